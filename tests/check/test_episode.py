import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recapcast.check.episode import Files, check
from recapcast.check.find import Place, files
from recapcast.episode.measure import measure
from tests.check.conftest import make
from tests.check.damaged import Made


def test_a_good_episode_holds(made: Made) -> None:
    report = check(files(Place(made.path(".json"), None)))
    assert report.misses == ()
    figures = report.figures
    assert (figures.chapters, figures.lines, figures.files, figures.script) == (3, 4, 6, "same")
    assert figures.seconds == pytest.approx(made.manifest["audio"]["seconds"], abs=1e-6)
    assert figures.lufs == pytest.approx(-16, abs=0.5)


@pytest.mark.parametrize(
    "body",
    [
        "NARRATOR: One.",
        "[pause: 0s]\nNARRATOR: One.\n[pause: 0s]\nQUOTE (Ann & <Bob>): Two --> {x} <b>.\n[pause: 0s]\n",
        "NARRATOR: 소식.\n# 하나\n[pause: 0.05s]\nHOST_2: One... and then; well, two!\n[pause: 3s]",
        "\n".join(f"[pause: 0s]\n# {number}\nHOST: {number % 10}." for number in range(260)),
    ],
    ids=["no chapter", "no pause", "other scripts", "more chapters than a table has"],
)
def test_whatever_is_made_holds(folder: Path, body: str) -> None:
    assert (
        make(
            folder,
            f"---\nnarration: 1\ntitle: <소식> & 100%\nlink: https://example.org/ä\ncast: {{HOST: 'espeak:en,rate=450'}}\n---\n{body}\n",
        ).misses()
        == ()
    )


def test_files_may_lie_anywhere_under_any_name(made: Made, folder: Path) -> None:
    staged = {}
    for number, listed in enumerate(made.manifest["files"]):
        staged[listed["path"]] = (folder / "copy" / "output" / listed["path"]).rename(
            folder / f".recapcast-{number}.tmp"
        )
    audio = made.mp3.rename(folder / ".recapcast-a.tmp")
    there = Files(made.path(".json").read_bytes(), "story.json", audio, staged, folder / "copy" / "story.txt")
    assert check(there).misses == ()
    assert check(there, measure(audio)).misses == ()


def test_a_file_that_is_gone_is_named(made: Made) -> None:
    for suffix in (".vtt", ".srt", ".transcript.json", ".chapters.json"):
        made.path(suffix).unlink()
    assert made.only("file") == [
        f"story{suffix}: expected a file that can be read, found No such file or directory"
        for suffix in (".vtt", ".srt", ".transcript.json", ".chapters.json")
    ]


def test_an_mp3_that_is_gone_is_named(made: Made) -> None:
    made.mp3.unlink()
    assert "story.mp3: expected a file that can be read, found No such file or directory" in map(str, made.misses())


@pytest.mark.parametrize("suffix", [".mp3", ".vtt", ".srt", ".transcript.json", ".chapters.json"])
def test_any_change_of_a_file_is_named(made: Made, suffix: str) -> None:
    data = bytearray(made.path(suffix).read_bytes())
    data[len(data) // 2] ^= 1
    made.path(suffix).write_bytes(data)
    assert [miss.file for miss in made.misses() if miss.part == "file" and "it was changed" in miss.found] == [
        f"story{suffix}"
    ]


@pytest.mark.parametrize("suffix", [".mp3", ".vtt"])
def test_a_pipe_in_a_files_place_is_not_waited_for(made: Made, suffix: str) -> None:
    made.path(suffix).unlink()
    os.mkfifo(made.path(suffix))
    assert any(miss.file == f"story{suffix}" for miss in made.misses() if miss.part == "file")


def test_a_device_in_a_files_place_is_not_read_for_ever(made: Made) -> None:
    made.path(".vtt").unlink()
    made.path(".vtt").symlink_to("/dev/zero")
    assert "story.vtt: expected a file that can be read, found it is no file" in map(str, made.misses())


@pytest.mark.parametrize(
    "path", ["../story.txt", "/etc/hostname", "sub/story.vtt", "%2e%2e/story.txt", "", "\0", "."]
)
def test_a_path_that_leads_out_of_the_folder_is_not_followed(made: Made, path: str) -> None:
    made.say(lambda manifest: manifest["files"][0].update(path=path))
    assert "`files.0`: expected a file beside it" in "\n".join(map(str, made.misses()))
    made.say(lambda manifest: manifest["audio"].update(path=path))
    assert "`audio.path`: expected a file of its own name" in "\n".join(map(str, made.misses()))


@pytest.mark.parametrize("path", ["\ud800", "a\0b", "a%00b", "x" * 300, "..", "/dev/zero"])
def test_a_script_by_a_name_that_no_file_has_is_not_there(made: Made, path: str) -> None:
    made.say(lambda manifest: manifest["script"].update(path=path))
    report = check(files(Place(made.path(".json"), None)))
    assert (report.misses, report.figures.script) == ((), "not there")


@pytest.mark.parametrize("path", ["\ud800.vtt", "a%00b.vtt", f"{'x' * 300}.vtt"])
def test_a_file_by_a_name_that_no_file_has_is_named(made: Made, path: str) -> None:
    made.say(lambda manifest: manifest["files"][0].update(path=path))
    assert any("expected a file that can be read, found" in str(miss) for miss in made.misses())


def test_an_edited_script_is_no_miss_and_is_told(made: Made) -> None:
    (made.folder / "story.txt").write_text("another", encoding="utf-8")
    report = check(files(Place(made.path(".json"), None)))
    assert (report.misses, report.figures.script) == ((), "changed")
    (made.folder / "story.txt").unlink()
    report = check(files(Place(made.path(".json"), None)))
    assert (report.misses, report.figures.script) == ((), "not there")


def test_an_mp3_of_another_episode_under_this_manifest_is_seen(made: Made) -> None:
    made.sound(lambda samples: samples[::-1])
    assert {"line", "loudness"} & made.parts()
    assert len([miss for miss in made.misses() if miss.part in {"line", "pause"}]) >= 4


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_of_the_mp3_is_a_miss_and_never_a_traceback(good: Made, folder: Path, data: st.DataObject) -> None:
    original = good.mp3.read_bytes()
    size = len(original)
    # Half of them in the tag, which is short.
    places = st.one_of(st.integers(0, min(size, 4000) - 1), st.integers(0, size - 1))
    damaged = bytearray(original)
    for place in data.draw(st.lists(places, min_size=1, max_size=20, unique=True)):
        damaged[place] ^= data.draw(st.integers(1, 255))
    first, last = sorted((data.draw(places), data.draw(places)))
    if data.draw(st.booleans()):
        del damaged[first:last]
    path = folder / "damaged.mp3"
    path.write_bytes(damaged)
    there = files(Place(good.path(".json"), None))
    report = check(Files(there.manifest, there.name, path, there.beside, there.script))
    assert any(miss.part == "file" for miss in report.misses)
    assert all("\n" not in str(miss) for miss in report.misses)
