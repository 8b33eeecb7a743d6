import pytest

from recapcast.units import clock, to_seconds


def test_samples_are_seconds_at_their_rate() -> None:
    assert to_seconds(11025, 22050) == 0.5


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
