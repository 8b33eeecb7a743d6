"""A line's text as it is said: the user's words for it, then the rules of its language, one after the other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from recapcast.languages import primary
from recapcast.script.model import Line, Script
from recapcast.script.spoken.rule import Rule

if TYPE_CHECKING:
    from recapcast.script.spoken.lexicon import Lexicon

_KEPT = 2048
"""Lines whose words are remembered: each is asked for when it is looked up, spoken and played. An hour has 1000."""
_WORD = re.compile(r"\S+")
_FIRST, _NEXT = b"\2", b"\3"
"""Mark the first and the other characters of what is kept."""
_KEEPING = re.compile(_FIRST + _NEXT + b"*")


@dataclass(frozen=True)
class Spoken:
    """A text as a voice is given it. `origins` has, for each of its characters, where in the written text it is from.

    They do not descend. Words that stand for others come from the first of these; words that stayed come from
    themselves, character by character.
    """

    text: str
    origins: tuple[int, ...]


@lru_cache(_KEPT)
def spoken(
    text: str, language: str, handled: frozenset[str] = frozenset(), lexicon: "Lexicon | None" = None, *,
    ipa: bool = False,
) -> Spoken:  # fmt: skip
    """Put a line's text into words for the ear.

    Args:
        text: one line. Nothing gives nothing; where nothing that can be said would be left, it stays as it is.
        language: its BCP 47 tag. Text in a language that has no rules stays as it is.
        handled: the names of rules that the voice does not need.
        lexicon: how the user says that words are said; no rule touches those.
        ipa: whether the voice takes phonemes, which `phonemes.pieces` finds in the text.
    """
    draft = _Draft(text)
    if lexicon is not None:
        draft.keep(lexicon.said(text, ipa=ipa))
    characters = frozenset(text)
    for rule in rules(language):
        if rule.name not in handled and rule.may_match(characters, ascii_alone=text.isascii()):
            draft.apply(rule)
    return draft.spoken()


def for_the_ear(script: Script, lexicon: "Lexicon | None" = None) -> Script:
    """A script whose every line has the words that a voice is given, one that handles nothing itself.

    Args:
        script: as it is written.
        lexicon: how the user says that its words are said.
    """
    language = script.meta.language
    items = (
        replace(item, text=spoken(item.text, language, lexicon=lexicon).text) if isinstance(item, Line) else item
        for item in script.items
    )
    return replace(script, items=tuple(items))


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """The rules of a language, in the order in which they are applied; none where it has none."""
    # Here and not above: one script has one language.
    match primary(language):
        case "en":
            from recapcast.script.spoken import english

            return tuple(english.rules(language))
        case "es":
            from recapcast.script.spoken import spanish

            return tuple(spanish.rules(language))
        case "ko":
            from recapcast.script.spoken import korean

            return tuple(korean.rules(language))
    return ()


class _Draft:
    """A text on its way from written to spoken."""

    def __init__(self, written: str) -> None:
        self._written = written
        self._text = written
        self._origins: list[int] = list(range(len(written)))
        self._done = bytearray(len(written))
        """Not 0 for each character that a rule has put there, or that is kept: no other touches it."""
        self._kept: list[str] = []
        """What stands in the end where something is kept."""

    def keep(self, found: Iterable[tuple[int, int, str]]) -> None:
        """Let rules see what is written there, and touch it not; each place with what stands there in the end."""
        for start, end, words in found:
            self._done[start:end] = _FIRST + _NEXT * (end - start - 1)
            self._kept.append(words)

    def apply(self, rule: Rule) -> None:
        """Put what the rule finds into its words."""
        found = rule.pattern.compiled.finditer(self._text)
        free = (match for match in found if not any(self._done[match.start() : match.end()]))
        self._put((*match.span(), words) for match in free if (words := rule.say(match)) is not None)

    def _put(self, found: Iterable[tuple[int, int, str]]) -> None:
        """Put words in the place of others, from `start` to `end` of the text."""
        pieces: list[str] = []
        origins: list[int] = []
        done = bytearray()
        at = 0
        for start, end, words in found:
            pieces += (self._text[at:start], words)
            origins += self._origins[at:start]
            origins += _aligned(self._text[start:end], words, self._origins[start])
            done += self._done[at:start] + b"\1" * len(words)
            at = end
        if pieces:
            self._text = "".join([*pieces, self._text[at:]])
            self._origins = origins + self._origins[at:]
            self._done = done + self._done[at:]

    def spoken(self) -> Spoken:
        """What has become of the text, with what was kept put into its words."""
        kept = zip(_KEEPING.finditer(self._done), self._kept, strict=True)
        self._put((*place.span(), words) for place, words in kept)
        if self._text == self._written or not any(character.isalnum() for character in self._text):
            return Spoken(self._written, tuple(range(len(self._written))))
        start = len(self._text) - len(self._text.lstrip())
        end = len(self._text.rstrip())
        return Spoken(self._text[start:end], tuple(self._origins[start:end]))


def _aligned(written: str, said: str, first: int) -> list[int]:
    """Where in the text each character of `said` comes from, which stands for `written`; that begins at `first`.

    Words that are the same at either end come from themselves. Those between come each from its own where there are
    as many, and else all from the first.
    """
    old, new = list(_WORD.finditer(written)), list(_WORD.finditer(said))
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    inner = old[head : len(old) - tail]
    origins: list[int] = []
    for number, word in enumerate(new):
        before = origins[-1] if origins else first
        origins += [before] * (word.start() - len(origins))
        if number < head or number >= len(new) - tail:
            start = old[number if number < head else number - len(new)].start()
            origins += range(first + start, first + start + len(word[0]))
        elif inner:
            own = inner[number - head] if len(inner) == len(new) - head - tail else inner[0]
            origins += [first + own.start()] * len(word[0])
        else:
            origins += [before] * len(word[0])
    return origins + [origins[-1] if origins else first] * (len(said) - len(origins))


def _alike(some: Sequence[re.Match[str]], others: Sequence[re.Match[str]]) -> int:
    """How many words at the start of both are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0][0] == pair[1][0], zip(some, others, strict=False)))
