"""A proposal's words in the article: white space and quotation marks aside, they must be there to the letter."""

from bisect import bisect_left
from functools import cached_property

from recapcast.article.model import Article, Span
from recapcast.facts.extract.story import LONGEST

_MARKS = frozenset("\"'`´‘’“”«»「」『』") | frozenset("\u201a\u201b\u201e\u201f\u2039\u203a")
"""Quotation marks and apostrophes of any script, straight, curly or low."""


class Found:
    """Looks words up in one article."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The text without marks, one space for any white space, and where in the article each character is."""
        return _fold(self._article.text[:LONGEST])

    def span(self, words: str, near: Span | None = None, within: int = 0) -> Span | None:
        """Where the article has `words`, first of all or nearest after the start of what is `near`; None where not.

        Args:
            words: whole words, at least one letter or digit.
            near: the place that they must be near to.
            within: how many characters before and after that place.
        """
        folded, places = self._folded
        wanted = _fold(words)[0].strip()
        if not any(character.isalnum() for character in wanted):
            return None
        first = bisect_left(places, near.start - within) if near else 0
        last = bisect_left(places, near.end + within) if near else len(folded)
        at = folded.find(wanted, first, last)
        while at >= 0:
            end = at + len(wanted)
            span = Span(places[at], places[end - 1] + 1)
            # Hangul joins its particles to names: there a word may go on.
            whole = _hangul(folded[end - 1]) or not _cuts(folded, end)
            if whole and not _cuts(folded, at) and not self._in_debris(span):
                return span
            at = folded.find(wanted, at + 1, last)
        return None

    def _in_debris(self, span: Span) -> bool:
        """Whether a part of it is not the story's; the title above the story is the article's own word."""
        text, title = self._article.text, self._article.title
        over = (part for part in self._article.debris if part.start < span.end and span.start < part.end)
        return any(text[part.start : part.end].strip() != title for part in over)


def _fold(text: str) -> tuple[str, list[int]]:
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _MARKS:
            continue
        plain = " " if character.isspace() else character
        if plain == " " and kept and kept[-1] == " ":
            continue
        kept.append(plain)
        places.append(place)
    return "".join(kept), places


def _cuts(text: str, place: int) -> bool:
    """Whether a word would be cut in two at `place`."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _hangul(character: str) -> bool:
    return "\uac00" <= character <= "\ud7a3"
