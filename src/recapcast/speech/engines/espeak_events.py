"""When words begin, by the events that espeak-ng gives with its sound."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from recapcast.speech.clip import Mark
from recapcast.units import Samples

_DASHES = "-–—"
_OPENING = {"Ps", "Pi"}
"""Unicode's categories of brackets and quotation marks that open."""


class Event(NamedTuple):
    """The start of a word, or with `word` unset the end of a clause.

    `position` is the character that the word begins with, or that the next clause follows; within a number often a
    later one of it, some numbers being said as many words. `sample` is where that is heard.
    """

    word: bool
    position: int
    sample: Samples


def marks(events: Sequence[Event], text: str) -> list[Mark]:
    """The first event of each word of `text` that has one, ascending in text and sound. No events give none.

    espeak-ng gives none of a word that it runs together with the one before ("of a"), and sometimes none of the first
    word of a clause, which begins where the clause before ends.

    Args:
        events: in the order of the sound.
        text: what was spoken.
    """
    starts = _starts(text)
    found: list[Mark] = []
    # From the last one back, so that a word counts and not the clause's end before it: there is a pause between them
    # at a quotation mark, and at 450 words a minute an end is told up to 30 ms late.
    for event in reversed(events):
        number = bisect_right(starts, event.position) - 1 if event.word else bisect_left(starts, event.position)
        if not 0 <= number < len(starts):
            continue
        mark = Mark(starts[number], event.sample)
        if found and event.word and mark.position == found[-1].position:
            found.pop()
        if not found or (mark.position < found[-1].position and mark.sample < found[-1].sample):
            found.append(mark)
    return found[::-1]


def _starts(text: str) -> list[int]:
    """Where a word may begin, with the brackets and quotation marks before it."""
    starts = [at for at in range(len(text)) if _may_begin(text[at - 1] if at else " ", text[at])]
    # In French a space follows the mark that opens: « mot ».
    parted = {b for a, b in pairwise(starts) if _is_parted(text[max(0, a - 1) : b])}
    return [at for at in starts if at not in parted]


def _is_parted(token: str) -> bool:
    return len(token.strip()) == 1 and token[-1].isspace() and unicodedata.category(token.strip()) in _OPENING


def _may_begin(before: str, here: str) -> bool:
    if before.isspace() or here.isspace():
        return not here.isspace()
    if before.isascii() and here.isascii():
        return before in _DASHES
    if unicodedata.category(before) in _OPENING:
        return False
    # Letters without case: of Chinese, Japanese or Thai, where words stand together. Not within a syllable of theirs.
    alone = unicodedata.category(here) == "Lo" and not unicodedata.category(before).startswith("M")
    return alone or before in _DASHES or unicodedata.category(here) in _OPENING
