import json
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from recapcast.errors import DownloadError, SpeechError
from recapcast.script.spoken.phonemes import marked
from recapcast.speech.engines import piper_library
from recapcast.speech.engines.piper_library import Synthesizer, fetch
from recapcast.speech.judge import require_speech
from tests import tiny_voice
from tests.conftest import REPOSITORY, Command, offline_environment
from tests.standin import TranslateStandIn
from tests.standin_voices import VoicesStandIn

NAME = "en_US-tiny-medium"


@pytest.fixture
def without_piper(folder: Path) -> dict[str, str]:
    """The environment of a Python that has everything but piper-tts; to be started with -S."""
    packages = folder / "packages"
    packages.mkdir()
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not path.name.startswith("piper"):
            (packages / path.name).symlink_to(path)
    return {**offline_environment(), "PYTHONPATH": f"{packages}:{REPOSITORY / 'src'}"}


def python(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-S", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def test_its_modules_import_without_piper_tts_and_import_it_only_when_needed(without_piper: dict[str, str]) -> None:
    program = "import sys, recapcast.speech.engines.piper as p; p.PiperEngine().voices(); print('onnxruntime' in sys.modules)"
    assert python(without_piper, "-c", program) == "False\n"


def test_without_piper_tts_the_reason_says_how_to_get_it(without_piper: dict[str, str]) -> None:
    rows = python(without_piper, "-m", "recapcast", "voices")
    assert "not now: piper-tts is not installed: pip install 'recapcast[piper]'\n" in rows


def test_a_piper_tts_that_does_not_import_is_a_reason(without_piper: dict[str, str], folder: Path) -> None:
    for path in Path(sysconfig.get_path("purelib")).glob("piper*"):
        (folder / "packages" / path.name).symlink_to(path)
    (folder / "packages" / "onnxruntime").unlink()
    tiny_voice.write(folder / "piper")
    program = "from recapcast.speech.engines.piper import PiperEngine as E; print(E().why_not('en', None, 1))"
    told = python(without_piper, "-c", program)
    assert told == "piper-tts can not be loaded (No module named 'onnxruntime'); install it again\n"


def test_a_voice_speaks_as_long_as_its_model_says(folder: Path) -> None:
    clip = Synthesizer(tiny_voice.write(folder), folder).speak("Hello there, world.", None)
    require_speech(clip, "Hello there, world.")
    assert (clip.rate, len(clip.pcm) // 2 % tiny_voice.HOP) == (tiny_voice.RATE, 0)


def test_every_sentence_of_a_line_is_spoken(folder: Path) -> None:
    voice = Synthesizer(tiny_voice.write(folder), folder)
    both = voice.speak("One is here. Two is there.", None).seconds
    parts = [voice.speak(text, None).seconds for text in ("One is here.", "Two is there.")]
    assert both == pytest.approx(sum(parts))


def test_double_brackets_are_text_and_no_phonemes(folder: Path) -> None:
    voice = Synthesizer(tiny_voice.write(folder), folder)
    for text in ("a [[b]] c", "a [[[b]]] c"):
        apart = text.replace("[[[", "[ [ [").replace("[[", "[ [")
        assert voice.speak(text, None).seconds == voice.speak(apart, None).seconds


@pytest.mark.parametrize("text", ["...", "—", " "])
def test_nothing_to_say_is_an_empty_clip(folder: Path, text: str) -> None:
    clip = Synthesizer(tiny_voice.write(folder), folder).speak(text, None)
    assert (clip.pcm, clip.rate) == (b"", tiny_voice.RATE)


def spoken_by_a_process_of_its_own(file: Path) -> str:
    program = (
        "import hashlib, pathlib, sys; from recapcast.speech.engines.piper_library import Synthesizer\n"
        "file = pathlib.Path(sys.argv[1]); voice = Synthesizer(file, file.parent)\n"
        "for _ in range(2): print(hashlib.sha256(voice.speak('Hello there.', None).pcm).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout


def test_every_run_says_the_same_alike_although_a_voice_has_noise(folder: Path) -> None:
    file = tiny_voice.write(folder)
    spoken = spoken_by_a_process_of_its_own(file)
    assert len(set(spoken.splitlines())) == 2, "there is noise"
    assert spoken_by_a_process_of_its_own(file) == spoken


def test_a_phoneme_that_a_voice_lacks_is_left_out_in_silence(folder: Path) -> None:
    file = tiny_voice.write(folder)
    settings = file.with_name(f"{file.name}.json")
    known = json.loads(settings.read_text("utf-8"))
    del known["phoneme_id_map"]["h"]
    settings.write_text(json.dumps(known), "utf-8")
    assert spoken_by_a_process_of_its_own(file)


@pytest.mark.parametrize("model", [b"", b"<!doctype html>", None])
def test_a_file_that_is_no_model_is_refused_in_one_clause(
    folder: Path, model: bytes | None, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tiny_voice.write(folder)
    file.write_bytes(file.read_bytes()[:-9] if model is None else model)
    with pytest.raises(SpeechError, match=r"^the voice .*\.onnx can not be loaded \([^\[\n]+[^.]\)$"):
        Synthesizer(file, folder)
    assert capfd.readouterr().err == ""


def test_what_piper_can_not_say_is_a_reason_and_the_terminal_stays_clean(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    several = Synthesizer(tiny_voice.write(folder, speakers={"ann": 0, "bob": 1}), folder)
    settings = folder / f"{NAME}.onnx.json"
    settings.write_text(settings.read_text("utf-8").replace('"num_speakers": 2', '"num_speakers": 1'), "utf-8")
    with pytest.raises(SpeechError, match=r"^piper failed on it \(.*sid.*\)$"):
        Synthesizer(folder / f"{NAME}.onnx", folder).speak("Hello.", None)
    assert several.speak("한국어 뉴스", 1).pcm
    assert capfd.readouterr().err == ""


def test_settings_that_piper_does_not_take_are_a_reason(folder: Path) -> None:
    file = tiny_voice.write(folder)
    settings = folder / f"{NAME}.onnx.json"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('"phoneme_type": "espeak"', '"phoneme_type": "runes"'), "utf-8")
    with pytest.raises(SpeechError, match="can not be loaded .*runes"):
        Synthesizer(file, folder)
    settings.write_text(text.replace('"num_symbols"', '"number"'), "utf-8")
    with pytest.raises(SpeechError, match=r"can not be loaded \(it lacks 'num_symbols'\)"):
        Synthesizer(file, folder)


@pytest.mark.parametrize("name", [NAME, "pt_PT-tugão-medium"])
def test_unmodified_piper_downloads_a_voice_by_way_of_redirects(
    folder: Path, hugging_face: VoicesStandIn, name: str
) -> None:
    file = tiny_voice.write(folder / "there", name)
    hugging_face.serve(file)
    (folder / "here").mkdir()
    fetched = fetch(name, folder / "here")
    assert fetched.read_bytes() == file.read_bytes()
    assert (
        fetched.with_name(f"{fetched.name}.json").read_bytes()
        == (folder / "there" / f"{name}.onnx.json").read_bytes()
    )
    assert [place.partition("/")[0] for place in hugging_face.asked] == [
        "huggingface.co",
        "cdn-lfs.huggingface.co",
    ] + 2 * ["huggingface.co"]


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("404", "the server answered 404 Not Found: is the name right?"),
        ("503", "the server answered 503 Service Unavailable"),
        ("close", "closed connection without response"),
        ("hang", "timed out"),
    ],
)
@pytest.mark.parametrize("end", [".onnx", ".json"])
def test_a_download_that_fails_says_why(
    folder: Path, hugging_face: VoicesStandIn, monkeypatch: pytest.MonkeyPatch, fault: str, says: str, end: str
) -> None:
    monkeypatch.setattr(piper_library, "_STALLED", 0.5)
    hugging_face.serve(tiny_voice.write(folder / "there"))
    hugging_face.faults[end] = fault
    with pytest.raises(DownloadError, match=says.replace("?", r"\?")):
        fetch(NAME, folder)
    assert socket.getdefaulttimeout() is None


def test_without_a_network_the_reason_is_the_systems(folder: Path) -> None:
    with pytest.raises(DownloadError, match="the server can not be reached: .*refused"):
        fetch(NAME, folder)


def test_a_server_that_nobody_vouches_for_is_not_believed(
    folder: Path, hugging_face: VoicesStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    hugging_face.serve(tiny_voice.write(folder / "there"))
    with pytest.raises(DownloadError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(NAME, folder)
    assert hugging_face.asked == []


def test_nobody_is_told_that_a_voice_was_used(recapcast: Command, translate: TranslateStandIn) -> None:
    tiny_voice.write(recapcast.folder / "piper", "en_US-tiny-medium")
    # Its own mark of the machine, and what it did not get to send, go here; on a CI machine it reports nothing.
    home = recapcast.folder / "home"
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "CI": "", "GITHUB_ACTIONS": ""}
    spoken = recapcast("voices", "say", "Hello.", "--voice", "piper", environment={**translate.environment, **own})
    assert spoken.returncode == 0
    assert translate.hosts == []
    assert not home.exists()


def test_phonemes_are_said_sign_by_sign(folder: Path) -> None:
    voice = Synthesizer(tiny_voice.write(folder), folder)
    short, long = (voice.speak(f"Say {marked(ipa)} now.", None) for ipa in ("ɛn", "ɛnɛnɛnɛn"))
    assert (len(long.pcm) - len(short.pcm)) // 2 % tiny_voice.HOP == 0
    assert len(long.pcm) > len(short.pcm)
    assert voice.speak(marked("hɛ.i͡n:"), None).samples == voice.speak(marked("hɛinː"), None).samples


def test_a_bracket_before_phonemes_is_text(folder: Path) -> None:
    voice = Synthesizer(tiny_voice.write(folder), folder)
    assert voice.speak(f"a [{marked('ɛ')}", None).samples == voice.speak(f"a [ {marked('ɛ')}", None).samples


def test_phonemes_that_a_voice_was_not_trained_on_are_refused(folder: Path) -> None:
    voice = Synthesizer(tiny_voice.write(folder), folder)
    with pytest.raises(SpeechError, match="no phoneme for `漢` of the lexicon's `a漢`"):
        voice.speak(marked("a漢"), None)
