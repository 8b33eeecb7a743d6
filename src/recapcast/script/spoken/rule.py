"""What a rule is: the words of one class, such as dates, found in a text and put as they are said."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

DIGITS = frozenset("0123456789")

Say = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True)
class Pattern:
    """A regular expression that is compiled when a text is first looked through for it.

    All of English take 50 ms to compile, and most episodes need a third of them.
    """

    source: str
    flags: int = 0

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """It, ready to be used."""
        return re.compile(self.source, self.flags)


@dataclass(frozen=True)
class Rule:
    """One way to write the words of a class.

    What a rule has put into words no later one sees. It matches no empty text, and takes time in proportion to all.
    """

    name: str
    """Its class: `dates`. Several rules may be of one; an engine that handles the class is spared them all."""
    pattern: Pattern
    say: Say
    """The words for a match: the same ones keep it from later rules, and None leaves it to them."""
    needs: frozenset[str] = frozenset()
    """Characters of which a text has one at least, if the rule can match it. If there are none, it may match any."""
    also: frozenset[str] = frozenset()
    """More characters of which such a text has one at least."""
    beyond_ascii: bool = False
    """Whether a text of ASCII alone is none that the rule can match."""

    def may_match(self, characters: frozenset[str], *, ascii_alone: bool) -> bool:
        """Whether a text of those characters can match."""
        if self.beyond_ascii and ascii_alone:
            return False
        return not any(needed and needed.isdisjoint(characters) for needed in (self.needs, self.also))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest that fits. None of them gives a pattern that never matches."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def words(text: str) -> frozenset[str]:
    """The words of a table that is written as text. Nothing gives none."""
    return frozenset(text.split())


def ends_sentence(match: re.Match[str]) -> bool:
    """Whether a full stop that ends `match` seems to end a sentence too: nothing follows, or a capital letter."""
    after = match.string[match.end() : match.end() + 3].lstrip("\"'”’)»")
    return not after.strip() or (after[0].isspace() and after.lstrip()[:1].isupper())
