"""What a script says is said once: facts that rest on the same words of the article can hold them twice."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from recapcast.article.model import Span
from recapcast.script.model import QUOTE, Chapter, Item, Line, Music


def once(items: Sequence[Item]) -> list[bool]:
    """For each item of a script whether it stays, so that nobody hears the same words of an article again.

    A line goes that says what one before it has said, with the same citations; and at the beginning of a chapter one
    whose words are all in the next that cites: a headline that is a part of the summary. What leads in a quotation
    stays, and so does the quotation. A chapter that would be left without any fact goes too, with what announced it.
    """
    stays = [True] * len(items)
    said: set[tuple[str, frozenset[Span]]] = set()
    for chapter in _chapters(items):
        facts = [(at, item) for at in chapter if isinstance(item := items[at], Line) and _is_fact(item)]
        gone = set()
        for at, line in facts:
            if _key(line) in said:
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
    within = all(
        any(
            there.article == cite.article and there.start <= cite.start and cite.end <= there.end
            for there in other.cites
        )
        for cite in line.cites
    )
    return within and _words(line) in _words(other)


def _words(line: Line) -> str:
    return line.text.casefold().rstrip(" .!?…。")
