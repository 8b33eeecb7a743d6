"""A limiter: the gain goes down before each peak that would be too high, and comes back after it.

It works on the gain at the edges of the blocks in which peaks are found (`loudness.BLOCK`), and draws straight lines
between them. A gain that is low enough at both edges of a block is low enough all through it.
"""

import numpy as np

from recapcast.episode.format import RATE
from recapcast.episode.loudness import BLOCK, Floats
from recapcast.episode.sound import Samples16, Wave

ATTACK, RELEASE = 1000.0, 75.0
"""dB a second that the gain falls before a peak, and rises after it: 6 dB in 6 ms and in 80 ms. A peak of speech is
seldom more than 6 dB too high; so the gain has risen before the next syllable comes, and is not heard to pump."""
_ROUND = 2
"""Blocks to either side over which the corners of the gain are rounded off: 7 ms in all."""
_ROWS = 2048
"""Blocks played at once: they stay in a processor's cache."""
_RAMP = np.arange(BLOCK, dtype=np.float32) / np.float32(BLOCK)
_BEYOND = 1 << 10
"""Blocks looked at before and after those that are asked for: 1.5 s, after which nothing is left of a peak that is
111 dB too high."""


def reduction(over: Floats, gain: float = 0.0, first: int = 0, last: int | None = None) -> Floats:
    """By how many dB the gain has to be lower at each edge of the blocks, 0 or more.

    Args:
        over: how many dB the peak of each block is too high, negative where it is low enough. May be empty.
        gain: dB that all of it is louder.
        first: of the blocks that are asked for; what is around them is reckoned with.
        last: behind the last of them; None for all.
    """
    last = len(over) if last is None else min(last, len(over))
    start = max(0, first - _BEYOND)
    need = np.pad(np.maximum(over[start : last + _BEYOND] + np.float32(gain), 0), 1)
    if not need.any():
        return np.zeros(max(0, last - first) + 1, np.float32)
    return _envelope(need)[first - start : last - start + 1]


def _envelope(need: Floats) -> Floats:
    """As `reduction`; `need` has one block more at either end."""
    edges = np.maximum(need[:-1], need[1:])
    block = BLOCK / RATE
    fall, rise = (np.arange(len(edges)) * (slope * block) for slope in (ATTACK, RELEASE))
    before = np.maximum.accumulate((edges - fall)[::-1])[::-1] + fall
    after = np.maximum.accumulate(edges + rise) - rise
    # The highest of all around each edge, and then their mean: no lower than what the edge needs.
    wide = np.pad(np.maximum(before, after), 2 * _ROUND, mode="edge")
    width = 2 * _ROUND + 1
    highest = np.maximum.reduce([wide[start : len(wide) - width + 1 + start] for start in range(width)])
    weights = np.hanning(width + 2)[1:-1]
    return np.convolve(highest, weights / weights.sum(), "valid").astype(np.float32)


def play(sound: Wave, gains: Floats) -> Samples16:
    """16-bit sound with a gain that runs straight from each block's edge to the next.

    Args:
        sound: of whole blocks, but for the last.
        gains: factors at the edges of its blocks, one more than there are blocks, which lift nothing above full
            scale. Nothing stays nothing.
    """
    blocks = -(-len(sound) // BLOCK)
    played = np.empty(sound.shape, "<i2")
    if sound.dtype == np.float32:
        gains = gains * np.float32(32768)
    for row in range(0, blocks, _ROWS):
        some = slice(row * BLOCK, (row + _ROWS) * BLOCK)
        edges = gains[row : row + _ROWS + 1]
        # Not as a product of matrices: how that rounds depends on how many rows it has, and what is in a chapter
        # should come out alike wherever it stands.
        ramp = edges[:-1, np.newaxis] + np.diff(edges)[:, np.newaxis] * _RAMP
        louder = sound[some] * ramp.reshape(-1, 1)[: len(sound[some])]
        played[some] = np.rint(louder, out=louder)
    return played
