"""An article as paragraphs and sentences, each with its place in the article's text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Self

from recapcast.article.model import Article, Span

LONGEST = 200_000
"""Characters of an article that are looked at: three hours of speech. What comes after holds no facts."""
_WRAPPED_AT = 120
"""Characters of the longest line of a file whose lines were broken by hand; a paragraph on one line is longer."""
_LINE = re.compile(r"[^\r\n]+")
_BLANK_LINES = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")
_SUBHEAD_MARK = re.compile(r"#{1,6}[ \t]+")
_LONGEST_SUBHEAD = 120
"""Characters. The longest of the subheads on 100 news pages has 112."""
_ENDS = tuple(".!?…:;,\"”»」』’'。！？)]")
_CLOSING = "\"”’'»」』)*_ "
ASKING = ("?", "？")
"""With what a question ends."""
_OPENERS = tuple('"“«「『‘')
_NO_END = re.compile(
    r"(?:^|[\s(\"“‘«])(?:Mrs?|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Capt|Cpl|Cmdr|Adm|Maj|Rev|Fr|Hon|Pres"
    r"|Supt|Det|Insp|Atty|Amb|Sec|Treas|St|vs|Sra?|Srta|Dra|EE|Gral|Ing|Lic|Mons)\.$"
)
"""An abbreviation that stands before a name, so that no sentence ends in it."""
_NUMBER_END = re.compile(r"(?:^|\s)\d{1,4}\.$")
_KOREAN_GOES_ON = re.compile(r"(?:이?라고|이?라며|이?라는|고|며)(?=[\s.,]|$)")
"""What a Korean sentence goes on with after words that were quoted in it."""
_KOREAN_END = re.compile(r"(?<=[다요죠]\.)[ \t]+(?=\S)")


def ends_in(text: str, marks: tuple[str, ...]) -> bool:
    """Whether one of some marks ends a text, whatever closes behind it."""
    return text.rstrip(_CLOSING).endswith(marks)


@dataclass(frozen=True)
class Sentence:
    """One sentence. `text` is the article's own from `span.start` to `span.end`, without white space around it."""

    span: Span
    text: str
    paragraph: int
    """Which of the story's paragraphs it is in, from 0."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, without white space around it, and its sentences in order: at least one."""

    span: Span
    text: str
    sentences: tuple[Sentence, ...]
    is_subhead: bool
    """A title between or above the paragraphs, whose words are not the story's: a short line without a full stop."""

    @property
    def asks(self) -> bool:
        """Whether it ends in a question."""
        return ends_in(self.text, ASKING)


@dataclass(frozen=True)
class Story:
    """An article without its debris: paragraphs that overlap none of it, in order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def of(cls, article: Article) -> Self:
        """Tell an article's paragraphs and sentences apart. One of white space, or of debris alone, has none.

        A paragraph is a line of the text. Where lines were broken by hand it is what blank lines part.
        """
        found: list[Paragraph] = []
        for start, end in _pieces(article):
            text = article.text[start:end]
            mark = _SUBHEAD_MARK.match(text)
            if mark is not None:
                start, text = start + mark.end(), text[mark.end() :]
            if not text:
                continue
            subhead = mark is not None or _is_subhead(text)
            number = len(found)
            parts = [(0, len(text))] if subhead else _sentences(text)
            sentences = tuple(Sentence(Span(start + a, start + b), text[a:b], number) for a, b in parts)
            found.append(Paragraph(Span(start, end), text, sentences, subhead))
        return cls(article, tuple(found))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of the paragraphs that are no subheads, in order."""
        return tuple(s for paragraph in self.paragraphs if not paragraph.is_subhead for s in paragraph.sentences)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that the article's character `offset` is in; None in a subhead, in debris and between two."""
        before = self.sentences_before(offset, 1)
        return before[0] if before and offset < before[0].span.end else None

    def sentences_before(self, offset: int, most: int) -> tuple[Sentence, ...]:
        """The last `most` sentences that begin at the article's character `offset` or before it, in order."""
        place = bisect_right(self._starts, offset)
        return self.sentences[max(place - most, 0) : place]

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]


def _pieces(article: Article) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends, white space around it and debris left out."""
    text = article.text[:LONGEST]
    debris = iter(article.debris)
    waste = next(debris, None)
    for start, end in _blocks(text):
        at = start
        while waste is not None and waste.start < end:
            yield from _stripped(text, at, waste.start)
            at = max(at, waste.end)
            if waste.end > end:
                break
            waste = next(debris, None)
        yield from _stripped(text, at, end)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    if not _broken_by_hand(text):
        yield from (match.span() for match in _LINE.finditer(text))
        return
    at = 0
    for match in _BLANK_LINES.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def _broken_by_hand(text: str) -> bool:
    """Whether most lines that another follows at once stop in the middle of a sentence."""
    lines = text.splitlines()
    if max(map(len, lines), default=0) > _WRAPPED_AT:
        return False
    followed = [line.rstrip() for line, after in pairwise(lines) if line.strip() and after.strip()]
    in_the_middle = [line for line in followed if len(line) >= _WRAPPED_AT / 3 and not line.endswith(_ENDS)]
    return len(in_the_middle) * 2 > len(followed)


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`start` and `end` moved to the first and past the last that is no white space; nothing where all is."""
    piece = text[start:end]
    if inner := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(inner)


def _is_subhead(text: str) -> bool:
    return len(text) <= _LONGEST_SUBHEAD and not text.endswith(_ENDS) and not text.startswith(_OPENERS)


def _sentences(paragraph: str) -> list[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends."""
    # Here and not above: 25 ms, which only an article needs.
    from syntok import segmenter
    from syntok.tokenizer import Tokenizer

    found: list[tuple[int, int]] = []
    for tokens in segmenter.segment(Tokenizer(replace_not_contraction=False).tokenize(paragraph, 0)):
        start, end = tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)
        if found and _goes_on(paragraph, found[-1], start):
            start = found.pop()[0]
        at = start
        for match in _KOREAN_END.finditer(paragraph, start, end):
            if not _KOREAN_GOES_ON.match(paragraph, match.end()):
                found.append((at, match.start()))
                at = match.end()
        found.append((at, end))
    return found or [(0, len(paragraph))]


def _goes_on(paragraph: str, before: tuple[int, int], start: int) -> bool:
    """Whether what was taken for a sentence before `start` did not end there."""
    end = paragraph[max(before[0], before[1] - 12) : before[1]]
    after = paragraph[start]
    if _NO_END.search(end) or _KOREAN_GOES_ON.match(paragraph, start):
        return True
    return _NUMBER_END.search(end) is not None and (after.isdigit() or "가" <= after <= "힣")
