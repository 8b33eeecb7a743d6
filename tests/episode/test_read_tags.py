from datetime import date
from pathlib import Path

import numpy as np
import pytest
import soundfile
from mutagen.id3 import APIC, ID3

from recapcast.episode.containers import encoding_of
from recapcast.episode.format import choose
from recapcast.episode.read_tags import read_tags
from recapcast.episode.tags import Tags, to_bytes
from recapcast.errors import EpisodeError
from tests.episode import tagged
from tests.episode.sounds import NO_STORE, encoders
from tests.episode.test_chapter_frames import MP3, placed

TAGS = Tags(
    "소식", "Ann", "The Daily", "ko", date(2024, 4, 29), "https://example.org/a", "espeak:ko", "one\ntwo",
    placed("a much longer title", "b"),
)  # fmt: skip


def write(data: bytes) -> Path:
    Path("a.mp3").write_bytes(data)
    return Path("a.mp3")


def test_what_was_written_is_read() -> None:
    tags = read_tags(write(to_bytes(TAGS) + MP3))
    assert tags is not None
    assert tags.version == (2, 3, 0)
    assert (tags.texts["TIT2"], tags.texts["TDRC"], tags.texts["TLAN"]) == (("소식",), ("2024-04-29",), ("kor",))
    assert (tags.texts["WOAS"], tags.texts["USLT"]) == (("https://example.org/a",), ("one\ntwo",))
    assert tags.languages == {"COMM": ("kor",), "USLT": ("kor",)}
    assert tags.chapters == (
        ("chp0", 0, 1000, "a much longer title"),
        ("chp1", 1000, 2000, "b"),
    )
    (contents,) = tags.contents
    assert (contents.top_level, contents.ordered, contents.children, contents.title) == (
        True,
        True,
        ("chp0", "chp1"),
        "소식",
    )
    assert (tags.pictures, tags.unknown) == ((), 0)


def test_chapters_come_in_the_order_in_which_they_are_stored() -> None:
    path = write(to_bytes(TAGS) + MP3)
    ID3(path).save(path, v2_version=3)  # by their size, as mutagen does
    tags = read_tags(path)
    assert tags is not None
    assert [chapter.element for chapter in tags.chapters] == ["chp1", "chp0"]


def test_a_picture_is_read() -> None:
    path = write(to_bytes(TAGS) + MP3)
    tag = ID3(path)
    tag.add(APIC(mime="image/png", type=3, desc="", data=b"picture"))
    tag.save(path, v2_version=3)
    tags = read_tags(path)
    assert tags is not None
    assert tags.pictures == (("image/png", 3, b"picture"),)


@pytest.mark.parametrize("data", [MP3, b"", b"ID"])
def test_a_file_without_a_tag_has_none(data: bytes) -> None:
    assert read_tags(write(data)) is None


def test_the_tag_in_a_wavs_chunk_is_read() -> None:
    form = choose(".wav", stereo=False, bitrate=None)
    encoding_of(form, encoders(), NO_STORE).write(tagged.programme(), tagged.TAGS, Path("a.wav"))
    tags = read_tags(Path("a.wav"), in_chunk=True)
    assert tags is not None
    assert (tags.version, tags.texts["TIT2"]) == ((2, 3, 0), (tagged.TAGS.title,))
    assert [(chapter.start, chapter.title) for chapter in tags.chapters] == [
        (0, tagged.TITLES[0]),
        (1250, tagged.TITLES[1]),
        (2500, tagged.TITLES[2]),
    ]
    assert [picture.data for picture in tags.pictures] == [tagged.COVER]


def test_a_wav_without_a_tag_has_none_and_what_is_no_wav_is_an_error() -> None:
    soundfile.write("a.wav", np.zeros(9), 44100)
    assert read_tags(Path("a.wav"), in_chunk=True) is None
    Path("a.wav").write_bytes(b"RIFF")
    with pytest.raises(EpisodeError, match="its tag can not be read"):
        read_tags(Path("a.wav"), in_chunk=True)
