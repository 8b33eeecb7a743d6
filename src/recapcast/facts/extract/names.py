"""Names: every mention of one in a story, the variants of a name put together."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Self

from recapcast.facts.extract import name_tables as tables
from recapcast.facts.extract.given_tables import GIVEN
from recapcast.facts.extract.kinds import Kind, kind
from recapcast.facts.extract.mentions import Mention, mentions
from recapcast.facts.extract.roles import Role, roles
from recapcast.facts.extract.story import Story

_SUFFIX = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MOST_OWNERS = 20
"""Names of one surname among which a title may settle whose it is."""
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, eq=False)  # one name is itself: comparing thousands of mentions takes long
class Name:
    """One name with all its mentions, in order: at least one. `text` is how it is written most fully."""

    text: str
    mentions: tuple[Mention, ...]
    kind: Kind
    role: Role | None
    """What the article says that a person is, first in the words that tell most."""
    is_clear: bool
    """Whether it is known whose it is: `Kim` alone is not, where there are three."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """How else it is written, each once, in order."""
        return tuple(dict.fromkeys(mention.text for mention in self.mentions if mention.text != self.text))


@dataclass(frozen=True)
class Names:
    """The names of a story, each once, in order of their first mentions."""

    all: tuple[Name, ...]

    @classmethod
    def of(cls, story: Story) -> Self:
        """Find a story's names; one without any has none.

        Two spellings are one name if they differ in case, hyphens, accents, full stops or initials alone. A surname
        or a given name alone is whose it can be, if that is one: three people called Kim stay three.
        """
        found = mentions(story)
        told = roles(story, found)
        whole, alone = _by_key(found)

        def role(group: list[Mention]) -> Role | None:
            there = [told[mention.span] for mention in group if mention.span in told]
            return next((each for each in there if each.is_full), there[0] if there else None)

        kinds = {spelt: kind(story, group, role(group)) for spelt, group in whole.items()}
        names = []
        for group in _joined(whole, alone, kinds, _of_several(story, found)):
            often = Counter(mention.text for mention in group)
            text = max(group, key=lambda m: (len(m.words), often[m.text], len(m.text))).text
            names.append(Name(text, tuple(group), kind(story, group, role(group)), role(group), is_clear=True))
        names.sort(key=lambda name: name.mentions[0].span)
        return cls(tuple(_with_doubts(names)))

    def at(self, offset: int) -> Name | None:
        """The name whose mention the article's character `offset` is in; None where there is none."""
        return next(iter(self.between(offset, offset + 1)), None)

    def between(self, start: int, end: int) -> list[Name]:
        """The names that are mentioned from `start` to `end`, once for each mention."""
        return [name for _, name in self.mentioned(start, end)]

    def mentioned(self, start: int, end: int) -> list[tuple[Mention, Name]]:
        """The mentions that overlap the article from `start` to `end`, each with its name, in order."""
        place = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        for mention, name in self._in_order[place:]:
            if mention.span.start >= end:
                break
            if mention.span.end > start:
                found.append((mention, name))
        return found

    @cached_property
    def _in_order(self) -> list[tuple[Mention, Name]]:
        return sorted(((m, name) for name in self.all for m in name.mentions), key=lambda pair: pair[0].span)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention, _ in self._in_order]


def key(text: str) -> str:
    """What all spellings of a name have in common: small letters alone, without accents, hyphens, full stops."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _NO_LETTERS.sub("", "".join(c for c in plain if not unicodedata.combining(c)))


def _words(text: str) -> list[str]:
    """The words of a name that tell it from others: initials between two are left out."""
    words = text.replace(",", " ").split()
    kept = [w for i, w in enumerate(words) if i in (0, len(words) - 1) or len(key(w)) > 1]
    return [k for w in kept if (k := key(w))]


def _family_first(mention: Mention) -> bool:
    words = mention.words
    return len(words) == 2 and words[0].lower() in tables.KOREAN_FAMILIES and words[0].lower() not in GIVEN - {"kim"}


def _by_key(found: list[Mention]) -> tuple[dict[str, list[Mention]], dict[str, list[Mention]]]:
    """The mentions of several words, and those of one, each by the key of its name."""
    whole: dict[str, list[Mention]] = defaultdict(list)
    alone: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        if words := _words(mention.text):
            (whole if len(words) > 1 else alone)["".join(words)].append(mention)
    _merge_middle_names(whole)
    return whole, alone


def _of_several(story: Story, found: list[Mention]) -> frozenset[str]:
    """The surnames that are told of two at once, of whom one is written whole: that of `Ida and Marta Brandt`."""
    text = story.article.text
    return frozenset(
        _words(other.text)[-1]
        for one, other in pairwise(found)
        if len(one.words) == 1
        and len(other.words) > 1
        and one.text.lower() in GIVEN
        and text[one.span.end : other.span.start] in {" and ", " y ", " e ", " & "}
    )


def _joined(
    whole: dict[str, list[Mention]], alone: dict[str, list[Mention]], kinds: dict[str, Kind],
    shared: frozenset[str],
) -> list[list[Mention]]:  # fmt: skip
    """The mentions of each name together, those of one word put to the only name that they can be of.

    Of surnames that are `shared` that is none, where only one who has it is written whole.
    """
    by_part = _by_part(whole, kinds)
    for part, group in alone.items():
        if part in whole:
            whole[part].extend(group)
            continue
        left: list[Mention] = []
        for mention in group:
            owners = by_part.get(part, [])
            owner = None if part in shared and len(owners) == 1 else _owner(mention, owners, whole)
            (left if owner is None else whole[owner]).append(mention)
        if left:
            whole[f"{part} alone"] = left
    return [sorted(group, key=lambda mention: mention.span) for group in whole.values() if group]


def _merge_middle_names(whole: dict[str, list[Mention]]) -> None:
    """Put `Hillary Rodham Clinton` to `Hillary Clinton`, where no other has the same two names."""
    ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for spelt, group in whole.items():
        words = _words(group[0].text)
        if words[-1] not in _SUFFIX and words[0] != words[-1]:
            ends[words[0], words[-1]].append(spelt)
    for alike in ends.values():
        short = [s for s in alike if len(_words(whole[s][0].text)) == 2]
        if len(alike) == 2 and len(short) == 1:
            other = next(s for s in alike if s != short[0])
            if not any(word in tables.BODIES for word in _words(whole[other][0].text)):
                whole[short[0]].extend(whole.pop(other))


def _by_part(whole: dict[str, list[Mention]], kinds: dict[str, Kind]) -> dict[str, list[str]]:
    """Which names may be meant by one word of them: by a surname, or by the given name of a person."""
    found: dict[str, list[str]] = defaultdict(list)
    for spelt, group in whole.items():
        if kinds[spelt] is Kind.OTHER:
            continue
        words = _words(group[0].text)
        if _family_first(group[0]):
            parts = {words[0], "".join(words[1:])}
        else:
            parts = {words[-1] if words[-1] not in _SUFFIX else words[-2]}
            if kinds[spelt] is Kind.PERSON:
                parts.add(words[0])
        for part in parts:
            found[part].append(spelt)
    return found


def _owner(mention: Mention, owners: list[str], whole: dict[str, list[Mention]]) -> str | None:
    """The one name that a single word stands for; None where there is none, or where it can be several."""
    if len(owners) > _MOST_OWNERS:
        return None
    if len(owners) > 1:
        owners = [o for o in owners if _words(whole[o][0].text)[-1] not in _SUFFIX] or owners
    if len(owners) > 1 and mention.title_text:
        title = key(mention.title_text)
        owners = [o for o in owners if any(m.title_text and key(m.title_text).endswith(title) for m in whole[o])]
    return owners[0] if len(owners) == 1 else None


def _with_doubts(names: list[Name]) -> list[Name]:
    """The names, those marked that may be one of several others."""
    parts: dict[str, int] = defaultdict(int)
    for name in names:
        words = _words(name.text)
        if len(words) > 1:
            for part in {words[0], words[-1]}:
                parts[part] += 1
    return [
        Name(n.text, n.mentions, n.kind, n.role, is_clear=len(_words(n.text)) > 1 or not parts[key(n.text)])
        for n in names
    ]
