from pathlib import Path

import pytest
from mutagen.flac import FLAC
from mutagen.oggopus import OggOpus

from recapcast.episode.containers import encoding_of
from recapcast.episode.format import choose
from recapcast.episode.read_comments import read_comments
from recapcast.errors import EpisodeError
from tests.episode import tagged
from tests.episode.sounds import NO_STORE, encoders

BOTH = pytest.mark.parametrize("codec", ["flac", "opus"])


def write(codec: str) -> Path:
    path = Path(f"a.{codec}")
    encoding_of(choose(path.suffix, stereo=False, bitrate=None), encoders(), NO_STORE).write(
        tagged.programme(), tagged.TAGS, path
    )
    return path


@BOTH
def test_what_was_written_is_read(codec: str) -> None:
    found = read_comments(write(codec), codec)
    assert (found.texts["TITLE"], found.texts["LANGUAGE"]) == ((tagged.TAGS.title,), ("eng",))
    assert found.texts["LYRICS"] == (tagged.TAGS.lyrics,)
    assert [(mark.number, mark.start, mark.title) for mark in found.marks] == [
        (0, 0, tagged.TITLES[0]),
        (1, 1250, tagged.TITLES[1]),
        (2, 2500, tagged.TITLES[2]),
    ]
    assert found.pictures == (("image/jpeg", 3, tagged.COVER),)
    assert not [key for key in found.texts if key.startswith(("CHAPTER", "METADATA"))]


@BOTH
def test_marks_are_read_in_the_order_in_which_they_are_stored(codec: str) -> None:
    file = FLAC(write(codec)) if codec == "flac" else OggOpus(write(codec))
    file.delete()
    file["chapter002"] = "01:02:03.004"
    file["CHAPTER000"] = ["00:00:00.000", "never"]
    file["CHAPTER000NAME"] = "a"
    file.save()
    found = read_comments(Path(f"a.{codec}"), codec)
    assert found.marks == ((2, 3_723_004, None), (0, 0, "a"), (0, None, "a"))
    assert found.pictures == () if codec == "opus" else found.pictures


@BOTH
@pytest.mark.parametrize("content", [b"", b"fLaC", b"OggS", b"x" * 500])
def test_what_has_no_such_tags_is_an_error(codec: str, content: bytes) -> None:
    Path("a").write_bytes(content)
    with pytest.raises(EpisodeError, match="its tags can not be read"):
        read_comments(Path("a"), codec)
