import os
from pathlib import Path

import pytest

from recapcast.check.find import files, manifests
from recapcast.errors import SourceError
from tests.check.damaged import Made


def test_an_episode_is_known_by_its_mp3_its_manifest_and_its_folder(made: Made) -> None:
    output = made.folder / "output"
    wanted = [output / "story.json"]
    assert manifests(output) == manifests(output / "story.mp3") == manifests(output / "story.json") == wanted


def test_a_folder_names_an_mp3_without_a_manifest_and_a_manifest_without_an_mp3(made: Made) -> None:
    output = made.folder / "output"
    (output / "foreign.mp3").write_bytes(b"")
    (output / "package.json").write_bytes(b"{}")
    made.mp3.unlink()
    assert manifests(output) == [output / "foreign.json", output / "story.json"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("nope.mp3", "nope.mp3 can not be read (No such file or directory)"),
        ("empty", "empty has no episode in it. Give an episode's MP3"),
        ("a.txt", "a.txt is no episode. Give"),
        ("a\0b.mp3", "can not be read (embedded null byte"),
    ],
)
def test_what_is_no_episode_is_told(given: str, says: str) -> None:
    Path("empty").mkdir()
    Path("a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        manifests(Path(given))
    assert says in str(caught.value)


def test_a_manifest_that_is_not_there_or_a_pipe_is_told() -> None:
    with pytest.raises(
        SourceError, match=r"a\.json can not be read \(No such file or directory\). An episode is compared"
    ):
        files(Path("a.json"))
    os.mkfifo("a.json")
    with pytest.raises(SourceError, match=r"a\.json can not be read \(it is no file\)"):
        files(Path("a.json"))


def test_a_manifest_of_another_mp3_is_compared_with_the_one_beside_it(made: Made) -> None:
    made.path(".json").rename(made.path("2.json"))
    there = files(made.path("2.json"))
    assert there.audio == made.path("2.mp3")


def test_a_script_from_standard_input_is_looked_for_nowhere(made: Made) -> None:
    made.say(lambda manifest: manifest["script"].update(path="-"))
    assert files(made.path(".json")).script is None
