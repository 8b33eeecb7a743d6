"""Our own theme: that it sounds as it should, and that it is there wherever recapcast is installed."""

import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
from music import compose
from music.instruments import RATE, hertz
from numpy.typing import NDArray

from recapcast.episode import theme
from tests.conftest import REPOSITORY

SOUNDS = {"intro": compose.intro, "bed": compose.bed, "sting": compose.sting, "outro": compose.outro}
SHOTS = ["intro", "sting", "outro"]


@cache
def sound(name: str) -> NDArray[np.float64]:
    return SOUNDS[name]()


def middle(name: str) -> NDArray[np.float64]:
    return np.asarray(sound(name).mean(1))


def share_between(samples: NDArray[np.float64], low: float, high: float) -> float:
    """The energy between two frequencies in dB of all."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    frequencies = np.fft.rfftfreq(len(samples), 1 / RATE)
    return float(10 * np.log10(power[(frequencies >= low) & (frequencies < high)].sum() / power.sum()))


def pitches(samples: NDArray[np.float64], least: float = -30) -> list[float]:
    """The strongest partials below 1 kHz in semitones from A4, to a cent or so."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 1 << 19))
    step = RATE / (1 << 19)
    inner = spectrum[1:-1]
    peaks = 1 + np.flatnonzero((inner > spectrum[:-2]) & (inner > spectrum[2:]))
    loud = spectrum[peaks] > spectrum.max() * 10 ** (least / 20)
    frequencies = peaks[loud] * step
    return [float(12 * np.log2(f / 440)) for f in frequencies if 50 < f < 1000]


def test_notes_are_equal_tempered() -> None:
    assert hertz("A4") == 440
    assert hertz("C4") == pytest.approx(261.626, abs=0.001)
    assert hertz("Bb2") == pytest.approx(116.541, abs=0.001)
    assert hertz("F#5") == pytest.approx(739.989, abs=0.001)


@pytest.mark.parametrize(("name", "shortest", "longest"), [("intro", 5, 7), ("sting", 1.5, 2.6), ("outro", 6, 8.5)])
def test_a_cue_is_as_long_as_it_should_be_and_ends_in_silence(name: str, shortest: float, longest: float) -> None:
    heard = np.abs(sound(name)).max(1)
    assert shortest < np.flatnonzero(heard > heard.max() / 1000)[-1] / RATE < longest
    assert heard[-1] < 1e-6
    assert heard[0] < 0.01
    # It decays by itself: no tenth of a second of its last two falls by more than 12 dB until it is 50 dB down.
    energies = [np.square(part).mean() for part in np.split(heard[: len(heard) // 2205 * 2205], len(heard) // 2205)]
    levels = 10 * np.log10(np.array(energies) + 1e-12)
    falling = levels[-int(2 / 0.1) :]
    audible = falling[:-1] > levels.max() - 50
    assert (np.diff(falling)[audible] > -12).all()


@pytest.mark.parametrize("name", SOUNDS)
def test_nothing_clips_clicks_or_leans_to_one_side(name: str) -> None:
    both = sound(name)
    assert np.abs(both).max() == pytest.approx(0.5, abs=1e-6)
    assert np.abs(np.diff(both, axis=0)).max() < 0.25  # a full tone of 1 kHz makes steps of 0.14
    left, right = np.square(both).mean(0)
    assert abs(10 * np.log10(left / right)) < 1
    assert 10 * np.log10(np.square(middle(name)).mean() / (left + right) * 2) > -3
    crest = np.abs(middle(name)).max() / np.sqrt(np.square(middle(name)).mean())
    assert 8 < 20 * np.log10(crest) < 18


@pytest.mark.parametrize(
    ("name", "at"), [("intro", 4.2), ("sting", 0.7), ("outro", 4.6), *(("bed", 2.5 * n) for n in range(8))]
)
def test_every_strong_partial_is_in_tune(name: str, at: float) -> None:
    chord = middle(name)[round((at + 0.3) * RATE) : round((at + 1.5) * RATE)]
    found = pitches(chord, least=-15)
    assert len(found) >= 3
    # Within 4 cents: a third partial lies 2 beside the key that it stands for, and near notes pull each other.
    assert np.median([abs(pitch - round(pitch)) for pitch in found]) < 0.04


@pytest.mark.parametrize(("name", "at"), [("intro", 4.6), ("sting", 0.7), ("outro", 4.2)])
def test_it_comes_home_to_f(name: str, at: float) -> None:
    last = middle(name)[round(at * RATE) : round((at + 1.2) * RATE)]
    names = {round(pitch) % 12 for pitch in pitches(last, least=-25)}
    assert hertz("F3") * 2 ** (4 / 12) == pytest.approx(hertz("A3"))
    keys = {round(12 * np.log2(hertz(f"{note}4") / 440)) % 12: note for note in "CDEFGAB"}
    assert {keys.get(name, "?") for name in names} <= set("FACGE")
    assert {"F", "A", "C"} <= {keys.get(name, "?") for name in names}


def test_the_bed_leaves_room_for_a_voice() -> None:
    assert share_between(middle("bed"), 1000, 4000) < -20
    assert share_between(middle("bed"), 300, 1000) > -15  # and is still heard from a small speaker
    assert share_between(middle("bed"), 4000, RATE / 2) < -45


def test_the_bed_flows_into_its_start() -> None:
    bed = sound("bed")
    period = len(bed) - compose.LAP
    assert period == 20 * RATE
    assert np.array_equal(bed[period:], bed[: compose.LAP])
    steps = np.abs(np.diff(bed[:period], axis=0)).max()
    assert np.abs(bed[period - 1] - bed[0]).max() < steps
    around = np.concatenate((bed[period - RATE // 5 : period], bed[: RATE // 5]))
    bends = np.abs(np.diff(around, 2, axis=0)).max(1)
    assert bends[RATE // 5 - 3 : RATE // 5 + 1].max() <= bends.max()
    assert share_between(around.mean(1) * np.hanning(len(around)), 5000, RATE / 2) < -55


def test_the_bed_is_even() -> None:
    levels = [20 * np.log10(part.std()) for part in np.array_split(middle("bed"), 52)]  # 0.4 s each
    assert max(levels) - min(levels) < 8


def test_what_is_installed_is_what_the_code_makes() -> None:
    for name in SOUNDS:
        there, rate = soundfile.read(theme.built_in_folder() / f"{name}.flac")
        assert rate == RATE
        assert np.abs(there - sound(name)).max() < 2 / 32768, "run: python -m music.compose"


def test_a_built_wheel_has_the_theme_and_little_of_it(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, project)
    for name in ("src", "templates", "music"):
        shutil.copytree(REPOSITORY / name, project / name, ignore=shutil.ignore_patterns("themes", "__pycache__"))
    shutil.copy(REPOSITORY / ".gitignore", project)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=project, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as files:
        sizes = {file.filename: file.compress_size for file in files.infolist() if "/themes/" in file.filename}
    assert set(sizes) == {f"recapcast/themes/default/{name}.flac" for name in SOUNDS}
    assert sum(sizes.values()) < 1e6
    assert sorted(path.name for path in (project / "src/recapcast/themes/default").iterdir()) == sorted(
        f"{name}.flac" for name in SOUNDS
    )
