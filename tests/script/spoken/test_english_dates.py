from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.script.spoken.english_dates import ordinal
from recapcast.script.spoken.respell import spoken
from recapcast.script.spoken.wording import month_names


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (111, "111th"),
    ],
)
def test_ordinals_end_as_they_are_said(number: int, said: str) -> None:
    assert ordinal(number) == said


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_said_the_same_however_it_is_written(day: date) -> None:
    month = month_names("en")[day.month - 1]
    said = f"{month} {ordinal(day.day)}, {day.year}"
    for written in (day.isoformat(), f"{day.month}/{day.day}/{day.year}", f"{month} {day.day}, {day.year}"):
        assert spoken(f"On {written} it was.", "en").text == f"On {said} it was."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("00:05", "12 oh 5 a.m."),
        ("07:30", "7 30 a.m."),
        ("7:30", "7 30"),
        ("12:00", "12 o'clock"),
        ("12:15", "12 15"),
        ("13:00", "1 p.m."),
        ("23:59", "11 59 p.m."),
    ],
)
def test_a_time_of_24_hours_is_one_of_12(written: str, said: str) -> None:
    assert spoken(f"It is at {written} there", "en").text == f"It is at {said} there"


def test_a_length_is_no_time_of_day() -> None:
    for text in ("It lasts 19:30 in all", "A 3:45 song"):
        assert spoken(text, "en").text == text
