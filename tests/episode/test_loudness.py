import subprocess
import sys
import tracemalloc
import warnings
from pathlib import Path

import numpy as np
import pyloudnorm
import pytest
import soundfile
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recapcast.episode.loudness import BLOCK, Energies, Peaks, Sound, decibels, integrated, share, windows, windows_of
from recapcast.units import Hertz
from tests.conftest import ebur128
from tests.episode import voices

RATE = 44100


def lufs(samples: Sound, rate: int = RATE, piece: int = 1 << 20) -> float | None:
    meter = Energies(Hertz(rate))
    for start in range(0, len(samples), piece):
        meter.add(samples[start : start + piece])
    assert meter.samples == len(samples)
    return integrated(windows(meter.blocks(), meter.samples, Hertz(rate)))


def loudness(samples: Sound, rate: int = RATE) -> float:
    measured = lufs(samples, rate)
    assert measured is not None
    return measured


def dbtp(samples: Sound, piece: int = 1 << 20) -> float:
    peaks = Peaks()
    for start in range(0, len(samples), piece):
        peaks.add(samples[start : start + piece])
    return decibels(peaks.highest())


def by_pyloudnorm(samples: NDArray[np.int16 | np.floating], rate: int = RATE) -> float:
    """In two channels, since that is how one is played. DeMan is its filter with the coefficients of BS.1770-4."""
    sound = samples.astype(np.float64) / (32768 if samples.dtype == np.int16 else 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it divides by nothing where all is silent
        measured: float = pyloudnorm.Meter(rate, filter_class="DeMan").integrated_loudness(
            np.stack([sound, sound], 1)
        )
    return measured


def tone(frequency: float, seconds: float, level: float = 1.0, rate: int = RATE, phase: float = 0.0) -> Sound:
    time = np.arange(round(seconds * rate)) / rate
    return (level * np.sin(2 * np.pi * frequency * time + phase)).astype(np.float32)


def noise(seconds: float, level: float, rate: int = RATE, seed: int = 1) -> Sound:
    return np.random.default_rng(seed).normal(0, level, round(seconds * rate)).astype(np.float32)


@pytest.mark.parametrize("voice", voices.VOICES)
@pytest.mark.parametrize("gain", [0.1, 1, 8])
def test_speech_reads_as_by_pyloudnorm_and_by_ffmpeg(folder: Path, voice: str, gain: float) -> None:
    rate = voices.clips(voice)[0].rate
    samples = voices.pcm(voice, gain)
    assert len(samples) > 5 * rate
    soundfile.write(folder / "a.wav", samples, rate)
    ffmpeg, _ = ebur128(folder / "a.wav")
    assert loudness(samples, rate) == pytest.approx(by_pyloudnorm(samples, rate), abs=0.05)
    assert loudness(samples, rate) == pytest.approx(ffmpeg, abs=0.05)


@pytest.mark.parametrize("rate", [8000, 11025, 16000, 19845, 22050, 24000, 44100, 48000, 96000])
def test_every_rate_and_pitch_reads_as_by_pyloudnorm(rate: int) -> None:
    for samples in [tone(hertz, 3, 0.3, rate) for hertz in (25, 100, 1000, 3000)] + [noise(3, 0.1, rate)]:
        assert loudness(samples, rate) == pytest.approx(by_pyloudnorm(samples, rate), abs=0.01)


def test_a_rate_that_has_no_room_for_the_filter_is_measured_all_the_same() -> None:
    assert loudness(noise(3, 0.1, 3000), 3000) == pytest.approx(-17.7, abs=3)


def test_a_full_tone_of_997_hertz_in_both_speakers_reads_0() -> None:
    # BS.1770-4, Annex 1: -3.01 LKFS in one channel.
    assert loudness(tone(997, 10)) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("seconds", [0.4, 0.5, 0.7, 1.0, 5.0])
def test_a_short_sound_reads_as_by_pyloudnorm(seconds: float) -> None:
    samples = noise(seconds, 0.1)
    assert loudness(samples) == pytest.approx(by_pyloudnorm(samples), abs=0.05)


@pytest.mark.parametrize("samples", [1, BLOCK - 1, BLOCK, BLOCK + 1, 441, 8820, 17639])
def test_less_than_400_ms_reads_as_loud_as_more_of_the_same(samples: int) -> None:
    # 5 kHz, since the filter needs time to answer to low notes; a quarter of it is one sample.
    sound = tone(RATE / 8, 1, 0.1, phase=np.pi / 4)
    assert loudness(sound[:samples]) == pytest.approx(loudness(sound), abs=4 if samples == 1 else 0.3)


@pytest.mark.parametrize("level", [0.0, share(-80)])
@pytest.mark.parametrize("samples", [0, 1, 100, 44100, 100000])
def test_nothing_and_silence_have_no_loudness(samples: int, level: float) -> None:
    assert lufs(tone(1000, 3, level)[:samples]) is None


def test_silence_has_no_peak_and_nothing_has_none() -> None:
    assert dbtp(np.zeros(100000, np.float32)) == dbtp(np.zeros(0, np.int16)) == -np.inf


def test_long_pauses_do_not_make_speech_quieter() -> None:
    speech = voices.pcm("espeak:en-us")
    pause = np.zeros(20 * 22050, np.int16)
    assert loudness(np.concatenate((speech, pause, speech)), 22050) == pytest.approx(loudness(speech, 22050), abs=0.1)


def test_a_constant_offset_is_not_heard() -> None:
    speech = (voices.pcm("espeak:en-us", 0.01) / 32768).astype(np.float32)
    shifted = speech + np.float32(0.5)
    assert loudness(shifted[22050:], 22050) == pytest.approx(by_pyloudnorm(shifted[22050:], 22050), abs=0.05)


def test_the_pieces_that_a_sound_comes_in_do_not_matter() -> None:
    speech = voices.pcm("espeak:en-us")
    whole, peak = loudness(speech, 22050), dbtp(speech)
    for piece in (1, 63, 64, 65, 1000, 44100):
        part = speech[:30000] if piece == 1 else speech
        expected = (loudness(part, 22050), dbtp(part)) if piece == 1 else (whole, peak)
        assert (lufs(part, 22050, piece), dbtp(part, piece)) == pytest.approx(expected, abs=1e-3)


segments = st.lists(
    st.tuples(
        st.sampled_from(["tone", "noise", "silence", "clicks"]),
        st.floats(0.01, 3),
        st.floats(-75, 0),
        st.integers(0, 99),
    ),
    min_size=1,
    max_size=6,
)


@given(segments, st.sampled_from([8000, 16000, 22050, 24000, 24255, 44100, 48000]))
@settings(max_examples=200)
def test_whatever_sounds_reads_as_by_pyloudnorm(parts: list[tuple[str, float, float, int]], rate: int) -> None:
    pieces = []
    for kind, seconds, level, seed in parts:
        if kind == "noise":
            pieces.append(noise(seconds, share(level), rate, seed))
        elif kind == "clicks":
            clicks = np.zeros(round(seconds * rate), np.float32)
            clicks[:: 20 + seed] = share(level)
            pieces.append(clicks)
        else:
            pieces.append(tone(50 + seed * 30, seconds, share(level) if kind == "tone" else 0, rate))
    samples = np.concatenate(pieces)
    # Whole steps, since pyloudnorm rounds up to one more where BS.1770-4 leaves out what is left over.
    samples = samples[: -(-(len(samples) * 10 // rate) * rate // 10)]
    measured = lufs(samples, rate)
    if len(samples) < 0.4 * rate:
        return
    reference = by_pyloudnorm(samples, rate)
    if measured is None:
        assert reference < -69.9
    # A window near the edge of a gate may fall on either side of it: a click at its end is spread over a block.
    elif not is_near_a_gate(samples, rate):
        assert measured == pytest.approx(reference, abs=0.1)


def is_near_a_gate(samples: Sound, rate: int) -> bool:
    meter = Energies(Hertz(rate))
    meter.add(samples)
    levels = -0.691 + 10 * np.log10(2 * windows(meter.blocks(), meter.samples, Hertz(rate)) + 1e-12)
    loud = levels[levels > -70]
    if not len(loud):
        return True
    gate = -10 + 10 * np.log10(np.mean(10 ** (loud / 10)))
    return bool((np.abs(levels - gate) < 3).any() or (np.abs(levels + 70) < 3).any())


def test_a_peak_between_samples_is_found() -> None:
    quarter = tone(RATE / 4, 1, 1, phase=np.pi / 4)
    assert np.abs(quarter).max() == pytest.approx(share(-3.01), abs=1e-3)
    # The ends of a tone cut off ring a little higher.
    middle = Peaks(0.0)
    middle.add(quarter)
    assert decibels(float(np.median(middle.blocks()))) == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("voice", voices.VOICES)
def test_the_true_peak_of_speech_is_that_of_a_finer_resampler_and_of_ffmpeg(folder: Path, voice: str) -> None:
    rate = voices.clips(voice)[0].rate
    samples = soxr.resample(voices.pcm(voice), rate, RATE)
    soundfile.write(folder / "a.wav", samples, RATE)
    _, ffmpeg = ebur128(folder / "a.wav")
    finer = decibels(float(np.abs(soxr.resample(samples / 32768, 1, 16, quality="VHQ")).max()))
    assert dbtp(samples) == pytest.approx(finer, abs=0.1)
    assert dbtp(samples) == pytest.approx(ffmpeg, abs=0.1)


def test_full_scale_is_not_cut_off() -> None:
    lowest = np.full(1000, -32768, np.int16)
    assert dbtp(lowest) >= 0
    square = np.where(np.arange(RATE) // 50 % 2, 32767, -32768).astype(np.int16)
    assert 0.5 < dbtp(square) < 3  # its corners ring between the samples


@given(st.integers(1, 2000), st.integers(0, 99), st.floats(0, 1), st.integers(1, 500))
@settings(max_examples=100)
def test_the_highest_peak_is_the_highest_of_all_worked_out(
    samples: int, seed: int, sparse: float, piece: int
) -> None:
    random = np.random.default_rng(seed)
    sound = (random.uniform(-1, 1, samples) * (random.uniform(size=samples) > sparse)).astype(np.float32)
    every = Peaks(0.0)
    every.add(sound)
    assert dbtp(sound, piece) == pytest.approx(decibels(float(every.blocks().max())), abs=1e-3)


def test_each_blocks_peak_is_told_in_its_place() -> None:
    sound = np.zeros(100 * BLOCK + 5, np.float32)
    sound[40 * BLOCK + 30] = 0.5
    sound[-1] = 0.25  # within 8 samples of the block before, too
    peaks = Peaks(0.1)
    peaks.add(sound)
    blocks = peaks.blocks()
    assert len(blocks) == 101
    assert np.flatnonzero(blocks).tolist() == [40, 99, 100]
    assert blocks[[40, 99, 100]].tolist() == [0.5, 0.25, 0.25]


def test_an_hour_takes_no_more_memory_than_its_blocks() -> None:
    minute = noise(60, 0.1)
    tracemalloc.start()
    meter, peaks = Energies(Hertz(RATE)), Peaks()
    for _ in range(60):
        meter.add(minute)
        peaks.add(minute)
    level = integrated(windows(meter.blocks(), meter.samples, Hertz(RATE)))
    peaks.highest()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert level == pytest.approx(loudness(minute), abs=0.01)
    assert most < 100e6  # an hour is 318 MB of PCM


def test_nothing_imports_scipy() -> None:
    program = "import sys, recapcast.episode.master; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0


@pytest.mark.parametrize("seconds", [0.01, 0.39, 0.41, 5, 102.3, 102.4, 102.6, 230.7])
def test_windows_are_the_same_worked_out_piece_by_piece(seconds: float) -> None:
    samples = noise(seconds, 0.1) * np.linspace(0.1, 1, round(seconds * RATE), dtype=np.float32)
    meter = Energies(Hertz(RATE))
    meter.add(samples)
    energies = meter.blocks()
    whole = windows(energies, len(samples), Hertz(RATE))
    pieces = windows_of(lambda first, last: energies[first:last], len(energies), len(samples))
    assert pieces == pytest.approx(whole, rel=1e-5)
