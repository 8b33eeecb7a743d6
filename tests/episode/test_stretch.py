from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recapcast.episode.cue import Cue
from recapcast.episode.stretch import Knot, Stretch
from tests.episode.themes import RATE, chord


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Cue:
    """A loop of nothing but ones, so that its gain can be read off."""
    path = tmp_path_factory.mktemp("steady") / "bed.wav"
    sound = np.ones((5 * RATE, 1), np.float32)
    sound[:RATE] += chord(1)  # or it could not be measured
    soundfile.write(path, sound, RATE, subtype="FLOAT")
    cue = Cue(path, 1)
    assert np.all(cue.read(RATE, 5 * RATE) == 1)
    return cue


def heard(stretch: Stretch, start: int, stop: int) -> NDArray[np.float32]:
    out = np.zeros((stop - start, 1), np.float32)
    stretch.add_to(out, start)
    return out[:, 0]


def test_a_gain_is_level_before_the_first_knot_and_after_the_last(steady: Cue) -> None:
    stretch = Stretch(steady, 100, 100 + 4 * RATE, 0.5, [[Knot(2 * RATE, 1.0), Knot(3 * RATE, 0.25)]])
    gains = heard(stretch, 0, 5 * RATE)
    assert not gains[:100].any()
    assert not gains[100 + 4 * RATE :].any()
    assert np.all(gains[100 + RATE : 100 + 2 * RATE] == 0.5)
    assert np.all(gains[100 + 3 * RATE : 100 + 4 * RATE] == 0.125)


def test_a_gain_runs_without_a_corner_from_knot_to_knot(steady: Cue) -> None:
    curve = [Knot(RATE, 0.0), Knot(2 * RATE, 1.0), Knot(3 * RATE, 0.5)]
    gains = heard(Stretch(steady, 0, 4 * RATE, 1.0, [curve]), 0, 4 * RATE)[RATE:]
    assert gains[RATE // 2] == pytest.approx(0.5, abs=1e-4)
    assert np.abs(np.diff(gains)).max() < 2 / RATE
    assert np.abs(np.diff(gains, 2)).max() < 1e-6
    assert (np.diff(gains[: RATE - 1]) >= -1e-7).all()


def test_curves_are_multiplied(steady: Cue) -> None:
    down, up = [Knot(RATE, 1.0), Knot(3 * RATE, 0.0)], [Knot(2 * RATE, 1.0), Knot(4 * RATE, 3.0)]
    both = heard(Stretch(steady, 0, 5 * RATE, 1.0, [down, up]), RATE, 5 * RATE)
    each = [heard(Stretch(steady, 0, 5 * RATE, 1.0, [curve]), RATE, 5 * RATE) for curve in (down, up)]
    assert np.allclose(both, each[0] * each[1], atol=1e-6)


def test_another_cue_level_or_place_is_told_apart(steady: Cue, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "other.wav", np.concatenate((np.zeros(RATE), chord(4)[:, 0])), RATE, subtype="FLOAT")
    other = Cue(tmp_path / "other.wav", 1)
    usual = Stretch(steady, 0, 4 * RATE, 0.7, [])
    others = [
        replace(usual, cue=other),
        replace(usual, cue=Cue(tmp_path / "other.wav", 2)),
        replace(usual, gain=0.71),
        replace(usual, start=-1),
        replace(usual, end=2 * RATE - 1),
    ]
    assert len({repr(each.made_of(RATE, 2 * RATE)) for each in [usual, *others]}) == 6


def test_what_is_there_is_added_to(steady: Cue) -> None:
    out = np.full((10, 1), 7, np.float32)
    Stretch(steady, RATE, RATE + 5, 1.0, []).add_to(out, RATE)
    assert np.all(out[5:] == 7)
    assert np.all(out[:5] == 7 + steady.read(0, 5))


@given(
    st.lists(
        st.tuples(st.integers(-RATE, 4 * RATE), st.floats(0, 4)), min_size=1, max_size=5, unique_by=lambda k: k[0]
    ),
    st.lists(st.integers(0, 6 * RATE), min_size=2, max_size=6, unique=True),
    st.integers(0, RATE),
    st.integers(1, 10**9),
)
@settings(max_examples=60)
def test_it_sounds_the_same_wherever_it_stands_and_however_it_is_cut(
    steady: Cue, knots: list[tuple[int, float]], cuts: list[int], start: int, later: int
) -> None:
    curve = [Knot(*knot) for knot in sorted(knots)]
    cuts = sorted(cuts)
    stretch = Stretch(steady, start, start + 4 * RATE, 0.7, [curve])
    moved = Stretch(steady, start + later, start + later + 4 * RATE, 0.7, [curve])
    whole = heard(stretch, cuts[0], cuts[-1])
    pieces = [heard(stretch, left, right) for left, right in pairwise(cuts)]
    assert np.array_equal(np.concatenate(pieces), whole)
    assert np.array_equal(heard(moved, cuts[0] + later, cuts[-1] + later), whole)
    assert moved.made_of(cuts[0] + later, cuts[-1] + later) == stretch.made_of(cuts[0], cuts[-1])


@given(
    st.lists(
        st.tuples(st.integers(0, 4 * RATE), st.sampled_from([0.0, 0.5, 1.0])), min_size=1, max_size=5,
        unique_by=lambda k: k[0],
    ),
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from([0.0, 0.5, 1.0])), max_size=2),
    st.integers(-RATE, 4 * RATE),
    st.integers(1, 2 * RATE),
    st.sampled_from([3 * RATE, 4 * RATE]),
)  # fmt: skip
@settings(max_examples=150)
def test_what_is_made_of_the_same_sounds_the_same(
    steady: Cue, knots: list[tuple[int, float]], changes: list[tuple[int, float]], first: int, length: int, end: int
) -> None:
    curve = [Knot(*knot) for knot in sorted(knots)]
    changed = list(curve)
    for number, gain in changes:
        changed[number % len(curve)] = curve[number % len(curve)]._replace(gain=gain)
    one, other = Stretch(steady, 0, 4 * RATE, 0.7, [curve]), Stretch(steady, 0, end, 0.7, [changed])
    alike = repr(one.made_of(first, first + length)) == repr(other.made_of(first, first + length))
    same = np.array_equal(heard(one, first, first + length), heard(other, first, first + length))
    assert same or not alike
    different = [knot.at for knot, other in zip(curve, changed, strict=True) if knot != other]
    assert alike or different or end < first + length
    assert not (alike and any(first <= at < first + length for at in different))
