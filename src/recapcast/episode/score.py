"""Which music sounds when: a script's cues on its timeline, each at its level, and ducked under speech.

Any part of it can be played by itself and in any order, and nothing as long as the episode is held.

The music of a chapter depends on nothing before the chapter: at each `boundary` all that sounds has faded out, and a
bed that goes on begins anew. So it stays the same, to the bit, when an earlier chapter is changed. Where a bed comes
over the tail of an intro, or over itself, the gains of the two never add up to more than 1, so that the sum is no
louder under speech than the louder one.
"""

import hashlib
import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np

from recapcast.episode.cue import Cue
from recapcast.episode.format import RATE
from recapcast.episode.loudness import Floats, share
from recapcast.episode.stretch import Knot, Stretch
from recapcast.episode.theme import BED, NONE, Theme
from recapcast.script.model import OFF
from recapcast.units import Samples, Seconds

OUTRO = "outro"

BEFORE = Seconds(0.4)
"""A breath between a line and an intro, sting or outro after it."""
AFTER_BED = Seconds(2.0)
"""After the last line, where a bed still plays: it comes up once more, and fades out."""
ALONE = -1.5
"""LU of an intro, sting or outro against speech: there, and no louder."""
UNDER = -22.5
"""LU of a bed against speech, of which at least -20 are wanted (W3C, Understanding SC 1.4.7)."""
AT_MOST = -20.4
"""LU against speech of the loudest 400 ms under a line: of a bed that is not even, and of the tail of an intro."""
RISE = 6.0
"""dB that a bed comes up in a pause."""
PAUSE = Seconds(1.5)
"""How long one has to be for that: in a breath it would be heard to pump."""
PEAK = share(-1.0)
"""The highest sample that a cue is lifted to."""

_FADE_IN, _FADE_OUT = round(2.0 * RATE), round(1.0 * RATE)
_UP, _DOWN = round(0.8 * RATE), round(0.6 * RATE)
_EARLY = round(0.02 * RATE)
"""So long before speech is the music down, and does not fall any more."""
_LEAD_IN = round(1.5 * RATE)
"""So long before a line begins a bed that comes over the tail of an intro or a sting."""
_GIVES_WAY = round(0.3 * RATE)
"""In which an intro, sting or outro ends where another begins."""
_END = round(0.01 * RATE)
"""In which one ends whose last sample is not silent."""
_BOUNDARY = round(0.44 * RATE)
"""So long before a chapter, which is less than half of the breath there: so the place does not move with the end of
the chapter before it."""
GUARD = round(0.08 * RATE)
"""To either side of a boundary there is no music for so long: three frames of MP3, in which encoders come to rest."""


class Start(NamedTuple):
    """A music direction on the timeline: intro, bed, sting, outro or off."""

    word: str
    at: Samples


class Spoken(Protocol):
    """Where a line sounds, such as `join.Placed`."""

    @property
    def start(self) -> Samples: ...  # noqa: D102
    @property
    def end(self) -> Samples: ...  # noqa: D102


def lead(theme: Theme, word: str) -> Samples:
    """How long the next line has to wait from where this direction stands: until a cue only decays.

    0 for a bed, and where the theme has no such cue.
    """
    cue = None if word in {BED, OFF} else theme.cue(word)
    return cue.main if cue else Samples(0)


def length(theme: Theme, word: str) -> Samples:
    """How long a cue sounds: what an episode leaves for it where no line comes any more. 0 as `lead`."""
    cue = None if word in {BED, OFF} else theme.cue(word)
    return cue.samples if cue else Samples(0)


def boundary(end: int, start: int) -> Samples:
    """Where two chapters meet in music: it is silent for `GUARD` before and after.

    Args:
        end: of the last line of one.
        start: of the first line of the other.
    """
    return Samples(start - min(_BOUNDARY, (start - end) // 2))


class Score:
    """The music of an episode.

    Attributes:
        channels: the theme's.
        notes: what to tell the user: which cues the theme lacks, each once.
    """

    def __init__(
        self,
        theme: Theme,
        starts: Sequence[Start],
        lines: Sequence[Spoken],
        chapters: Sequence[int],
        samples: int,
        speech: float,
    ) -> None:
        """Lay the music out.

        Args:
            theme: whose cues.
            starts: the music directions in the script's order, which is that of time.
            lines: in order, none over another; may be none.
            chapters: where each begins: with its first line, or at 0.
            samples: the length of the whole, in which everything above lies.
            speech: LUFS as played of the speech that the music sounds with.

        Raises:
            MusicError: a cue's file is not sound that can be used.
        """
        self.channels = theme.channels
        self._theme, self._lines, self._speech = theme, lines, speech
        self._stretches: list[Stretch] = []
        lacking = dict.fromkeys(word for word, _ in starts if word != OFF and theme.cue(word) is None)
        self.notes = tuple(f"The theme {theme.name} has no {word}: it is left out." for word in lacking)
        if theme.name == NONE:
            self.notes = ()
        self._ends = ends = [line.end for line in lines]
        meets = [(ends[bisect_right(ends, start) - 1], start) for start in chapters if ends and start >= ends[0]]
        edges = [0, *(boundary(end, start) for end, start in meets), samples]
        # What has room of its own belongs to the chapter that it stands in; a bed after its last line to the next.
        borders: list[list[int]] = [[start for _, start in meets], [end for end, _ in meets]]
        owners = [bisect_right(borders[start.word in {BED, OFF}], start.at) for start in starts]
        playing = False
        for number, (first, last) in enumerate(pairwise(edges)):
            own = [start for start, owner in zip(starts, owners, strict=True) if owner == number]
            opens = first + (GUARD if number else 0)
            closes = last - (GUARD if number < len(meets) else 0)
            playing = self._lay_chapter(own, opens, closes, playing=playing)

    def read(self, start: int, stop: int) -> Floats:
        """The music alone from `start` to `stop`: float32 of shape (stop - start, `channels`), the same however cut.

        Zeros where nothing plays, which is also so before 0 and after the end.
        """
        out = np.zeros((stop - start, self.channels), np.float32)
        for stretch in self._stretches:
            if stretch.start < stop and start < stretch.end:
                stretch.add_to(out, start)
        return out

    def digest(self, start: int, stop: int) -> bytes:
        """A hash of all that decides what `read` gives, as `Sound.digest`."""
        sounding = [stretch for stretch in self._stretches if stretch.start < stop and start < stretch.end]
        made_of = repr((self.channels, [stretch.made_of(start, stop) for stretch in sounding]))
        return hashlib.sha256(made_of.encode()).digest()

    @property
    def spans(self) -> tuple[tuple[Samples, Samples], ...]:
        """From where to where music is heard, in order and apart."""
        apart: list[tuple[int, int]] = []
        for start, end in sorted((stretch.start, stretch.end) for stretch in self._stretches):
            if apart and start <= apart[-1][1]:
                apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
            else:
                apart.append((start, end))
        return tuple((Samples(start), Samples(end)) for start, end in apart)

    def _lay_chapter(self, starts: Sequence[Start], first: int, last: int, *, playing: bool) -> bool:
        """Lay out a chapter, whose music sounds from `first` to `last`; tells whether a bed goes on after it.

        Args:
            starts: its directions.
            first: see above.
            last: see above.
            playing: whether a bed goes on from the chapter before.
        """
        bed = self._theme.cue(BED)
        beds: list[tuple[int, int]] = []
        shots: list[tuple[Cue, int]] = []
        opened = free = first  # where the bed that plays began, and from where on one may
        for word, asked in starts:
            at = max(first, asked)
            if word == BED:
                opened = opened if playing else max(at, free)
                playing = True
                continue
            cue = None if word == OFF else self._theme.cue(word)
            stops = word in {OFF, OUTRO}
            if playing and (stops or cue) and opened < at:
                beds.append((opened, at + (_FADE_OUT // 2 if cue else _FADE_OUT)))
            playing = playing and not stops
            if cue:
                shots.append((cue, at))
                waiting = [max(at, line.start - _LEAD_IN) for line in self._lines_from(at)[:1]]
                free = opened = min([at + cue.main, *waiting])
        if playing:
            beds.append((opened, last))
        if bed is None:
            beds = []
        for number, (cue, at) in enumerate(shots):
            fades = [(last, _FADE_OUT)]
            fades += [(start + _FADE_IN, _FADE_IN) for start, _ in beds if start >= at]
            fades += [(start + _GIVES_WAY, _GIVES_WAY) for _, start in shots[number + 1 :]]
            self._lay_shot(cue, at, fades)
        for start, end in beds:
            if bed is not None:
                self._lay_bed(bed, start, min(end, last))
        return playing

    def _lay_shot(self, cue: Cue, at: int, fades: Sequence[tuple[int, int]]) -> None:
        """Lay an intro, sting or outro, which ends by itself or before, faded out until a place and for so long."""
        gain = min(self._gain(cue.lufs, ALONE), PEAK / cue.peak)
        last = at + cue.samples
        fades = [(last, _END), *((end, fade) for end, fade in fades if end - fade < last)]
        curves = [[Knot(end - fade - at, 1.0), Knot(end - at, 0.0)] for end, fade in fades]
        # Down to what is right for all that is left of it, and not up again: it only decays.
        for line in self._lines_from(at)[:1]:
            overlap = max(0, line.start - at)
            under = min(1.0, self._gain(cue.loudest(overlap), AT_MOST) / gain) if overlap < cue.samples else 1.0
            curves.append([Knot(overlap - _EARLY - _DOWN, 1.0), Knot(overlap - _EARLY, under)])
        end = min(end for end, _ in fades)
        if at < end:
            self._stretches.append(Stretch(cue, at, end, gain, curves))

    def _lay_bed(self, cue: Cue, start: int, end: int) -> None:
        """Lay a bed, which comes and goes, and comes up in long pauses."""
        gain = min(self._gain(cue.lufs, UNDER), self._gain(cue.loudest(), AT_MOST), PEAK / (cue.peak * share(RISE)))
        length = end - start
        if length <= 0:
            return
        fade_in = [Knot(0, 0.0), Knot(_FADE_IN, 1.0)]
        fade_out = [Knot(length - _FADE_OUT, 1.0), Knot(length, 0.0)]
        self._stretches.append(Stretch(cue, start, end, gain, [fade_in, fade_out, self._swell(start, end)]))

    def _swell(self, start: int, end: int) -> list[Knot]:
        """The curve on which a bed comes up in each long pause, and is down again before the next line."""
        lines = [line for line in self._lines_from(start) if line.start < end]
        edges = [start, *(edge for line in lines for edge in (line.start, line.end)), end]
        high = share(RISE)
        knots = [Knot(0, 1.0)]
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            if right - left < PAUSE * RATE:
                continue
            if left == start:
                knots = [Knot(0, high)]
            else:
                knots += [Knot(left - start, 1.0), Knot(left - start + _UP, high)]
            if right != end:
                knots += [Knot(right - start - _EARLY - _DOWN, high), Knot(right - start - _EARLY, 1.0)]
        return knots

    def _gain(self, lufs: float, against: float) -> float:
        """What brings a sound of that loudness to so many LU against speech."""
        return share(self._speech + against - lufs) if math.isfinite(lufs) else math.inf

    def _lines_from(self, at: int) -> Sequence[Spoken]:
        """The lines that end after a place."""
        return self._lines[bisect_right(self._ends, at) :]
