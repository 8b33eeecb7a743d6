"""The Vorbis comments of a FLAC or an Opus file as a player reads them, in the order in which they are stored."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from mutagen.flac import FLAC, Picture
from mutagen.oggopus import OggOpus

from recapcast.episode.read_tags import DAMAGED, ReadPicture
from recapcast.errors import EpisodeError
from recapcast.units import Milliseconds

_PICTURE = "METADATA_BLOCK_PICTURE"
_CHAPTER = re.compile(r"CHAPTER(\d{3})(NAME)?", re.ASCII)
_CLOCK = re.compile(r"(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})", re.ASCII)


class Mark(NamedTuple):
    """Where a chapter begins. `start` is None where it is no time, and `title` where it has none."""

    number: int
    start: Milliseconds | None
    title: str | None


@dataclass(frozen=True)
class ReadComments:
    """What comments hold: words by the name in capitals, each value of it, and what has a form of its own apart."""

    texts: Mapping[str, tuple[str, ...]]
    marks: tuple[Mark, ...]
    """In the order in which their times are stored."""
    pictures: tuple[ReadPicture, ...]


def read_comments(path: Path, codec: str) -> ReadComments:
    """The comments of a file; of one that has none, nothing.

    Args:
        path: the file.
        codec: `flac` or `opus`.

    Raises:
        EpisodeError: they are damaged, or the file is none of that codec.
    """
    try:
        file: Any = FLAC(path) if codec == "flac" else OggOpus(path)
        pairs = [(key.upper(), value) for key, value in file.tags or ()]
        blocks = [Picture(base64.b64decode(value, validate=True)) for key, value in pairs if key == _PICTURE]
    except DAMAGED as error:
        message = f"its tags can not be read ({error})"
        raise EpisodeError(message) from error
    pictures = [*(file.pictures if codec == "flac" else ()), *blocks]
    texts: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        texts[key] = (*texts.get(key, ()), value)
    marks = []
    for key in [key for key in texts if _CHAPTER.fullmatch(key)]:
        if not key.endswith("NAME"):
            title = " / ".join(texts.get(f"{key}NAME", ())) or None
            marks += [Mark(int(key[-3:]), _milliseconds(value), title) for value in texts[key]]
    plain = {key: values for key, values in texts.items() if key != _PICTURE and not _CHAPTER.fullmatch(key)}
    return ReadComments(plain, tuple(marks), tuple(ReadPicture(p.mime, int(p.type), p.data) for p in pictures))


def _milliseconds(clock: str) -> Milliseconds | None:
    """A chapter's time, as `01:02:03.004`; None where it is none."""
    found = _CLOCK.fullmatch(clock)
    if found is None:
        return None
    hours, minutes, seconds, rest = map(int, found.groups())
    return Milliseconds(((hours * 60 + minutes) * 60 + seconds) * 1000 + rest)
