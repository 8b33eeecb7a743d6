from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.speech.clip import Clip, Mark, ascending
from recapcast.units import Hertz, Samples


def test_a_clip_knows_its_length() -> None:
    assert Clip(bytes(2 * 11025), Hertz(22050)).seconds == 0.5


@pytest.mark.parametrize("samples", [[0] * 100 + [-16384] * 100, [16384] * 16])
def test_the_peak_is_a_share_of_full_scale(samples: list[int]) -> None:
    assert Clip(array("h", samples).tobytes(), Hertz(8000)).peak() == 0.5


def test_nothing_has_no_peak() -> None:
    assert Clip(b"", Hertz(8000)).peak() == 0


@pytest.mark.parametrize(("pcm", "rate"), [(b"abc", 8000), (b"", 0)])
def test_what_is_no_pcm_is_refused(pcm: bytes, rate: int) -> None:
    with pytest.raises(ValueError, match="no 16-bit PCM"):
        Clip(pcm, Hertz(rate))


numbers = st.integers(-3, 12)


@given(st.lists(st.builds(Mark, numbers, numbers.map(Samples))), st.integers(0, 10), st.integers(0, 10))
def test_marks_that_are_kept_ascend_within_the_text_and_the_sound(
    marks: list[Mark], characters: int, samples: int
) -> None:
    kept = ascending(marks, characters, samples)
    for at, end in (([mark.position for mark in kept], characters), ([mark.sample for mark in kept], samples)):
        assert list(at) == sorted({*at} & {*range(end)})
    assert ascending(kept, characters, samples) == kept


def test_marks_that_are_right_are_all_kept() -> None:
    right = (Mark(0, Samples(0)), Mark(1, Samples(1)), Mark(9, Samples(99)))
    assert ascending(right, 10, 100) == right
    assert ascending([right[1], right[0], right[2], right[2]], 10, 100) == right[1:]
