"""Whose words a Korean sentence quotes, by the particles behind the quote and behind its subject."""

import re

from recapcast.article.model import Span
from recapcast.facts.extract import hangul_tables as tables
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.leading_subjects import Subject
from recapcast.facts.extract.mentions import Mention
from recapcast.facts.extract.names import Name, Names

_NEAR = 400
"""Characters beside a quote that are looked at."""
_QUOTES = re.compile(r" ?(?:이?라고|고|이?라며|며|이?라면서|면서)(?=[ ,\n])")
"""What joins words that were said to what is told of them."""
_NAMED = re.compile(rf"[^.]{{0,12}}?(?:{tables.NAMED})")
_SAYS = re.compile(tables.SAID)
_SUBJECT = re.compile(r"(?:\([^()]{1,24}\))?(?P<particle>께서는|께서|은|는|이|가|도)(?=[ ,])")
_SHORT = re.compile(
    rf"(?<![가-힣])(?P<family>[{tables.FAMILIES}]) (?P<role>[가-힣]{{0,8}}?(?:{tables.OFFICES}))"
    r"(?P<particle>은|는|이|가|도)(?=[ ,])"
)
"""`윤 단장은`"""
_ELSE = re.compile(
    rf"(?<![가-힣])(?P<who>(?:[가-힣A-Za-z0-9]{{1,12}} )?[가-힣]{{0,12}}?(?:{tables.SPEAKERS}|{tables.OFFICES}))"
    r"(?:\([^()]{1,24}\))?(?P<particle>은|는|이|가|도)(?=[ ,])"
)
_ONE_BEFORE = re.compile(r"(?<![가-힣])(?:그|그녀)(?:는|가|도)(?=[ ,])")
_TOPIC = frozenset({"은", "는", "께서는"})
_OWN = re.compile(r"(?:은|는|을|를|이|가|의|에서|에게|에|로|고|며|한|된|인)$")
"""How a word ends that belongs to something else than what follows it."""
_GOES_ON = re.compile(r"[ ,]{0,2}(?:[가-힣]{1,6} ){0,2}$")


class HangulCues:
    """Finds the subjects of Korean sentences with quotes in one article's text."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._by_family: dict[str, list[Name]] = {}
        for name in names.all:
            if name.kind is Kind.PERSON and name.is_clear and "가" <= name.text[0] <= "힣":
                self._by_family.setdefault(name.text[0], []).append(name)

    def says(self, quote: int, end: int) -> bool:
        """Whether what follows a quote tells that it was said, and not that something is called so.

        Args:
            quote: where the quote ends.
            end: where its sentence ends, or the next quote begins.
        """
        end = min(end, quote + _NEAR)
        joined = _QUOTES.match(self._text, quote, min(end + 1, len(self._text)))
        if _NAMED.match(self._text, joined.end() if joined else quote, end):
            return False
        return joined is not None or _SAYS.search(self._text, quote, end) is not None

    def said_before(self, start: int, quote: int) -> bool:
        """Whether a sentence that leads to a quote tells that somebody said it."""
        return _SAYS.search(self._text, max(start, quote - _NEAR), quote) is not None

    def goes_on(self, last: int, quote: int) -> bool:
        """Whether a quote goes on with the one that ends at `last`: `"가"라며 "나"`."""
        joined = _QUOTES.match(self._text, last, quote)
        return joined is not None and _GOES_ON.fullmatch(self._text, joined.end(), quote) is not None

    def is_the_one_before(self, start: int, end: int) -> bool:
        """Whether the subject is whoever was told of before: `그는`."""
        return _ONE_BEFORE.search(self._text, max(start, end - _NEAR), end) is not None

    def subject(self, start: int, end: int) -> Subject | None:
        """Who speaks in a stretch: the last topic of it, or else its last subject; None where nobody can be told."""
        start = max(start, end - _NEAR)
        found = [*self._named(start, end), *self._by_office(start, end)]
        found = found or list(self._described(start, end))
        topics = [each for each in found if each[1] in _TOPIC]
        return max(topics or found, key=lambda each: each[0].span.end)[0] if found else None

    def _named(self, start: int, end: int) -> list[tuple[Subject, str]]:
        found = []
        for mention, name in self._names.mentioned(start, end):
            behind = max(mention.span.end, mention.title.end if mention.title is not None else 0)
            if match := _SUBJECT.match(self._text, behind, end):
                found.append((Subject(mention.span, ((mention, name),)), match["particle"]))
        return found

    def _by_office(self, start: int, end: int) -> list[tuple[Subject, str]]:
        found = []
        for match in _SHORT.finditer(self._text, start, end):
            owners = self._by_family.get(match["family"], [])
            span = Span(match.start(), match.end("role"))
            if owners:
                names = ((_mention(span, match), owners[0]),) if len(owners) == 1 else ()
                found.append((Subject(span, names, is_nobody=not names), match["particle"]))
        return found

    def _described(self, start: int, end: int) -> list[tuple[Subject, str]]:
        found = []
        for match in _ELSE.finditer(self._text, start, end):
            first, _, rest = match["who"].rpartition(" ")
            whole = not first or first in tables.NO_SPEAKERS or _OWN.search(first) is not None
            begin = match.end("who") - len(rest) if whole else match.start()
            found.append((Subject(Span(begin, match.end("who"))), match["particle"]))
        return found


def _mention(span: Span, match: re.Match[str]) -> Mention:
    return Mention(span, match["family"], Span(*match.span("role")), match["role"], opens=False)
