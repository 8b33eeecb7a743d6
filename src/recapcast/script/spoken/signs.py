"""Symbols, emoji, and words in a script that the voice can not read."""

import re
from collections.abc import Mapping

from recapcast.script.spoken.rule import Pattern, Rule, any_of

_PICTURES = (
    "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a-\u23ff\u25a0-\u25ff\ufe0f\u200d\u20e3\U000e0020-\U000e007f"
)
"""Emoji and what joins or colours them, ornaments, check marks, stars, geometric shapes (Unicode, emoji-data)."""
_CJK = "\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff66-\uff9f々"
"""Hangul, kana and Chinese characters."""
_ORNAMENTS = "<>©®™•·†‡¶|¦*_^`~\\\\{}¬¤¯¨´¸"
"""Signs that are seen and not said."""
_MONEY = "$€£"
"""Words where they stand alone; a name may have one for a letter."""
_OPENERS = '([“‘"$€£#@'


def emoji() -> list[Rule]:
    """The rule `emoji`: they are left out, as a reader leaves them out."""
    drop = Pattern(rf"^[{_PICTURES}]+\s?|\s?[{_PICTURES}]+")
    return [Rule("emoji", drop, lambda _match: "", beyond_ascii=True)]


def foreign() -> list[Rule]:
    """The rule `foreign`, for languages in Latin script: Chinese, Japanese and Korean words by their sound.

    In brackets after the Latin words, where they tell readers how a name is written, they are left out.
    """
    gloss = Pattern(rf"(?<=[A-Za-z.’'”\"])\s?\((?:[A-Z][a-z]{{2,12}}: ?)?[{_CJK}][{_CJK}\s·,;:!?]{{0,120}}\)")
    words = Pattern(rf"[{_CJK}](?:[{_CJK}\s·]{{0,200}}[{_CJK}])?")
    return [
        Rule("foreign", gloss, lambda _match: "", beyond_ascii=True),
        Rule("foreign", words, _by_sound, beyond_ascii=True),
    ]


def _by_sound(match: re.Match[str]) -> str | None:
    # Here and not above: few lines have such words.
    from text_unidecode import unidecode

    latin = " ".join(unidecode(match[0]).split())
    if not latin:
        return None
    before = match.string[max(0, match.start() - 1) : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return f"{' ' if before.isalnum() else ''}{latin.title()}{' ' if after.isalnum() else ''}"


def symbols(words: Mapping[str, str]) -> list[Rule]:
    """The rule `symbols`.

    Args:
        words: signs that are words wherever they stand, each with its word.
    """
    alone = [sign for sign in words if sign in _MONEY]
    said = Pattern(rf"\s?(?:{any_of(words.keys() - alone)}|(?<!\w)(?:{any_of(alone)})(?!\w))\s?")
    ornament = Pattern(rf"^[{_ORNAMENTS}]+\s?|\s?(?<!\w)[{_ORNAMENTS}]+(?=\s|$)|[{_ORNAMENTS}]+")
    return [
        Rule("symbols", said, lambda match: _apart(match, words[match[0].strip()]), frozenset("".join(words))),
        Rule("symbols", Pattern(r"(?:(?<=[^\W\d_])|(?<=[A-Z]\.))/(?=[^\W\d_])"), lambda _match: " ", frozenset("/")),
        Rule("symbols", Pattern(r"(?<=\w)\s/\s(?=\w)"), lambda _match: ", ", frozenset("/")),
        Rule("symbols", ornament, _without, frozenset(_ORNAMENTS)),
    ]


def _apart(match: re.Match[str], word: str) -> str:
    """A word with spaces where it does not begin or end the text, or stand beside punctuation."""
    after = match.string[match.end() : match.end() + 1]
    before = match.string[max(0, match.start() - 1) : match.start()]
    left = " " if before and before not in _OPENERS else ""
    right = " " if after and (match[0][-1].isspace() or after in _OPENERS or _begins_word(after)) else ""
    return f"{left}{word}{right}"


def _without(match: re.Match[str]) -> str:
    """Nothing; a space between words."""
    after = match.string[match.end() : match.end() + 1]
    before = match.string[max(0, match.start() - 1) : match.start()]
    return " " if before.isalnum() and _begins_word(after) else ""


def _begins_word(character: str) -> bool:
    """Whether a word begins with the letter after a sign; a Korean particle belongs to what is before the sign."""
    return character.isalnum() and not "가" <= character <= "힣"
