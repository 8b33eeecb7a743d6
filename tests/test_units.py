import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.units import clock, to_samples, to_seconds


@given(st.integers(0, 10**9), st.sampled_from([8000, 22050, 24000, 44100, 48000]))
def test_samples_survive_the_way_through_seconds(samples: int, rate: int) -> None:
    assert to_samples(to_seconds(samples, rate), rate) == samples


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.2, "0 s"),
        (4.4, "4 s"),
        (59.6, "1 min 0 s"),
        (84, "1 min 24 s"),
        (3723, "1 h 2 min 3 s"),
        (3600, "1 h 0 min 0 s"),
    ],
)
def test_a_length_reads_as_people_write_it(seconds: float, said: str) -> None:
    assert clock(seconds) == said
