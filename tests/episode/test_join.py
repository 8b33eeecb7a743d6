import subprocess
import sys
from array import array
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recapcast.episode import join as joining
from recapcast.episode.format import FRAME, RATE
from recapcast.episode.join import Programme, heard, join, length_of
from recapcast.episode.score import lead, length
from recapcast.episode.theme import Theme, load
from recapcast.errors import EpisodeError
from recapcast.script.model import Chapter, Item, Line, Meta, Music, Pause, Script
from recapcast.speech.cast import Part
from recapcast.speech.clip import Clip, Mark, ascending
from recapcast.speech.engine import Voice
from recapcast.speech.speak import Take
from recapcast.testing import ToneEngine
from recapcast.units import Hertz, Samples, Seconds
from tests.episode import themes
from tests.episode.sounds import mono
from tests.episode.themes import chord, dying

VOICE = Voice("tone", "a", "en")
PART = Part(ToneEngine(), VOICE)


def programme(*items: Item, rate: int = 22050, quiet_edges: float = 0.0, theme: Theme | None = None) -> Programme:
    script = Script(Meta(title="t"), items)
    engine = ToneEngine(rate)
    edge = bytes(2 * round(rate * quiet_edges))
    takes = [
        Take(line, PART, Clip(edge + engine.speak(line.text, VOICE, Seconds(1)).pcm + edge, Hertz(rate)))
        for line in script.lines
    ]
    return join(script, takes, theme)


def gaps(made: Programme) -> list[float]:
    """The seconds before the first line, between lines, and after the last."""
    edges = [0, *(sample for line in made.lines for sample in (line.start, line.end)), made.samples]
    return [round((b - a) / RATE, 3) for a, b in zip(edges[::2], edges[1::2], strict=True)]


A, B = Line("N", "a" * 25), Line("N", "b" * 50)
OTHER = Line("QUOTE", "c" * 25, "Ann")


def test_lines_stand_the_default_pause_apart() -> None:
    assert gaps(programme(A, B)) == [0.3, 0.35, 0.6]


def test_a_change_of_role_and_a_chapter_breathe() -> None:
    assert gaps(programme(A, OTHER, Chapter("c"), B)) == [0.3, 0.55, pytest.approx(0.913, abs=0.0131), 0.6]


def test_an_asked_pause_is_exactly_that_and_pauses_add_up() -> None:
    assert gaps(programme(Pause(1.25), A, Pause(0.1), Chapter("c"), Pause(0.15), B, Pause(2))) == [1.25, 0.25, 2.0]
    assert gaps(programme(A, Pause(0), B))[1] == 0


def test_without_a_theme_music_directions_take_no_time() -> None:
    assert gaps(programme(Music("intro"), A, Music("sting"), B)) == gaps(programme(A, B))


@pytest.fixture
def theme(folder: Path) -> Theme:
    """An intro and a sting that sound for 2 s and for 1 s and then die away, an outro of 3 s, and a bed."""
    cues = {"intro": dying(2, 1), "sting": dying(1, 0.5), "outro": dying(3, 1), "bed": chord(8)}
    return load(themes.folder(folder / "theme", **cues))


def test_a_line_waits_for_the_music_before_it(theme: Theme) -> None:
    made = programme(Music("intro"), Music("bed"), A, Music("sting"), B, theme=theme)
    leads = [lead(theme, cue) / RATE for cue in ("intro", "sting")]
    assert gaps(made) == pytest.approx([leads[0], 0.4 + leads[1], 2.0], abs=0.001)
    assert [word for word, _ in made.music] == ["intro", "bed", "sting"]
    assert made.music[2].at == made.lines[0].end + round(0.4 * RATE)


def test_pauses_around_music_are_those_that_are_asked_for(theme: Theme) -> None:
    made = programme(A, Pause(1), Music("sting"), Pause(0.5), B, Pause(0.25), theme=theme)
    assert gaps(made) == pytest.approx([0.3, 1.5 + lead(theme, "sting") / RATE, 0.25], abs=0.001)


def test_the_episode_ends_when_its_last_music_has(theme: Theme) -> None:
    made = programme(A, Music("bed"), B, Music("outro"), theme=theme)
    assert made.samples == made.lines[1].end + round(0.4 * RATE) + length(theme, "outro")
    assert gaps(programme(A, Music("bed"), B, Music("off"), theme=theme))[-1] == 0.6


def test_a_chapter_that_opens_with_music_begins_with_it(theme: Theme) -> None:
    made = programme(
        Chapter("one"), Music("intro"), A, Chapter("two"), Music("sting"), B, Music("outro"), theme=theme
    )
    assert [(chapter.title, chapter.start) for chapter in made.chapters] == [("one", 0), ("two", made.music[1].at)]
    assert made.music[1].at % FRAME == 0
    assert made.chapters[1].end == made.samples


@pytest.mark.parametrize("rate", [16000, 22050, 24000, 44100])
def test_a_line_keeps_its_length_at_every_engines_rate(rate: int) -> None:
    (line,) = programme(A, rate=rate).lines
    assert abs((line.end - line.start) / RATE - 1.0) < 0.02


def test_the_engines_own_silence_is_taken_off() -> None:
    made = programme(A, B, quiet_edges=0.4)
    assert gaps(made) == [0.3, 0.35, 0.6]
    assert abs((made.lines[0].end - made.lines[0].start) / RATE - 1.02) < 0.01  # 10 ms are kept at either end


def test_each_line_sounds_where_it_is_said_to_and_all_else_is_silent() -> None:
    made = programme(A, OTHER, Chapter("c"), B)
    samples = mono(made)
    heard = np.zeros(len(samples), bool)
    for line in made.lines:
        heard[line.start : line.end] = True
        assert np.abs(samples[line.start : line.end]).max() > 7000
    assert not samples[~heard].any()


def test_seams_do_not_click() -> None:
    samples = mono(programme(A, B)).astype(int)
    assert np.abs(np.diff(samples)).max() < 500  # the tone's own steepest step is 260


def test_chapters_fill_the_programme_in_order() -> None:
    made = programme(Chapter("one"), A, B, Chapter("two"), OTHER)
    assert [chapter.title for chapter in made.chapters] == ["one", "two"]
    assert made.chapters[0].start == 0
    assert made.chapters[0].end == made.chapters[1].start == made.lines[2].start
    assert made.chapters[1].end == made.samples


def test_a_chapter_after_the_first_line_starts_at_its_own() -> None:
    made = programme(A, Chapter("late"), B)
    assert made.chapters[0].start == made.lines[1].start


def test_a_chapter_without_a_line_is_left_out() -> None:
    assert [chapter.title for chapter in programme(Chapter("empty"), Chapter("full"), A).chapters] == ["full"]


@given(st.integers(1, 40), st.sampled_from([8000, 22050, 24000, 44100]))
@settings(max_examples=30)
def test_a_chapter_begins_with_a_frame_wherever_it_comes(letters: int, rate: int) -> None:
    made = programme(Line("N", "x" * letters), Chapter("c"), B, rate=rate)
    assert made.chapters[0].start % FRAME == 0


def test_a_pause_before_a_chapter_that_is_asked_for_is_exact() -> None:
    assert gaps(programme(A, Chapter("c"), Pause(0.777), B))[1] == 0.777


@given(st.integers(500, 3000), st.integers(0, 3000))
def test_a_take_of_any_length_is_joined_whole(sounding: int, around: int) -> None:
    edge = bytes(2 * around)
    clip = Clip(edge + array("h", [9000, -9000] * sounding).tobytes() + edge, RATE)
    made = join(Script(Meta(title="t"), (A,)), [Take(A, PART, clip)])
    # Silence is looked for in steps of 5 ms, and 10 ms of it are kept, at either end; what is cut is whole milliseconds.
    assert -0.002 * RATE <= made.lines[0].end - made.lines[0].start - 2 * sounding <= 0.031 * RATE


@pytest.mark.parametrize("rate", [8000, 22050, 24255, 44100])
@pytest.mark.parametrize("edge", [0.0, 0.0123, 0.4])
def test_marks_stay_with_what_is_heard_there(rate: int, edge: float) -> None:
    # A quiet word, and a loud one from the mark on.
    sound = array("h", [0] * round(edge * rate) + [2000, -2000] * (rate // 4) + [20000, -20000] * (rate // 4))
    loud = Samples(round(edge * rate) + rate // 4 * 2)
    clip = Clip(sound.tobytes(), Hertz(rate), (Mark(0, Samples(0)), Mark(5, loud)))
    made = join(Script(Meta(title="t"), (A, B)), [Take(line, PART, clip) for line in (A, B)])
    for line in made.lines:
        first, second = line.marks
        assert (first.position, second.position) == (0, 5)
        assert line.start <= first.sample <= line.start + 0.011 * RATE
        samples = np.abs(mono(made)[: line.end].astype(int))
        heard = line.start + int(np.argmax(samples[line.start :] > 12000))
        assert abs(second.sample - heard) <= 0.001 * RATE


@given(
    st.lists(st.builds(Mark, st.integers(0, 24), st.integers(0, 9000).map(Samples))),
    st.integers(0, 3000),
    st.sampled_from([8000, 22050, 44100]),
)
def test_marks_ascend_within_their_line_wherever_it_was_trimmed(marks: list[Mark], around: int, rate: int) -> None:
    edge = bytes(2 * around)
    pcm = edge + array("h", [9000, -9000] * 1500).tobytes() + edge
    clip = Clip(pcm, Hertz(rate), ascending(sorted(marks), 25, len(pcm) // 2))
    (line,) = join(Script(Meta(title="t"), (A,)), [Take(A, PART, clip)]).lines
    assert all(line.start <= mark.sample < line.end for mark in line.marks)
    assert [mark.sample for mark in line.marks] == sorted({mark.sample for mark in line.marks})
    assert {mark.position for mark in line.marks} <= {mark.position for mark in clip.marks}
    assert bool(line.marks) or not any(around <= mark.sample < around + 3000 for mark in clip.marks)


def test_a_silent_take_is_an_error() -> None:
    silent = Clip(array("h", [3, -3] * 20000).tobytes(), Hertz(22050))
    with pytest.raises(EpisodeError, match="line 1 is silent"):
        join(Script(Meta(title="t"), (A,)), [Take(A, PART, silent)])


def test_a_missing_take_is_an_error() -> None:
    with pytest.raises(EpisodeError, match="takes are not those"):
        join(Script(Meta(title="t"), (A,)), [])


def test_a_line_fades_in_and_out_within_five_milliseconds() -> None:
    loud = np.full(2 * 44100, 10000, "<i2").tobytes()
    made = join(Script(Meta(title="t"), (A,)), [Take(A, PART, Clip(loud, Hertz(44100)))])
    heard = mono(made)[made.lines[0].start : made.lines[0].end]
    ramp = np.rint(np.arange(220) * 10000 / 220)
    assert np.array_equal(heard[:220], ramp)
    assert np.array_equal(heard[-220:], ramp[::-1])
    assert np.all(heard[220:-220] == 10000)


def test_what_is_as_loud_as_can_be_is_not_torn_when_it_is_resampled() -> None:
    square = np.where(np.arange(22050) // 50 % 2, 32767, -32768).astype("<i2").tobytes()
    made = join(Script(Meta(title="t"), (A,)), [Take(A, PART, Clip(square, Hertz(22050)))])
    heard = mono(made)[made.lines[0].start :][1000:9000].astype(int)
    assert np.count_nonzero(np.diff(heard > 0)) == pytest.approx(80, abs=1)


def test_a_voice_is_resampled_without_a_mirror_image() -> None:
    engine = ToneEngine(22050, pitch=9000)
    take = Take(A, PART, engine.speak(A.text, VOICE, Seconds(1)))
    made = join(Script(Meta(title="t"), (A,)), [take])
    line = made.lines[0]
    samples = mono(made)[line.start + 4410 : line.end - 4410].astype(float)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    frequencies = np.fft.rfftfreq(len(samples), 1 / RATE)
    tone = spectrum[np.abs(frequencies - 9000) < 50].max()
    image = spectrum[np.abs(frequencies - (22050 - 9000)) < 50].max()
    assert 20 * np.log10(image / tone) < -80


items = st.one_of(
    st.builds(Line, st.sampled_from(["N", "QUOTE"]), st.text("abc ", min_size=1, max_size=20).filter(str.strip)),
    st.builds(Pause, st.floats(0, 2)),
    st.just(Chapter("c")),
)


@given(st.lists(items, max_size=8))
@settings(max_examples=60)
def test_whatever_is_joined_adds_up(parts: list[Item]) -> None:
    made = programme(*parts, A)
    edges = [sample for line in made.lines for sample in (line.start, line.end)]
    assert edges == sorted(edges)
    assert edges[-1] <= made.samples
    assert len(mono(made)) == made.samples


def test_importing_pydub_warns_of_no_ffmpeg() -> None:
    program = "import warnings; warnings.simplefilter('error', RuntimeWarning); import recapcast.episode.join"
    done = subprocess.run([sys.executable, "-c", program], env={"PATH": ""}, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_defaults_are_in_the_order_that_they_are_heard() -> None:
    assert joining.BETWEEN_LINES < joining.BETWEEN_ROLES < joining.BETWEEN_CHAPTERS


directions = (
    st.builds(Pause, st.integers(0, 3000).map(lambda milliseconds: milliseconds / 1000))
    | st.builds(Music, st.sampled_from(["intro", "bed", "sting", "outro", "off"]))
    | st.builds(Chapter, st.sampled_from("cd"))
)


@given(st.lists(st.sampled_from([A, B, OTHER]) | directions, max_size=8), st.booleans())
@settings(max_examples=60)
def test_the_length_is_known_without_the_sound(items: list[Item], music: bool) -> None:
    script = Script(Meta(title="t"), (*items, A))
    theme = load(None) if music else None
    engine = ToneEngine()
    takes = [Take(line, PART, engine.speak(line.text, VOICE, Seconds(1))) for line in script.lines]
    assert length_of(script, [heard(take) for take in takes], theme) == join(script, takes, theme).samples


def test_what_is_heard_of_a_take_leaves_out_its_silent_edges() -> None:
    tone = ToneEngine().speak(A.text, VOICE, Seconds(1))
    edged = Clip(bytes(44100) + tone.pcm + bytes(44100), tone.rate)
    assert heard(Take(A, PART, edged)) == pytest.approx(heard(Take(A, PART, tone)), abs=0.03 * RATE)
