"""What a script says is said once: facts that rest on the same words of the article can hold them twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recapcast.article.model import Span
from recapcast.script.model import QUOTE, Chapter, Item, Line, Music

_WORD = re.compile(r"[0-9]+|[^\W\d_]+")


def once(items: Sequence[Item]) -> list[bool]:
    """For each item of a script whether it stays, so that nobody hears the same words of an article again.

    A line goes that says what one before it has said, with the same citations; and at the beginning of a chapter one
    whose words are all in the next that cites: a headline that is a part of the summary. A number goes that was said
    before in the sentence that it is from. What leads in a quotation
    stays, and so does the quotation. A chapter that would be left without any fact goes too, with what announced it.
    """
    stays = [True] * len(items)
    said: set[tuple[str, frozenset[Span]]] = set()
    whole: list[Line] = []
    for chapter in _chapters(items):
        facts = [(at, item) for at in chapter if isinstance(item := items[at], Line) and _is_fact(item)]
        gone = set()
        for at, line in facts:
            if _key(line) in said or any(_tells(other, line) for other in whole):
                gone.add(at)
            else:
                whole.append(line)
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


def _tells(other: Line, line: Line) -> bool:
    """Whether another line has the numbers of this one and all that it says of them, in whatever order."""
    found = _WORD.findall(line.text.casefold())
    numbers = [word for word in found if word[0].isdigit()]
    if not numbers or not _rests_in(line, other):
        return False
    there = set(_WORD.findall(other.text.casefold()))
    # A Korean word ends otherwise here than there (명이, 명입니다): of the same place, its start will do.
    starts = {word[0] for word in there}
    return all(word in there or (word[0] >= "가" and word[0] in starts) for word in found)


def _words(line: Line) -> str:
    return line.text.casefold().rstrip(" .!?…。")
