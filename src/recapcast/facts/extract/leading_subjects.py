"""Whom a verb of saying belongs to, and the one with which a run of words begins: `said |Ida Brandt, the coach`."""

import re
from dataclasses import dataclass

from recapcast.article.model import Span
from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract import subject_words
from recapcast.facts.extract.mentions import Mention
from recapcast.facts.extract.name_tables import CALENDAR, ROLES, TITLES
from recapcast.facts.extract.names import Name, Names

_SHORT = "".join(rf"(?<!\b{title.title()})" for title in sorted(TITLES))
STOP = re.compile(rf"[,;:()\[\]\"“”«»—–]|(?<!\b[A-Z]){_SHORT}\.(?=\s|$)")
"""What ends a clause: a mark, or a full stop that is not of a title or an initial."""
MOST_WORDS = 14
"""Words of a description such as `a spokesman for the council`."""
_VERBS = tables.CLAUSE_STARTS | tables.SAID | tables.BE | tables.BETWEEN | tables.ACTS


@dataclass(frozen=True)
class Subject:
    """Whom a verb of saying belongs to: names, or a pronoun, or words that describe somebody. At its place."""

    span: Span
    names: tuple[tuple[Mention, Name], ...] = ()
    """Those that are named, in order. None in `he` or `a spokesman`."""
    is_pronoun: bool = False
    is_nobody: bool = False
    """Whether the words tell that somebody speaks, and not who: `another said`."""


class Leading:
    """Finds the subjects that runs of words in one article's text begin with."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names

    def of(self, words: list[re.Match[str]]) -> Subject | None:
        """The subject whose first word is the first of these; None where that is none, or there are none."""
        if not words:
            return None
        if (one := pronoun(words[0])) is not None and not self._is_theirs(words):
            return one
        lower = words[0][0].lower().strip(".'’")
        if lower in tables.NOBODY and (
            len(words) == 1 or words[1][0].lower() in tables.PREPOSITIONS or lower not in tables.DETERMINERS
        ):
            return Subject(Span(words[0].start(), words[0].end()), is_nobody=True)
        taken: list[re.Match[str]] = []
        for place, word in enumerate(words[:MOST_WORDS]):
            small = word[0].lower()
            if place and STOP.search(self._text, taken[-1].end(), word.start() + 1):
                break
            if place and (small in tables.PREPOSITIONS or small in tables.CLAUSE_STARTS or small in tables.SAID):
                break
            if place and (
                small in tables.BE
                or small in tables.BETWEEN
                or small in tables.ACTS
                or subject_words.is_verb(word[0], taken[-1][0])
            ):
                break
            taken.append(word)
        start, end = taken[0].start(), taken[-1].end()
        named = [pair for pair in self._names.mentioned(start, end) if pair[0].span.end <= end]
        if named and named[-1][0].span.end >= end - 1:
            return self._joint_after(named[-1], words)
        if (
            named
            and self._text[start : named[0][0].span.start].strip() == ""
            and subject_words.is_possessive(self._text, named[0][0].span.end)
        ):
            if any(word[0].lower() in tables.MESSAGES for word in taken):
                return Subject(named[0][0].span, (named[0],))  # whose words they are
            return Subject(Span(start, end))
        if named and self._is_whole(named[0][0], start, taken):
            return Subject(named[0][0].span, (named[0],))
        if len(taken) == len(words) or words[len(taken)][0].lower() not in {"of", "for", "at", "from", "with", "de"}:
            return Subject(Span(start, end)) if subject_words.may_speak([word[0] for word in taken]) else None
        for word in words[len(taken) : MOST_WORDS]:
            if STOP.search(self._text, end, word.start() + 1):
                break
            if word[0].lower() in _VERBS or subject_words.is_verb(word[0], "x"):
                break
            end = word.end()
        return Subject(Span(start, end)) if subject_words.may_speak([word[0] for word in taken]) else None

    def _is_theirs(self, words: list[re.Match[str]]) -> bool:
        """Whether the first word tells whose the second is: `her deputy`, and not `her on Monday`."""
        if len(words) < 2 or words[0][0].lower() not in tables.DETERMINERS:
            return False
        behind = words[1][0].lower()
        is_small = behind in _VERBS or behind in tables.PREPOSITIONS or behind in CALENDAR
        return not is_small and not self._text[words[0].end() : words[1].start()].strip()

    def _is_whole(self, mention: Mention, start: int, taken: list[re.Match[str]]) -> bool:
        """Whether a clause's subject is the name that it begins with, and not what is theirs: `the Olsen camp`."""
        begin = mention.title.start if mention.title is not None else mention.span.start
        behind = [word for word in taken if word.start() >= mention.span.end]
        if begin > start + 1 or not behind:
            return False
        return len(taken) <= 2 or not any(w[0].lower() in tables.OF_SOMEBODY or w[0].lower() in ROLES for w in behind)

    def _joint_after(self, pair: tuple[Mention, Name], words: list[re.Match[str]]) -> Subject:
        kept = [pair]
        limit = words[-1].end()
        for other in self._names.mentioned(pair[0].span.end, limit):
            begin = other[0].title.start if other[0].title else other[0].span.start
            if begin <= kept[-1][0].span.end or self._text[kept[-1][0].span.end : begin] not in {
                " and ",
                " y ",
                " e ",
                " & ",
            }:
                break
            kept.append(other)
        return Subject(Span(kept[0][0].span.start, kept[-1][0].span.end), tuple(kept))


def pronoun(word: re.Match[str]) -> Subject | None:
    """The subject that a word is as a pronoun, `he` of `he’d` too; None where it is none."""
    bare = subject_words.uncontracted(word[0])
    if bare.lower() not in tables.PRONOUNS:
        return None
    return Subject(Span(word.start(), word.start() + len(bare)), is_pronoun=True)
