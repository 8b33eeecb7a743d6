"""Who says what in an interview: its questions, and its answers with whoever gives them, as far as that is sure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from recapcast.article.model import Span
from recapcast.facts.extract import conversation_tables as tables
from recapcast.facts.extract.interviewee import interviewee, titled
from recapcast.facts.extract.labels import Label, People, label_of
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Paragraph, Story
from recapcast.facts.extract.telling_tables import Telling, telling
from recapcast.languages import primary

_ASIDE = ("(", "[")
_FEWEST_ASKED = 2
"""Turns in which somebody with a label asks, that labels other than `Q` and `A` are those of a conversation."""
_FEWEST_ANSWERED = 2
"""And turns in which somebody else answers."""
_FEWEST_QUESTIONS = 2
"""Paragraphs that ask, in a conversation without labels whose title tells whom."""
_QUESTIONS = 3
"""The same where what comes after the title tells it: a writer may ask the reader something too."""
_ASKING = 1 / 6
"""Their share from the first of them on: those that a writer asks the reader are fewer."""
_PERSONAL = 1 / 3
"""The share of answers in which somebody speaks of himself or herself, in a conversation without labels."""
_NAMED = 1 / 5
"""The share of answers that may name whoever gives them: with more they are told of, and do not speak."""


@dataclass(frozen=True)
class Answer:
    """What somebody says in one paragraph of a conversation."""

    words: Span
    """Without the label before them."""
    speaker: str | None
    """Who says it, as the facts call them; None where that can not be told for sure."""
    opens: bool
    """Whether it is the first paragraph of an answer."""
    label: Span | None
    """What tells whose words they are; None where nothing but the questions around them does."""


@dataclass(frozen=True)
class Conversation:
    """A story's questions and answers, by the number of their paragraph."""

    starts: int
    """The paragraph of the first question or label."""
    ends: int
    """That of the last question or answer."""
    questions: frozenset[int]
    answers: Mapping[int, Answer]
    is_labelled: bool
    """Whether labels tell whose turn it is, and not only the questions between the answers."""

    def has(self, paragraph: int) -> bool:
        """Whether a paragraph is a part of it, as far as it goes: no narrator's."""
        return self.starts <= paragraph <= self.ends

    @classmethod
    def of(cls, story: Story) -> Self | None:
        """Tell the turns of a story's conversation; None where it has none that is sure to be one.

        By their labels, `Q:` and `A:`, `Marsh:`; else by questions in paragraphs of their own, between which somebody
        answers whom the article says it has asked. Whoever else comes after the last label is nobody's answer for
        certain: there a narrator may go on.
        """
        if sum(p.asks for p in story.paragraphs) < _FEWEST_QUESTIONS and not any(map(label_of, story.paragraphs)):
            return None
        names = Names.of(titled(story))
        labelled = _Labelled(story, names)
        is_labelled = labelled.is_sure()
        starts, questions, answers = labelled.turns() if is_labelled else _unlabelled(story, names)
        if not answers:
            return None
        return cls(starts, max(questions | answers.keys()), frozenset(questions), answers, is_labelled)


_Turns = tuple[int, set[int], dict[int, Answer]]
_NO_TURNS: _Turns = (0, set(), {})


class _Labelled:
    """A conversation by its labels. Labels that name one person are one, however they name them."""

    def __init__(self, story: Story, names: Names) -> None:
        self._story = story
        self._names = names
        self._labels = _labels(story)
        people = People(names, self._labels.values())
        # `R. Quiero` in an answer is no name of whoever answers.
        labels = [label for label in self._labels.values() if label.key not in tables.ASKS | tables.ANSWERS]
        named = {label.key: people.named(label) for label in labels}
        self._who = {number: named.get(label.key) or label.key for number, label in self._labels.items()}
        turns = Counter(self._who.values())
        asked = Counter(who for number, who in self._who.items() if self._asks(number))
        self._asking = {who for who in turns if who in tables.ASKS or self._asks_most(who, asked[who], turns[who])}
        only = interviewee(story, names, min(self._labels, default=0))
        people_named = set(named.values())
        self._speakers: dict[str, str | None] = {}
        for who in turns:
            if who in tables.ANSWERS:
                self._speakers[who] = only
            elif who not in self._asking and asked[who] * 2 < turns[who] and (who in people_named or turns[who] > 1):
                self._speakers[who] = who if who in people_named else None
        self._turns = turns
        self._asked = sum(asked[who] for who in self._asking)

    def is_sure(self) -> bool:
        """Whether there are labels of a conversation: somebody asks, and somebody else answers."""
        if self._asking & tables.ASKS and self._speakers.keys() & tables.ANSWERS:
            return self._asked > 0
        if self._asked >= _FEWEST_ASKED:
            return sum(self._turns[who] for who in self._speakers) >= _FEWEST_ANSWERED
        # Questions without a label: then people whom the story names answer them, right behind.
        behind = [
            number
            for number, who in self._who.items()
            if self._speakers.get(who) and number and self._story.paragraphs[number - 1].asks
        ]
        return len(behind) >= _FEWEST_ANSWERED

    def _asks(self, number: int) -> bool:
        """Whether the words behind a label end in a question, or those below one that stands alone."""
        is_alone = self._is_below(number + 1) and number + 1 < len(self._story.paragraphs)
        return self._story.paragraphs[number + is_alone].asks

    @staticmethod
    def _asks_most(who: str, asked: int, turns: int) -> bool:
        return who not in tables.ANSWERS and asked * 2 > turns

    def turns(self) -> _Turns:
        """Where the conversation begins, the paragraphs that ask, and those that answer."""
        ours = {n for n, who in self._who.items() if who in self._asking or who in self._speakers}
        last = max(ours)
        questions: set[int] = set()
        answers: dict[int, Answer] = {}
        who: str | None = None
        opens = True
        for number in range(min(ours), len(self._story.paragraphs)):
            paragraph = self._story.paragraphs[number]
            label = self._labels.get(number)
            if label is not None:
                who, opens = self._who[number] if number in ours else None, True
            elif paragraph.is_subhead or (number > last and not self._is_below(number)):
                who = None
            start = paragraph.span.start if label is None else label.words
            if who is None or start >= paragraph.span.end:
                continue
            if who in self._asking:
                questions.add(number)
            elif label is not None or self._goes_on(paragraph, number, who):
                said = Span(start, paragraph.span.end)
                answers[number] = Answer(said, self._speakers[who], opens, label.span if label else None)
                opens = False
            else:
                who = None
                if paragraph.asks:
                    questions.add(number)
        return min(ours), questions, answers

    def _is_below(self, number: int) -> bool:
        """Whether a paragraph is the first below a label that stands alone."""
        label = self._labels.get(number - 1)
        return label is not None and label.words >= self._story.paragraphs[number - 1].span.end

    def _goes_on(self, paragraph: Paragraph, number: int, who: str) -> bool:
        """Whether a paragraph without a label is the same one's: no aside, and nobody who tells of them."""
        if self._is_below(number):
            return True
        # Where nobody's questions have a label, one of them may stand in any paragraph without.
        if not self._asking or paragraph.text.startswith(_ASIDE):
            return False
        named = self._names.between(paragraph.span.start, paragraph.span.end)
        return all(name.text != self._speakers[who] for name in named)


def _labels(story: Story) -> dict[int, Label]:
    """The labels by their paragraphs. `A.` is one only where `Q.` is another: else it is somebody's initial."""
    found = {number: label for number, p in enumerate(story.paragraphs) if (label := label_of(p)) is not None}
    with_dots = {label.key for label in found.values() if label.has_dot}
    if with_dots & tables.ASKS and with_dots & tables.ANSWERS:
        return found
    return {number: label for number, label in found.items() if not label.has_dot}


def _is_own(text: str, told: Telling) -> bool:
    """Whether somebody speaks of himself or herself, and to nobody: whoever asks says `you`."""
    talks = tables.ADDRESS.search(text) is not None or "?" in text or "？" in text
    return told.own.search(text) is not None and not talks


def _unlabelled(story: Story, names: Names) -> _Turns:
    """A conversation whose questions stand in paragraphs of their own, and whose only other voice is known.

    An article that only says whom it spoke with may ask and answer by itself: then `we` can be the newspaper, and
    somebody has to say `I`.
    """
    questions = {number for number, paragraph in enumerate(story.paragraphs) if paragraph.asks}
    if len(questions) < _FEWEST_QUESTIONS:
        return _NO_TURNS
    starts = min(questions)
    by_title = interviewee(story, names, starts, by_title=True)
    speaker = by_title or (interviewee(story, names, starts) if len(questions) >= _QUESTIONS else None)
    if speaker is None or len(questions) < _ASKING * (len(story.paragraphs) - starts):
        return _NO_TURNS
    told = telling(primary(story.article.language or "en"))
    answers: dict[int, Answer] = {}
    for number, paragraph in enumerate(story.paragraphs[starts + 1 :], starts + 1):
        opens = number - 1 in questions
        goes_on = number - 1 in answers and number < max(questions) and _is_own(paragraph.text, told)
        if number not in questions and not paragraph.is_subhead and (opens or goes_on):
            answers[number] = Answer(paragraph.span, speaker, opens, label=None)
    said = [story.article.text[answer.words.start : answer.words.end] for answer in answers.values()]
    if not by_title and any(map(tables.WRITERS.search, said)):
        return _NO_TURNS
    own = told.own if by_title else told.alone
    personal = sum(own.search(text) is not None for text in said)
    named = sum(
        any(name.text == speaker for name in names.between(answer.words.start, answer.words.end))
        for answer in answers.values()
    )
    if personal < _PERSONAL * len(answers) or named > _NAMED * len(answers):
        return _NO_TURNS
    return starts, questions, answers
