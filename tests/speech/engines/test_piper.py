import itertools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.engines import piper_library
from recapcast.speech.engines.piper import PiperEngine
from recapcast.speech.judge import require_speech
from recapcast.units import Seconds
from tests import tiny_voice
from tests.conftest import Command, decode

NAME = "en_US-tiny-medium"
VOICES = Path("piper")


def say(voice: Voice, text: str = "Hello there, world.") -> Clip:
    return PiperEngine().speak(text, voice, Seconds(1))


def pitch(clip: Clip) -> float:
    """In Hz, by the times that the sound crosses zero upwards."""
    samples = memoryview(clip.pcm).cast("h")
    # What is close to zero is the noise in the voice.
    signs = [sample > 0 for sample in samples if abs(sample) > 500]
    return sum(late and not early for early, late in itertools.pairwise(signs)) / clip.seconds


def names(voices: object) -> list[str]:
    assert isinstance(voices, list)
    return [voice.name for voice in voices]


def test_a_voice_from_the_folder_speaks() -> None:
    tiny_voice.write(VOICES)
    voice = PiperEngine().voice("en", None)
    assert (str(voice), voice.language, voice.description) == (f"piper:{NAME}", "en-US", "tiny, medium")
    clip = say(voice)
    require_speech(clip, "Hello there, world.")
    assert pitch(clip) == pytest.approx(220, rel=0.02)


@pytest.mark.parametrize(("speaker", "hertz"), [("", 440), ("+ann", 220), ("+bob", 440), ("+2", 660), ("+0", 220)])
def test_each_speaker_of_a_model_has_a_voice_and_the_model_names_who_speaks_unasked(
    speaker: str, hertz: float
) -> None:
    file = tiny_voice.write(VOICES, speakers={"ann": 0, "bob": 1, "kim": 2})
    settings = file.with_name(f"{file.name}.json")
    settings.write_text(json.dumps({**json.loads(settings.read_text("utf-8")), "default_speaker_id": 1}), "utf-8")
    assert pitch(say(PiperEngine().voice("en", NAME + speaker))) == pytest.approx(hertz, rel=0.02)


def test_a_file_anywhere_speaks_and_keeps_the_name_it_was_given(folder: Path) -> None:
    file = tiny_voice.write(folder / "my voices", "a+b", speakers={"ann": 0, "bob": 1})
    voice = PiperEngine().voice("ko", f"{file}+bob")
    assert (voice.name, voice.language) == (f"{file}+bob", "en-US")
    assert pitch(say(voice)) == pytest.approx(440, rel=0.02)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "en_US-b-high"),
        ("en-US", "en_US-b-high"),
        ("en-GB", "en_GB-a-low"),
        ("en-AU", "en_GB-a-low"),
        ("de", "de_DE-a-medium"),
        ("de-AT", "de_DE-a-medium"),
    ],
)
def test_the_nearest_language_comes_first_then_the_better_quality(language: str, name: str) -> None:
    for voice, quality in [
        ("de_DE-a-medium", "medium"),
        ("en_GB-a-low", "low"),
        ("en_US-a-own", "own"),
        ("en_US-a-x_low", "x_low"),
        ("en_US-a-medium", "medium"),
        ("en_US-c-high", "high"),
        ("en_US-b-high", "high"),
    ]:
        tiny_voice.write(VOICES, voice, code=voice.partition("-")[0], quality=quality)
    assert PiperEngine().voice(language, None).name == name


def test_a_language_that_no_voice_has_is_refused_with_what_to_do() -> None:
    tiny_voice.write(VOICES)
    with pytest.raises(
        VoiceError, match=r"piper has no voice for `ko` in piper; `recapcast voices add NAME` downloads"
    ):
        PiperEngine().voice("ko", None)


def test_voices_are_listed_with_the_speakers_of_those_that_have_few() -> None:
    tiny_voice.write(VOICES, "few", speakers={"ann": 0, "bob": 1})
    tiny_voice.write(VOICES, "many", speakers={f"s{number}": number for number in range(21)})
    tiny_voice.write(VOICES, "one")
    voices = PiperEngine().voices()
    assert names(voices) == ["few", "few+bob", "many", "one"]
    assert len({say(voice).pcm for voice in voices[:2]}) == 2
    assert all(PiperEngine().voice("en", voice.name) == voice for voice in voices)


def test_others_are_the_models_speakers_then_the_languages_voices() -> None:
    tiny_voice.write(VOICES, "de", code="de_DE")
    tiny_voice.write(VOICES, "en-high", code="en_US", quality="high")
    tiny_voice.write(VOICES, "en-near", code="en_GB", quality="low")
    tiny_voice.write(VOICES, "mine", code="en_GB", speakers={"ann": 0, "bob": 1, "kim": 2})
    engine = PiperEngine()
    rest = ["en-near", "en-high"]
    assert names(engine.others(engine.voice("en", "mine"))) == ["mine+bob", "mine+kim", *rest]
    assert names(engine.others(engine.voice("en", "mine+0"))) == ["mine+bob", "mine+kim", *rest]
    assert names(engine.others(engine.voice("en", "mine+bob"))) == ["mine", "mine+kim", *rest]
    assert names(engine.others(engine.voice("en", "piper/en-near.onnx"))) == [
        "mine",
        "mine+bob",
        "mine+kim",
        "en-high",
    ]
    assert names(engine.others(engine.voice("de", None))) == []


def test_it_is_ready_where_a_voice_is_and_else_says_why_not() -> None:
    engine = PiperEngine()
    assert "`recapcast voices add NAME`" in str(engine.why_not("en", None, Seconds(0)))
    tiny_voice.write(VOICES)
    assert engine.why_not("en", None, Seconds(0)) is None
    assert "is not in piper" in str(engine.why_not("en", "en_US-lessac-medium", Seconds(0)))


def test_the_version_of_a_voice_is_its_files_too() -> None:
    tiny_voice.write(VOICES)
    tiny_voice.write(Path("other"), pitch=300)
    engine = PiperEngine()
    versions = {
        engine.version_of(engine.voice("en", name)) for name in (NAME, f"piper/{NAME}.onnx", f"other/{NAME}.onnx")
    }
    assert len(versions) == 2
    assert all(version.startswith(f"{piper_library.version()} ") for version in versions)


def test_a_voice_is_loaded_once_and_anew_when_its_file_changes() -> None:
    engine = PiperEngine()
    tiny_voice.write(VOICES)
    voice = engine.voice("en", None)
    first, second = (engine.speak("Hello there, world.", voice, Seconds(1)) for _ in range(2))
    assert first != second, "loaded anew, it would begin with the same noise"
    tiny_voice.write(VOICES, pitch=300)
    assert pitch(engine.speak("Hello there, world.", voice, Seconds(1))) == pytest.approx(300, rel=0.02)


def test_a_voice_that_went_away_or_does_not_load_is_a_failure_of_speech() -> None:
    file = tiny_voice.write(VOICES)
    voice = PiperEngine().voice("en", None)
    file.write_bytes(b"")
    with pytest.raises(SpeechError, match="can not be loaded"):
        say(voice)
    file.unlink()
    with pytest.raises(SpeechError, match="is not in piper"):
        say(voice)


def spoken(order: str) -> list[str]:
    """What a process of its own says, as hashes: for each letter by espeak or piper, in English, then in German."""
    program = (
        "import hashlib; from recapcast.speech.registry import engine\n"
        "engines = {'e': engine('espeak'), 'p': engine('piper')}\n"
        f"for letter in '{order}':\n"
        "    for language in ('en', 'de'):\n"
        "        voice = engines[letter].voice(language, None)\n"
        "        clip = engines[letter].speak('Hello there, world.', voice, 1)\n"
        "        print(letter, clip.seconds > 1, hashlib.sha256(clip.pcm).hexdigest())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize("order", ["epep", "pepe"])
def test_with_the_embedded_voice_in_one_process_each_says_what_it_says_alone(order: str) -> None:
    tiny_voice.write(VOICES, "de_DE-tiny-medium", code="de_DE")
    tiny_voice.write(VOICES)
    both = spoken(order)
    assert [line for line in both if line[0] == "e"] == spoken("ee")
    assert [line for line in both if line[0] == "p"] == spoken("pp")


def test_the_command_makes_an_episode_in_a_voice_of_ones_own(recapcast: Command) -> None:
    tiny_voice.write(recapcast.folder, "mine")
    done = recapcast("make", "-", "--voice", "piper:mine.onnx", stdin="headline: Tern Point win the cup at last")
    assert done.returncode == 0, done.stderr
    assert "spoken by piper:mine.onnx" in done.stdout
    (mp3,) = (recapcast.folder / "output").glob("*.mp3")
    assert len(decode(mp3)) > 22050


def test_a_retrained_voice_of_the_same_name_speaks_anew_and_the_same_does_not(recapcast: Command) -> None:
    def make() -> bytes:
        assert recapcast("make", "-", "--voice", "piper", stdin="headline: Tern Point win the cup").returncode == 0
        (mp3,) = (recapcast.folder / "output").glob("*.mp3")
        return mp3.read_bytes()

    tiny_voice.write(VOICES)
    first, again = make(), make()
    kept = len(list((recapcast.folder / ".cache").rglob("*.clip")))
    tiny_voice.write(VOICES, pitch=300)
    retrained = make()
    assert first == again != retrained
    assert len(list((recapcast.folder / ".cache").rglob("*.clip"))) == 2 * kept


def test_a_voice_that_was_trained_on_letters_takes_no_phonemes(folder: Path) -> None:
    engine, file = PiperEngine(), tiny_voice.write(folder, "mine")
    assert engine.alphabet(engine.voice("en", str(file))) == "ipa"
    settings = file.with_name(f"{file.name}.json")
    settings.write_text(settings.read_text("utf-8").replace('"espeak", "phon', '"text", "phon'), encoding="utf-8")
    assert engine.alphabet(engine.voice("en", str(file))) is None
