import re

from recapcast.script.spoken import english_tables as tables
from recapcast.script.spoken.wording import unit_names


def test_all_that_is_written_short_is_written_without_its_full_stop() -> None:
    for table in (tables.TITLES, tables.AFTER_NAMES, tables.SHORT, tables.NUMBERED, tables.WEEKDAYS):
        assert not any(key.endswith(".") for key in table)
        assert all(table.values())


def test_babel_knows_every_unit() -> None:
    assert all("{}" in unit.more for unit in unit_names("en", frozenset(tables.WORDING.units.values())).values())


def test_a_number_is_as_english_writes_it() -> None:
    for number in ("5", "10,000", "1,234,567.89", "0.5"):
        assert re.fullmatch(tables.NUMBER, number)
    assert not re.fullmatch(tables.NUMBER, "1.2.3")
