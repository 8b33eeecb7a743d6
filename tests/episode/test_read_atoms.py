from pathlib import Path

import pytest
from mutagen.mp4 import MP4

from recapcast.episode.format import choose
from recapcast.episode.m4a import M4a
from recapcast.episode.read_atoms import read_atoms
from recapcast.errors import EpisodeError
from tests.episode import tagged
from tests.episode.test_chapter_frames import by_ffmpeg

STARTS = [0, 1250, 2500]


def write() -> Path:
    path = Path("a.m4a")
    M4a(choose(".m4a", stereo=False, bitrate=None)).write(tagged.programme(), tagged.TAGS, path)
    return path


def test_what_was_written_is_read() -> None:
    found = read_atoms(write())
    assert (found.codec, found.language) == ("aac", "eng")
    assert (found.texts["\xa9nam"], found.texts["pcst"]) == ((tagged.TAGS.title,), ("True",))
    assert found.texts["----:com.apple.iTunes:WEBSITE"] == ("https://example.org/a",)
    assert [(each.start, each.end, each.title) for each in found.nero] == [
        (start, None, title) for start, title in zip(STARTS, tagged.TITLES, strict=True)
    ]
    assert found.quicktime is not None
    assert [(each.start, each.end, each.title) for each in found.quicktime] == [
        (start, end, title) for start, end, title in zip(STARTS, [*STARTS[1:], 4000], tagged.TITLES, strict=True)
    ]
    assert found.pictures == (("image/jpeg", 3, tagged.COVER),)


def test_it_reads_the_chapters_that_ffmpeg_reads() -> None:
    path = write()
    found = read_atoms(path).quicktime
    assert found is not None
    assert [(each.start, each.title) for each in found] == [(start, title) for start, _, title in by_ffmpeg(path)]


def test_a_file_without_tags_has_none() -> None:
    file = MP4(write())
    file.delete()
    found = read_atoms(Path("a.m4a"))
    assert (found.texts, found.pictures) == ({}, ())


@pytest.mark.parametrize("content", [b"", b"x" * 500, b"#EXTM3U\nhttp://127.0.0.1:9/a.m4a\n"])
def test_what_is_no_such_file_is_an_error(content: bytes) -> None:
    Path("a.m4a").write_bytes(content)
    with pytest.raises(EpisodeError, match="its tags can not be read"):
        read_atoms(Path("a.m4a"))
