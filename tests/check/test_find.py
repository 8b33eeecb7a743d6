import os
from pathlib import Path

import pytest

from recapcast.check.find import Place, files, places
from recapcast.episode.format import CONTAINERS
from recapcast.errors import SourceError
from tests.check.damaged import Made


def test_an_episode_is_known_by_its_mp3_its_manifest_and_its_folder(made: Made) -> None:
    output = made.folder / "output"
    wanted = [Place(output / "story.json", made.mp3)]
    assert places(output) == places(output / "story.mp3") == wanted
    assert places(output / "story.json") == [Place(output / "story.json", None)]


@pytest.mark.parametrize("suffix", [*CONTAINERS, ".FLAC"])
def test_sound_of_every_container_is_an_episode_alone_and_in_a_folder(suffix: str) -> None:
    sound = Path("there") / f"a{suffix}"
    sound.parent.mkdir()
    sound.write_bytes(b"")
    assert places(sound) == places(sound.parent) == [Place(Path("there/a.json"), sound)]


def test_a_folder_names_an_mp3_without_a_manifest_and_a_manifest_without_an_mp3(made: Made) -> None:
    output = made.folder / "output"
    (output / "foreign.mp3").write_bytes(b"")
    (output / "package.json").write_bytes(b"{}")
    made.mp3.unlink()
    assert places(output) == [
        Place(output / "foreign.json", output / "foreign.mp3"),
        Place(output / "story.json", None),
    ]


def test_sound_that_the_manifest_beside_it_does_not_tell_of_is_told(made: Made) -> None:
    made.path(".wav").write_bytes(b"")
    mp3, wav = places(made.folder / "output")
    assert files(mp3).audio == made.mp3
    with pytest.raises(SourceError, match=r"story\.wav has no manifest: .*story\.json tells of story\.mp3\. To keep"):
        files(wav)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("nope.mp3", "nope.mp3 can not be read (No such file or directory)"),
        ("empty", "empty has no episode in it. Give an episode's sound"),
        ("a.txt", "a.txt is no episode. Give"),
        ("a\0b.mp3", "can not be read (embedded null byte"),
    ],
)
def test_what_is_no_episode_is_told(given: str, says: str) -> None:
    Path("empty").mkdir()
    Path("a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        places(Path(given))
    assert says in str(caught.value)


def test_a_manifest_that_is_not_there_or_a_pipe_is_told() -> None:
    with pytest.raises(
        SourceError, match=r"a\.json can not be read \(No such file or directory\). An episode is compared"
    ):
        files(Place(Path("a.json"), None))
    os.mkfifo("a.json")
    with pytest.raises(SourceError, match=r"a\.json can not be read \(it is no file\)"):
        files(Place(Path("a.json"), None))


def test_a_manifest_of_another_mp3_is_compared_with_the_one_beside_it(made: Made) -> None:
    made.path(".json").rename(made.path("2.json"))
    for sound in (None, made.path("2.mp3")):
        assert files(Place(made.path("2.json"), sound)).audio == made.path("2.mp3")


def test_a_script_from_standard_input_is_looked_for_nowhere(made: Made) -> None:
    made.say(lambda manifest: manifest["script"].update(path="-"))
    assert files(Place(made.path(".json"), None)).script is None
