"""How loud a sound is, and how high its true peak, by ITU-R BS.1770-4.

Loudness is *as played*: one channel comes out of two speakers, and so reads 3.01 LU more than the channel alone
(ffmpeg's `ebur128=dualmono=true`; STANDARDS.md, "Sound").

Sound goes by in blocks of `BLOCK` samples. A recursive filter is slow in Python one sample after another, and
scipy's takes a second to import. But the filter's answer to a block is a matrix times the block, and a matrix times
its state before: the same filter, to the accuracy of the floating point, in a few large products.
"""

import math
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from recapcast.units import Hertz

Sound = NDArray[np.int16 | np.float32]
"""One channel: 16-bit, or floating point with full scale at 1."""
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

BLOCK = 64
"""Samples in a block: 1.5 ms at 44.1 kHz. 32 and 128 take longer."""
_PIECE = 2048 * BLOCK
"""Samples worked on at once: 0.5 MB, which stay in a processor's cache."""

_WINDOW, _STEP = 0.4, 0.1
"""Seconds of what is gated as one, and between the starts of two of them (BS.1770-4, Annex 1: 75 % overlap)."""
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
"""LUFS, and LU under the mean of what passes the first (BS.1770-4, Annex 1)."""
_OFFSET = -0.691
"""LU (BS.1770-4, Annex 1, equation 2)."""
_SPEAKERS = 2
_HIGHEST = 0.45
"""Of the rate: where a filter's corner is put at rates that have no such frequency, which no engine has."""

_PHASES = 4
"""Points a sample (BS.1770-4, Annex 2: 4 at 48 kHz)."""
_REACH = 8
"""Samples to either side that a point between two samples is worked out from."""
_KAISER = 5.0
"""The window of those, measured: right to 0.1 dB up to 17.9 kHz at 44.1 kHz, and there is little of speech above."""
_AROUND = BLOCK + 2 * _REACH


class _Filter(NamedTuple):
    """A recursive filter as products over blocks; its state is what is still to come of the blocks before."""

    gain: Floats
    """`block @ gain` is what a block adds to the state."""
    decay: Sequence[Doubles]
    """What becomes of a state after 1, 2, 4, 8... blocks, until less than a millionth of it is left."""
    answer: Floats
    """`block and state before it @ answer` is the filtered block."""


class Energies:
    """The K-weighted energy of each block of one channel that is heard piece by piece.

    `samples` is how many came, at `rate` Hz. Memory does not grow but by 4 bytes a block.
    """

    def __init__(self, rate: Hertz) -> None:
        self.samples = 0
        self.rate = rate
        self._filter = _k_weighting(rate)
        self._state = np.zeros(len(self._filter.decay[0]))
        self._rest: Sound = np.empty(0, np.float32)
        self._heard: list[Floats] = []

    def add(self, samples: Sound) -> None:
        """Hear the next piece, of any length."""
        self.samples += len(samples)
        for start in range(0, len(samples), _PIECE):
            piece = samples[start : start + _PIECE]
            if len(self._rest):
                piece = np.concatenate((self._rest, piece))
            whole = len(piece) // BLOCK * BLOCK
            self._rest = piece[whole:]
            self._hear(piece[:whole].reshape(-1, BLOCK))

    def blocks(self) -> Floats:
        """The sum of the squares of each block. To be called once, at the end: the last block is filled up."""
        self._hear(np.pad(self._rest, (0, -len(self._rest) % BLOCK)).reshape(-1, BLOCK))
        return np.concatenate(self._heard)

    def _hear(self, blocks: Sound) -> None:
        gain, decay, answer = self._filter
        work = np.empty((len(blocks), len(answer)), np.float32)
        np.multiply(blocks, _unit(blocks), out=work[:, :BLOCK])
        # Each state is the one before, decayed, and what its block adds. Summed up by doubling: what came 1, 2, 4,
        # 8... blocks earlier, for all of them at once.
        states = np.concatenate((self._state[np.newaxis], work[:, :BLOCK] @ gain))
        for power, after in enumerate(decay):
            states[1 << power :] += states[: -(1 << power)] @ after
        self._state = states[-1]
        work[:, BLOCK:] = states[:-1]
        heard = work @ answer
        self._heard.append(np.einsum("ij,ij->i", heard, heard))


class Peaks:
    """The true peak of each block of one channel that is heard piece by piece, as shares of full scale.

    Between two samples a sound can be no more than twice as high as the samples around: where that is too low to
    matter, nothing is worked out.
    """

    def __init__(self, least: float | None = None) -> None:
        """Begin.

        Args:
            least: below it only the samples are looked at, and not what lies between them. None where only the
                highest of all is wanted.
        """
        self._least = least
        self._highest = 0.0
        self._waiting = np.zeros(BLOCK, np.float32)
        self._heard = [np.empty(0, np.float32)]

    def add(self, samples: Sound) -> None:
        """Hear the next piece, of any length."""
        for start in range(0, len(samples), _PIECE):
            piece = samples[start : start + _PIECE]
            self._hear(np.concatenate((self._waiting, piece * _unit(piece))))

    def blocks(self) -> Floats:
        """The peak of each block and the 8 samples to either side. To be called once, at the end."""
        fill = -len(self._waiting) % BLOCK + BLOCK
        self._hear(np.pad(self._waiting, (0, fill)))
        return np.concatenate(self._heard)

    def highest(self) -> float:
        """The peak of all; 0 of nothing. To be called once, at the end."""
        return float(self.blocks().max(initial=0.0))

    def _hear(self, waiting: Floats) -> None:
        """All whole blocks but the first, which has been heard, and the last, whose neighbours are not known yet."""
        count = max(0, len(waiting) // BLOCK - 2)
        self._waiting = waiting[count * BLOCK :]
        if not count:
            return
        starts = np.arange(1, count + 1) * BLOCK + 1 - _REACH
        # Of each block and the samples around it: numpy reduces from every place to the next one in the list.
        places = np.stack((starts, starts + _AROUND), 1).ravel()[:-1]
        peaks = np.maximum.reduceat(np.abs(waiting[: starts[-1] + _AROUND]), places)[::2]
        self._highest = max(self._highest, float(peaks.max()))
        least = self._highest if self._least is None else self._least
        between, most = _interpolation()
        high = np.flatnonzero(peaks > least / most)
        points = np.lib.stride_tricks.sliding_window_view(waiting, _AROUND)[starts[high]] @ between
        peaks[high] = np.maximum(peaks[high], np.abs(points, out=points).max(1))
        self._highest = max(self._highest, float(peaks.max()))
        self._heard.append(peaks)


def windows(energies: Floats, samples: int, rate: Hertz) -> Doubles:
    """The mean square of each 400 ms, 100 ms apart; of the whole where it is shorter than that; none of nothing.

    Args:
        energies: of each block.
        samples: how many came; what is left over at the end is not measured (BS.1770-4, Annex 1).
        rate: samples a second.
    """
    if not samples:
        return np.empty(0)
    length = min(_WINDOW * rate, samples)
    starts = np.arange(1 + math.floor((samples - length) / (_STEP * rate) + 1e-9)) * _STEP * rate
    # A window may begin within a block, whose energy is taken to be spread evenly: 0.01 LU of speech, and 0.2 LU
    # where three clicks are all that a window holds.
    edges = np.stack((starts, starts + length))
    block = np.minimum(edges // BLOCK, len(energies) - 1).astype(np.intp)
    part = (edges - block * BLOCK) / np.minimum(BLOCK, samples - block * BLOCK)
    total = np.zeros(len(energies) + 1)
    np.cumsum(energies, dtype=np.float64, out=total[1:])
    until = total[block] + part * energies[block]
    return np.asarray((until[1] - until[0]) / length)


_TOGETHER = 8 * 8820
"""Blocks whose windows are worked out at once: a number that both a block and a window of 44.1 kHz divide."""
_AFTER = -(-round((_WINDOW - _STEP) * 44100) // BLOCK)


def windows_of(energies: Callable[[int, int], Floats], blocks: int, samples: int) -> Doubles:
    """As `windows`, of a sound at 44.1 kHz whose energies are worked out piece by piece.

    Args:
        energies: those of the blocks from a number to before another.
        blocks: how many there are.
        samples: how many came.
    """
    found = []
    for first in range(0, blocks, _TOGETHER):
        piece = energies(first, min(first + _TOGETHER + _AFTER, blocks))
        heard = windows(piece, min(len(piece) * BLOCK, samples - first * BLOCK), Hertz(44100))
        if not first or len(piece) * BLOCK >= _WINDOW * 44100:
            found.append(heard[: _TOGETHER * BLOCK // 4410])
    return np.concatenate(found) if found else np.empty(0)


def integrated(squares: Doubles) -> float | None:
    """The gated loudness in LUFS of the `windows` of one sound or of several; None where all is below -70 LUFS."""
    loud = squares[squares > to_square(_ABSOLUTE_GATE)]
    if not len(loud):
        return None
    louder = loud[loud > to_square(to_lufs(loud.mean()) + _RELATIVE_GATE)]
    return to_lufs(louder.mean())


def to_lufs(square: float) -> float:
    """The loudness as played of a K-weighted mean square; minus infinity for nothing."""
    return _OFFSET + 10 * math.log10(_SPEAKERS * square) if square > 0 else -math.inf


def to_square(lufs: float) -> float:
    """The K-weighted mean square that is as loud as that."""
    return float(10 ** ((lufs - _OFFSET) / 10) / _SPEAKERS)


def decibels(share: float) -> float:
    """A share of full scale in dB; minus infinity for nothing."""
    return 20 * math.log10(share) if share > 0 else -math.inf


def share(level: float) -> float:
    """A level in dB as a share of full scale."""
    return float(10 ** (level / 20))


def _unit(samples: Sound) -> np.float32:
    return np.float32(1 / 32768 if samples.dtype == np.int16 else 1)


@cache
def _interpolation() -> tuple[Floats, float]:
    """`around @` this are the points between a block's samples; and how many times the samples' peak they can be."""
    offset = np.arange(1, _PHASES) / _PHASES
    distance = np.arange(1 - _REACH, _REACH + 1) - offset[:, np.newaxis]
    taps = np.sinc(distance) * np.i0(_KAISER * np.sqrt(1 - (distance / _REACH) ** 2)) / np.i0(_KAISER)
    between = np.zeros((_AROUND, BLOCK, _PHASES - 1), np.float32)
    for place in range(BLOCK):
        between[place : place + 2 * _REACH, place] = taps.T
    return between.reshape(_AROUND, -1), float(np.abs(taps).sum(1).max())


@cache
def _k_weighting(rate: Hertz) -> _Filter:
    """The filter at that rate.

    BS.1770-4, Annex 1, tables 1 and 2, give coefficients at 48 kHz alone. These frequencies, gain and qualities give
    the same there, and the same response at any rate (De Man, "Evaluation of Implementations of the EBU R128
    Loudness Measurement", AES 145, 2018; libebur128 and ffmpeg have them too).
    """
    frequency, gain, quality = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    tangent = math.tan(math.pi * min(frequency / rate, _HIGHEST))
    high = 10 ** (gain / 20)
    middle = high**0.4996667741545416
    square, width = tangent * tangent, tangent / quality
    shelf = np.array([high + middle * width + square, 2 * (square - high), high - middle * width + square])
    shelf_back = np.array([1 + width + square, 2 * (square - 1), 1 - width + square])

    frequency, quality = 38.13547087602444, 0.5003270373238773
    tangent = math.tan(math.pi * min(frequency / rate, _HIGHEST))
    square, width = tangent * tangent, tangent / quality
    pass_back = np.array([1 + width + square, 2 * (square - 1), 1 - width + square]) / (1 + width + square)

    ahead = np.convolve(shelf / shelf_back[0], (1, -2, 1))
    back = np.convolve(shelf_back / shelf_back[0], pass_back)
    return _in_blocks(ahead, back)


def _in_blocks(ahead: Doubles, back: Doubles) -> _Filter:
    """A recursive filter, whose first coefficient back is 1, as products over blocks."""
    order = len(back) - 1
    step = np.vstack((-back[1:], np.eye(order - 1, order)))  # of the state, the latest first
    # What a state gives at each sample of two blocks to come, and what an impulse leaves of itself after each of one.
    ring, left = np.empty((order, 2 * BLOCK)), np.empty((BLOCK, order))
    given, kept = ahead[1:] - ahead[0] * back[1:], np.eye(order)[0]
    for place in range(2 * BLOCK):
        ring[:, place], given = given, given @ step
    for place in range(BLOCK):
        left[place], kept = kept, step @ kept
    impulse = np.concatenate((ahead[:1], left[:-1] @ ring[:, 0]))
    toeplitz = np.stack([np.concatenate((np.zeros(place), impulse[: BLOCK - place])) for place in range(BLOCK)])
    # Such states are large numbers that cancel each other out, which single precision does not bear: so the same ones
    # along axes at right angles, by Gram and Schmidt. numpy.linalg would do it, and take 14 ms to start.
    axes = ring.copy()
    for row in range(order):
        for other in range(row):
            axes[row] -= axes[row, :BLOCK] @ axes[other, :BLOCK] * axes[other]
        axes[row] /= math.sqrt(axes[row, :BLOCK] @ axes[row, :BLOCK])
    now, later = axes[:, :BLOCK], axes[:, BLOCK:]
    gain = left[::-1] @ (ring[:, :BLOCK] @ now.T)
    decay = [later @ now.T]
    while np.abs(decay[-1]).max() > 1e-6:
        decay.append(decay[-1] @ decay[-1])
    return _Filter(gain.astype(np.float32), decay, np.vstack((toeplitz, now)).astype(np.float32))
