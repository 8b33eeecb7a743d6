"""Words that the user says how to say, found in a text: whole, in their case, the longest first."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from recapcast.languages import primary
from recapcast.script.spoken.korean_tables import PARTICLES
from recapcast.script.spoken.phonemes import marked, with_s
from recapcast.script.spoken.rule import any_of

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, Kana and Chinese characters: between their words stands no space."""
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_ALONE = re.compile(rf"[{_UNSPACED}]")
_SAME = str.maketrans("’\u02bc\u2010\u2011", "''--")
"""What is typed in two ways and is one."""
_WRITTEN = re.compile(rf"[^\s{_UNSPACED}]+")
_ADDRESS = re.compile(r"[@#]|://|(?<=\w)\.(?=[^\W\d_]{2})")
"""What makes an address, a handle or a hashtag of that in which it stands."""
_PARTICLE = re.compile(rf"(?:{any_of(PARTICLES)}){{1,2}}(?![\w])")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")


@dataclass(frozen=True)
class Entry:
    """A word, or several, and how it is said: respelled, in IPA, or both."""

    word: str
    say: str | None = None
    ipa: str | None = None


class Found(NamedTuple):
    """An entry that stands from `start` to `end` of a text."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """The entries that hold for one script. It is compiled when a text is first looked through for them."""

    def __init__(self, entries: Iterable[Entry], language: str) -> None:
        """Begin.

        Args:
            entries: those that go over others first: of two that have one word the first holds.
            language: the script's BCP 47 tag.
        """
        self._given = entries
        self._language = primary(language)

    @cached_property
    def _entries(self) -> dict[str, list[tuple[int, str, bool, Entry]]]:
        """By their first word in small letters: its place in the entry, the entry in its case or in none, which."""
        by_word: dict[str, Entry] = {}
        for entry in self._given:
            by_word.setdefault(entry.word.translate(_SAME), entry)
        found = defaultdict(list)
        for word, entry in by_word.items():
            if (first := _TOKEN.search(word)) is None:  # a title of signs alone
                continue
            any_case = word == word.lower() != word.upper()
            forms = [word] if any_case or len(word.upper()) != len(word) else dict.fromkeys((word, word.upper()))
            for form in forms:
                found[_small(first[0])].append((first.start(), form, any_case, entry))
        for entries in found.values():
            # As it is written before in capitals, and that before any case.
            entries.sort(key=lambda each: (-len(each[1]), each[2], each[1] != each[3].word))
        return dict(found)

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._entries), default=0)

    def found(self, text: str) -> Iterator[Found]:
        """The entries that stand in `text`, in order, none over another. Nothing holds none."""
        plain = text.translate(_SAME)
        small = _small(plain)
        addresses = [match.span() for match in _WRITTEN.finditer(text) if _ADDRESS.search(match[0])]
        at = 0
        for token in _TOKEN.finditer(small):
            if token.start() < at:
                continue
            for first, form, any_case, entry in self._candidates(token[0]):
                start = token.start() - first
                end = start + len(form)
                if start < at or not (small if any_case else plain).startswith(form, start):
                    continue
                if self._is_whole(plain, start, end) and not _is_in_address(form, start, addresses):
                    yield Found(start, end, entry)
                    at = end
                    break

    def said(self, text: str, *, ipa: bool) -> Iterator[tuple[int, int, str]]:
        """What each entry that stands in `text` is said as, with its start and end; not those that can not be said.

        Args:
            text: a line as it is written.
            ipa: whether the voice takes phonemes.
        """
        for start, end, entry in self.found(text):
            if ipa and entry.ipa is not None:
                # Behind phonemes a voice would spell the letter.
                own = _POSSESSIVE.match(text, end) if self._language == "en" else None
                yield start, own.end() if own else end, marked(with_s(entry.ipa) if own else entry.ipa)
            elif entry.say is not None:
                yield start, end, entry.say

    def _candidates(self, token: str) -> Iterator[tuple[int, str, bool, Entry]]:
        """The entries that may begin with `token`, the longest first; in Korean also with a part of it."""
        shortest = 1 if self._language == "ko" else len(token)
        for length in range(min(len(token), self._longest), shortest - 1, -1):
            yield from self._entries.get(token[:length], ())

    def _is_whole(self, text: str, start: int, end: int) -> bool:
        if _goes_on(text[start - 1 : start], text[start]):
            return False
        if not _goes_on(text[end - 1], text[end : end + 1]):
            return True
        return self._language == "ko" and _PARTICLE.match(text, end) is not None


def _small(text: str) -> str:
    """`text` in small letters, each in its place: one that would become two stays."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _goes_on(before: str, here: str) -> bool:
    """Whether the two characters are of one word; at the ends of a text one is empty."""
    if not before or not here:
        return False
    if unicodedata.category(here).startswith("M"):
        return True
    if _ALONE.match(before) or _ALONE.match(here):
        return False
    return _is_letter(before) and _is_letter(here)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


def _is_in_address(form: str, start: int, addresses: list[tuple[int, int]]) -> bool:
    """Whether an entry is only a part of an address, handle or hashtag, which has a rule of its own."""
    return any(a <= start < b for a, b in addresses) and not _ADDRESS.search(form)
