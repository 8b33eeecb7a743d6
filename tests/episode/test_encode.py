from pathlib import Path

import numpy as np
import pytest

from recapcast.episode.encode import encode
from recapcast.episode.format import RATE
from recapcast.episode.join import Programme
from recapcast.errors import EpisodeError
from tests.conftest import decode


def programme(seconds: float, level: float = 8000) -> Programme:
    time = np.arange(round(seconds * RATE)) / RATE
    return Programme((level * np.sin(2 * np.pi * 440 * time)).astype("<i2").tobytes(), (), ())


@pytest.mark.parametrize("seconds", [0.05, 1, 7.7])
def test_the_file_decodes_to_the_programme(folder: Path, seconds: float) -> None:
    made = programme(seconds)
    encoded = encode(made)
    (folder / "a.mp3").write_bytes(encoded.mp3)
    decoded = decode(folder / "a.mp3").astype(float)
    wanted = np.frombuffer(made.pcm, "<i2").astype(float)
    assert encoded.samples == made.samples == len(decoded)
    middle = slice(len(wanted) // 4, 3 * len(wanted) // 4)
    assert np.corrcoef(decoded[middle], wanted[middle])[0, 1] > 0.99


def test_the_bit_rate_is_constant() -> None:
    encoded = encode(programme(20))
    assert abs(len(encoded.mp3) * 8 / 20 / 96000 - 1) < 0.01


def test_silence_is_no_episode() -> None:
    with pytest.raises(EpisodeError, match="silent"):
        encode(programme(1, level=0))
