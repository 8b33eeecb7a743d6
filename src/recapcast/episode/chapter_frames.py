"""Chapters as ID3 frames: one CHAP each, and the tables of contents (CTOC) that lead to them.

The form is that of the ID3v2 Chapter Frame Addendum, version 1.0.
"""

import struct
from collections.abc import Iterator, Sequence

from mutagen.id3 import CHAP, CTOC, TIT2, CTOCFlags, Encoding, Frame

from recapcast.episode.format import RATE
from recapcast.episode.join import PlacedChapter

_NO_OFFSET = 0xFFFFFFFF
"""In the place of a byte's number: a player shall go by the time."""
_MOST = 255
"""Entries of one table: their number is one byte."""
_HEADER = struct.Struct(">4sI2s")
"""A frame's, in version 2.3: its name, its length without this, and flags."""
_TAG_HEADER = 10
"""Bytes before the first frame."""


def frames(chapters: Sequence[PlacedChapter], title: str) -> Iterator[Frame]:
    """The frames of an episode's chapters; none for none.

    Args:
        chapters: in time order, each beginning where the one before it ends.
        title: of the table of contents, which some players want (Overcast, Apple).
    """
    if not chapters:
        return
    names = [f"chp{number}" for number in range(len(chapters))]
    tables = [names[first : first + _MOST] for first in range(0, len(names), _MOST)]
    lone = len(tables) == 1
    flags = CTOCFlags.ORDERED | CTOCFlags.TOP_LEVEL
    yield _table("toc", flags, tables[0] if lone else [f"toc{number}" for number in range(len(tables))], title)
    for number, children in enumerate([] if lone else tables):
        yield _table(f"toc{number}", CTOCFlags.ORDERED, children, title)
    for name, chapter in zip(names, chapters, strict=True):
        yield CHAP(
            element_id=name,
            start_time=_milliseconds(chapter.start),
            end_time=_milliseconds(chapter.end),
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[TIT2(encoding=Encoding.UTF16, text=chapter.title)],
        )


def _table(name: str, flags: int, children: list[str], title: str) -> CTOC:
    title_frame = TIT2(encoding=Encoding.UTF16, text=title)
    return CTOC(element_id=name, flags=flags, child_element_ids=children, sub_frames=[title_frame])


def _milliseconds(samples: int) -> int:
    return round(samples * 1000 / RATE)


def in_time_order(tag: bytes) -> bytes:
    """A version 2.3 tag with its chapters in time order, at its end.

    mutagen writes frames by their size, and ffprobe lists chapters as they are written (mutagen issues 506, 539).

    Args:
        tag: as mutagen saved it, with the header in front and nothing behind but padding.
    """
    others: list[bytes] = []
    chapters: list[bytes] = []
    start = _TAG_HEADER
    while start + _HEADER.size <= len(tag) and tag[start] != 0:
        name, size, _flags = _HEADER.unpack_from(tag, start)
        frame = tag[start : start + _HEADER.size + size]
        (chapters if name == b"CHAP" else others).append(frame)
        start += len(frame)
    chapters.sort(key=_start_time)
    return tag[:_TAG_HEADER] + b"".join([*others, *chapters]) + tag[start:]


def _start_time(frame: bytes) -> int:
    after_name = frame.index(b"\0", _HEADER.size) + 1
    (milliseconds,) = struct.unpack_from(">I", frame, after_name)
    return int(milliseconds)
