"""What a script says is said once: facts that rest on the same words of the article can hold them twice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from recapcast.article.model import Span
from recapcast.script.model import QUOTE, Chapter, Item, Line, Music

_NUMBER = re.compile(r"[0-9]+")
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")


def once(items: Sequence[Item]) -> list[bool]:
    """For each item of a script whether it stays, so that nobody hears the same words of an article again.

    A line goes that says what one before it has said, with the same citations; and at the beginning of a chapter one
    whose words are all in the next that cites: a headline that is a part of the summary. A number goes that is
    said in the sentence that it is from, before or after. What leads in a quotation stays, and so does the quotation.
    A chapter that would be left without any fact goes too, with what announced it.
    """
    stays = [True] * len(items)
    said: set[tuple[str, frozenset[Span]]] = set()
    with_number: defaultdict[str, list[Line]] = defaultdict(list)
    for item in items:
        if isinstance(item, Line) and _is_fact(item):
            for number in set(_NUMBER.findall(item.text)):
                with_number[number].append(item)
    for chapter in _chapters(items):
        facts = [(at, item) for at in chapter if isinstance(item := items[at], Line) and _is_fact(item)]
        gone = set()
        for at, line in facts:
            if _key(line) in said or _is_told(line, with_number):
                gone.add(at)
            said.add(_key(line))
        if len(facts) > 1 and _is_in(facts[0][1], facts[1][1]) and facts[1][0] not in gone:
            gone.add(facts[0][0])
        cited = {at for at in chapter if isinstance(item := items[at], Line) and item.cites}
        empty = bool(gone) and cited == gone
        for at in chapter:
            announces = empty and at < max(gone) and not isinstance(items[at], Music)
            stays[at] = at not in gone and not announces
    return stays


def _chapters(items: Sequence[Item]) -> Iterator[range]:
    """The places of each chapter's items, its heading among them; of what comes before the first too."""
    starts = [at for at, item in enumerate(items) if at == 0 or isinstance(item, Chapter)]
    yield from (range(start, end) for start, end in pairwise([*starts, len(items)]))


def _is_fact(line: Line) -> bool:
    return bool(line.cites) and line.role != QUOTE and not line.text.endswith((":", "："))


def _key(line: Line) -> tuple[str, frozenset[Span]]:
    return _words(line), frozenset(line.cites)


def _is_in(line: Line, other: Line) -> bool:
    """Whether all that a line says, and every place that it rests on, is in another one."""
    return _rests_in(line, other) and _words(line) in _words(other)


def _rests_in(line: Line, other: Line) -> bool:
    return all(
        any(
            there.article == cite.article and there.start <= cite.start and cite.end <= there.end
            for there in other.cites
        )
        for cite in line.cites
    )


def _is_told(line: Line, with_number: Mapping[str, list[Line]]) -> bool:
    """Whether another line tells a number of this one, and with it all that this one says."""
    numbers = _NUMBER.findall(line.text)
    return bool(numbers) and any(_tells(other, line) for other in min((with_number[n] for n in numbers), key=len))


def _tells(other: Line, line: Line) -> bool:
    """Whether another, longer line has all words and numbers of this one, in whatever order."""
    if len(other.text) <= len(line.text) or not _rests_in(line, other):
        return False
    there = set(_WORD.findall(other.text.casefold()))
    # A Korean word ends otherwise here than there (명이, 명입니다): of the same place, its start will do.
    starts = {word[0] for word in there}
    return all(
        word in there or (word[0] >= "가" and word[0] in starts) for word in _WORD.findall(line.text.casefold())
    )


def _words(line: Line) -> str:
    return line.text.casefold().rstrip(" .!?…。")
