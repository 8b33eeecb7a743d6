import tempfile
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyloudnorm
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recapcast.episode.loudness import decibels
from recapcast.episode.score import AFTER_BED, BEFORE, PEAK, Score, Start, boundary, lead, length
from recapcast.episode.theme import Theme, find, load
from recapcast.errors import MusicError
from recapcast.script.model import CUES
from recapcast.units import Samples
from tests.conftest import ebur128
from tests.episode.themes import RATE, chord, dying, folder

SPEECH = -16.0
"""LUFS as played."""
GUARD = round(0.05 * RATE)


class Span(NamedTuple):
    """Where a line sounds."""

    start: Samples
    end: Samples


@dataclass(frozen=True)
class Timeline:
    """What `Score` is given, beside the theme."""

    starts: list[Start]
    lines: list[Span]
    chapters: list[int]
    samples: int

    def score(self, theme: Theme, speech: float = SPEECH) -> Score:
        return Score(theme, self.starts, self.lines, self.chapters, Samples(self.samples), speech)


def laid(theme: Theme, *items: str | float) -> Timeline:
    """A script's timeline as join makes it: a number is a line of so many seconds, `#` a chapter, `2s` a pause."""
    starts: list[Start] = []
    lines: list[Span] = []
    chapters: list[int] = []
    at, fresh = 0, False
    asked: float | None = None
    for item in items:
        if isinstance(item, float | int):
            gap = (0.9 if fresh else 0.35) if asked is None else asked
            at += round(gap * RATE) if lines else 0
            if fresh:
                chapters.append(at)
            lines.append(Span(Samples(at), Samples(at + round(item * RATE))))
            at, fresh, asked = lines[-1].end, False, None
        elif item == "#":
            fresh = True
        elif item.endswith("s"):
            asked = float(item[:-1])
        else:
            shot = length(theme, item)
            at += round(BEFORE * RATE) if shot and lines and asked is None else 0
            starts.append(Start(item, Samples(at)))
            at += lead(theme, item)
            asked = 0 if shot else asked
    ends = [start.at + length(theme, start.word) for start in starts]
    return Timeline(starts, lines, chapters, max([at + round((asked or 0.6) * RATE), *ends]))


@cache
def ours(channels: int = 1) -> Theme:
    return load(None, channels)


def energies(sound: NDArray[np.float32]) -> NDArray[np.float64]:
    """The mean square of each 400 ms, one sample apart, after the filter of pyloudnorm, in two speakers; in LUFS."""
    both = np.repeat(sound, 2 // sound.shape[1], axis=1).astype(np.float64)
    for stage in pyloudnorm.Meter(RATE, filter_class="DeMan")._filters.values():
        both = np.stack([stage.apply_filter(channel) for channel in both.T], 1)
    total = np.concatenate(([0.0], np.cumsum(np.square(both).sum(1))))
    width = round(0.4 * RATE)
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(total[width:] - total[:-width], 1e-20) / width))


def loudest_under(lines: Sequence[Span], music: NDArray[np.float32]) -> float:
    levels = energies(music)
    width = round(0.4 * RATE)
    return max(
        float(levels[line.start : line.end - width + 1].max()) for line in lines if line.end - line.start >= width
    )


def level(sound: NDArray[np.float32], folder: Path) -> float:
    """LUFS as played, by ffmpeg."""
    soundfile.write(folder / "level.wav", sound, RATE, subtype="FLOAT")
    return float(ebur128(folder / "level.wav")[0])


def rms(sound: NDArray[np.float32]) -> float:
    return decibels(float(np.sqrt(np.square(sound, dtype=np.float64).mean()))) if len(sound) else -np.inf


RECAP = ("#", "intro", "bed", 5, 8, "#", 6, 7, 6.5, "2.5s", 9, "sting", "#", 6, 4, 8, 3, "outro")


@pytest.mark.parametrize("channels", [1, 2])
def test_a_bed_is_20_lu_under_speech_by_ffmpeg_and_all_through(folder: Path, channels: int) -> None:
    timeline = laid(ours(channels), *RECAP)
    music = timeline.score(ours(channels)).read(0, timeline.samples)
    assert music.shape == (timeline.samples, channels)
    under = np.concatenate([music[line.start : line.end] for line in timeline.lines])
    assert SPEECH - 24 < level(under, folder) < SPEECH - 22
    assert loudest_under(timeline.lines, music) < SPEECH - 20


@pytest.mark.parametrize("speech", [-16.0, -20.0, -33.0])
@pytest.mark.parametrize("channels", [1, 2])
def test_an_intro_a_sting_and_an_outro_are_about_as_loud_as_speech(
    folder: Path, channels: int, speech: float
) -> None:
    theme = ours(channels)
    for word in ("intro", "sting", "outro"):
        alone = laid(theme, word)
        music = alone.score(theme, speech).read(0, alone.samples)
        assert level(music, folder) == pytest.approx(speech - 1.5, abs=0.5)
        assert np.abs(music).max() < 0.9


def test_each_cue_starts_where_it_stands_and_speech_waits_for_its_main_part() -> None:
    timeline = laid(ours(), "intro", 4, "sting", 4)
    music = timeline.score(ours()).read(0, timeline.samples)
    (_, intro), (_, sting) = timeline.starts
    assert intro == 0
    assert rms(music[: RATE // 2]) > -30
    assert not music[timeline.lines[0].end : sting].any()
    assert rms(music[sting : sting + RATE // 2]) > -30
    first, second = timeline.lines
    assert 4.5 < first.start / RATE < 6
    assert 1 < (second.start - sting) / RATE < 2
    assert rms(music[first.start : first.start + 4000]) < rms(music[: RATE // 2]) - 18


def test_an_outro_is_played_to_its_end() -> None:
    timeline = laid(ours(), 3, "outro")
    music = timeline.score(ours()).read(0, timeline.samples)
    assert timeline.samples == timeline.starts[0].at + length(ours(), "outro")
    assert 6 < length(ours(), "outro") / RATE < 9
    assert rms(music[-RATE // 2 :]) < -60
    assert rms(music[-2 * RATE : -RATE]) > -70


def test_a_bed_comes_up_in_a_long_pause_and_in_no_short_one() -> None:
    timeline = laid(steady(), "bed", 4, "1.4s", 4, "3s", 4)
    music = timeline.score(steady()).read(0, timeline.samples)
    tenth = RATE // 10
    levels = np.array([rms(music[at : at + tenth]) for at in range(0, timeline.samples - tenth, tenth // 10)])
    first, second, third = timeline.lines
    step = tenth // 10
    base = levels[(first.end - RATE) // step]
    assert levels[first.end // step - 100 : second.end // step - 10] == pytest.approx(base, abs=0.6)
    assert levels[(second.end + round(1.5 * RATE)) // step] == pytest.approx(base + 6, abs=0.6)
    assert levels[third.start // step : third.end // step - 40] == pytest.approx(base, abs=0.6)
    assert np.abs(np.diff(levels[second.end // step : third.start // step])).max() < 1  # dB in 10 ms


@cache
def steady() -> Theme:
    """Sounds that do not change, by which gains can be seen."""
    with tempfile.TemporaryDirectory() as place:
        theme = load(folder(Path(place), intro=chord(4), bed=chord(9), sting=chord(1.5), outro=chord(5)))
        assert all(map(theme.cue, CUES))
    return theme


def test_an_even_bed_is_as_far_under_speech_as_it_should_be(folder: Path) -> None:
    timeline = laid(steady(), "bed", 9)
    music = timeline.score(steady()).read(3 * RATE, 8 * RATE)
    assert level(music, folder) == pytest.approx(SPEECH - 22.5, abs=0.3)


def test_a_bed_comes_and_goes_smoothly() -> None:
    timeline = laid(steady(), "bed", 8, "off", 8)
    music = timeline.score(steady()).read(0, timeline.samples)
    off = timeline.starts[1].at
    assert rms(music[: RATE // 50]) < rms(music[4 * RATE : 5 * RATE]) - 40
    assert rms(music[off - RATE : off]) > -45
    assert not music[off + RATE :].any()
    assert rms(music[off + RATE - RATE // 50 : off + RATE]) < -80
    assert np.abs(np.diff(music, axis=0)).max() < 2 * np.abs(np.diff(music[4 * RATE : 5 * RATE], axis=0)).max()


def test_a_bed_at_the_end_fades_out_with_the_episode() -> None:
    timeline = laid(steady(), "bed", 8, f"{AFTER_BED}s")
    music = timeline.score(steady()).read(0, timeline.samples)
    assert timeline.samples == timeline.lines[-1].end + AFTER_BED * RATE
    assert rms(music[-round(1.2 * RATE) : -RATE]) > rms(music[4 * RATE : 5 * RATE]) + 4
    assert np.abs(music[-10:]).max() < 1e-5


def test_an_outro_ends_the_bed_and_a_sting_lets_it_begin_anew() -> None:
    theme = steady()
    timeline = laid(theme, "bed", 6, "sting", 6, "outro", 6)
    music = timeline.score(theme).read(0, timeline.samples)
    _, second, third = timeline.lines
    assert rms(music[second.start + 3 * RATE : second.end - RATE]) == pytest.approx(
        rms(music[3 * RATE : 5 * RATE]), abs=0.2
    )
    assert not music[third.start + RATE : third.end].any()


def test_a_bed_that_plays_goes_on_where_it_is_asked_for_again() -> None:
    once, twice = laid(steady(), "bed", 4, 4), laid(steady(), "bed", 4, "bed", 4)
    assert once.lines == twice.lines
    music = once.score(steady()).read(0, once.samples)
    assert np.array_equal(music, twice.score(steady()).read(0, once.samples))


def test_a_cue_gives_way_to_the_next(tmp_path: Path) -> None:
    theme = load(folder(tmp_path / "mine", intro=dying(2, 8), sting=chord(1.5)))
    both, alone = laid(theme, "intro", "sting", 3), laid(theme, "sting", 3)
    at = both.starts[1].at
    assert at < length(theme, "intro") - 4 * RATE
    music, other = both.score(theme).read(at, at + 4 * RATE), alone.score(theme).read(0, 4 * RATE)
    assert np.array_equal(music[RATE // 3 :], other[RATE // 3 :])
    assert not np.array_equal(music[: RATE // 10], other[: RATE // 10])


def test_a_cue_ends_without_a_click() -> None:
    timeline = laid(steady(), 3, "sting")
    music = timeline.score(steady()).read(0, timeline.samples)
    end = timeline.starts[0].at + length(steady(), "sting")
    assert np.abs(music[end - RATE // 20 : end]).max() > 0.01
    assert np.abs(music[end - 5 : end]).max() < 0.001
    assert not music[end:].any()


def test_music_that_is_asked_for_before_a_chapter_begins_with_it() -> None:
    timeline = laid(steady(), "#", 5, "bed", "#", 5)
    music = timeline.score(steady()).read(0, timeline.samples)
    first, second = timeline.lines
    assert timeline.starts[0].at == first.end
    assert not music[: boundary(first.end, second.start)].any()
    assert music[second.start : second.end].any()


def test_nothing_sounds_where_two_chapters_meet() -> None:
    timeline = laid(ours(), "#", "intro", "bed", 2, "#", "0.2s", 5, "#", 0.3, "#", "sting", 4, "sting", "#", 3)
    music = timeline.score(ours()).read(0, timeline.samples)
    meetings = [
        (line.end, after.start) for line, after in pairwise(timeline.lines) if after.start in timeline.chapters
    ]
    assert len(meetings) == 4
    for end, start in meetings:
        meeting = boundary(end, start)
        assert end <= meeting <= start
        assert not music[meeting - GUARD : meeting + GUARD].any()
    assert rms(music[timeline.lines[1].start + 3 * RATE : timeline.lines[1].end]) > -60


@given(st.integers(1, 200_000), st.integers(0, 3), st.booleans())
@settings(max_examples=15)
def test_a_chapters_music_does_not_depend_on_what_is_before_it(longer: int, more: int, sting: bool) -> None:
    rest: list[str | float] = [6, "2s", 5, "sting", "#", 4, 3, "off", 3, "outro"]
    first = laid(ours(), "#", "intro", "bed", 5, "#", *rest)
    before: list[str | float] = ["bed", *["sting"] * sting, *[1.5] * more, 3 + longer / RATE]
    other = laid(ours(), "#", *before, "#", *rest)
    away = []
    for timeline in (first, other):
        line = [line for line in timeline.lines if line.start in timeline.chapters][1]
        away.append(boundary(max(end for _, end in timeline.lines if end < line.start), line.start))
    shift = away[1] - away[0]
    assert other.samples - first.samples == shift
    one = first.score(ours()).read(away[0], first.samples)
    assert np.array_equal(one, other.score(ours()).read(away[1], other.samples))
    assert one.any()


@given(st.lists(st.integers(-10_000, 80 * RATE), min_size=2, max_size=6, unique=True))
@settings(max_examples=15)
def test_it_sounds_the_same_however_it_is_cut(cuts: list[int]) -> None:
    timeline, cuts = laid(ours(), *RECAP), sorted(cuts)
    music = recap_score().read(cuts[0], cuts[-1])
    pieces = [recap_score().read(left, right) for left, right in pairwise(cuts)]
    assert np.array_equal(np.concatenate(pieces), music)
    assert not recap_score().read(timeline.samples, timeline.samples + 1000).any()
    assert recap_score().read(5, 5).shape == (0, 1)


@cache
def recap_score() -> Score:
    return laid(ours(), *RECAP).score(ours())


words = st.sampled_from(["intro", "bed", "sting", "outro", "off", "bed", "#", "#", "0.1s", "1.6s", "4s"])
scripts = st.lists(st.one_of(words, st.sampled_from([0.2, 0.5, 1, 2, 3, 7])), min_size=1, max_size=16)


@given(scripts)
@settings(max_examples=30)
def test_whatever_a_script_asks_for_is_20_lu_under_every_line(items: list[str | float]) -> None:
    timeline = laid(ours(), *items, 3)
    music = timeline.score(ours()).read(0, timeline.samples)
    assert loudest_under(timeline.lines, music) < SPEECH - 20
    assert np.abs(music).max() < 1
    assert np.abs(np.diff(music, axis=0)).max() < 0.15
    for line, after in pairwise(timeline.lines):
        if after.start in timeline.chapters:
            meeting = boundary(line.end, after.start)
            assert not music[max(0, meeting - GUARD) : meeting + GUARD].any()


@pytest.mark.parametrize("uneven", [0.1, 1.0])
def test_a_users_theme_of_any_level_and_shape_is_kept_under_speech(tmp_path: Path, uneven: float) -> None:
    bed = np.concatenate((chord(6, 0.02 * uneven), chord(1, 0.9), chord(6, 0.02)))
    rough = np.random.default_rng(1).normal(0, 0.2, (3 * RATE, 1)).astype(np.float32)
    theme = load(folder(tmp_path / "mine", bed=bed, intro=dying(3, 8, 0.01), sting=rough))
    timeline = laid(theme, "#", "intro", "bed", 9, 9, "sting", 5, "sting", "off", 7)
    music = timeline.score(theme).read(0, timeline.samples)
    assert loudest_under(timeline.lines, music) < SPEECH - 20
    assert np.abs(music).max() <= PEAK * (1 + 1e-6)


def test_a_peaky_cue_is_lifted_no_further_than_its_peak_allows(tmp_path: Path) -> None:
    peaky = chord(2, 0.01)
    peaky[RATE] = 0.9
    theme = load(folder(tmp_path / "mine", sting=peaky, bed=np.tile(peaky, (4, 1))))
    timeline = laid(theme, "sting", 5, "bed", "4s", 5)
    music = timeline.score(theme).read(0, timeline.samples)
    assert np.abs(music[: 2 * RATE]).max() == pytest.approx(PEAK, abs=1e-3)
    assert np.abs(music).max() <= PEAK * (1 + 1e-6)


def test_what_the_theme_lacks_is_silence_told_once(tmp_path: Path) -> None:
    theme = load(folder(tmp_path / "mine", intro=dying(2, 6)))
    timeline = laid(theme, "intro", "bed", 8, "sting", 3, "sting", 3, "outro")
    heard = timeline.score(theme)
    assert heard.notes == (
        f"The theme {tmp_path / 'mine'} has no bed: it is left out.",
        f"The theme {tmp_path / 'mine'} has no sting: it is left out.",
        f"The theme {tmp_path / 'mine'} has no outro: it is left out.",
    )
    assert lead(theme, "sting") == length(theme, "sting") == lead(theme, "bed") == lead(theme, "off") == 0
    music = heard.read(0, timeline.samples)
    assert not music[timeline.lines[0].end :].any()
    # With no bed to come over it, the intro's tail is heard to its end.
    assert music[length(theme, "intro") - RATE // 10 : length(theme, "intro") - RATE // 20].any()


def test_no_theme_is_silence_without_a_word() -> None:
    none = find("none", Path("themes"))
    timeline = laid(none, *RECAP)
    heard = timeline.score(none)
    assert heard.notes == ()
    assert not heard.read(0, timeline.samples).any()


def test_an_outro_that_the_theme_lacks_ends_the_bed_all_the_same(tmp_path: Path) -> None:
    theme = load(folder(tmp_path / "mine", bed=chord(5)))
    timeline = laid(theme, "bed", 5, "outro", 5)
    music = timeline.score(theme).read(0, timeline.samples)
    assert music[: timeline.lines[0].end].any()
    assert not music[timeline.lines[1].start + RATE :].any()


def test_a_script_without_lines_or_without_music_is_no_trouble() -> None:
    assert laid(ours(), 3).score(ours()).read(0, 3 * RATE).any() == np.False_
    alone = laid(ours(), "intro", "bed", "outro")
    assert alone.lines == []
    assert alone.score(ours()).read(0, alone.samples).any()


def test_a_broken_cue_is_told_before_anything_is_played(tmp_path: Path) -> None:
    theme = load(folder(tmp_path / "mine", intro=chord(2)))
    (tmp_path / "mine" / "sting.mp3").write_bytes(b"no sound")
    theme = load(tmp_path / "mine")
    with pytest.raises(MusicError, match=r"sting\.mp3"):
        Score(theme, [Start("sting", Samples(0))], [], [], Samples(RATE), SPEECH)


def test_two_hours_take_no_more_memory_than_two_minutes() -> None:
    chapter: list[str | float] = ["#", *[6.0] * 12]
    timeline = laid(ours(), "intro", "bed", *chapter * 90)
    assert timeline.samples > 6500 * RATE
    tracemalloc.start()
    score = timeline.score(ours())
    score.read(6000 * RATE, 6010 * RATE)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10e6
