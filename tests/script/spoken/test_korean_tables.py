import re
import string

from recapcast.script.spoken import korean_tables as tables
from recapcast.script.spoken.wording import unit_names


def test_every_letter_and_digit_has_a_name() -> None:
    assert set(tables.LETTERS) == set(string.ascii_uppercase)
    assert len(tables.SINO) == len(tables.NATIVE_ONES) == len(tables.NATIVE_TENS) == 10


def test_babel_knows_every_unit() -> None:
    assert all("{}" in unit.more for unit in unit_names("ko", frozenset(tables.WORDING.units.values())).values())


def test_acronyms_are_said_in_hangul() -> None:
    assert all(re.fullmatch("[가-힣]+", word) for word in [*tables.WORDS.values(), *tables.LETTERS.values()])


def test_counters_and_numbers_are_patterns() -> None:
    assert re.fullmatch(tables.COUNTERS, "명")
    assert re.fullmatch(tables.NUMBER, "10,000.5")
