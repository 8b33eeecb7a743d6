"""Sound that may be too long to hold: read piece by piece."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from recapcast.episode.format import CHANNELS, RATE
from recapcast.spool import Kept, Spool
from recapcast.units import SAMPLE_WIDTH, Samples

Item = TypeVar("Item")

Samples16 = NDArray[np.int16]
"""Of shape (samples, channels)."""
Wave = NDArray[np.int16 | np.float32]
"""The same, or floating point with full scale at 1, which may go above it."""

PIECE = 16 * RATE // 64 * 64
"""Samples that are worked on at once, in whole blocks of the loudness measure: 1.4 MB a channel."""


class Sound(Protocol):
    """Sound at `RATE`, that can be read from several threads."""

    @property
    def samples(self) -> Samples:
        """Its length."""
        ...

    @property
    def channels(self) -> int:
        """1 or 2."""
        ...

    def read(self, start: int, stop: int) -> Wave:
        """Its samples from `start` to before `stop`, both within it; the same values however it is cut."""
        ...

    def digest(self, start: int, stop: int) -> bytes:
        """A hash of all that decides what `read` gives: where it is the same, in the same recapcast, so are they.

        Much faster than to read where that has to be worked out.
        """
        ...


class Tape:
    """Sound that is laid down once, from its start to its end, and then read."""

    def __init__(self, pcm: bytes = b"", channels: int = CHANNELS) -> None:
        self._spool = Spool()
        self._channels = channels
        self._samples = Samples(0)
        self.append(pcm)

    @property
    def samples(self) -> Samples:
        """How much has been laid down."""
        return self._samples

    @property
    def channels(self) -> int:
        """1 or 2."""
        return self._channels

    def append(self, pcm: bytes) -> None:
        """Lay down 16-bit PCM, its channels interleaved.

        Raises:
            OutputError: as `Spool.append`.
        """
        self._spool.append(pcm)
        self._samples = Samples(self._samples + len(pcm) // (SAMPLE_WIDTH * self._channels))

    def read(self, start: int, stop: int) -> Samples16:
        """As `Sound.read`."""
        return np.frombuffer(self._pcm(start, stop), "<i2").reshape(-1, self._channels)

    def digest(self, start: int, stop: int) -> bytes:
        """As `Sound.digest`."""
        return hashlib.sha256(f"tape {self._channels} ".encode() + self._pcm(start, stop)).digest()

    def _pcm(self, start: int, stop: int) -> bytes:
        width = SAMPLE_WIDTH * self._channels
        return self._spool.read(Kept(start * width, max(0, stop - start) * width))


class TwoChannels:
    """A sound of one channel, in the middle of two."""

    channels = 2

    def __init__(self, sound: Sound) -> None:
        self._sound = sound

    @property
    def samples(self) -> Samples:
        """Its length."""
        return self._sound.samples

    def read(self, start: int, stop: int) -> Wave:
        """As `Sound.read`."""
        return np.repeat(self._sound.read(start, stop), 2, axis=1)

    def digest(self, start: int, stop: int) -> bytes:
        """As `Sound.digest`."""
        return hashlib.sha256(b"two " + self._sound.digest(start, stop)).digest()


def pieces(sound: Sound, start: int = 0, stop: int | None = None) -> Iterator[Wave]:
    """All of it in order, or from `start` to `stop`, `PIECE` samples at a time; nothing of nothing."""
    stop = sound.samples if stop is None else stop
    for first in range(start, stop, PIECE):
        yield sound.read(first, min(first + PIECE, stop))


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, of which the next is already worked on, in a thread, while one is used."""
    with ThreadPoolExecutor(1, thread_name_prefix="recapcast-ahead") as thread:
        coming = thread.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = thread.submit(next, items, None)
            yield item


def as_16_bit(wave: Wave) -> Samples16:
    """Samples of either kind as 16-bit ones; what is above full scale is cut off."""
    if wave.dtype == np.int16:
        return wave.astype("<i2", copy=False)
    samples: Samples16 = np.clip(np.rint(wave * np.float32(32768)), -32768, 32767).astype("<i2")
    return samples
