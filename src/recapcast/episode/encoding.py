"""A programme written as a file that players take, and read back to see that it is whole."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from recapcast.episode.format import RATE, Format
from recapcast.episode.join import Programme
from recapcast.episode.loudness import Floats
from recapcast.episode.measure import Measured, measure_blocks
from recapcast.episode.tags import Tags
from recapcast.errors import EpisodeError
from recapcast.units import Samples, Seconds, to_seconds

TOLERANCE = Seconds(0.05)
"""How far a decoded file's length may be from its timeline."""


@dataclass(frozen=True)
class Encoded:
    """A file, and what was measured of it, decoded."""

    format: Format
    measured: Measured

    @property
    def samples(self) -> Samples:
        """Its length, at the rate of its container."""
        return self.measured.samples

    @property
    def seconds(self) -> Seconds:
        """Its length."""
        return to_seconds(self.samples, self.format.container.rate)

    @property
    def lufs(self) -> float:
        """Its loudness as played; minus infinity where it is silent."""
        return -math.inf if self.measured.lufs is None else self.measured.lufs

    @property
    def dbtp(self) -> float:
        """Its true peak."""
        return self.measured.dbtp


class Encoding(Protocol):
    """A way to write an episode in one format."""

    @property
    def format(self) -> Format:
        """What it writes."""
        ...

    @property
    def gain(self) -> float:
        """DB that what is decoded lies above what was encoded."""
        ...

    @property
    def headroom(self) -> float:
        """DB that the limiter keeps below the highest peak that may be, since the encoder lifts some."""
        ...

    def write(self, programme: Programme, tags: Tags, path: Path) -> None:
        """Write a programme of as many channels as the format has; what is there is overwritten.

        Raises:
            OSError: the file can not be written.
            EpisodeError: the encoder failed.
        """
        ...

    def read(self, path: Path) -> Iterator[Floats]:
        """What a file of this format decodes to, in pieces of shape (samples, channels), full scale at 1.

        Raises:
            EpisodeError: it can not be decoded.
        """
        ...


def encode(programme: Programme, tags: Tags, path: Path, encoding: Encoding) -> Encoded:
    """Write a programme. What is at a moment of it is at the same moment of the decoded file.

    Raises:
        EpisodeError: the file does not decode to the programme's length, or not to sound.
        OSError: it can not be written.
    """
    encoding.write(programme, tags, path)
    encoded = measured(encoding.read(path), encoding.format)
    length = to_seconds(programme.samples, RATE)
    if abs(encoded.seconds - length) > TOLERANCE:
        message = (
            f"the encoded episode lasts {encoded.seconds:.2f} s, where its timeline has {length:.2f} s: make it again"
        )
        raise EpisodeError(message)
    return encoded


def measured(blocks: Iterator[Floats], form: Format) -> Encoded:
    """What is measured of a decoded file.

    Raises:
        EpisodeError: it is silent, or has another number of channels; or as `blocks`.
    """
    found = measure_blocks(blocks, form.container.rate, form.channels)
    if found.lufs is None:
        message = "the encoded episode is silent: nothing in it can be heard"
        raise EpisodeError(message)
    return Encoded(form, found)
