"""Passages of quotes: what was said in one go, told from titles, with what sets it up."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from recapcast.article.model import Span
from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract.referents import Referent, Referents
from recapcast.facts.extract.speakers import Cue, How
from recapcast.facts.extract.story import Story
from recapcast.facts.model import BREAK

FEWEST_WORDS = 4
"""Words of a quote. What is shorter is mostly a title, or a word that the writer keeps away from."""
HANGUL = re.compile("[가-힣]")
_SMALL = tables.PREPOSITIONS | tables.DETERMINERS | {"and", "or", "but"}
_STOPS = (".", "!", "?", "…", "。")
_FEWEST_TOLD = 5
"""Words of a sentence that sets a quote up: `He stated` tells nothing."""
_LONGEST_TOLD = 400
"""Characters of such a sentence: what is longer is not one."""
MARKS = " \u00a0\t\r\n\"“”„‟«»「」『』‘’'"
_LEADS_ON = ",—–- "
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s,:]*$")


@dataclass(frozen=True)
class Quotation:
    """Words that somebody said. `text` is the article's at `parts`, without the marks around them."""

    span: Span
    """The passage: from its first mark to its last, with words of the writer's inside in `"A," she said, "B."`."""
    parts: tuple[Span, ...]
    """Where the words are: at least one. What the writer only puts the speaker between is several."""
    text: str
    """The words; `BREAK` stands between two parts."""
    speaker: str | None
    """Who said it, as the facts call them; None if it can not be told."""
    cue: Span | None
    """What tells who spoke."""
    context: Span | None
    """The sentence, or the part of one, that sets the words up."""
    doubt: str | None
    """What an editor should look at."""


@dataclass(frozen=True)
class Found:
    """A quote on the way to its speaker: where it is, in the article, and in which paragraph."""

    start: int
    end: int
    is_closed: bool
    paragraph: int
    cue: Cue | None = None
    who: Referent | None = None
    how: How | None = None
    is_said: bool = False
    """Whether what stands beside it tells that it was said, whoever it was."""
    told: Span | None = None
    """In a dialogue with dashes the writer's words that tell whose it is."""
    joins: bool = False
    """Whether it is of one passage with the quote before, asides left out."""
    is_aside: bool = False
    """Whether it is marked within what the writer says of the words before: `she said of the "Big Mill" plan`."""


class Passages:
    """Puts the quotes of one story together to what was said."""

    def __init__(self, story: Story, referents: Referents, quoted: list[tuple[int, int]]) -> None:
        self._story = story
        self._text = story.article.text
        self._referents = referents
        self._quoted = quoted
        self._starts = [sentence.span.start for sentence in story.sentences]
        self._begins = frozenset(self._starts)

    def of(self, found: list[Found]) -> list[Quotation]:
        """The quotations of all quotes of the story, which are in order."""
        quotations: list[Quotation] = []
        for passage in _passages(found):
            # Marks with the writer's words alone between them hold nobody's.
            run = [quote for quote in passage if self._text[quote.start : quote.end].strip(MARKS)]
            if run and self._is_said(run):
                whole = Span(run[0].start, run[-1].end)
                quotations += [self._quotation(parts, whole, run[0]) for parts in self._unbroken(run)]
        return quotations

    def _unbroken(self, run: list[Found]) -> list[list[Found]]:
        """The quotes of a passage, those together that no sentence of the writer's parts."""
        parts: list[list[Found]] = []
        for quote in run:
            if not parts or self._is_parted(parts[-1][-1], quote):
                parts.append([])
            parts[-1].append(quote)
        return parts

    def _is_parted(self, last: Found, quote: Found) -> bool:
        """Whether a sentence begins between two quotes that does not tell whose the first one is."""
        start = last.end if last.cue is None else max(last.end, last.cue.span.end)
        place = bisect_left(self._starts, start)
        return place < len(self._starts) and self._starts[place] < quote.start

    def _is_said(self, run: list[Found]) -> bool:
        """Whether a passage is somebody's words, and no title, and no word that the writer only keeps away from."""
        words = " ".join(self._text[quote.start : quote.end].strip(MARKS) for quote in run).split()
        first = run[0]
        is_led = ends_in_verb(self._text[max(first.start - 30, 0) : first.start])
        is_cued = is_led or first.is_said or (first.cue is not None and first.how in {How.AFTER, How.BEFORE})
        if HANGUL.search(words[0]):
            return is_cued or len(words) >= FEWEST_WORDS
        if len(words) < FEWEST_WORDS:
            begins = first.told is not None or first.start in self._begins
            is_whole = begins or closes(self._text, first) in {",", ".", "!", "?"}
            return is_cued and (is_whole or (is_led and len(words) == FEWEST_WORDS - 1))
        is_title = all(word[0].isupper() or not word[0].isalpha() or word.lower() in _SMALL for word in words)
        return is_cued or not is_title

    def _quotation(self, parts: list[Found], whole: Span, first: Found) -> Quotation:
        quote = parts[0]
        words = [self._words(part, is_last=part is parts[-1]) for part in parts]
        who = quote.who
        cue = quote.cue or first.cue
        doubt = "who said it" if who is None else who.doubt
        if doubt is None and quote.how in {How.PARAGRAPH, How.SENTENCE}:
            doubt = "whether it is the same speaker" if quote.how is How.PARAGRAPH else "whether they said it"
        return Quotation(
            whole,
            tuple(words),
            BREAK.join(self._text[span.start : span.end] for span in words),
            who.text if who is not None else None,
            cue.span if cue is not None else None,
            self._context(first),
            doubt,
        )

    def _words(self, quote: Found, *, is_last: bool) -> Span:
        """Where the words of a quote are, without the marks around them and what only leads on."""
        inner = self._text[quote.start : quote.end]
        start = quote.start + len(inner) - len(inner.lstrip(MARKS))
        end = quote.start + len(inner.rstrip(MARKS).rstrip("," if is_last else _LEADS_ON))
        return Span(start, max(end, start + 1))

    def _context(self, quote: Found) -> Span | None:
        """The sentence right before a passage that names its speaker, or that leads to it with a colon."""
        who = quote.who
        place = bisect_right(self._starts, quote.start - 1) - 1
        if who is None or who.text is None or place < 0:
            return None
        sentence = self._story.sentences[place]
        start, end = sentence.span.start, min(sentence.span.end, quote.start)
        if end - start > _LONGEST_TOLD:
            return None
        written = self._text[start:end].rstrip(" \u00a0\t\r\n:,")
        if not 0 <= quote.paragraph - sentence.paragraph <= 1 or len(written.split()) < _FEWEST_TOLD:
            return None
        if written[:1] in MARKS or written.split()[0].lower() in tables.PRONOUNS or self._overlaps(start, end):
            return None
        leads = self._text[start:end].rstrip().endswith((":", "："))
        if not leads and (sentence.span.end > quote.start or not sentence.text.endswith(_STOPS)):
            return None
        names = self._referents.named(start, end)
        return Span(start, start + len(written)) if leads or who.text in names else None

    def _overlaps(self, start: int, end: int) -> bool:
        """Whether words between marks stand in a stretch."""
        place = bisect_left(self._quoted, (end, 0)) - 1
        return place >= 0 and self._quoted[place][1] > start


def _passages(found: list[Found]) -> list[list[Found]]:
    """The quotes by passages. What is marked in the writer's words inside a passage is none of its own."""
    passages: list[list[Found]] = []
    for quote in found:
        if not quote.joins:
            passages.append([quote])
            continue
        while passages[-1][0].is_aside:
            passages.pop()
        passages[-1].append(quote)
    return passages


def closes(text: str, quote: Found) -> str:
    """The punctuation with which a quote ends, inside its marks or behind them; a letter where none does."""
    if text[quote.end : quote.end + 1] == ",":
        return ","
    ends = text[quote.start : quote.end].rstrip(MARKS)[-1:]
    return "," if ends in "—–-" else ends


def ends_in_verb(before: str) -> bool:
    """Whether a verb of saying is the last word."""
    match = _LAST_WORD.search(before[-30:])
    return match is not None and match[1].lower() in tables.SAID
