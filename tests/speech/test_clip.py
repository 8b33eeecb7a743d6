from array import array

import pytest

from recapcast.speech.clip import Clip
from recapcast.units import Hertz


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
