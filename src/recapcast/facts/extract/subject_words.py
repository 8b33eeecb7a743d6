"""What single words tell of a subject: whether one is its verb, shortened, somebody's own, or describes somebody."""

import re
from collections.abc import Sequence

from recapcast.facts.extract import cue_tables as tables
from recapcast.facts.extract.name_tables import ROLES, TITLES

_CONTRACTED = re.compile(r"['’](?:d|ll|ve|re|m|s)$")


def is_verb(word: str, before: str) -> bool:
    """Whether a word behind a name is its verb, by its ending: `Brandt walked`."""
    if word.endswith(("n't", "n’t")):
        return True
    return word.islower() and word.endswith("ed") and word not in ROLES and before.lower() not in tables.DETERMINERS


def is_possessive(text: str, end: int) -> bool:
    """Whether the word that ends there has the sign of what is its own: `Brandt’s`."""
    return text[end : end + 2] in {"'s", "’s", "' ", "’ "}


def may_speak(words: Sequence[str]) -> bool:
    """Whether words without a name describe somebody: they have an article, a capital or a role. At least one."""
    lower = [word.lower().strip(".") for word in words]
    return (
        (lower[0] in tables.DETERMINERS and len(lower) > 1)
        or words[0][0].isupper()
        or any(word in ROLES or word in TITLES for word in lower)
        or (len(lower) <= 4 and lower[-1].endswith("s"))
    )


def uncontracted(word: str) -> str:
    """A word without the verb that is shortened to its end, or a mark there: `he` of `he’d`."""
    return _CONTRACTED.sub("", word).rstrip(".'’")
