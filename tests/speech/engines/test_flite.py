"""With the real program where it is installed, which .ci/run sees to; its failures with programs made here."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech.clip import Clip
from recapcast.speech.engines.flite import FliteEngine
from recapcast.speech.judge import require_speech
from recapcast.units import Seconds

with_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="the program flite is not installed")


def say(text: str, name: str | None = None) -> Clip:
    engine = FliteEngine()
    return engine.speak(text, engine.voice("en", name), Seconds(120))


@with_flite
@pytest.mark.parametrize("name", ["slt", "rms", "awb", "kal16", "kal"])
def test_every_voice_speaks(name: str) -> None:
    clip = say("Hello there, world.", name)
    require_speech(clip, "Hello there, world.")
    assert clip.rate in {8000, 16000}


@with_flite
def test_the_best_voice_comes_first_and_the_clock_is_none() -> None:
    engine = FliteEngine()
    assert engine.voice("en-GB", None).name == "slt"
    assert [voice.name for voice in engine.voices()] == ["slt", "rms", "awb", "kal16", "kal"]
    assert [voice.name for voice in engine.others(engine.voice("en", "rms"))] == ["slt", "awb", "kal16"]
    assert [voice.name for voice in engine.others(engine.voice("en", "kal"))] == ["slt", "rms", "awb"]
    assert engine.why_not("en", None, Seconds(1)) is None
    assert engine.version_of(engine.voice("en", None)).startswith("flite-")


@with_flite
@pytest.mark.parametrize("text", ["-voice kal", "<b>", "a" * 3000, "/etc/passwd", "line.txt", "100 % — “so”"])
def test_any_text_is_spoken_as_text(text: str) -> None:
    assert say(text).seconds > 0.3


@with_flite
@pytest.mark.parametrize(("text", "plain"), [("café", "cafe"), ("It’s", "It's"), ("Día", "Dia"), ("수현", "suhyeon")])
def test_letters_that_it_lacks_are_spelled_in_those_that_it_has(text: str, plain: str) -> None:
    assert say(text) == say(plain)


@with_flite
def test_a_voice_or_language_that_it_lacks_is_refused() -> None:
    engine = FliteEngine()
    with pytest.raises(VoiceError, match="flite has no voice `nope`. It has: slt, rms"):
        engine.voice("en", "nope")
    with pytest.raises(VoiceError, match="does not speak the language `ko`"):
        engine.voice("ko", None)
    assert engine.why_not("ko", None, Seconds(1)) == "flite does not speak the language `ko`"


def test_without_the_program_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    engine = FliteEngine()
    assert "not on the PATH" in (engine.why_not("en", None, Seconds(1)) or "")
    assert engine.voices() == []
    with pytest.raises(VoiceError, match="not on the PATH"):
        engine.voice("en", "slt")


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("exit 3", "failed with status 3"),
        ("sleep 5", "took longer than 1 s"),
        ("exit 0", "wrote no sound"),
        ('echo "no sound" > "$6"', "wrote no sound"),
        ('head -c 30 /dev/zero > "$6"', "wrote no sound"),
    ],
)
def test_a_program_that_fails_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, program: str, reason: str
) -> None:
    broken = folder / "flite"
    broken.write_text(f'#!/bin/sh\nif [ "$1" = -lv ]; then echo "Voices available: slt"; exit; fi\n{program}\n')
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    engine = FliteEngine()
    with pytest.raises(SpeechError, match=reason):
        engine.speak("Hello", engine.voice("en", None), Seconds(1))
