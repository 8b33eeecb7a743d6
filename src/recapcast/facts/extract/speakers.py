"""Whose words a quote holds, by the cues before and after it: `said Brandt`, `according to`, a colon."""

import re
from dataclasses import dataclass
from enum import StrEnum

from recapcast.article.model import Span
from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract.leading_subjects import Subject
from recapcast.facts.extract.subjects import Subjects

_VERB = re.compile(
    rf"(?<![\w'’-])(?:{'|'.join(sorted(tables.SAID, key=len, reverse=True))})(?![\w'’-])", re.IGNORECASE
)
_ACCORDING = re.compile(r"\b(?:according to|in the words of|seg[uú]n|de acuerdo con)\s", re.IGNORECASE)
_DASH = re.compile(r"\s*[—–-]{1,2}\s*(?=[^\W\d_])")
_CLAUSE = re.compile(r"(?:, (?:and|but)|\b(?:when|while|as|after|before|where|that)) ")
_LOOSE = tables.ALSO_NOUNS | tables.HEARD
_BY = re.compile(r" (?:by|por) ")
_FROM = re.compile(r"\bfrom (?=[^\W\d_][^:]{0,60}:\s*$)", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_BRACKET = re.compile(r"\s*\((?=[^\W\d_])")
_LONGEST_SIGNATURE = 120
_NEAR = 220
"""Characters beside a quote in which its cue is looked for."""


class How(StrEnum):
    """By which kind of cue a speaker was found, the surest first."""

    AFTER = "after"
    BEFORE = "before"
    COLON = "colon"
    ACCORDING = "according"
    SIGNED = "signed"
    GOES_ON = "goes on"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True)
class Cue:
    """What tells who speaks: the cue's own place, and the subject there."""

    span: Span
    subject: Subject
    how: How


class Cues:
    """Finds cues in one article's text."""

    def __init__(self, text: str, subjects: Subjects) -> None:
        self._text = text
        self._subjects = subjects

    def after(self, start: int, end: int, *, is_close: bool) -> Cue | None:
        """The cue that follows words which end at `start`: `," she said`, or `," said Ida Brandt, who sings`.

        Args:
            start: behind the closing mark.
            end: where the sentence, or the stretch up to the next quote, ends.
            is_close: whether the words end in a comma, so that their sentence goes on.
        """
        end = min(end, start + _NEAR)
        begin = start + len(self._text[start:end]) - len(self._text[start:end].lstrip(" ,\u00a0"))
        for verb in _VERB.finditer(self._text, begin, end):
            if self._is_passive(verb.start()) or verb[0].endswith("ing") or self._is_second(begin, verb.start()):
                continue
            between = self._text[begin : verb.start()]
            if not between.strip(" \u00a0-–—"):
                subject = self._subjects.after(verb.end(), end)
                if subject is not None:
                    return Cue(Span(verb.start(), subject.span.end), subject, How.AFTER)
                continue
            subject = self._subjects.before(begin, verb.start())
            subject = self._whole(subject, begin, between)
            if subject is not None and verb[0].lower() in tables.ALSO_NOUNS and subject.span.end < verb.start() - 1:
                continue
            if subject is not None and self._is_at(subject, begin, between, is_close=is_close):
                inverted = self._inverted(subject, verb, end)
                return inverted or Cue(Span(min(subject.span.start, verb.start()), verb.end()), subject, How.AFTER)
            if not is_close:
                break
        if is_close and (subject := self._subjects.acting(begin, end)) is not None:
            return Cue(subject.span, subject, How.AFTER)
        if (match := _ACCORDING.search(self._text, begin, min(end, begin + 40))) is not None:
            subject = self._subjects.after(match.end() - 1, end)
            if subject is not None:
                return Cue(Span(match.start(), subject.span.end), subject, How.ACCORDING)
        if (match := _DASH.match(self._text, start, end)) is not None:
            subject = self._subjects.after(match.end(), end)
            if subject is not None and subject.names and subject.span.start == match.end():
                return Cue(Span(match.end(), subject.span.end), subject, How.AFTER)
        return None

    def at_end(self, start: int, end: int) -> Cue | None:
        """The cue with which the sentence ends whose part a quote is, as in `"the worst" of years, said Brandt`."""
        end = min(end, start + 2 * _NEAR)
        comma = self._text.rfind(", ", start, end)
        while comma > start:
            cue = self.after(comma, end, is_close=True)
            if cue is not None and cue.span.start <= comma + 2:
                return cue
            comma = self._text.rfind(", ", max(start, comma - _NEAR), comma)
        return None

    def signed(self, start: int, end: int) -> Cue | None:
        """A line beside a quote that holds nothing but whose it is: `- Ida Brandt, coach`, or the name alone."""
        if end - start > _LONGEST_SIGNATURE:
            return None
        dash = _DASH.match(self._text, start, end) or _BRACKET.match(self._text, start, end)
        subject = self._subjects.after(dash.end() if dash is not None else start, end)
        if subject is None or not subject.names or subject.span.start > start + 30:
            return None
        behind = self._text[subject.span.end : end].strip(' .:"”)')
        if dash is None and (_VERB.search(behind) or (behind and behind[0] not in ",(")):
            return None
        return Cue(subject.span, subject, How.SIGNED)

    def _inverted(self, subject: Subject, verb: re.Match[str], end: int) -> Cue | None:
        """`the coach said` stays; but of `then said Ida Brandt` the subject is behind the verb."""
        if subject.names or subject.is_pronoun:
            return None
        other = self._subjects.after(verb.end(), end)
        if (
            other is None
            or not other.names
            or self._text[subject.span.start : subject.span.end].split()[0].lower() in tables.DETERMINERS
        ):
            return None
        return Cue(Span(verb.start(), other.span.end), other, How.AFTER)

    def _is_at(self, subject: Subject, begin: int, between: str, *, is_close: bool) -> bool:
        """Whether the subject begins the clause behind a quote, so that it is the quote's."""
        ahead = self._text[begin : subject.span.start].split()
        if between.split()[0].lower() in tables.CLAUSE_STARTS:
            return False
        if any(word.lower() in tables.SAID for word in ahead):
            return False
        return is_close or len(between.split()) <= 8

    def _sender(self, subject: Subject, start: int, verb: re.Match[str]) -> Subject:
        """Who sent what has a verb of saying: of `Brandt held a sign saying` not the sign."""
        if subject.names or subject.is_pronoun or subject.is_nobody:
            return subject
        ahead = self._text[max(start, verb.start() - 8) : verb.start()].rstrip().lower()
        if not verb[0].endswith("ing") and not ahead.endswith((" that", " which")):
            return subject
        first = self._subjects.first(start, subject.span.start)
        return first if first is not None and (first.names or first.is_pronoun) else subject

    def _is_second(self, begin: int, verb: int) -> bool:
        """Whether a verb goes on with another's subject: `left and said`."""
        return self._text[begin:verb].rstrip().lower().endswith((" and", " but", ",and", " y", " to"))

    def _whole(self, subject: Subject | None, begin: int, between: str) -> Subject | None:
        """A description from its beginning: of `a clerk in the room said` not the room."""
        if subject is None or subject.names or subject.is_pronoun or subject.span.start <= begin:
            return subject
        if "," in between or len(between.split()) > 8:
            return subject
        return Subject(Span(begin, subject.span.end))

    def _participle(self, start: int, verb: re.Match[str]) -> Subject | None:
        """The subject of a clause that goes on with `, saying` or `went on to say`: the clause's own."""
        ahead = self._text[start : verb.start()].rstrip()
        last = _LAST_WORD.search(ahead[-20:])
        word = last[1].lower() if last is not None else ""
        if word != "to" and not (verb[0].endswith("ing") and (ahead.endswith(",") or word in tables.PREPOSITIONS)):
            return None
        said = [
            m
            for m in _VERB.finditer(self._text, start, verb.start())
            if m[0].lower() not in _LOOSE and m[0][-3:] != "ing"
        ]
        is_said = bool(said) and verb[0].endswith("ing") and not self._is_passive(said[-1].start())
        if is_said and (found := self._subjects.before(start, said[-1].start())) is not None:
            return found
        clause = max((m.end() for m in _CLAUSE.finditer(self._text, start, verb.start())), default=start)
        return self._subjects.first(clause, verb.start()) or self._subjects.first(start, verb.start())

    def _is_passive(self, verb: int) -> bool:
        piece = self._text[max(verb - 24, 0) : verb].lower().split()
        heard = any(self._text.startswith(word, verb) for word in tables.HEARD)
        return heard and bool(piece) and any(word in tables.BE for word in piece[-2:])

    def before(self, start: int, end: int, *, is_whole: bool) -> Cue | None:
        """The cue that leads to words which begin at `end`, as `Brandt said: ` does.

        Args:
            start: where the sentence, or the stretch behind the quote before, begins.
            end: where the opening mark is.
            is_whole: whether a comma, a colon or nothing but the verb leads to the words; else they are a part of a
                sentence that tells what somebody said.
        """
        start = max(start, end - 2 * _NEAR)
        for verb in reversed(list(_VERB.finditer(self._text, start, end))):
            if self._is_passive(verb.start()):
                by = _BY.match(self._text, verb.end(), end)
                subject = self._subjects.after(by.end() - 1, end) if by is not None else None
                return None if subject is None else Cue(Span(verb.start(), subject.span.end), subject, How.BEFORE)
            gap = self._text[verb.end() : end]
            if len(gap) > 140 or (not is_whole and len(gap.split()) > 15):
                break
            subject = self._participle(start, verb) or self._subjects.before(start, verb.start())
            if subject is None and not self._text[start : verb.start()].strip():
                subject = self._subjects.after(verb.end(), end)
            if subject is None:
                continue
            subject = self._sender(subject, start, verb)
            sure = subject.names or subject.is_pronoun or (not gap.strip(" ,:") and not subject.is_nobody)
            if verb[0].lower() in tables.ALSO_NOUNS and not sure:
                continue
            span = Span(min(subject.span.start, verb.start()), max(subject.span.end, verb.end()))
            return Cue(span, subject, How.BEFORE if is_whole else How.SENTENCE)
        for match in (*_ACCORDING.finditer(self._text, start, end), *_FROM.finditer(self._text, start, end)):
            subject = self._subjects.after(match.end() - 1, end)
            if subject is not None:
                return Cue(Span(match.start(), subject.span.end), subject, How.ACCORDING)
        return None

    def opening(self, start: int, end: int, how: How) -> Cue | None:
        """The subject with which a sentence begins, where no verb of ours tells more: `They shared their views:`."""
        subject = self._subjects.last(start, end) if how is How.COLON else None
        subject = subject or self._subjects.first(start, end)
        if subject is not None and how is How.SENTENCE and not (subject.names or subject.is_pronoun):
            return None
        return None if subject is None else Cue(Span(start, end), subject, how)
