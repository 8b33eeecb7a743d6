import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from recapcast.episode.format import RATE
from recapcast.episode.limiter import ATTACK, RELEASE, play, reduction
from recapcast.episode.loudness import BLOCK

SECOND = RATE // BLOCK
"""Blocks in a second."""


def blocks(seconds: float, peaks: dict[float, float]) -> NDArray[np.float32]:
    """Blocks that are 20 dB low enough, but for those at so many seconds, which are so many dB too high."""
    over = np.full(round(seconds * SECOND), -20, np.float32)
    for place, level in peaks.items():
        over[round(place * SECOND)] = level
    return over


@given(st.lists(st.floats(-60, 40, width=32), max_size=300))
def test_the_gain_is_low_enough_all_through_each_block(levels: list[float]) -> None:
    over = np.array(levels, np.float32)
    lower = reduction(over)
    assert len(lower) == len(over) + 1
    assert (lower >= 0).all()
    assert (np.minimum(lower[:-1], lower[1:]) >= over - 1e-3).all()


def test_what_is_low_enough_is_left_alone() -> None:
    assert not reduction(blocks(2, {})).any()
    assert not reduction(np.zeros(0, np.float32)).any()


def test_the_gain_falls_within_milliseconds_before_a_peak_and_is_back_before_the_next_word() -> None:
    lower = reduction(blocks(2, {1: 6}))
    heard = np.flatnonzero(lower > 0.01) / SECOND
    assert 0.005 < 1 - heard[0] < 0.02
    assert 0.06 < heard[-1] - 1 < 0.12
    assert lower.max() == pytest.approx(6, abs=0.01)


@given(st.dictionaries(st.floats(0, 0.99), st.floats(0, 30), max_size=10))
def test_the_gain_never_jumps(peaks: dict[float, float]) -> None:
    change = np.diff(reduction(blocks(1, peaks))) * SECOND
    assert change.max(initial=0) <= ATTACK * 1.01 + 1
    assert change.min(initial=0) >= -RELEASE * 1.01 - 1


def test_its_corners_are_rounded() -> None:
    sharp = np.abs(np.diff(reduction(blocks(2, {1: 12})), 2)).max()
    assert sharp < 0.5 * ATTACK / SECOND


def test_the_pieces_that_it_is_worked_out_in_do_not_matter() -> None:
    random = np.random.default_rng(1)
    over = random.normal(-10, 8, 20000).astype(np.float32)
    whole = reduction(over)
    for first, last in ((0, 1000), (7000, 7001), (12345, 17777), (19990, 20500)):
        assert reduction(over, 0, first, last) == pytest.approx(whole[first : last + 1], abs=1e-4)
    assert reduction(over, 3, 500, 900) == pytest.approx(reduction(over + np.float32(3))[500:901], abs=1e-4)


@pytest.mark.parametrize("samples", [0, 1, 63, 64, 65, 10000, 64 * 5000])
def test_sound_keeps_its_length_and_at_no_gain_every_sample(samples: int) -> None:
    sound = np.random.default_rng(1).integers(-32768, 32768, (samples, 2), endpoint=False).astype(np.int16)
    gains = np.ones(-(-samples // BLOCK) + 1, np.float32)
    assert (play(sound, gains) == sound).all()


def test_the_gain_runs_straight_between_the_blocks_edges() -> None:
    played = play(np.full((2 * BLOCK, 1), 10000, np.int16), np.array([1, 2, 0], np.float32))[:, 0]
    assert played[:BLOCK].tolist() == [round(10000 + 10000 * place / BLOCK) for place in range(BLOCK)]
    assert played[BLOCK:].tolist() == [round(20000 - 20000 * place / BLOCK) for place in range(BLOCK)]


def test_silence_stays_silent_at_any_gain() -> None:
    gains = np.linspace(0, 1000, 101, dtype=np.float32)
    assert not play(np.zeros((100 * BLOCK, 1), np.int16), gains).any()


def test_how_a_block_is_played_does_not_depend_on_where_it_stands() -> None:
    random = np.random.default_rng(1)
    sound = random.integers(-9000, 9000, (70 * BLOCK, 1)).astype(np.int16)
    gains = random.uniform(0.1, 3, 71).astype(np.float32)
    whole = play(sound, gains)
    for first in range(70):
        assert (play(sound[first * BLOCK :], gains[first:]) == whole[first * BLOCK :]).all()
