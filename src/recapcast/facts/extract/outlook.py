"""The outlook: where to see or hear what the story is about, and what comes next."""

from collections.abc import Collection, Sequence
from datetime import date

from recapcast.article.model import Span
from recapcast.facts.extract.dates import Dated
from recapcast.facts.extract.statements import Statement, Statements

MOST = 3
"""Sentences of outlook."""


def to_watch(statements: Statements) -> list[Span]:
    """The sentences that tell where something can be seen, heard or had, in order."""
    return [s.span for s in statements.all if statements.telling.to_watch.search(s.own) and s.place > 0]


def outlook(
    statements: Statements, told: Collection[Span] = (), days: Sequence[Dated] = (), today: date | None = None
) -> list[Span]:
    """What comes next, at most `MOST` sentences, in order: where to watch first of all, then the last in the story.

    Args:
        statements: of none there is none.
        told: the sentences that are told elsewhere, such as the key points.
        days: the days that the article names: what is to be on one after `today` comes next, whatever its tense.
        today: the article's own day, where it has one.
    """
    where = [span for span in to_watch(statements) if span not in told][:MOST]
    later = [dated.at for dated in days if today is not None and dated.day > today]

    def is_ahead(statement: Statement) -> bool:
        told = statements.telling.ahead.search(statement.own)
        by_itself = told and not statements.telling.subordinate.search(statement.own, 0, told.start())
        return bool(by_itself) or any(statement.span.start <= at.start < statement.span.end for at in later)

    ahead = [
        statement.span
        for statement in statements.all
        if statement.span not in told
        and statement.span not in where
        and statements.is_narrated(statement)
        and not statement.needs_another
        and is_ahead(statement)
    ]
    left = MOST - len(where)
    return sorted(where + (ahead[-left:] if left else []))
