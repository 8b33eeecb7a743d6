import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.script.spoken.roman import value


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("I", 1), ("IV", 4), ("VIII", 8), ("IX", 9), ("XIV", 14), ("XL", 40), ("LVIII", 58), ("XCIX", 99), ("CC", 200)],
)
def test_numerals_have_their_value(numeral: str, number: int) -> None:
    assert value(numeral) == number


@pytest.mark.parametrize("word", ["", "IIII", "VX", "IC", "CD", "MIX", "VV", "IXI", "a"])
def test_what_is_no_numeral_has_none(word: str) -> None:
    assert value(word) is None


@given(st.integers(1, 399))
def test_every_number_has_one_numeral(number: int) -> None:
    rest, numeral = number, ""
    for worth, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        numeral += sign * (rest // worth)
        rest %= worth
    assert value(numeral) == number
