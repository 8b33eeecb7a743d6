from pathlib import Path

import numpy as np
import pytest

from recapcast.episode.encode import encode
from recapcast.episode.format import RATE
from recapcast.episode.join import Programme
from recapcast.errors import EpisodeError
from tests.conftest import decode, ebur128


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


def test_loudness_and_peak_are_those_of_the_decoded_file(folder: Path) -> None:
    encoded = encode(programme(5, level=20000))
    (folder / "a.mp3").write_bytes(encoded.mp3)
    assert (encoded.lufs, encoded.dbtp) == pytest.approx(ebur128(folder / "a.mp3"), abs=0.05)


def test_a_peak_above_full_scale_is_not_cut_off(folder: Path) -> None:
    noise = np.random.default_rng(1).choice([-32768, 32767], 2 * RATE)
    encoded = encode(Programme(np.repeat(noise[::8], 8).astype("<i2").tobytes(), (), ()))
    (folder / "a.mp3").write_bytes(encoded.mp3)
    assert encoded.dbtp > 3
    assert encoded.dbtp == pytest.approx(ebur128(folder / "a.mp3")[1], abs=0.3)


def test_silence_is_no_episode() -> None:
    with pytest.raises(EpisodeError, match="silent"):
        encode(programme(1, level=0))
