import pytest

from recapcast.script.spoken.english_tables import WORDING
from recapcast.script.spoken.quantities import currency_named, money, percentages, units
from recapcast.script.spoken.respell import spoken
from recapcast.script.spoken.wording import Currency


def test_currencies_without_a_sign_have_babels_names() -> None:
    assert currency_named("SEK", "en") == Currency("Swedish krona", "Swedish kronor")


@pytest.mark.parametrize("sign", WORDING.currencies)
def test_every_sign_of_money_is_read(sign: str) -> None:
    names = {WORDING.currencies[sign].one, WORDING.currencies[sign].more}
    assert any(spoken(f"{sign}7", "en").text == f"7 {name}" for name in names)


@pytest.mark.parametrize("unit", [*WORDING.units, *WORDING.own_units])
def test_every_unit_is_read(unit: str) -> None:
    said = spoken(f"It is 7 {unit} now", "en").text
    assert said.startswith("It is 7 ")
    assert not said.startswith(f"It is 7 {unit} ")


def test_one_of_a_thing_is_named_so() -> None:
    assert [spoken(text, "en").text for text in ("$1", "1 km", "$1m", "1-1.5 km")] == [
        "1 dollar", "1 kilometer", "1 million dollars", "1 to 1.5 kilometers",
    ]  # fmt: skip


def test_each_kind_of_quantity_has_its_name() -> None:
    for make, name in ((money, "money"), (percentages, "percentages"), (units, "units")):
        assert {rule.name for rule in make(WORDING)} == {name}
