"""Whom a subject stands for: a name, the one that `he` or `the music director` means, or nobody who can be told."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from recapcast.article.model import Span
from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract.agreement import OF_ONE, Agreement, described
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.leading_subjects import Subject
from recapcast.facts.extract.name_tables import ROLES
from recapcast.facts.extract.names import Name, Names, key
from recapcast.facts.extract.story import Sentence, Story
from recapcast.facts.extract.subjects import Subjects

_FURTHEST = 8
"""Sentences back in which a pronoun's name is looked for."""
_WIDE = 1000
"""Characters of a sentence that are looked at. What is longer is not one."""
_NEAR = 3
"""Sentences back in which somebody must be named for an office of one word to mean them."""
_CONTENT = re.compile(rf"\b(?:how|whether|why|(?:{'|'.join(sorted(tables.SAID))}) that)\b")
"""With what begins whatever the subject of a sentence tells: people in that are not who the text goes on with."""


@dataclass(frozen=True)
class Referent:
    """Who is meant: `text` is what the facts call them. None with the reason where that can not be told."""

    text: str | None
    name: Name | None = None
    """The one person, if it is one whose name the article has."""
    doubt: str | None = None


class Referents:
    """Tells whom subjects mean in one story; what was said in quotes names nobody outside them."""

    def __init__(self, story: Story, names: Names, subjects: Subjects, quoted: Sequence[tuple[int, int]]) -> None:
        self._story = story
        self._names = names
        self._subjects = subjects
        self._quoted = sorted(quoted)
        self._agreement = Agreement(story, names, self._is_quoted)
        self._told: dict[int, Name] = {}
        """Who speaks in a sentence, by the sentence's start."""
        self._by_role: dict[str, list[Name]] = {}
        self._by_word: dict[str, list[Name]] = {}
        for name in names.all:
            for word in {key(word) for word in name.text.split()} if name.is_clear else ():
                self._by_word.setdefault(word, []).append(name)
            if name.role is not None:
                self._by_role.setdefault(key(name.role.text), []).append(name)

    def of(self, subject: Subject) -> Referent:
        """Whom a subject means."""
        found = self._of(subject)
        sentence = self._story.sentence_at(subject.span.start)
        if found.name is not None and sentence is not None:
            self._told[sentence.span.start] = found.name
        return found

    def named(self, start: int, end: int) -> set[str]:
        """The names of the people that a stretch mentions."""
        return {name.text for name in self._people(start, end)}

    def _of(self, subject: Subject) -> Referent:
        written = self._story.article.text[subject.span.start : subject.span.end]
        if subject.is_nobody:
            return Referent(None, doubt=f"who `{written}` is")
        if subject.names:
            called = [name.text if name.is_clear else mention.text for mention, name in subject.names]
            one = subject.names[0][1] if len(subject.names) == 1 and subject.names[0][1].is_clear else None
            doubt = None if all(name.is_clear for _, name in subject.names) else f"which {written} is meant"
            return Referent(" and ".join(dict.fromkeys(called)), one, doubt)
        if subject.is_pronoun:
            name = self._behind(subject, written.lower()) if written.lower() in tables.SINGULAR else None
            return Referent(name.text, name) if name is not None else Referent(None, doubt=f"who `{written}` is")
        return self._described(subject, written)

    def _described(self, subject: Subject, written: str) -> Referent:
        first, _, rest = written.partition(" ")
        owners = self._by_role.get(key(rest if first.lower() in tables.DETERMINERS else written), [])
        if len(owners) == 1 and (" " in rest.strip() or self._is_near(owners[0], subject.span.start)):
            return Referent(owners[0].text, owners[0])
        is_one = first.lower() in {"the", "el", "la"} and rest.split(" ")[-1].lower() in ROLES
        return Referent(" ".join(written.split()), doubt=f"who `{written}` is" if is_one else None)

    def _is_near(self, name: Name, at: int) -> bool:
        """Whether a person was mentioned shortly before: `the president` may be another one elsewhere."""
        near = self._story.sentences_before(at, _NEAR + 1)
        start = near[0].span.start if near else at
        return any(start <= mention.span.start < at for mention in name.mentions)

    def _behind(self, subject: Subject, pronoun: str) -> Name | None:
        """The person a pronoun stands for: the one that the sentences before are about."""
        sentence = self._story.sentence_at(subject.span.start)
        if sentence is None:
            return None
        start = max(sentence.span.start, subject.span.start - _WIDE)
        ahead = self._fitting(start, subject.span.start, pronoun)
        if ahead or self._has_subject(start, subject.span.start, pronoun):
            return _only(ahead)
        for earlier in reversed(self._story.sentences_before(sentence.span.start - 1, _FURTHEST)):
            found, is_settled = self._about(earlier, pronoun)
            if is_settled:
                return found
        return None

    def _has_subject(self, start: int, end: int, pronoun: str) -> bool:
        """Whether a pronoun's own sentence is about somebody ahead of it, so that nobody of earlier ones is meant.

        A name of which nothing tells that it is a person's counts too: the pronoun may be theirs.
        """
        first = self._subjects.first(start, end)
        if first is None or first.is_pronoun or self._is_quoted(first.span.start):
            return False
        ahead = self._story.article.text[start : first.span.start].split()
        if ahead and ahead[-1].lower() in tables.PREPOSITIONS:
            return False  # `On Monday, in Oslo, she said`
        return bool(first.names or self._own(first)) or self._is_person(first, pronoun)

    def _about(self, sentence: Sentence, pronoun: str) -> tuple[Name | None, bool]:
        """Whom a sentence is about, and whether that settles it."""
        told = self._told.get(sentence.span.start)
        if told is not None and not self._agreement.rules_out(told, pronoun):
            return told, True
        if self._is_quoted(sentence.span.start):
            return None, False
        end = min(sentence.span.end, sentence.span.start + _WIDE)
        first = self._subjects.first(sentence.span.start, end)
        if first is not None and first.is_pronoun:
            return None, False
        own = self._own(first) if first is not None else []
        fitting = [name for name in own if not self._agreement.rules_out(name, pronoun)]
        if (
            first is not None
            and fitting
            and (told_of := _CONTENT.search(self._story.article.text, first.span.end, end))
        ):
            end = told_of.start()
        fitting += [name for name in self._fitting(sentence.span.start, end, pronoun) if name not in fitting]
        if first is None or not fitting:
            is_somebody = first is not None and not own and self._is_person(first, pronoun)
            return _only(fitting), bool(fitting) or is_somebody
        # Who is only mentioned is whom the text goes on with where nobody else in the sentence can be meant. Where
        # its subject is somebody who can not be told, it is not who was told of before either.
        is_meant = bool(own) and all(name is fitting[0] or self._agreement.rules_out(name, pronoun) for name in own)
        return _only(fitting) if is_meant and self._is_alone(fitting[0], sentence.span) else None, True

    def _is_alone(self, name: Name, sentence: Span) -> bool:
        """Whether nobody else may be in a sentence: of two names that tell nothing, one may be another person's."""
        others = self._names.between(sentence.start, min(sentence.end, sentence.start + _WIDE))
        is_other = any(other is not name and other.kind is Kind.UNCLEAR and " " in other.text for other in others)
        return not (is_other and self._agreement.is_open(name))

    def _own(self, subject: Subject) -> list[Name]:
        """The people that a subject names, or describes and names behind: `her deputy, Omar Haddad`."""
        if subject.names:
            return [one for _, name in subject.names for one in self._owners(name)]
        text = self._story.article.text
        behind = self._names.mentioned(subject.span.end, subject.span.end + 3)
        if behind and text[subject.span.end : behind[0][0].span.start] == ", ":
            return [behind[0][1]] if behind[0][1].kind is not Kind.OTHER else []
        found = self._described(subject, text[subject.span.start : subject.span.end])
        return [found.name] if found.name is not None else []

    def _owners(self, name: Name) -> list[Name]:
        """Whose a name may be: of a family name that two have, both."""
        if name.is_clear:
            return [name] if name.kind is not Kind.OTHER else []
        return self._by_word.get(key(name.text), [])

    def _is_person(self, subject: Subject, pronoun: str) -> bool:
        """Whether a subject without a name is one person, such as `the coach`, and a pronoun may stand for them."""
        written = self._story.article.text[subject.span.start : subject.span.end]
        last = written.split()[-1].lower()
        return last in ROLES | OF_ONE and not last.endswith("s") and described(written, pronoun)

    def _fitting(self, start: int, end: int, pronoun: str) -> list[Name]:
        """The people in a stretch for whom a pronoun may stand, also those of whom it is not clear who they are."""
        found = self._people(start, end, is_clear=False)
        return [name for name in found if not self._agreement.rules_out(name, pronoun)]

    def _people(self, start: int, end: int, *, is_clear: bool = True) -> list[Name]:
        found = [
            name
            for mention, name in self._names.mentioned(start, end)
            if name.kind is Kind.PERSON
            and (name.is_clear or not is_clear)
            and not self._is_quoted(mention.span.start)
        ]
        return list(dict.fromkeys(found))

    def _is_quoted(self, at: int) -> bool:
        place = bisect_right(self._quoted, (at, len(self._story.article.text))) - 1
        return place >= 0 and self._quoted[place][0] <= at < self._quoted[place][1]


def _only(names: list[Name]) -> Name | None:
    """The one of whom it is clear who they are; None of several."""
    return names[0] if len(names) == 1 and names[0].is_clear else None
