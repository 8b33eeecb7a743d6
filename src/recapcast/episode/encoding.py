"""A programme written as a file that players take, and read back to see that it is whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

import numpy as np
import soundfile

from recapcast.episode.format import RATE, Format
from recapcast.episode.join import Programme
from recapcast.episode.loudness import Energies, Floats, Peaks, decibels, integrated, windows
from recapcast.episode.sound import PIECE, ahead
from recapcast.episode.tags import Tags
from recapcast.errors import EpisodeError
from recapcast.units import Samples, Seconds, to_seconds

TOLERANCE = Seconds(0.05)
"""How far a decoded file's length may be from its timeline."""


@dataclass(frozen=True)
class Encoded:
    """A file, and what was measured of it, decoded: length, loudness as played and true peak."""

    format: Format
    samples: Samples
    """At the rate of its container."""
    lufs: float
    dbtp: float

    @property
    def seconds(self) -> Seconds:
        """Its length."""
        return to_seconds(self.samples, self.format.container.rate)


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


def decoded(file: Path | BinaryIO) -> Iterator[Floats]:
    """What a file decodes to that libsndfile can read, as `Encoding.read`.

    Raises:
        EpisodeError: it can not be decoded.
    """
    try:
        with soundfile.SoundFile(file) as sound:
            # To the end: the length that the file states is what is being checked.
            # As floating point: 16 bits would cut off what the encoder puts above full scale.
            while len(block := sound.read(PIECE, dtype="float32", always_2d=True)):
                yield block
    except (soundfile.SoundFileError, RuntimeError) as error:
        message = f"the encoded episode can not be decoded ({error})"
        raise EpisodeError(message) from error


def measured(blocks: Iterator[Floats], form: Format) -> Encoded:
    """What is measured of a decoded file.

    Raises:
        EpisodeError: it is silent, or has another number of channels; or as `blocks`.
    """
    rate = form.container.rate
    energies = [Energies(rate) for _ in range(form.channels)]
    peaks = [Peaks() for _ in range(form.channels)]
    for block in ahead(blocks):
        if block.shape[1] != form.channels:
            message = f"the encoded episode has {block.shape[1]} channel(s), where {form.channels} were wanted"
            raise EpisodeError(message)
        for energy, peak, channel in zip(energies, peaks, block.T, strict=True):
            energy.add(np.ascontiguousarray(channel))
            peak.add(np.ascontiguousarray(channel))
    samples = energies[0].samples
    # Two channels alike are as loud as one that two speakers play.
    mean = np.add.reduce([meter.blocks() for meter in energies]) / np.float32(form.channels) if samples else None
    lufs = None if mean is None else integrated(windows(mean, samples, rate))
    if lufs is None:
        message = "the encoded episode is silent"
        raise EpisodeError(message)
    return Encoded(form, Samples(samples), lufs, decibels(max(meter.highest() for meter in peaks)))
