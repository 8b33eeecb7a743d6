"""Chapters as real readers see them: ffmpeg, which lists them as they stand, and mutagen."""

import re
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.id3 import ID3

from recapcast.episode.chapter_frames import in_time_order
from recapcast.episode.format import RATE
from recapcast.episode.join import PlacedChapter
from recapcast.episode.tags import Tags, to_bytes
from recapcast.units import Samples
from tests.episode.sounds import encode
from tests.episode.test_mp3 import programme

MP3 = encode(programme(1)).mp3


def placed(*titles: str, length: int = RATE) -> list[PlacedChapter]:
    return [PlacedChapter(t, Samples(n * length), Samples((n + 1) * length)) for n, t in enumerate(titles)]


def write(chapters: list[PlacedChapter], title: str = "t") -> Path:
    path = Path("a.mp3")
    path.write_bytes(to_bytes(Tags(title, "a", "b", "en", chapters=chapters)) + MP3)
    return path


def by_ffmpeg(mp3: Path) -> list[tuple[int, int, str]]:
    """Start and end in milliseconds, and title, in the file's order."""
    # What it prints of its input: in a file that it writes, chapters are moved by the encoder's delay.
    text = subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-i", str(mp3)], capture_output=True).stderr.decode()
    found = re.findall(r"Chapter #0:\d+: start (\S+), end (\S+)\n\s+Metadata:\n\s+title\s+: (.*)\n", text)
    return [(round(float(start) * 1000), round(float(end) * 1000), title) for start, end, title in found]


def test_chapters_are_listed_in_time_order_whatever_their_titles_lengths() -> None:
    titles = ["A very long title that is longer than all the others are", "b", "A middling title", "소식 🎉"]
    mp3 = write(placed(*titles))
    assert by_ffmpeg(mp3) == [(n * 1000, n * 1000 + 1000, title) for n, title in enumerate(titles)]


@settings(max_examples=25)
@given(st.lists(st.text("abcde ", min_size=1, max_size=200).map(str.strip).filter(bool), min_size=1, max_size=30))
def test_any_titles_come_back_in_order_and_whole(titles: list[str]) -> None:
    assert [title for _, _, title in by_ffmpeg(write(placed(*titles)))] == titles


def test_a_long_title_is_read_as_well() -> None:
    title = "x" * 200  # a version 2.4 chapter of 128 bytes or more is lost to ffmpeg and mpv
    assert by_ffmpeg(write(placed(title, "b"))) == [(0, 1000, title), (1000, 2000, "b")]


def test_one_ordered_table_of_contents_leads_to_every_chapter() -> None:
    tag = ID3(write(placed("a", "b", "c"), title="The episode"))
    (table,) = tag.getall("CTOC")
    assert table.flags == 3  # top level, and ordered
    assert table.child_element_ids == ["chp0", "chp1", "chp2"]
    assert str(table.sub_frames["TIT2"]) == "The episode"
    starts = {chapter.element_id: chapter.start_time for chapter in tag.getall("CHAP")}
    assert starts == {"chp0": 0, "chp1": 1000, "chp2": 2000}
    assert {chapter.start_offset for chapter in tag.getall("CHAP")} == {0xFFFFFFFF}


def test_more_chapters_than_a_table_holds_are_in_tables_of_the_table() -> None:
    tag = ID3(write(placed(*(f"chapter {n}" for n in range(600)))))
    tables = {table.element_id: table for table in tag.getall("CTOC")}
    assert tables["toc"].child_element_ids == ["toc0", "toc1", "toc2"]
    assert [table.flags for name, table in tables.items() if name != "toc"] == [1, 1, 1]  # ordered
    below = [child for name in tables["toc"].child_element_ids for child in tables[name].child_element_ids]
    assert below == [f"chp{n}" for n in range(600)]
    assert len(by_ffmpeg(Path("a.mp3"))) == 600


def test_no_chapters_make_no_frames() -> None:
    tag = ID3(write([]))
    assert (tag.getall("CTOC"), tag.getall("CHAP")) == ([], [])


def test_times_are_rounded_to_the_millisecond_and_meet() -> None:
    chapters = placed("a", "b", "c", length=RATE // 3 + 7)
    listed = by_ffmpeg(write(chapters))
    assert [end for _, end, _ in listed[:-1]] == [start for start, _, _ in listed[1:]]


@pytest.mark.parametrize("padding", [0, 1, 1024])
def test_ordering_keeps_every_other_byte(padding: int) -> None:
    tag = write(placed("longest title", "b")).read_bytes()
    size = 10 + sum((tag[6 + n] & 0x7F) << (7 * (3 - n)) for n in range(4))
    alone = tag[:size].rstrip(b"\0") + bytes(padding)
    again = in_time_order(alone)
    assert again == alone
    assert len(again) == len(alone)
