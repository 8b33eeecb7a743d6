"""The background: what a film or book of the story tells, and what was before the news."""

import re
from collections.abc import Collection, Iterable, Sequence

from recapcast.article.model import Span
from recapcast.facts.extract.statements import Statement, Statements
from recapcast.facts.extract.telling_tables import Telling

MOST = 4
"""Sentences of background; more would be a second story."""
_HISTORY = 2
"""Of them those that tell of a time before."""
_LEAD = 2
"""Sentences at the head of a story that are its news, whatever they tell."""
_SUBJECT = 80
"""Characters before a verb of telling in which the work stands that tells."""
_NAME = re.compile(r"[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,3}")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_FULL = 2
"""Words of a name that tells a character from other things that have capitals."""


def plot(statements: Statements, titles: Collection[str] = ()) -> list[Span]:
    """The sentences that tell what happens in a work, and so not in the world; in order.

    A plot begins where a work is said to tell, follow or show something. It goes on through the sentences after it
    that speak of the characters who were named in it, or begin as only the next sentence of a tale does.

    Args:
        statements: of none there is no plot.
        titles: what works the story has, apart from those that it calls a film or a book.
    """
    found: list[Span] = []
    characters: set[str] = set()
    paragraph: int | None = None
    for statement in statements.all:
        begins = statement.place >= _LEAD and _begins(statement, statements.telling, titles)
        goes_on = (
            paragraph is not None
            and statement.paragraph - paragraph <= 1
            and (
                any(name in statement.text for name in characters)
                or statements.telling.plot_goes_on.match(statement.text) is not None
            )
        )
        if not (begins or goes_on) or statements.telling.to_watch.search(statement.own):
            paragraph = None
            continue
        paragraph = statement.paragraph
        characters.update(_characters(statement.text, titles))
        found.append(statement.span)
    return found


def history(statements: Statements) -> list[Span]:
    """The sentences that tell of a time before the news, in order."""
    telling = statements.telling
    return [
        statement.span
        for statement in statements.all
        if statement.place >= _LEAD
        and statements.is_narrated(statement)
        and (_is_history(statement.own, telling) or _is_of_a_year(statement.text, statements))
        and not telling.ahead.search(statement.own)
    ]


def _is_of_a_year(text: str, statements: Statements) -> bool:
    """Whether a sentence begins with a year before the article's own, or before 2000 where that is not known."""
    today = statements.story.article.published
    match = statements.telling.year.match(text)
    return match is not None and int(match[1]) < (today.year if today else 2000)


def _is_history(text: str, telling: Telling) -> bool:
    """Whether a sentence itself is of a time before, and not a clause of it alone, or what somebody says today."""
    for match in telling.history.finditer(text):
        before = text[: match.start()]
        if telling.no_history.search(before):
            continue
        clause = text[before.rfind(",") + 1 :].lstrip()
        is_aside = "," in before and "," in text[match.end() :] and telling.aside.match(clause)
        if not is_aside and (_YEAR.search(text) or not telling.reported.search(before)):
            return True
    return False


def background(statements: Statements, plot: Sequence[Span], history: Sequence[Span]) -> list[Span]:
    """What a listener needs to know from before, at most `MOST` sentences, in order.

    Args:
        statements: of the story.
        plot: the sentences that tell what happens in a work, in order: the first of them are taken, as one tale.
        history: those that tell of a time before, in order. Those that make sense by themselves are taken.
    """
    alone = {statement.span for statement in statements.all if not statement.needs_another}
    before = [span for span in history if span in alone and span not in plot]
    before = before[:_HISTORY]
    return sorted([*plot[: MOST - len(before)], *before])


def _begins(statement: Statement, telling: Telling, titles: Iterable[str]) -> bool:
    for match in telling.plot.finditer(statement.own):
        before = statement.own[max(0, match.start() - _SUBJECT) : match.start()]
        if telling.kinds.search(before) or any(title in before for title in titles):
            return True
    return False


def _characters(text: str, titles: Collection[str]) -> set[str]:
    """The names in a sentence of a plot that have more than one word, but for those of works."""
    names = {match[0] for match in _NAME.finditer(text) if len(match[0].split()) >= _FULL}
    return {name for name in names if not any(name in title or title in name for title in titles)}
