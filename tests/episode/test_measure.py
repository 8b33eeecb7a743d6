from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recapcast.episode.format import RATE
from recapcast.episode.loudness import Energies, integrated, windows
from recapcast.episode.measure import CLIPPED_RUN, STEP, measure
from recapcast.errors import EpisodeError
from recapcast.units import Hertz
from tests.conftest import ebur128
from tests.episode import voices

Sound = NDArray[np.float64]
PIECE = 564480
"""Samples that `measure` works on at once."""


def write(sound: Sound, rate: int = RATE) -> Path:
    soundfile.write("a.wav", sound, rate, subtype="FLOAT")
    return Path("a.wav")


def tone(seconds: float, level: float = 0.25, rate: int = RATE) -> Sound:
    return level * np.sin(2 * np.pi * 1000 * np.arange(round(seconds * rate)) / rate)


def noise(samples: int) -> Sound:
    return np.random.default_rng(1).normal(0, 0.05, samples)


@pytest.mark.parametrize("samples", [1, 64, 17639, RATE, PIECE - 1, PIECE, PIECE + 1, PIECE + 17640, 2 * PIECE + 5])
def test_length_loudness_and_peak_are_ffmpegs_at_every_border_of_the_pieces(samples: int) -> None:
    path = write(noise(samples) * np.linspace(0.3, 1, samples))
    found = measure(path)
    assert (found.samples, found.rate, found.channels) == (samples, RATE, 1)
    if samples >= RATE:
        lufs, dbtp = ebur128(path)
        assert found.lufs == pytest.approx(lufs, abs=0.05)
        assert found.dbtp == pytest.approx(dbtp, abs=0.3)


def test_a_peak_between_the_samples_of_two_pieces_is_found() -> None:
    sound = np.zeros(PIECE + RATE)
    sound[PIECE - 1 : PIECE + 1] = 0.8
    assert measure(write(sound)).dbtp == pytest.approx(ebur128(Path("a.wav"))[1], abs=0.15)


def test_a_piece_is_measured_as_if_nothing_were_cut_around_it() -> None:
    # Loud only where a second piece begins: a window counted twice, or a step where a piece was cut, would be seen.
    sound = noise(3 * PIECE) * 0.2
    sound[PIECE : PIECE + RATE] *= 8
    meter = Energies(RATE)
    meter.add(sound.astype(np.float32))
    whole = integrated(windows(meter.blocks(), meter.samples, RATE))
    assert measure(write(sound)).lufs == pytest.approx(whole, abs=0.001)
    steady = np.full(2 * PIECE, 0.5)
    steady[:RATE] *= np.linspace(0, 1, RATE)
    steady[-RATE:] *= np.linspace(1, 0, RATE)
    assert measure(write(steady)).dbtp == pytest.approx(-6.02, abs=0.02)


def test_two_channels_are_as_loud_as_the_one_that_they_are_made_of() -> None:
    one = measure(write(noise(5 * RATE)))
    two = measure(write(np.stack([noise(5 * RATE)] * 2, 1)))
    assert two.channels == 2
    assert (two.lufs, two.dbtp) == pytest.approx((one.lufs, one.dbtp), abs=0.01)


def test_a_span_is_as_loud_as_it_sounds_alone() -> None:
    speech = voices.pcm("espeak:en-us") / 32768
    found = measure(write(np.concatenate([speech, np.zeros(RATE), speech / 2])))
    first, second = found.level(0, len(speech)), found.level(len(speech) + RATE, 2 * len(speech) + RATE)
    assert first - second == pytest.approx(6.02, abs=0.1)
    assert found.level(len(speech) + RATE // 10, len(speech) + RATE) < -90
    assert found.level(5, 5) == found.level(10**9, 2 * 10**9) == -np.inf


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, PIECE + RATE), length=st.integers(4 * STEP, 2 * RATE))
def test_what_is_heard_is_found_where_it_is(start: int, length: int) -> None:
    sound = np.zeros(start + length + RATE)
    sound[start : start + length] = tone(length / RATE)[:length]
    found = measure(write(sound))
    stretches = found.heard(0, len(sound), -30)
    assert stretches[0][0] == pytest.approx(start, abs=STEP)
    assert stretches[-1][1] == pytest.approx(start + length, abs=3 * STEP)  # the filter rings on
    assert found.heard(start + 2 * STEP, start + 3 * STEP, -30) == [(start + 2 * STEP, start + 3 * STEP)]


def test_of_silence_nothing_is_heard() -> None:
    found = measure(write(np.zeros(RATE)))
    assert (found.lufs, found.dbtp, found.heard(0, RATE, -100)) == (None, -np.inf, [])


@pytest.mark.parametrize("start", [0, 5, PIECE - 2, PIECE, PIECE + 7])
@pytest.mark.parametrize("level", [1.0, -1.2])
def test_a_run_at_full_scale_is_found_once_and_a_shorter_one_is_none(start: int, level: float) -> None:
    sound = np.zeros(PIECE + RATE)
    sound[start : start + CLIPPED_RUN] = level
    sound[start + 100 : start + 100 + CLIPPED_RUN - 1] = level
    assert [(run.start, run.length) for run in measure(write(sound)).clipped] == [(start, CLIPPED_RUN)]


@pytest.mark.parametrize("content", [b"", b"x" * 5000, b"ID3"])
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    Path("a.mp3").write_bytes(content)
    with pytest.raises(EpisodeError, match="can not be decoded"):
        measure(Path("a.mp3"))


def test_a_file_that_is_not_there_is_refused() -> None:
    with pytest.raises(EpisodeError, match="can not be decoded"):
        measure(Path("nope.mp3"))


@pytest.mark.parametrize("rate", [8000, 11025, 22050, 32000, RATE, 48000, 96000, 44056])
def test_windows_begin_each_tenth_of_a_second_whatever_the_rate(rate: int) -> None:
    sound = np.zeros(35 * rate + 17)
    # Clicks far apart: where a window begins decides how many of them it holds.
    at = np.sort(np.random.default_rng(1).integers(0, len(sound), 120))
    sound[at] = np.linspace(0.01, 0.9, len(at))
    found = measure(write(sound, rate))
    meter = Energies(Hertz(rate))
    meter.add(sound.astype(np.float32))
    assert found.lufs == pytest.approx(integrated(windows(meter.blocks(), len(sound), Hertz(rate))), abs=1e-4)
