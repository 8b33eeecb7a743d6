import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from recapcast.errors import DownloadError, VoiceError
from recapcast.speech.engines.piper_voices import add, find, folder, installed
from tests import tiny_voice
from tests.conftest import offline_environment
from tests.standin_voices import VoicesStandIn

NAME = "en_US-tiny-medium"
VOICES = Path("piper")


def change(file: Path, **settings: object) -> None:
    path = file.with_name(f"{file.name}.json")
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **settings}), "utf-8")


def test_the_voices_folder_is_the_environments_or_the_platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder() == VOICES
    monkeypatch.setenv("RECAPCAST_PIPER_VOICES", "~/v")
    assert folder() == Path.home() / "v"
    monkeypatch.setenv("RECAPCAST_PIPER_VOICES", "")
    assert folder().is_absolute()
    assert folder().parts[-2:] == ("recapcast", "piper")


def test_no_folder_holds_no_voices() -> None:
    assert installed() == []


def test_voices_are_described_by_their_settings() -> None:
    tiny_voice.write(VOICES, "de_DE-b-high", code="de_DE", quality="high", speakers={"ann": 0, "bob": 1})
    tiny_voice.write(VOICES, "a", code="en_US")
    assert [(m.name, m.language, m.quality, m.description, m.speakers) for m in installed()] == [
        ("a", "en-US", "medium", "tiny, medium", {}),
        ("de_DE-b-high", "de-DE", "high", "tiny, high, 2 speakers", {"ann": 0, "bob": 1}),
    ]


def test_settings_of_ones_own_training_need_no_language_nor_names_of_speakers() -> None:
    file = tiny_voice.write(VOICES, speakers={"ann": 0, "bob": 1})
    change(file, language={}, speaker_id_map={}, espeak={"voice": "en-gb-x-rp"}, dataset="")
    (model,) = installed()
    assert model.speakers == {"0": 0, "1": 1}
    assert model.language.startswith("en-GB")
    change(file, espeak={"voice": "gmw/de"})
    assert installed()[0].language == "und"


@pytest.mark.parametrize("broken", ["", "{", "[]", "{}", '{"audio": {"sample_rate": 0}}', "\udcff"])
def test_a_broken_voice_is_left_out_of_the_list_and_told_when_it_is_asked_for(broken: str) -> None:
    tiny_voice.write(VOICES, "whole")
    settings = tiny_voice.write(VOICES).with_name(f"{NAME}.onnx.json")
    settings.write_text(broken, "utf-8", errors="surrogateescape")
    assert [model.name for model in installed()] == ["whole"]
    with pytest.raises(VoiceError, match=r"tiny-medium.onnx.json does not hold the settings of a voice \(.+\)$"):
        find(NAME)


def test_a_file_without_its_settings_is_told_what_it_lacks() -> None:
    tiny_voice.write(VOICES).with_name(f"{NAME}.onnx.json").unlink()
    assert installed() == []
    with pytest.raises(VoiceError, match="lacks its settings: put en_US-tiny-medium.onnx.json, .* beside it"):
        find(f"piper/{NAME}.onnx")


@pytest.mark.parametrize("form", ["mine.onnx", "./mine.onnx", "~/mine.onnx", "{}/mine.onnx"])
def test_a_file_is_found_by_its_path(folder: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    file = tiny_voice.write(folder, "mine")
    model, speaker = find(form.format(folder))
    assert (model.name, model.file.resolve(), speaker) == (form.format(folder), file.resolve(), None)


def test_a_speaker_follows_a_plus_and_a_file_may_have_one_too() -> None:
    tiny_voice.write(VOICES, "a", speakers={"ann": 3, "x+y": 1})
    tiny_voice.write(VOICES, "a+b", speakers={"ann": 0, "bob": 1})
    tiny_voice.write(Path(), "a+c")
    found = {name: find(name) for name in ("a", "a+ann", "a+3", "a+x+y", "a+b", "a+b+bob", "a+c.onnx")}
    assert {name: (model.name, speaker) for name, (model, speaker) in found.items()} == {
        "a": ("a", None),
        "a+ann": ("a", "ann"),
        "a+3": ("a", "3"),
        "a+x+y": ("a", "x+y"),
        "a+b": ("a+b", None),
        "a+b+bob": ("a+b", "bob"),
        "a+c.onnx": ("a+c.onnx", None),
    }


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("en_US-lessac-medium", "is not in piper; `recapcast voices add en_US-lessac-medium` downloads it"),
        ("lessac", r"no voice `lessac` in piper \(there: en_US-tiny-medium, two\), nor is it the path of an .onnx"),
        ("", "no voice ``"),
        (f"../piper/{NAME}", "no voice"),
        ("no/such.onnx", "no voice file no/such.onnx"),
        ("no/such.onnx+ann", "no voice file no/such.onnx"),
        ("~nobody-of-that-name/a.onnx", "no voice file ~nobody"),
        ("a" * 300, "no voice `aaa"),
        ("a\0.onnx", "no voice file"),
        ("two+zed", "the voice `two` has no speaker `zed`: it has ann, bob$"),
        ("two+7", "has no speaker `7`"),
        ("two+", "has no speaker ``"),
        (f"{NAME}+ann", "has no speaker `ann`: it has only one"),
    ],
)
def test_a_voice_that_is_not_there_is_told_with_what_to_do(name: str, says: str) -> None:
    tiny_voice.write(VOICES)
    tiny_voice.write(VOICES, "two", speakers={"ann": 0, "bob": 1})
    with pytest.raises(VoiceError, match=says):
        find(name)


def test_of_many_speakers_some_are_named() -> None:
    tiny_voice.write(VOICES, "many", speakers={f"s{number}": number for number in range(900)})
    with pytest.raises(VoiceError, match=r"it has s0, .*, s19, …$"):
        find("many+ann")


def test_a_digest_changes_with_the_model_and_with_its_settings() -> None:
    file = tiny_voice.write(VOICES)
    (model,) = installed()
    digests = [model.digest(), model.digest()]
    change(file, inference={"length_scale": 2})
    digests.append(model.digest())
    tiny_voice.write(VOICES)
    digests.append(model.digest())
    tiny_voice.write(VOICES, pitch=300)
    digests.append(model.digest())
    first, again, slower, restored, higher = digests
    assert first == again == restored
    assert len({first, slower, higher}) == 3
    file.unlink()
    with pytest.raises(VoiceError, match="can not be read"):
        model.digest()


@pytest.mark.parametrize("name", [NAME, "pt_PT-tugão-medium"])
def test_an_added_voice_is_there_by_its_name(hugging_face: VoicesStandIn, name: str) -> None:
    file = tiny_voice.write(Path("there"), name)
    hugging_face.serve(file)
    assert add(name) == VOICES / f"{name}.onnx"
    assert sorted(path.name for path in VOICES.iterdir()) == [f"{name}.onnx", f"{name}.onnx.json"]
    assert [model.name for model in installed()] == [name]
    assert (VOICES / f"{name}.onnx").read_bytes() == file.read_bytes()


def test_a_voice_that_is_there_and_whole_is_not_fetched_again(hugging_face: VoicesStandIn) -> None:
    tiny_voice.write(VOICES)
    assert add(NAME) == VOICES / f"{NAME}.onnx"
    assert hugging_face.asked == []


def test_a_voice_that_is_there_and_broken_is_replaced(hugging_face: VoicesStandIn) -> None:
    good = tiny_voice.write(Path("there"))
    hugging_face.serve(good)
    tiny_voice.write(VOICES).write_bytes(b"half")
    assert add(NAME).read_bytes() == good.read_bytes()


@pytest.mark.parametrize("end", [".onnx", ".json"])
@pytest.mark.parametrize("fault", ["404", "503", "short", "html", "empty", "close"])
def test_a_download_that_fails_leaves_the_folder_as_it_was(hugging_face: VoicesStandIn, fault: str, end: str) -> None:
    VOICES.mkdir()
    hugging_face.serve(tiny_voice.write(Path("there")))
    hugging_face.faults[end] = fault
    with pytest.raises(
        DownloadError, match=r"^The voice `en_US-tiny-medium` could not be downloaded \(.+\)\. Nothing"
    ) as told:
        add(NAME)
    assert ".adding" not in str(told.value)
    assert list(VOICES.iterdir()) == []
    hugging_face.faults.clear()
    assert add(NAME).is_file()


def test_a_download_that_is_killed_leaves_no_voice_and_its_rest_goes_in_time(hugging_face: VoicesStandIn) -> None:
    hugging_face.serve(tiny_voice.write(Path("there")))
    hugging_face.faults[".json"] = "hang"
    environment = {**offline_environment(), **hugging_face.environment}
    program = f"from recapcast.speech.engines.piper_voices import add; add('{NAME}')"
    with subprocess.Popen([sys.executable, "-c", program], env=environment) as process:
        while not any(
            path.endswith("resolve-cache/en_US-tiny-medium.onnx.json")
            for path in [a.partition("?")[0] for a in hugging_face.asked]
        ):
            assert process.poll() is None
            time.sleep(0.02)
        process.kill()
    (rest,) = VOICES.iterdir()
    assert installed() == []
    hugging_face.faults.clear()
    add(NAME)
    assert rest.exists(), "another process may be at work in it"
    os.utime(rest, (0, 0))
    (VOICES / f"{NAME}.onnx").unlink()
    add(NAME)
    assert not rest.exists()


@pytest.mark.parametrize(
    "name", ["", "lessac", "en_US-lessac", "en-US-lessac-medium", "../en_US-a-low", "en_US-a/b-low", "en_US-a-low\n"]
)
def test_a_name_of_another_form_is_refused_before_anything_is_asked(hugging_face: VoicesStandIn, name: str) -> None:
    with pytest.raises(VoiceError, match=r"they have the form LANG_REGION-NAME-QUALITY \(en_US-lessac-medium\)"):
        add(name)
    assert hugging_face.asked == []
    assert not VOICES.exists()


def test_a_disk_that_takes_no_more_is_a_reason_and_leaves_nothing(hugging_face: VoicesStandIn) -> None:
    hugging_face.serve(tiny_voice.write(Path("there")))
    # A limit on the size of a file fails the same write that a full disk does.
    program = (
        "import resource, sys\n"
        "from recapcast.errors import RecapcastError\n"
        "from recapcast.speech.engines import piper_library, piper_voices\n"
        "piper_library.start()\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))\n"
        f"try: piper_voices.add('{NAME}')\n"
        "except RecapcastError as error: print(error.exit_code, error)\n"
    )
    environment = {**offline_environment(), **hugging_face.environment}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.stdout.startswith(f"1 The voice `{NAME}` could not be downloaded (File too large)."), done.stderr
    assert list(VOICES.iterdir()) == []


def test_a_folder_that_can_not_be_made_is_a_reason(hugging_face: VoicesStandIn) -> None:
    VOICES.write_text("a file")
    with pytest.raises(DownloadError, match="can not be kept in piper .* or set RECAPCAST_PIPER_VOICES"):
        add(NAME)
    assert hugging_face.asked == []
