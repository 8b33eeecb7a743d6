import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.mp4 import MP4

from recapcast.episode.format import CONTAINERS, RATE, Format, choose
from recapcast.episode.m4a import M4a, measure, short
from recapcast.errors import EpisodeError
from tests.conftest import decode, ebur128, metadata
from tests.episode import tagged
from tests.episode.sounds import samples
from tests.episode.tagged import TAGS

M4A = Path("a.m4a")


def write(length: int = 4 * RATE, channels: int = 1, kbit: int | None = None) -> M4a:
    encoding = M4a(choose(".m4a", stereo=channels == 2, bitrate=kbit))
    encoding.write(tagged.programme(length, channels), TAGS, M4A)
    return encoding


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("length", [44100, 100_003])
def test_what_was_encoded_comes_back_in_its_place_and_as_loud(channels: int, length: int) -> None:
    encoding = write(length, channels)
    wanted = samples(tagged.programme(length, channels).sound) / 32768
    by_ffmpeg = decode(M4A).reshape(-1, channels) / 32768
    ours = np.concatenate(list(encoding.read(M4A)))
    assert len(by_ffmpeg) == len(ours) == length
    middle = slice(length // 4, 3 * length // 4)
    for found in (by_ffmpeg, ours):
        for one, other in zip(found.T, wanted.T, strict=True):
            assert np.corrcoef(one[middle], other[middle])[0, 1] > 0.995
            assert 20 * np.log10(one[middle].std() / other[middle].std()) == pytest.approx(0, abs=0.15)


def test_tags_chapters_and_cover_are_there() -> None:
    write()
    tagged.holds_all(M4A)
    file = MP4(M4A)
    assert file.tags is not None
    assert file.chapters is not None
    assert [(round(chapter.start, 3), chapter.title) for chapter in file.chapters] == [
        *zip(tagged.SECONDS[:-1], tagged.TITLES, strict=True)
    ]
    assert bytes(file.tags["covr"][0]) == tagged.COVER
    assert (file.tags["pcst"], bytes(file.tags["----:com.apple.iTunes:WEBSITE"][0])) == (
        True,
        b"https://example.org/a",
    )
    assert metadata(M4A)["major_brand"].strip() == "M4A"


def boxes(data: bytes) -> Iterator[bytes]:
    place = 0
    while place < len(data):
        yield data[place + 4 : place + 8]
        place += int.from_bytes(data[place : place + 4], "big")


def test_what_a_player_needs_first_comes_first() -> None:
    write()
    found = list(boxes(M4A.read_bytes()))
    assert found.index(b"moov") < found.index(b"mdat")


@pytest.mark.parametrize(("channels", "kbit"), [(c, k) for c in (1, 2) for k in CONTAINERS[".m4a"].bitrates[c]])
def test_it_is_no_larger_than_the_bit_rate_says(channels: int, kbit: int) -> None:
    write(channels=channels, kbit=kbit)
    assert (M4A.stat().st_size - len(tagged.COVER)) * 8 / 4 / 1000 < kbit * 1.1 + 12


def test_a_file_that_is_none_is_an_error() -> None:
    encoding = M4a(choose(".m4a", stereo=False, bitrate=None))
    M4A.write_bytes(b"no sound at all" * 999)
    with pytest.raises(EpisodeError, match="can not be decoded"):
        list(encoding.read(M4A))


def test_what_ffmpeg_refuses_is_an_error_of_the_episode() -> None:
    with pytest.raises(EpisodeError, match="can not be encoded"):
        M4a(Format(CONTAINERS[".m4a"], 1, -1)).write(tagged.programme(), TAGS, M4A)


def test_the_language_is_told_with_the_sound() -> None:
    write()
    text = subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-i", str(M4A)], capture_output=True).stderr.decode()
    assert re.search(r"Stream #0:0\S*\(eng\).*: Audio: aac \(LC\)", text), text


def test_a_place_that_can_not_be_written_is_told_as_the_system_tells_it() -> None:
    encoding = M4a(choose(".m4a", stereo=False, bitrate=None))
    with pytest.raises(OSError, match="No such file"):
        encoding.write(tagged.programme(), TAGS, Path("nowhere/a.m4a"))


@pytest.mark.parametrize("channels", [1, 2])
def test_it_is_measured_as_ffmpeg_measures_it(channels: int) -> None:
    write(100_003, channels)
    found = measure(M4A)
    assert (found.samples, found.rate, found.channels) == (100_003, RATE, channels)
    lufs, dbtp = ebur128(M4A, channels)
    assert found.lufs == pytest.approx(lufs, abs=0.1)
    assert found.dbtp == pytest.approx(dbtp, abs=0.1)


@pytest.mark.parametrize("content", [b"", b"no sound" * 999, b"#EXTM3U\nhttp://127.0.0.1:9/a.m4a\n"])
def test_what_is_no_m4a_can_not_be_measured(content: bytes) -> None:
    M4A.write_bytes(content)
    with pytest.raises(EpisodeError, match="can not be decoded"):
        measure(M4A)


def test_a_file_that_is_not_there_is_told_as_the_system_tells_it() -> None:
    with pytest.raises(OSError, match="No such file"):
        measure(Path("nope.m4a"))


@given(st.text(max_size=300))
def test_a_title_is_cut_between_characters_where_it_is_too_long(title: str) -> None:
    found = short(title)
    assert title.startswith(found)
    assert len(found.encode()) <= 255
    assert found == title or len((found + title[len(found)]).encode()) > 255


def test_a_chapter_with_a_long_title_can_be_read_by_others() -> None:
    tags = replace(TAGS, chapters=[replace(chapter, title="a" + "가" * 90) for chapter in TAGS.chapters])
    M4a(choose(".m4a", stereo=False, bitrate=None)).write(tagged.programme(), tags, M4A)
    chapters = MP4(M4A).chapters
    assert chapters is not None
    assert {chapter.title for chapter in chapters} == {"a" + "가" * 84}
