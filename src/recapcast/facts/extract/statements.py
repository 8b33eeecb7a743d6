"""Which of a story's sentences state something that can be told by itself."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from recapcast.article.model import Span
from recapcast.facts.extract.cue_tables import SAID
from recapcast.facts.extract.dates import after_dateline
from recapcast.facts.extract.headline import title
from recapcast.facts.extract.story import Sentence, Story
from recapcast.facts.extract.telling_tables import Telling, telling
from recapcast.facts.extract.words import words
from recapcast.languages import primary
from recapcast.plain_text import NONCHARACTERS

_LONGEST = 600
"""Characters of a statement: 40 s of speech. The longest sentence of GUM's news has 437."""
_FEWEST_WORDS = 3
"""Words that tell what it is about. A sentence with fewer is an exclamation or a caption more often than news."""
_DATELINES = 3
"""Sentences at the head of a story in which a dateline is looked for."""
_MOST_QUOTED = 0.5
"""The share of a sentence that may stand in quotation marks: with more it is somebody's words, and a quote."""
_TALKING = 0.25
"""The share of sentences that ask, or speak of `I` and `you`. On GUM no news has more than .21, no interview less."""
_MARKS = '"“”«»„‟'
_NO_STATEMENT = tuple("?:？：")
_NEVER_SAID = re.compile(f"[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff{''.join(sorted(NONCHARACTERS))}]")
"""Characters that no fact may hold (`plain_text.one_line`); white space among the control characters is none."""
_BULLET = re.compile(r"[-–—•·*]\s+")
"""What a line of a list begins with."""
_PIECES = ("(", "[", "*", "#", "|", "''")
"""What begins an aside, a mark of something else, or a quote as some agencies write it."""
_BEGINS_QUOTED = re.compile(r"[\"“«]([^\"“”«»]{1,400})(?:[\"”»],|(?<=[,!?])[\"”»])\s")
_TITLE = 4
"""Words of a title at most, with which a sentence can begin as with somebody's words."""
_SAYING = 5
"""Words after somebody's words among which it is told that they were said."""
_CLOSING = "\"”’')»」』 "


@dataclass(frozen=True)
class Statement:
    """A sentence of a story, from after its dateline on, that is no question and nobody's own words."""

    span: Span
    text: str
    place: int
    """Which of the story's sentences it is, from 0."""
    paragraph: int
    words: tuple[str, ...]
    """What it is about."""
    own: str
    """The text without what is quoted in it."""
    needs_another: bool
    """Whether it begins with a word that only a sentence before it explains."""


@dataclass(frozen=True)
class Statements:
    """The statements of a story, in order, and how much of the story they are."""

    all: tuple[Statement, ...]
    story: Story
    telling: Telling
    counts: Counter[str]
    """How often the story's sentences, all of them, have each word that tells what it is about."""
    title: Span | None
    """Where the text has the article's title."""
    talk_from: int | None
    """The paragraph with which questions and answers begin; None where the story is no conversation."""

    @classmethod
    def of(cls, story: Story, quoted: Sequence[Span] = ()) -> Self:
        """Tell a story's statements from its questions, from what is `quoted`, and from what is too short or long.

        Args:
            story: one without sentences has no statements.
            quoted: where somebody's own words stand, in order, none touching another.
        """
        language = story.article.language
        told = telling(primary(language or "en"))
        outside = _Quoted(quoted).without
        place = title(story)
        heading = story.article.text[place.start : place.end].removesuffix(".") if place is not None else None
        found: list[Statement] = []
        counts: Counter[str] = Counter()
        questions: list[int] = []
        talking = 0
        for number, sentence in enumerate(story.sentences):
            counts.update(words(sentence.text, told))
            own = outside(sentence)
            asks = own.rstrip(_CLOSING).endswith(("?", "？"))
            if asks and sentence.span.end == story.paragraphs[sentence.paragraph].span.end:
                questions.append(sentence.paragraph)
            if asks or told.personal.search(own[:_LONGEST]):
                talking += 1
                continue
            start = after_dateline(sentence.text, language) if number < _DATELINES else 0
            if bullet := _BULLET.match(sentence.text, start):
                start = bullet.end()
            text = sentence.text[start:]
            about = tuple(words(text, told)) if _may_state(text, own) and text.removesuffix(".") != heading else ()
            if len(about) >= _FEWEST_WORDS:
                span = Span(sentence.span.start + start, sentence.span.end)
                needs_another = told.opening.match(text) is not None
                found.append(Statement(span, text, number, sentence.paragraph, about, own, needs_another))
        is_talk = questions and talking >= _TALKING * len(story.sentences)
        return cls(tuple(found), story, told, counts, place, questions[0] if is_talk else None)

    def is_narrated(self, statement: Statement) -> bool:
        """Whether the article itself makes a statement: in a conversation only before its first question."""
        return self.talk_from is None or statement.paragraph < self.talk_from


class _Quoted:
    """Spans of quoted words, looked up by sentence."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._ends = [span.end for span in spans]

    def without(self, sentence: Sentence) -> str:
        """The sentence without the quoted words in it."""
        kept = []
        at, end = sentence.span.start, sentence.span.end
        for span in self._spans[bisect_left(self._ends, at) :]:
            if span.start >= end:
                break
            kept.append((at, max(at, span.start)))
            at = max(at, min(span.end, end))
        kept.append((at, end))
        return " ".join(sentence.text[a - sentence.span.start : b - sentence.span.start] for a, b in kept)


def _may_state(text: str, outside: str) -> bool:
    return (
        0 < len(text) <= _LONGEST
        and len(outside) >= (1 - _MOST_QUOTED) * len(text)
        and not text.rstrip(_CLOSING).endswith(_NO_STATEMENT)
        and not sum(text.count(mark) for mark in _MARKS) % 2
        and not text.startswith(_PIECES)
        and not _is_said(text)
        and not _NEVER_SAID.search(text)
    )


def _is_said(text: str) -> bool:
    """Whether a sentence begins with somebody's words and tells who said them: it is a quote."""
    match = _BEGINS_QUOTED.match(text)
    if match is None:
        return False
    after = (word.strip(",.:").lower() for word in text[match.end() : match.end() + 200].split()[:_SAYING])
    return len(match[1].split()) > _TITLE or not SAID.isdisjoint(after)
