"""A text as a block of lines: as large as its place allows, broken where it reads well, and even.

Lines are broken at spaces, between characters of Chinese and Japanese, and inside a word only where that is wider
than a line at the smallest size.
"""

import math
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from recapcast.publish.cover.fonts import MEASURE, Fonts
from recapcast.publish.line_breaks import begins_phrase, is_wide, joins, may_part

_STEP = 0.95
"""From one size that is tried to the next."""
_SMALLER = 1.0
"""What it costs to be smaller than the largest size that fits, times the logarithm of how much."""
_NOT_UNDER = 0.7
"""The share of that size under which better lines are not looked for."""
_ROUNDING = 1.01
"""What a text may be wider at another size than the one at which it was measured."""
_AFTER_LITTLE = 0.12
"""What it costs to end a line with a word of three letters or fewer, which belong to the next. One line that is half
as long as its place costs 0.25."""
_LITTLE = 3
_IN_PHRASE = 0.35
"""The same within a phrase of Chinese or Japanese."""
_AT_HYPHEN = 0.25
"""The same behind a hyphen, which may be a name's."""
_AT_PAUSE = -0.08
"""The same after a comma or a colon, where a reader pauses anyway."""
_ORPHAN = 0.5
"""What a last line costs that is shorter than a third of the place."""
_TIGHT, _AIRY = 1.1, 1.3
"""From line to line, as shares of the size: FiraGO needs 0.95 in Latin, 1.25 with marks above and below."""
_DOTS = "…"


@dataclass(frozen=True)
class Place:
    """Where a block has to fit, in pixels, and between which sizes of type."""

    width: int
    height: int
    largest: int
    smallest: int


@dataclass(frozen=True)
class Block:
    """Lines of one size. `leading` is from one baseline to the next, in pixels."""

    lines: tuple[str, ...]
    size: int
    leading: int


def fit(text: str, fonts: Fonts, place: Place) -> Block:
    """`text` in its place, as large as may be. What is too long for the smallest size ends in dots.

    Args:
        text: one line, not empty.
        fonts: which have all of it.
        place: at least as high as one line of the smallest size.
    """
    words = _Words(text, fonts, place.width * MEASURE / place.smallest)
    spacing = _AIRY if any(_needs_air(character) for character in text) else _TIGHT
    best: tuple[float, Block] | None = None
    largest = size = place.largest
    while True:
        wide = place.width * MEASURE / (size * _ROUNDING)
        most = max(1, math.floor((place.height - size) / (size * spacing)) + 1)
        count, leading = words.fewest(wide), round(size * spacing)
        if count is not None and count <= most:
            if best is None:
                largest = size
            cost, lines = words.broken(count, wide)
            cost += _SMALLER * math.log(largest / size)
            if best is None or cost < best[0]:
                best = cost, Block(lines, size, leading)
        if best is not None and (size == place.smallest or size < largest * _NOT_UNDER):
            return best[1]
        if size == place.smallest:
            return Block(words.cut(most, wide), size, leading)
        size = max(place.smallest, int(size * _STEP))


class _Words:
    """A text in words that a line may end behind, and their widths at `MEASURE`; none is wider than `widest`."""

    def __init__(self, text: str, fonts: Fonts, widest: float) -> None:
        self._fonts = fonts
        self._words = [part for word in _parts(text) for part in _split(word, fonts, widest / _ROUNDING)]
        self._space = fonts.width("n n") - fonts.width("nn")

    @cached_property
    def _widths(self) -> list[float]:
        return [self._fonts.width(word.rstrip()) for word in self._words]

    @cached_property
    def _offsets(self) -> list[float]:
        spaces = [self._space * word.endswith(" ") for word in self._words]
        return [0.0, *accumulate(width + space for width, space in zip(self._widths, spaces, strict=True))]

    def _width(self, i: int, j: int) -> float:
        return self._offsets[j - 1] - self._offsets[i] + self._widths[j - 1]

    def fewest(self, wide: float) -> int | None:
        """How many lines of that width the text needs; None where a word does not fit into one."""
        if max(self._widths) > wide:
            return None
        lines, start = 1, 0
        for j in range(1, len(self._words) + 1):
            if self._width(start, j) > wide:
                lines, start = lines + 1, j - 1
        return lines

    def broken(self, count: int, wide: float) -> tuple[float, tuple[str, ...]]:
        """The text in that many lines, which hold it, as even and as well broken as may be; and what that costs."""
        last = len(self._words)
        best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, (0,))}]
        for _ in range(count):
            ways: dict[int, tuple[float, tuple[int, ...]]] = {}
            for i, (cost, cuts) in best[-1].items():
                for j in range(i + 1, last + 1):
                    width = self._width(i, j)
                    if width > wide:
                        break
                    ways[j] = min(ways.get(j, (math.inf, ())), (cost + self._cost(j, width / wide), (*cuts, j)))
            best.append(ways)
        cost, cuts = best[count][last]
        return cost, tuple("".join(self._words[i:j]).strip() for i, j in pairwise(cuts))

    def cut(self, most: int, wide: float) -> tuple[str, ...]:
        """As much of the text as that many lines hold, with dots behind it."""
        start = 0
        lines = []
        for _ in range(most):
            end = start + 1
            while end < len(self._words) and self._width(start, end + 1) <= wide:
                end += 1
            lines.append("".join(self._words[start:end]).strip())
            start = end
        *whole, last = lines
        while last and (not last[-1].isalnum() or self._fonts.width(last + _DOTS) > wide):
            last = last.rpartition(" ")[0] if " " in last and last[-1].isalnum() else last[:-1]
        return (*whole, last + _DOTS)

    def _cost(self, j: int, full: float) -> float:
        """What a line costs that ends before word `j` and takes that share of the width."""
        cost = (1 - full) ** 2
        if j == len(self._words):
            return cost + _ORPHAN * (full < 1 / 3)
        word, after = self._words[j - 1], self._words[j]
        bare = word.strip()
        if not word.endswith(" ") and is_wide(bare[-1]) and not begins_phrase(bare[-1] + after, 1):
            cost += _IN_PHRASE * bare[-1].isalnum()
        elif bare.endswith("-"):
            cost += _AT_HYPHEN
        elif len(bare) <= _LITTLE and bare.isalpha() and not is_wide(bare[0]):
            cost += _AFTER_LITTLE
        return cost + _AT_PAUSE * (bare[-1] in ",;:–—，、：；·")


def _parts(text: str) -> list[str]:
    """`text` in the pieces between which a line may end: words with the space behind them, Chinese characters."""
    cuts = [at for at in range(1, len(text)) if _may_break(text, at)]
    return [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if not may_part(text, at):
        return False
    if before.isspace():
        return after not in "–—-"  # a dash stays with what is before it
    if before in "-–—/":
        return after.isalpha()
    # Korean has spaces, and is broken there.
    return any(is_wide(character) and not "\uac00" <= character <= "\ud7a3" for character in (before, after))


def _split(word: str, fonts: Fonts, widest: float) -> list[str]:
    """`word` in pieces of about one length, none wider than `widest`, with hyphens where its script has them."""
    parts = math.ceil(fonts.width(word.strip()) / widest)
    if parts == 1:
        return [word]
    whole = [at for at in range(1, len(word)) if not joins(word[at - 1], word[at]) and not word[at].isspace()]
    while True:
        cuts = sorted({whole[len(whole) * number // parts] for number in range(1, parts)})
        pieces = [word[a:b] for a, b in pairwise([0, *cuts, len(word)])]
        hyphened = [piece + "-" * (piece[-1].islower() or piece[-1].isupper()) for piece in pieces[:-1]] + pieces[-1:]
        if len(cuts) == len(whole) or all(fonts.width(piece.strip()) <= widest for piece in hyphened):
            return hyphened
        parts += 1


def _needs_air(character: str) -> bool:
    """Whether it reaches further up or down than Latin does: of other scripts, or with two marks (Vietnamese)."""
    decomposed = unicodedata.normalize("NFD", character)
    return (
        is_wide(character)
        or unicodedata.bidirectional(character) == "AL"
        or unicodedata.combining(character) > 0
        or len(decomposed) > 2
    )
