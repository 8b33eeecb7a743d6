"""An ID3 tag as a player reads it, in the order in which it is stored: an MP3's, or that in a WAV's chunk."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from mutagen import MutagenError
from mutagen.id3 import ID3, CTOCFlags, ID3NoHeaderError
from mutagen.wave import WAVE

from recapcast.errors import EpisodeError
from recapcast.units import Milliseconds

DAMAGED = (MutagenError, ValueError, LookupError, OverflowError, struct.error, EOFError)
"""What mutagen raises of a file that is not as it should be."""


class ReadChapter(NamedTuple):
    """A chapter frame. `title` is None where it has none."""

    element: str
    start: Milliseconds
    end: Milliseconds
    title: str | None


class ReadContents(NamedTuple):
    """A table of contents: the chapters or tables that it leads to, by their element."""

    element: str
    top_level: bool
    ordered: bool
    children: tuple[str, ...]
    title: str | None


class ReadPicture(NamedTuple):
    """A picture; `kind` 3 is the front cover."""

    mime: str
    kind: int
    data: bytes


@dataclass(frozen=True)
class ReadTags:
    """What a tag holds. Of frames that can not be read only the number is known."""

    version: tuple[int, ...]
    texts: Mapping[str, tuple[str, ...]]
    """By frame: text (`TIT2`), links (`WOAS`), comments (`COMM`) and lyrics (`USLT`), each value of it."""
    languages: Mapping[str, tuple[str, ...]]
    """Of comments and lyrics, as ISO 639-2 writes them."""
    pictures: tuple[ReadPicture, ...]
    contents: tuple[ReadContents, ...]
    chapters: tuple[ReadChapter, ...]
    unknown: int


def read_tags(path: Path, *, in_chunk: bool = False) -> ReadTags | None:
    """The tag of a file; None where it has none.

    Args:
        path: the file.
        in_chunk: it is a WAV, whose tag has a chunk of its own; else the tag is where the file begins.

    Raises:
        EpisodeError: it is damaged.
    """
    try:
        tag = WAVE(path).tags if in_chunk else ID3(path, load_v1=False)
    except ID3NoHeaderError:
        return None
    except DAMAGED as error:
        message = f"its tag can not be read ({error})"
        raise EpisodeError(message) from error
    if tag is None:
        return None
    texts: dict[str, list[str]] = {}
    languages: dict[str, list[str]] = {}
    pictures, contents, chapters = [], [], []
    frame: Any  # mutagen gives its frames their attributes by tables
    for frame in tag.values():
        name = frame.FrameID
        if name in {"COMM", "USLT"}:
            texts.setdefault(name, []).append(str(frame))
            languages.setdefault(name, []).append(frame.lang)
        elif name.startswith("T"):
            texts.setdefault(name, []).extend(map(str, frame.text))
        elif name.startswith("W"):
            texts.setdefault(name, []).append(frame.url)
        elif name == "APIC":
            pictures.append(ReadPicture(frame.mime, int(frame.type), frame.data))
        elif name == "CTOC":
            top, ordered = bool(frame.flags & CTOCFlags.TOP_LEVEL), bool(frame.flags & CTOCFlags.ORDERED)
            children = tuple(frame.child_element_ids)
            contents.append(ReadContents(frame.element_id, top, ordered, children, _title(frame)))
        elif name == "CHAP":
            start, end = Milliseconds(frame.start_time), Milliseconds(frame.end_time)
            chapters.append(ReadChapter(frame.element_id, start, end, _title(frame)))
    return ReadTags(
        tuple(tag.version),
        {name: tuple(values) for name, values in texts.items()},
        {name: tuple(values) for name, values in languages.items()},
        tuple(pictures),
        tuple(contents),
        tuple(chapters),
        len(tag.unknown_frames),
    )


def _title(frame: Any) -> str | None:  # noqa: ANN401
    title = frame.sub_frames.get("TIT2")
    return str(title) if title is not None else None
