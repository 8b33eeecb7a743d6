"""Lines as cues: their words in pieces that can be read while they are heard.

Every cue lies within its own line's time, and none overlaps the next. It has two rows at most, and is cut where a
speaker would breathe; inside a word only where that is wider than a row. It is read as fast as the line is spoken,
so within 17 columns a second where the voice is (Netflix, Timed Text Style Guide; STANDARDS, "Transcripts").

A column is as wide as a Latin letter; the characters of Chinese, Japanese and Korean take two.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from recapcast.episode.format import RATE
from recapcast.publish.line_breaks import begins_phrase, is_wide, joins, may_part
from recapcast.script.model import Line
from recapcast.speech.clauses import borders
from recapcast.units import Milliseconds, Samples

if TYPE_CHECKING:
    from recapcast.episode.join import Placed

LONGEST = Milliseconds(7000)
"""A cue stays no longer (Netflix, Timed Text Style Guide)."""
_SHORTEST = Milliseconds(833)
"""A shorter one is hard to read (5/6 s, the same guide), and only made where there is no better cut."""
_WEAKNESS = (0.0, 0.2, 0.35, 0.5, 1.0)
"""What a cut costs at a border of each rank of `borders`; one more cue costs 1."""
_PHRASE = 0.5
"""The same where a Japanese phrase seems to begin."""
_NO_BORDER = 1.5
"""The same between two characters of Chinese, Japanese or Korean, where what has no other border fills a row."""
_IN_WORD = 4.0
"""The same inside a word that is wider than a row."""
_FLASH = 3.0
"""What a cue costs that lasts no time; less, the nearer it comes to `_SHORTEST`."""
_FULL = 0.5
"""What a full cue costs, a half full one a quarter of it: of equal cuts the even ones are taken."""
_UNEVEN = 1.5
"""What two rows cost of which one is full and the other empty."""


@dataclass(frozen=True)
class Piece:
    """A part of a line's text, and the samples in which it is heard.

    The pieces of a line, joined, are its text: a space between two of them belongs to the first.
    """

    text: str
    start: Samples
    end: Samples


@dataclass(frozen=True)
class Cue:
    """Words that are shown together, from `start` to before `end`. Lasts at least 1 ms."""

    speaker: str
    text: str
    rows: tuple[str, ...]
    """The text as it is shown: one row or two."""
    start: Milliseconds
    end: Milliseconds


def speaker(line: Line) -> str:
    """Who is shown to speak: the name where the line has one, else its role as people write it."""
    return speaker_of(line.role, line.name)


def speaker_of(role: str, name: str | None) -> str:
    """The same of a line's role and name."""
    return name or role.replace("_", " ").title()


def build(lines: Iterable["Placed"], columns: int, *, labelled: bool = False) -> list[Cue]:
    """The cues of a programme's lines, in order. No lines give none.

    Args:
        lines: each at least 2 ms long, none overlapping the next.
        columns: how wide a row may be, at least 2.
        labelled: put `Name: ` before the words wherever the speaker changes, for formats that have no place for it.
    """
    cues: list[Cue] = []
    before = None
    for placed in lines:
        name = speaker(placed.line)
        pieces = in_pieces(placed)
        if labelled and name != before:
            pieces.insert(0, Piece(f"{name}: ", placed.start, placed.start))
        cues += cut(name, pieces, columns)
        before = name
    return cues


def in_pieces(placed: "Placed") -> list[Piece]:
    """A line in pieces, each a word or a few, from one of its marks to the next. One piece where it has no marks."""
    text = placed.line.text
    inner = [mark for mark in placed.marks if mark.position > 0 and mark.sample > placed.start]
    at = [(0, placed.start), *inner, (len(text), placed.end)]
    return [Piece(text[a:b], start, end) for (a, start), (b, end) in pairwise(at)]


def cut(name: str, pieces: Sequence[Piece], columns: int) -> list[Cue]:
    """The cues of one line, from its first piece's start to its last one's end.

    Within a piece the time is shared by width; the smaller the pieces, the truer the times. A cue stays until the
    next one of its line, `LONGEST` at most.

    Args:
        name: who speaks.
        pieces: at least one, in order, not overlapping; at least 2 ms in all.
        columns: how wide a row may be, at least 2.
    """
    rows = _Rows(pieces, columns)
    # Rounded inwards, so that no cue leaves its line and two lines that touch do not overlap.
    first, last = -(-pieces[0].start * 1000 // RATE), pieces[-1].end * 1000 // RATE
    cuts = rows.cuts()
    if len(cuts) - 1 > max(1, last - first):
        return cut(name, pieces, columns * 2)  # more cues than milliseconds: no voice speaks like that
    times = [first, *(int(rows.moments[i]) for i in cuts[1:-1]), last]
    for number in range(1, len(times) - 1):
        times[number] = max(times[number], times[number - 1] + 1)
    for number in range(len(times) - 2, 0, -1):
        times[number] = min(times[number], times[number + 1] - 1)
    return [
        Cue(name, rows.text_of(i, j), rows.wrapped(i, j), Milliseconds(a), Milliseconds(min(b, a + LONGEST)))
        for (i, j), (a, b) in zip(pairwise(cuts), pairwise(times), strict=True)
    ]


class _Rows:
    """One line as a sequence of atoms, which no cut goes through, and how they fit into rows and cues.

    Atoms count from 0; `i, j` are those from `i` to before `j`.
    """

    def __init__(self, pieces: Sequence[Piece], columns: int) -> None:
        self._text = "".join(piece.text for piece in pieces)
        self._columns = columns
        offsets = [0, *accumulate(_widths(self._text))]
        breaks = _breaks(self._text, offsets, columns)
        self._at = [0, *sorted(breaks), len(self._text)]
        self._count = len(self._at) - 1
        self._weakness = [breaks.get(at, 0.0) for at in self._at]
        self._left = [offsets[at] for at in self._at]
        self._right = [offsets[a + len(self._text[a:b].rstrip())] for a, b in pairwise(self._at)]
        self.moments = _moments(pieces, offsets, self._at)
        """When each atom begins, in milliseconds, and when the last one ends."""
        self._reach = self._reaches()

    def text_of(self, i: int, j: int) -> str:
        """The atoms on one row."""
        return self._text[self._at[i] : self._at[j]].strip()

    def wrapped(self, i: int, j: int) -> tuple[str, ...]:
        """The atoms on one row, or on two: cut where that is least weak, and as even as may be."""
        if self._width(i, j) <= self._columns:
            return (self.text_of(i, j),)

        def cost(k: int) -> float:
            return self._weakness[k] + _UNEVEN * abs(self._width(i, k) - self._width(k, j)) / self._columns

        ways = (k for k in range(i + 1, self._reach[i] + 1) if self._width(k, j) <= self._columns)
        k = min(ways, key=cost)
        return (self.text_of(i, k), self.text_of(k, j))

    def cuts(self) -> list[int]:
        """The atoms that begin a cue, and the count of all: the way to cut that costs least in all."""
        costs = [0.0]
        origins = [0]
        left, moments, reach, columns = self._left, self.moments, self._reach, self._columns
        full = _FULL / (2 * columns) ** 2
        for j in range(1, self._count + 1):
            best, origin = float("inf"), 0
            right, moment = self._right[j - 1], moments[j]
            # An hour has 140,000 ways: what each costs is reckoned here and not in a function.
            for i in range(j - 1, -1, -1):
                lasts, width = moment - moments[i], right - left[i]
                if i < j - 1 and (lasts > LONGEST or (reach[i] < j and right - left[reach[i]] > columns)):
                    break  # it does not fit, nor would it with yet another atom
                cost = costs[i] + full * width * width
                if lasts < _SHORTEST:
                    cost += _FLASH * (1 - lasts / _SHORTEST)
                if cost <= best:
                    best, origin = cost, i
            costs.append(best + 1 + self._weakness[j])
            origins.append(origin)
        cuts = [self._count]
        while cuts[-1]:
            cuts.append(origins[cuts[-1]])
        return cuts[::-1]

    def _width(self, i: int, j: int) -> int:
        return self._right[j - 1] - self._left[i]

    def _reaches(self) -> list[int]:
        """For each atom, the one that no longer fits into the row that it begins."""
        reach, j = [], 0
        for i in range(self._count):
            j = max(j, i + 1)
            while j < self._count and self._width(i, j + 1) <= self._columns:
                j += 1
            reach.append(j)
        return reach


def _moments(pieces: Sequence[Piece], offsets: Sequence[int], at: Sequence[int]) -> list[float]:
    """The millisecond at which each character of `at` is heard; `offsets` has the columns before each character."""
    begins = [0, *accumulate(len(piece.text) for piece in pieces)]
    moments = []
    for character in at:
        number = min(bisect_right(begins, character), len(pieces)) - 1
        piece = pieces[number]
        left, right = offsets[begins[number]], offsets[begins[number + 1]]
        share = (offsets[character] - left) / ((right - left) or 1)
        moments.append((piece.start + share * (piece.end - piece.start)) * 1000 / RATE)
    return moments


def _breaks(text: str, offsets: Sequence[int], columns: int) -> dict[int, float]:
    """Where `text` may be cut, and what that costs. Leaves nothing between two cuts that is wider than `columns`."""
    breaks = {at: _WEAKNESS[rank] for at, rank in borders(text).items() if may_part(text, at)}
    if not text.isascii():
        phrases = (at for at in range(1, len(text)) if begins_phrase(text, at) and may_part(text, at))
        breaks = dict.fromkeys(phrases, _PHRASE) | breaks
    for start, end in pairwise([0, *sorted(breaks), len(text)]):
        if offsets[end] - offsets[start] > columns:
            within = (at for at in range(start + 1, end) if is_wide(text[at - 1]) or is_wide(text[at]))
            breaks |= dict.fromkeys((at for at in within if may_part(text, at)), _NO_BORDER)
    for start, end in pairwise([0, *sorted(breaks), len(text)]):
        row = start
        for at in range(start + 1, end):
            if offsets[at + 1] - offsets[row] > columns:
                breaks[at] = _IN_WORD
                row = at
    return breaks


def _widths(text: str) -> list[int]:
    """How many columns each character takes: 2, 1, or 0 where it is shown together with the one before."""
    if text.isascii():
        return [1] * len(text)
    return [0 if joins(before, character) else 1 + is_wide(character) for before, character in pairwise(f" {text}")]
