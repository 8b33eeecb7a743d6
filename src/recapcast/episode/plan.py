"""A programme parted into stretches, so that one that is as it was before need not be worked on again.

They begin in the breath before a chapter, where music is silent too, so that what is in a chapter alone decides how
it is encoded; and within a long chapter before other lines.
"""

from bisect import bisect_right
from typing import NamedTuple

from recapcast.episode.format import FRAME, RATE
from recapcast.episode.join import Programme
from recapcast.episode.score import GUARD, boundary
from recapcast.units import Samples

_SHORTEST, _LONG, _LONGEST = 5 * RATE, 20 * RATE, 60 * RATE
"""Samples of a stretch: it ends with a chapter, or with a line once it is long, and never is longer than the last."""
_COME_IN = 4
"""Frames by which an encoder starts early: from the second on, its frames are as good as one's that never stopped."""
SHARED = 12
"""Frames among which one stretch may take over from the other: in an hour with music 146 of 162 places have room at
the first and all within four; of 216 in speech, noise and chords nine of ten at the first and all within eight."""
_AT_REST = 1
"""The same in silence, before which there is nothing to hear."""
_AHEAD = 3
"""Frames that LAME looks ahead, and that its delay pushes its frames back."""


class Stretch(NamedTuple):
    """A part to encode: the samples `start` to `stop`, for the frames from `frame` on. `start` begins a frame too."""

    frame: int
    start: int
    stop: int


def stretches(programme: Programme) -> list[Stretch]:
    """Stretches in order, from 0 on, that together are the programme, each with a little of the next."""
    ends = [Samples(0), *(line.end for line in programme.lines)]
    openings = {chapter.start for chapter in programme.chapters}
    plan = [Stretch(0, 0, 0)]
    for start in sorted({line.start for line in programme.lines} | openings | {programme.samples}):
        last = plan[-1].frame * FRAME
        opens = start in openings
        if start - last <= (_SHORTEST if opens else _LONG):
            continue
        plan += [_begun(frame // FRAME, _COME_IN) for frame in range(last + _LONGEST, start - _LONG, _LONGEST)]
        if opens:
            before = ends[bisect_right(ends, start) - 1]
            silent = -(-(boundary(before, start) - GUARD) // FRAME)
            come_in = _AT_REST if start - before > 2 * GUARD else _COME_IN
            plan.append(_begun(silent + come_in, come_in))
        elif start < programme.samples:
            # Far enough before the line that neither stretch has to hear more of the other than the pause.
            plan.append(_begun(start // FRAME - SHARED - _AHEAD, _COME_IN))
    stops = [(following.frame + SHARED + _AHEAD) * FRAME for following in plan[1:]]
    return [
        stretch._replace(stop=min(stop, programme.samples))
        for stretch, stop in zip(plan, [*stops, programme.samples], strict=True)
    ]


def _begun(frame: int, come_in: int) -> Stretch:
    return Stretch(frame, (frame - come_in) * FRAME, 0)
