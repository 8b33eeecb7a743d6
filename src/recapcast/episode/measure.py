"""A finished file's sound by its path: decoded once, in little memory, and asked afterwards what is heard when.

An hour takes 15 MB: the file goes by in pieces, of which remain a level for each 5.8 ms and what is needed for the
loudness of the whole.
"""

import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import soundfile

from recapcast.episode.loudness import (
    BLOCK,
    Doubles,
    Energies,
    Floats,
    Peaks,
    decibels,
    integrated,
    to_lufs,
    to_square,
    windows,
)
from recapcast.episode.sound import ahead
from recapcast.errors import EpisodeError
from recapcast.units import Hertz, Samples

STEP = 4 * BLOCK
"""Samples that have one level: 5.8 ms, a fifth of a long block of MP3."""
CLIPPED_RUN = 4
"""Samples at full scale in a row that are no accident of a loud sound, but one that was cut off."""

_FULL = np.float32(32767 / 32768)
_ABOUT = 2205 * STEP
"""Samples that are worked on at once, where the rate allows it: 12.8 s at 44.1 kHz."""
_BEFORE = 64 * BLOCK
"""Samples heard again before each piece: after 93 ms nothing is left of what the filter heard before them."""
_WINDOW = 0.4
_A_SECOND = 10
"""Windows that begin in a second (BS.1770-4, Annex 1)."""


@dataclass(frozen=True)
class Clipped:
    """A run of samples at full scale."""

    start: Samples
    length: Samples


@dataclass(frozen=True)
class Measured:
    """What was measured of a decoded file. Spans are in samples, and are cut to what there is."""

    samples: Samples
    rate: Hertz
    channels: int
    lufs: float | None
    """As played; None where all of it is silent."""
    dbtp: float
    clipped: tuple[Clipped, ...]
    energies: Floats
    """The mean square of each `STEP`, K-weighted (BS.1770-4); the last one may be of fewer samples."""

    def level(self, start: int, end: int) -> float:
        """The loudness of a span in LUFS as played, ungated; minus infinity of nothing and of silence."""
        span = self.energies[start // STEP : -(-end // STEP)]
        return to_lufs(float(span.mean())) if len(span) else -math.inf

    def heard(self, start: int, end: int, level: float) -> list[tuple[Samples, Samples]]:
        """The stretches of a span that are louder than `level` (LUFS), in order; none of silence."""
        first = start // STEP
        loud = self.energies[first : -(-end // STEP)] > to_square(level)
        edges = np.flatnonzero(np.diff(loud, prepend=False, append=False)) + first
        cut = [min(max(int(edge) * STEP, start), end) for edge in edges]
        return [(Samples(a), Samples(b)) for a, b in zip(cut[::2], cut[1::2], strict=True)]


def measure(path: Path) -> Measured:
    """Decode a file of sound to its end, and measure it. A file without a sample is silent.

    Raises:
        EpisodeError: it can not be decoded.
    """
    try:
        info = soundfile.info(path)
    except (soundfile.SoundFileError, RuntimeError, OSError) as error:
        raise _undecodable(error) from error
    return measure_blocks(decoded(path), Hertz(info.samplerate), int(info.channels))


def decoded(file: Path | BinaryIO) -> Iterator[Floats]:
    """What a file decodes to that libsndfile reads, in pieces of shape (samples, channels), full scale at 1.

    Raises:
        EpisodeError: it can not be decoded.
    """
    try:
        with soundfile.SoundFile(file) as sound:
            # Until nothing comes: the length that a file states is what is being checked.
            # As floating point: 16 bits would cut off what the encoder puts above full scale.
            while len(block := sound.read(_ABOUT, dtype="float32", always_2d=True)):
                yield block
    except (soundfile.SoundFileError, RuntimeError, OSError) as error:
        raise _undecodable(error) from error


def _undecodable(error: Exception) -> EpisodeError:
    return EpisodeError(f"it can not be decoded ({error})")


def measure_blocks(blocks: Iterator[Floats], rate: Hertz, channels: int) -> Measured:
    """Measure what is decoded elsewhere.

    Args:
        blocks: of shape (n, channels), full scale at 1; the next is asked for, in a thread, while one is measured.
        rate: samples a second.
        channels: 1 or 2.

    Raises:
        EpisodeError: there are other channels; or as `blocks`.
    """
    samples = 0
    highest = 0.0
    squares: list[Doubles] = []
    energies: list[Floats] = []
    clipped: list[Clipped] = []
    with ThreadPoolExecutor(1, thread_name_prefix="recapcast-peaks") as beside:
        for sound, first, count in _pieces(ahead(blocks), rate, channels):
            peak = beside.submit(_peak, sound, first, count, highest)
            heard = _heard(sound, rate, first)
            squares.append(_windows(heard, len(sound) - first, rate, begins=samples == 0))
            energies.append(_in_steps(heard, count))
            clipped += _clipped(sound, first, count, samples)
            samples += count
            highest = max(highest, peak.result())
    lufs = integrated(np.concatenate(squares)) if squares else None
    steps = np.concatenate(energies) if energies else np.empty(0, np.float32)
    return Measured(Samples(samples), rate, channels, lufs, decibels(highest), tuple(clipped), steps)


def _piece(rate: Hertz) -> Samples:
    """How many samples are worked on at once: whole steps, in which so many windows begin that all keep the grid."""
    least = math.lcm(_A_SECOND * STEP, rate) // _A_SECOND
    return Samples(least * max(1, _ABOUT // least))


def _pieces(blocks: Iterator[Floats], rate: Hertz, channels: int) -> Iterator[tuple[Floats, int, int]]:
    """Each piece with what is around it: samples of shape (n, channels), where the piece begins, how long it is."""
    piece = _piece(rate)
    after = math.ceil(_WINDOW * rate / BLOCK) * BLOCK  # the windows that begin in it last up to 300 ms more
    before = coming = np.empty((0, channels), np.float32)
    while True:
        while len(coming) < piece + after and (block := next(blocks, None)) is not None:
            if block.shape[1] != channels:
                message = f"it has {block.shape[1]} channel(s), where {channels} were wanted"
                raise EpisodeError(message)
            coming = np.concatenate((coming, block))
        if not len(coming):
            return
        count = min(piece, len(coming))
        sound = coming[: piece + after]
        yield np.concatenate((before, sound)), len(before), count
        before, coming = coming[max(0, count - _BEFORE) : count], coming[count:]


def _heard(sound: Floats, rate: Hertz, first: int) -> Floats:
    """The energy of each block from the piece on, of all channels together as of one that two speakers play."""
    total = np.zeros(-(-len(sound) // BLOCK), np.float32)
    for channel in sound.T:
        meter = Energies(rate)
        meter.add(np.ascontiguousarray(channel))
        total += meter.blocks()
    return (total / np.float32(sound.shape[1]))[first // BLOCK :]


def _windows(heard: Floats, samples: int, rate: Hertz, *, begins: bool) -> Doubles:
    """Those that begin in the piece. `samples` are from its start on, as `heard`."""
    if samples < _WINDOW * rate and not begins:
        return np.empty(0)
    return windows(heard, samples, rate)[: _piece(rate) * _A_SECOND // rate]


def _in_steps(heard: Floats, count: int) -> Floats:
    steps = -(-count // STEP)
    of_piece = heard[: -(-count // BLOCK)]
    padded = np.pad(of_piece, (0, steps * (STEP // BLOCK) - len(of_piece)))
    sums: Floats = padded.reshape(steps, -1).sum(1) / np.float32(STEP)
    return sums


def _peak(sound: Floats, first: int, count: int, highest: float) -> float:
    """The piece's true peak where that is above `highest`, as a share of full scale."""
    for channel in sound.T:
        samples = np.ascontiguousarray(channel)
        of_piece = samples[first : first + count]
        highest = max(highest, float(of_piece.max()), -float(of_piece.min()))
        peaks = Peaks(least=highest)
        peaks.add(samples)
        blocks = peaks.blocks()[first // BLOCK : -(-(first + count) // BLOCK)]
        highest = max(highest, float(blocks.max()))
    return highest


def _clipped(sound: Floats, first: int, count: int, before: int) -> Iterator[Clipped]:
    """The runs that begin in the piece, whose first sample is `before` in the file."""
    for channel in sound.T:
        if max(channel.max(), -channel.min()) < _FULL:
            continue
        edges = np.flatnonzero(np.diff(np.abs(channel) >= _FULL, prepend=False, append=False))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            if end - start >= CLIPPED_RUN and first <= start < first + count:
                yield Clipped(Samples(before + start - first), Samples(end - start))
