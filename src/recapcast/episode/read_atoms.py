"""An M4A's tags and chapters as a player reads them, by mutagen and by FFmpeg: the extra `recapcast[m4a]`."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from mutagen.mp4 import MP4, MP4Cover

from recapcast.episode.m4a import READ_AS
from recapcast.episode.read_tags import DAMAGED, ReadPicture
from recapcast.errors import EpisodeError
from recapcast.units import Milliseconds

_MIMES = {MP4Cover.FORMAT_JPEG: "image/jpeg", MP4Cover.FORMAT_PNG: "image/png"}
_COVER = 3
"""As ID3 numbers pictures: an M4A has no other kind."""


class AtomChapter(NamedTuple):
    """A chapter. `end` is None where only its start is stored."""

    start: Milliseconds
    end: Milliseconds | None
    title: str | None


@dataclass(frozen=True)
class ReadAtoms:
    """What an M4A says of itself."""

    codec: str | None
    """As FFmpeg names it; None where there is no sound, or of a codec that it does not know."""
    language: str | None
    """Of the sound, as ISO 639-2 writes it."""
    texts: Mapping[str, tuple[str, ...]]
    """By the name of the atom, each value of it."""
    nero: tuple[AtomChapter, ...]
    """In the atom `chpl`, as stored, 255 at the most."""
    quicktime: tuple[AtomChapter, ...] | None
    """In a track of their own, as stored; None where there is no such track."""
    pictures: tuple[ReadPicture, ...]


def read_atoms(path: Path) -> ReadAtoms:
    """The tags and chapters of a file; of one that has none, nothing.

    Raises:
        EpisodeError: they are damaged, or the file is no MP4.
    """
    import av

    try:
        file = MP4(path)
        with path.open("rb") as opened, av.open(opened, "r", READ_AS) as container:
            sound = next(iter(container.streams.audio), None)
            codec = sound.codec_context.name if sound and sound.codec_context else None
            language = sound.metadata.get("language") if sound else None
            track = any(stream.type == "data" for stream in container.streams)
            listed = container.chapters()
    except (*DAMAGED, av.FFmpegError) as error:
        message = f"its tags can not be read ({error})"
        raise EpisodeError(message) from error
    quicktime = tuple(
        AtomChapter(
            _milliseconds(chapter["start"], chapter["time_base"]),
            _milliseconds(chapter["end"], chapter["time_base"]),
            chapter["metadata"].get("title"),
        )
        for chapter in listed
    )
    nero = tuple(AtomChapter(Milliseconds(round(c.start * 1000)), None, c.title) for c in file.chapters or ())
    atoms: dict[str, Any] = dict(file.tags or {})
    covers = atoms.pop("covr", [])
    texts = {
        name: tuple(map(_text, values if isinstance(values, list) else [values])) for name, values in atoms.items()
    }
    pictures = tuple(ReadPicture(_MIMES.get(c.imageformat, "another kind"), _COVER, bytes(c)) for c in covers)
    return ReadAtoms(codec, language, texts, nero, quicktime if track else None, pictures)


def _milliseconds(time: int, unit: Fraction | None) -> Milliseconds:
    return Milliseconds(round(time * (unit or 1) * 1000))


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
