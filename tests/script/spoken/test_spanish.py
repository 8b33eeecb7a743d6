from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from recapcast.script.spoken.respell import spoken
from recapcast.script.spoken.spanish import rules
from recapcast.script.spoken.wording import month_names


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_the_day_comes_before_the_month(day: date) -> None:
    said = f"{'primero' if day.day == 1 else day.day} de {month_names('es')[day.month - 1]} de {day.year}"
    for written in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day.day:02}-{day.month:02}-{day.year}"):
        assert spoken(f"El {written} fue.", "es").text == f"El {said} fue."


def test_a_comma_stands_before_decimals() -> None:
    assert spoken("Cuesta 1.500,50 € hoy", "es").text == "Cuesta 1.500 euros con 50 céntimos hoy"


def test_all_countries_have_the_same_rules() -> None:
    assert [rule.name for rule in rules("es")] == [rule.name for rule in rules("es-MX")]
    assert spoken("5 %", "es-MX").text == spoken("5 %", "es").text == "5 por ciento"
