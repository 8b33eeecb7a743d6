"""Key points: the few sentences that between them tell most of a story."""

import math
from collections.abc import Collection, Iterable

from recapcast.article.model import Span
from recapcast.facts.extract.statements import Statement, Statements
from recapcast.facts.extract.words import words

LEAST, MOST = 3, 6
"""How many key points an article may have, by its length: as many as a recap of 60 to 90 seconds says of it."""
_STATEMENTS = 4
"""How many of an article's statements bear one key point."""
_OF_TITLE = 4.0
"""How much more a word of the title weighs than another. This and the next are tuned on GUM's train part."""
_LENGTH = 0.75
"""The power of a sentence's length by which its weight is divided: at 0 the longest win, at 1 length is nothing."""
_LENGTH_SAID = 0.6
"""The same in a conversation."""
_SHORTEST = 10
"""Words below which a sentence's length counts as this."""
_ANSWERS = 3
"""Sentences of a conversation that are quotations beside its key points."""
_NEEDS_ANOTHER = 0.2
"""What a sentence that begins with a pronoun or a conjunction keeps of its worth, if that before it is no point."""
_OPENS_ANSWER = 1.5
"""How much more a sentence is worth in a conversation with which an answer begins: the others explain it."""
_NEW = 0.5
"""The share of a sentence's words that no point before it has, at least: else it says the same again."""


def points(statements: Statements, apart: Collection[Span] = (), most: int | None = None) -> list[Span]:
    """The key points of a story, at most `most`, in telling order, none of which repeats another.

    They are chosen one after the other. Each time it is the sentence whose words weigh most, as far as none that was
    chosen before has them: words that the story often has, and those of its title. The sooner it comes the better.
    Who talks to whom is told in the title of a conversation, and nowhere else for certain: that is its first point.

    Args:
        statements: where there are none there are no points.
        apart: the sentences that have their place elsewhere in the facts, such as what a film tells.
        most: at least 1; None for `LEAST` to `MOST`, by how long the story is.
    """
    if most is None:
        most = min(MOST, max(LEAST, (len(statements.all) + len(statements.answers)) // _STATEMENTS))
    known = [answer for answer in statements.answers if answer.speaker is not None]
    either = sorted([*statements.all, *known], key=lambda statement: statement.place)
    told = [statement for statement in either if statement.span not in apart]
    first = statements.title if statements.talk_from is not None else None
    found = [] if first is None else [first]
    more = best(statements, told, most - len(found), leads=statements.talk_from is None)
    return sorted(found + [statement.span for statement in more])


def answers(statements: Statements, points: Collection[Span]) -> list[Statement]:
    """What else the people of a conversation say that is worth hearing, in order: not the words of its key points."""
    said = [statement for statement in (*statements.all, *statements.answers) if statement.span in points]
    # Words in brackets are the writer's, and a quotation can as well do without.
    told = [s for s in statements.answers if s.span not in points and not s.needs_another and "[" not in s.text]
    return sorted(best(statements, told, _ANSWERS, leads=False, known=said), key=lambda statement: statement.place)


def best(
    statements: Statements, told: Iterable[Statement], most: int, *, leads: bool = True,
    known: Iterable[Statement] = (),
) -> list[Statement]:  # fmt: skip
    """Those of the statements `told` that between them tell most, at most `most`, in the order of their worth.

    None repeats one before it. Of none there are none.

    Args:
        statements: all of the story.
        told: those to choose from.
        most: how many.
        leads: whether the sooner one comes the more it is worth.
        known: what has been told already.
    """
    weights = _weights(statements)
    left = list(told)
    found: list[Statement] = []
    known_words = {word for statement in known for word in statement.words}
    left = [statement for statement in left if _says_more(statement, known_words)]
    places: set[int] = set()

    power = _LENGTH if statements.talk_from is None else _LENGTH_SAID

    def worth(place: int) -> float:
        statement = left[place]
        new = sum(weights[word] for word in sorted(set(statement.words) - known_words))
        worth: float = new / max(_SHORTEST, len(statement.text.split())) ** power
        if leads:
            worth *= 1 + 1 / (1 + place)
        elif statement.opens_answer:
            worth *= _OPENS_ANSWER
        alone = not statement.needs_another or statement.place - 1 in places
        return worth if alone else worth * _NEEDS_ANOTHER

    while left and len(found) < most:
        chosen = left[max(range(len(left)), key=worth)]  # the first of those that are worth as much
        known_words.update(chosen.words)
        places.add(chosen.place)
        found.append(chosen)
        left = [statement for statement in left if statement is not chosen and _says_more(statement, known_words)]
    return found


def _weights(statements: Statements) -> dict[str, float]:
    place, text = statements.title, statements.story.article.text
    told = text[place.start : place.end] if place is not None else statements.story.article.title or ""
    # Of a conversation the title is told already, and its words lead to nothing more.
    title = set(words(told, statements.telling)) if statements.talk_from is None else set()
    return {word: math.log1p(n) * (_OF_TITLE if word in title else 1) for word, n in statements.counts.items()}


def _says_more(statement: Statement, known: set[str]) -> bool:
    about = set(statement.words)
    return len(about - known) >= _NEW * len(about)
