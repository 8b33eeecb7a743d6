"""Roman numerals, as far as titles, rulers and Super Bowls go."""

import re

ROMAN = r"[IVXLC]{1,8}"
"""What may be a numeral; `value` knows."""
_RIGHT = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def value(numeral: str) -> int | None:
    """The number that `numeral` is, 1 to 399; None where it is none. Nothing is none."""
    if not numeral or not _RIGHT.fullmatch(numeral):
        return None
    values = [_VALUES[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
