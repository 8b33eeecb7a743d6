"""A stretch of music: a cue that sounds from one place to another, at a gain that follows curves."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from recapcast.episode.cue import Cue, smooth
from recapcast.episode.loudness import Floats

_PIECE = 1 << 15
"""Samples played at once: they stay in a processor's cache."""


class Knot(NamedTuple):
    """A place on a curve of gains, which runs smoothly from each to the next, and is level at either end."""

    at: int
    gain: float


@dataclass(frozen=True)
class Stretch:
    """`cue`, from its first sample on, from `start` to `end` on the timeline.

    Its gain is `gain` times each of the `curves`, whose knots count their samples from `start`: so it sounds the same
    to the bit wherever it stands.
    """

    cue: Cue
    start: int
    end: int
    gain: float
    curves: Sequence[Sequence[Knot]]

    def add_to(self, out: Floats, first: int) -> None:
        """Add what of it sounds in `out`, of shape (n, channels), which begins at `first` on the timeline."""
        begin, stop = max(self.start, first) - self.start, min(self.end, first + len(out)) - self.start
        corners = {knot.at for curve in self.curves for knot in curve if begin < knot.at < stop}
        for left, right in pairwise(sorted({*range(begin, stop, _PIECE), *corners, stop})):
            gain = self._gain(left, right)
            if gain is not None:
                place = self.start + left - first
                out[place : place + right - left] += self.cue.read(left, right) * gain

    def made_of(self, first: int, last: int) -> tuple[object, ...]:
        """All that decides what `add_to` adds from `first` to `last` on the timeline; compared by its `repr`."""
        begin, stop = first - self.start, min(self.end, last) - self.start
        near = []
        for curve in self.curves:
            before = bisect_right(curve, begin, key=lambda knot: knot.at)
            after = bisect_left(curve, stop, key=lambda knot: knot.at)
            near.append([tuple(knot) for knot in curve[max(0, before - 1) : after + 1]])
        return self.cue.digest, begin, stop, self.gain, near

    def _gain(self, left: int, right: int) -> "Floats | np.float32 | None":
        """The gain from `left` to `right`, between which is no knot: one, one a sample, or None for silence."""
        product: Floats | np.float32 = np.float32(self.gain)
        for curve in self.curves:
            passed = bisect_right(curve, left, key=lambda knot: knot.at)
            before, coming = curve[max(0, passed - 1)], curve[min(passed, len(curve) - 1)]
            if before.gain != coming.gain:
                way = np.arange(left - before.at, right - before.at, dtype=np.float32)
                way /= np.float32(coming.at - before.at)
                change = np.float32(coming.gain - before.gain)
                product = product * (np.float32(before.gain) + smooth(way) * change)[:, np.newaxis]
            elif coming.gain == 0:
                return None
            else:
                product = product * np.float32(coming.gain)
        return product
