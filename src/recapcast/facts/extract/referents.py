"""Whom a subject stands for: a name, the one that `he` or `the music director` means, or nobody who can be told."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract.kinds import Kind
from recapcast.facts.extract.name_tables import ROLES, words
from recapcast.facts.extract.names import Name, Names, key
from recapcast.facts.extract.story import Sentence, Story
from recapcast.facts.extract.subjects import Subject, Subjects

_FURTHEST = 8
"""Sentences back in which a pronoun's name is looked for."""
_WIDE = 1000
"""Characters of a sentence that are looked at. What is longer is not one."""
_NEAR = 3
"""Sentences back in which somebody must be named for an office of one word to mean them."""
_HERS = words("mrs ms miss sra srta lady dame queen princess actress spokeswoman congresswoman chairwoman doña")
_HIS = words("mr sir lord sr don king prince actor spokesman congressman chairman")


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
        self._told: dict[int, Name] = {}
        """Who speaks in a sentence, by the sentence's start."""
        self._by_role: dict[str, list[Name]] = {}
        for name in names.all:
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
        ahead = self._people(max(sentence.span.start, subject.span.start - _WIDE), subject.span.start)
        if len(ahead) == 1 and _agrees(ahead[0], pronoun):
            return ahead[0]
        if len(ahead) > 1:
            return None
        for earlier in reversed(self._story.sentences_before(sentence.span.start - 1, _FURTHEST)):
            found, is_settled = self._about(earlier, pronoun)
            if is_settled:
                return found
        return None

    def _about(self, sentence: Sentence, pronoun: str) -> tuple[Name | None, bool]:
        """Whom a sentence is about, and whether that settles it."""
        if (told := self._told.get(sentence.span.start)) is not None and _agrees(told, pronoun):
            return told, True
        if self._is_quoted(sentence.span.start):
            return None, False
        first = self._subjects.first(sentence.span.start, min(sentence.span.end, sentence.span.start + _WIDE))
        if first is not None and first.is_pronoun:
            return None, False
        if first is not None and len(first.names) == 1:
            name = first.names[0][1]
            if name.kind is not Kind.OTHER and name.is_clear and _agrees(name, pronoun):
                return name, True
        end = min(sentence.span.end, sentence.span.start + _WIDE)
        people = [name for name in self._people(sentence.span.start, end) if _agrees(name, pronoun)]
        if len(people) > 1:
            return None, True
        # One who is only mentioned is not who the text goes on with where the sentence has another subject. And where
        # that is somebody who can not be told (`Her deputy, Omar Haddad`), it is not who was told of before either.
        if first is not None:
            return None, bool(people)
        return (people[0], True) if people else (None, False)

    def _people(self, start: int, end: int) -> list[Name]:
        found = [
            name
            for mention, name in self._names.mentioned(start, end)
            if name.kind is Kind.PERSON and name.is_clear and not self._is_quoted(mention.span.start)
        ]
        return list(dict.fromkeys(found))

    def _is_quoted(self, at: int) -> bool:
        place = bisect_right(self._quoted, (at, len(self._story.article.text))) - 1
        return place >= 0 and self._quoted[place][0] <= at < self._quoted[place][1]


def _agrees(name: Name, pronoun: str) -> bool:
    """Whether no title of a person speaks against a pronoun. Of a name alone nothing is concluded."""
    titles = {word for m in name.mentions for word in m.title_text.lower().replace(".", "").split()}
    if pronoun in {"he", "him", "él"}:
        return not titles & _HERS
    return pronoun not in {"she", "her", "ella"} or not titles & _HIS
