import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.script.spoken.respell import spoken


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_range_rises_and_a_score_need_not(low: int, high: int) -> None:
    said = spoken(f"They won {low}-{high}.", "en").text
    assert said in {f"They won {low} to {high}.", f"They won {low} {high}."}
    assert (low == high) <= (" to " not in said)


@pytest.mark.parametrize(
    ("parts", "of", "said"),
    [
        (1, 2, "one half"),
        (1, 4, "one quarter"),
        (3, 4, "3 quarters"),
        (2, 3, "2 thirds"),
        (5, 6, "5 sixths"),
        (1, 16, "one sixteenth"),
    ],
)
def test_a_fraction_is_so_many_parts(parts: int, of: int, said: str) -> None:
    assert spoken(f"about {parts}/{of} of it", "en").text == f"about {said} of it"


def test_a_number_of_digits_is_no_phone_unless_somebody_calls() -> None:
    assert spoken("Lot 555-0123", "en").text == "Lot 555-0123"
    assert spoken("Call 555-0123", "en").text == "Call 5 5 5, 0 1 2 3"
