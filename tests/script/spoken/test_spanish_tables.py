import re

from recapcast.script.spoken import spanish_tables as tables
from recapcast.script.spoken.wording import unit_names


def test_no_word_is_both_spelled_and_said() -> None:
    assert not tables.SPELLED & tables.SAID


def test_babel_knows_every_unit() -> None:
    assert all("{}" in unit.more for unit in unit_names("es", frozenset(tables.WORDING.units.values())).values())


def test_a_number_is_as_spanish_writes_it() -> None:
    for number in ("5", "10.000", "1.234.567,89", "0,5"):
        assert re.fullmatch(tables.NUMBER, number)
    assert not re.fullmatch(tables.NUMBER, "1,2,3")


def test_rulers_and_parts_are_patterns() -> None:
    assert re.fullmatch(tables.KINGS, "Juan Carlos")
    assert re.fullmatch(tables.PARTS, "siglo")
    assert set(tables.ORDINALS) == set(range(1, 11))
    assert all(tables.ABBREVIATIONS.values())
