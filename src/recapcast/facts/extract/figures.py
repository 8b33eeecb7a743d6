"""Figures: the numbers of a story that can be told by themselves, with what they count and in what."""

import re
from functools import cache
from itertools import islice

from recapcast.article.model import Span
from recapcast.facts.extract.figure_tables import RULES
from recapcast.facts.extract.statements import Statement, Statements
from recapcast.facts.model import Figure, Text
from recapcast.languages import primary

MOST = 4
"""Figures of an article: a listener keeps no more."""
_LEAST = 100
"""A count below this is told in its sentence, and nowhere else."""
_DIGIT = re.compile(r"[0-9]")
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")


def figures(statements: Statements) -> list[Figure]:
    """The figures of a story, at most `MOST`, in order: sums of money, shares, large counts and results of games.

    Each has its value as it is written; it stands with its label at `at`. Years, days, ages and numbers of episodes
    are none, nor is a number in what somebody is quoted with.
    Of no statements there are no figures.
    """
    rules = _rules(primary(statements.story.article.language or "en"))
    found: dict[str, Figure] = {}
    for statement in statements.all:
        if len(found) >= MOST:
            break
        if statements.is_narrated(statement) and _DIGIT.search(statement.own):
            for figure in _found(statement, rules):
                found.setdefault(figure.value, figure)
    return list(islice(found.values(), MOST))


def _found(statement: Statement, rules: list[re.Pattern[str]]) -> list[Figure]:
    """The figures of one statement, in order; of two that share words the one that tells more."""
    found: list[tuple[Span, Figure]] = []
    for rule in rules:
        for match in rule.finditer(statement.text):
            if match[0] in statement.own and not _is_small(match):
                at = Span(statement.span.start + match.start(), statement.span.start + match.end())
                label, value, unit = (_line(match.groupdict().get(name)) for name in ("label", "value", "unit"))
                if label and value and not any(at.start < kept.end and kept.start < at.end for kept, _ in found):
                    found.append((at, Figure(label=Text(text=label), value=value, unit=unit, at=at)))
    return [figure for _, figure in sorted(found, key=lambda pair: pair[0])]


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def _is_small(match: re.Match[str]) -> bool:
    """Whether a count is of few, or may be a year."""
    if "count" not in match.groupdict():
        return False
    value = match["value"]
    if _YEAR.fullmatch(value):
        return True
    return value[-1].isdigit() and int(re.sub(r"\D", "", value)) < _LEAST


@cache
def _rules(language: str) -> list[re.Pattern[str]]:
    return [re.compile(rule) for rule in RULES.get(language, ())]
