"""The summary: the one sentence that tells most of a story."""

from collections.abc import Collection

from recapcast.article.model import Span
from recapcast.facts.extract.points import best
from recapcast.facts.extract.statements import Statements


def summary(statements: Statements, apart: Collection[Span] = ()) -> Span | None:
    """The sentence of the article that tells its story best, most often the one that it leads with.

    Of a conversation it is one from before the first question. None where there is none, or all are `apart`.
    """
    told = [s for s in statements.all if statements.is_narrated(s) and s.span not in apart]
    found = best(statements, told, 1)
    return found[0].span if found else None
