"""What a text is about: its words without those that every text has, and without their endings."""

import re

from recapcast.facts.extract.telling_tables import Telling
from recapcast.plain_text import sayable

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_STEM = 4
"""Letters that are left of a word at least when its ending goes; in Korean, whose signs are syllables, two."""


def words(text: str, telling: Telling) -> list[str]:
    """The words that tell what a text is about, in order and with repeats; of nothing none.

    They are in small letters and without endings, so that `launches` and `launched` are one.
    """
    found = (match[0].replace("’", "'").lower().removesuffix("'s") for match in _WORD.finditer(text))
    return [_stem(word, telling.endings) for word in found if len(word) > 1 and word not in telling.stop_words]


def can_be_said(text: str) -> bool:
    """Whether a fact may hold `text`: something in it can be spoken, and nothing in it can not be stored."""
    try:
        sayable(text)
    except ValueError:
        return False
    return True


def _stem(word: str, endings: tuple[str, ...]) -> str:
    least = 2 if "가" <= word[0] <= "힣" else _STEM
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word
