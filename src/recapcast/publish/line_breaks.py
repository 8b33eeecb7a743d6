"""Where a row of text may end, in any script, and what is shown together."""

import unicodedata


def may_part(text: str, at: int) -> bool:
    """Whether a row may end before `text[at]`: not after an opening mark, nor before a closing one or small kana.

    Where there is a space, the row ends behind it. Between two letters it may, which a caller has to want.

    Args:
        text: two characters or more.
        at: from 1 to before the length of `text`.
    """
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return before.isspace()
    return not (
        joins(before, after)
        or unicodedata.category(before) in {"Ps", "Pi"}
        or unicodedata.category(after) in {"Pe", "Pf", "Po", "Pd", "Lm"}
        or " LETTER SMALL " in unicodedata.name(after, "")
    )


def begins_phrase(text: str, at: int) -> bool:
    """Whether a Japanese phrase may begin there: it ends in hiragana, and the next begins with another script."""
    return _is_hiragana(text[at - 1]) and is_wide(text[at]) and not _is_hiragana(text[at])


def is_wide(character: str) -> bool:
    """Whether it is as wide as two Latin letters: those of Chinese, Japanese and Korean, and most emoji."""
    return unicodedata.east_asian_width(character) in "WF"


def joins(before: str, character: str) -> bool:
    """Whether it is shown together with the one before: accents, parts of an emoji, of a Korean syllable."""
    return (
        unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}
        or (before == "\u200d" and unicodedata.category(character) == "So")
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # tones of skin
        or "\u1160" <= character <= "\u11ff"  # vowels and tails of Hangul written apart
    )


def _is_hiragana(character: str) -> bool:
    return "\u3041" <= character <= "\u309f"
