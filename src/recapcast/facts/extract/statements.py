"""Which of a story's sentences state something that can be told by itself."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from recapcast.article.model import Span
from recapcast.facts.extract import dialogue
from recapcast.facts.extract.conversation import Conversation
from recapcast.facts.extract.cue_tables import SAID
from recapcast.facts.extract.dates import after_dateline
from recapcast.facts.extract.headline import title
from recapcast.facts.extract.story import ASKING, Sentence, Story, ends_in
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
_NO_STATEMENT = (*ASKING, ":", "：")
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


@dataclass(frozen=True)
class Statement:
    """A sentence of a story, from after its dateline or label on, that is no question and no quotation."""

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
    opens_answer: bool = False
    """Whether an answer begins with it, in a conversation."""
    speaker: str | None = None
    """Whose words it is, in a conversation, as far as that is sure."""


@dataclass(frozen=True)
class Statements:
    """The statements of a story, in order, and how much of the story they are."""

    all: tuple[Statement, ...]
    """Those that a narrator can make."""
    answers: tuple[Statement, ...]
    """What the people of a conversation say, also those in which they speak of themselves."""
    story: Story
    telling: Telling
    counts: Counter[str]
    """How often the story's sentences, all of them, have each word that tells what it is about."""
    title: Span | None
    """Where the text has the article's title."""
    talk_from: int | None
    """The paragraph with which questions and answers begin; None where the story is no conversation."""

    @classmethod
    def of(cls, story: Story, quoted: Sequence[Span] = (), talk: Conversation | None = None) -> Self:
        """Tell a story's statements from its questions, from what is `quoted`, and from what is too short or long.

        Args:
            story: one without sentences has no statements.
            quoted: where somebody's own words stand, in order, none touching another.
            talk: the story's conversation, where it is one. What is said in it and is nobody's answer for certain is
                no statement.
        """
        language = story.article.language
        told = telling(primary(language or "en"))
        outside = _Quoted(quoted).without
        place = title(story)
        spoken = dialogue.spoken([paragraph.text for paragraph in story.paragraphs])
        heading = story.article.text[place.start : place.end].removesuffix(".") if place is not None else None
        found: list[Statement] = []
        answers: list[Statement] = []
        counts: Counter[str] = Counter()
        questions: list[int] = []
        talking = 0
        for number, sentence in enumerate(story.sentences):
            counts.update(words(sentence.text, told))
            own = outside(sentence)
            asks = ends_in(own, ASKING)
            if asks and sentence.span.end == story.paragraphs[sentence.paragraph].span.end:
                questions.append(sentence.paragraph)
            is_personal = told.personal.search(own[:_LONGEST]) is not None
            talking += asks or is_personal
            answer = talk.answers.get(sentence.paragraph) if talk is not None else None
            is_said = sentence.paragraph in spoken or (talk is not None and talk.has(sentence.paragraph))
            if asks or (answer is None and (is_personal or is_said)):
                continue
            opens = sentence.span.start == story.paragraphs[sentence.paragraph].span.start
            start = after_dateline(sentence.text, language, opens=opens) if number < _DATELINES else 0
            if answer is not None:
                start = min(max(answer.words.start, sentence.span.start), sentence.span.end) - sentence.span.start
            if bullet := _BULLET.match(sentence.text, start):
                start = bullet.end()
            text = sentence.text[start:]
            about = words(text, told) if _may_state(text, own) and text.removesuffix(".") != heading else []
            if len(about) >= _FEWEST_WORDS:
                span = Span(sentence.span.start + start, sentence.span.end)
                needs_another = told.opening.match(text) is not None
                made = Statement(span, text, number, sentence.paragraph, tuple(about), own, needs_another)
                if answer is None:
                    found.append(replace(made, opens_answer=_opens(story, sentence, start)))
                else:
                    opens = answer.opens and span.start == answer.words.start
                    answers.append(replace(made, opens_answer=opens, speaker=answer.speaker))
        is_talk = questions and talking >= _TALKING * len(story.sentences)
        starts = talk.starts if talk is not None else questions[0] if is_talk else None
        return cls(tuple(found), tuple(answers), story, told, counts, place, starts)

    def is_narrated(self, statement: Statement) -> bool:
        """Whether the article itself makes a statement: in a conversation only before its first question."""
        return self.talk_from is None or statement.paragraph < self.talk_from


def _opens(story: Story, sentence: Sentence, start: int) -> bool:
    """Whether a sentence begins what follows a question."""
    begins = not start and sentence.span.start == story.paragraphs[sentence.paragraph].span.start
    return begins and sentence.paragraph > 0 and story.paragraphs[sentence.paragraph - 1].asks


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
        and not ends_in(text, _NO_STATEMENT)
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
