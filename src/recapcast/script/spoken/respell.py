"""A line's text as it is said: the rules of its language, one after the other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import takewhile

from recapcast.languages import primary
from recapcast.script.model import Line, Script
from recapcast.script.spoken.rule import Rule

_KEPT = 2048
"""Lines whose words are remembered: each is asked for when it is looked up, spoken and played. An hour has 1000."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Spoken:
    """A text as a voice is given it. `origins` has, for each of its characters, where in the written text it is from.

    They do not descend. Words that stand for others come from the first of these; words that stayed come from
    themselves, character by character.
    """

    text: str
    origins: tuple[int, ...]


@lru_cache(_KEPT)
def spoken(text: str, language: str, handled: frozenset[str] = frozenset()) -> Spoken:
    """Put a line's text into words for the ear.

    Args:
        text: one line. Nothing gives nothing; where nothing that can be said would be left, it stays as it is.
        language: its BCP 47 tag. Text in a language that has no rules stays as it is.
        handled: the names of rules that the voice does not need.
    """
    draft = _Draft(text)
    characters = frozenset(text)
    for rule in rules(language):
        if rule.name not in handled and rule.may_match(characters, ascii_alone=text.isascii()):
            draft.apply(rule)
    return draft.spoken()


def for_the_ear(script: Script) -> Script:
    """A script whose every line has the words that a voice is given, one that handles nothing itself."""
    language = script.meta.language
    items = (
        replace(item, text=spoken(item.text, language).text) if isinstance(item, Line) else item
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
        """1 for each character that a rule has put there: no other touches it."""

    def apply(self, rule: Rule) -> None:
        """Put what the rule finds into its words."""
        pieces: list[str] = []
        origins: list[int] = []
        done = bytearray()
        at = 0
        for match in rule.pattern.compiled.finditer(self._text):
            start, end = match.span()
            if self._done.find(1, start, end) >= 0 or (words := rule.say(match)) is None:
                continue
            pieces += (self._text[at:start], words)
            origins += self._origins[at:start]
            origins += _aligned(match[0], words, self._origins[start])
            done += self._done[at:start] + b"\1" * len(words)
            at = end
        if pieces:
            self._text = "".join([*pieces, self._text[at:]])
            self._origins = origins + self._origins[at:]
            self._done = done + self._done[at:]

    def spoken(self) -> Spoken:
        """What has become of the text."""
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
