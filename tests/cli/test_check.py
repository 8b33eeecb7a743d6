import json
import re

import pytest

from tests.check.conftest import good
from tests.check.damaged import Made
from tests.conftest import Command

__all__ = ["good"]


@pytest.fixture
def made(good: Made, recapcast: Command) -> Made:
    """A story in the folder in which the command runs."""
    for path in (good.folder / "output").iterdir():
        (recapcast.folder / "output").mkdir(exist_ok=True)
        (recapcast.folder / "output" / path.name).write_bytes(path.read_bytes())
    (recapcast.folder / "story.txt").write_bytes((good.folder / "story.txt").read_bytes())
    return Made(recapcast.folder)


def test_an_episode_that_holds_is_one_line(made: Made, recapcast: Command) -> None:
    done = recapcast("check", "output/story.mp3")
    assert (done.returncode, done.stderr) == (0, "")
    line = r"output/story.mp3 holds: 1[01] s, -1[56]\.\d LUFS, -\d\.\d dBTP, 3 chapters, 4 lines, 6 files\n"
    assert re.fullmatch(line, done.stdout)


def test_every_miss_is_a_line_and_the_exit_code_is_1(made: Made, recapcast: Command) -> None:
    made.path(".vtt").write_text("x", encoding="utf-8")
    made.path(".srt").unlink()
    done = recapcast("check", "output")
    assert (done.returncode, done.stderr) == (1, "recapcast: 1 of 1 episode(s) checked did not hold.\n")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "output/story.vtt",
        "output/story.srt",
        "output/story.vtt",
    ]


def test_json_tells_figures_and_misses(made: Made, recapcast: Command) -> None:
    made.say(lambda manifest: manifest["lines"][0]["cites"].clear())
    done = recapcast("check", "output/story.json", "nope.mp3", "--json")
    assert done.returncode == 1
    story, nope = json.loads(done.stdout)
    assert (story["episode"], story["holds"], story["figures"]["lines"]) == ("output/story.mp3", False, 4)
    (miss,) = story["misses"]
    assert (miss["part"], miss["file"], miss["found"]) == ("script", "story.json", "none")
    assert miss["message"].startswith("story.json, line 1 (")
    assert (nope["holds"], nope["figures"], nope["misses"]) == (False, None, [])
    assert nope["error"].startswith("nope.mp3 can not be read")


def test_where_there_is_no_episode_the_exit_code_is_2(recapcast: Command) -> None:
    done = recapcast("check", "nope.mp3")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("recapcast: nope.mp3 can not be read (No such file or directory).")
    assert recapcast("check").returncode == 2


def test_a_changed_script_is_told(made: Made, recapcast: Command) -> None:
    (recapcast.folder / "story.txt").write_text("x", encoding="utf-8")
    assert recapcast("check", "output").stdout.endswith(" 6 files; its script was changed since\n")
