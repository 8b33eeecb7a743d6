import io
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyloudnorm
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from recapcast.episode import encoding as encodings
from recapcast.episode import master as mastering
from recapcast.episode.encoding import Encoded
from recapcast.episode.format import FRAME, RATE
from recapcast.episode.join import Placed, PlacedChapter, Programme, join
from recapcast.episode.loudness import Energies, Peaks, decibels, share
from recapcast.episode.master import CEILING, TARGET, master, matched, why_quiet
from recapcast.episode.plan import stretches
from recapcast.errors import EpisodeError
from recapcast.script.model import Item, Line, Meta, Pause, Script
from recapcast.speech.speak import Take
from recapcast.store import LEVELS, Store
from recapcast.units import Samples
from tests.conftest import ebur128
from tests.episode import voices
from tests.episode.sounds import NO_STORE, File, encode, finish, mono, of


def programme(takes: list[Take], *items: Item) -> Programme:
    return join(Script(Meta(title="t"), items or tuple(take.line for take in takes)), matched(takes))


def long(seconds: float, voice: str = "espeak:en-us") -> Programme:
    """A programme of at least so many seconds: the same lines again and again."""
    once = programme(voices.takes(voice))
    times = int(-(-seconds * RATE // once.samples))
    return of(np.tile(mono(once) / 32767, times))


def as_played(encoded: File, agree: float = 0.2) -> tuple[float, float]:
    """The file's loudness and true peak by ffmpeg, with which what was measured agrees, the peak to so many dB."""
    Path("a.mp3").write_bytes(encoded.mp3)
    lufs, dbtp = ebur128(Path("a.mp3"))
    assert encoded.lufs == pytest.approx(lufs, abs=0.1)
    assert encoded.dbtp == pytest.approx(dbtp, abs=agree)
    return lufs, dbtp


def decoded(encoded: File) -> NDArray[np.float64]:
    sound: NDArray[np.float64] = soundfile.read(io.BytesIO(encoded.mp3))[0]
    return sound


def by_pyloudnorm(sound: NDArray[np.float64]) -> float:
    measured: float = pyloudnorm.Meter(RATE).integrated_loudness(np.stack([sound, sound], 1))
    return measured


@pytest.mark.parametrize("voice", voices.VOICES)
@pytest.mark.parametrize("gain", [0.03, 1, 6])
def test_every_voice_plays_at_minus_16_lufs_and_no_peak_above_minus_1_dbtp(voice: str, gain: float) -> None:
    lufs, dbtp = as_played(finish(programme(voices.takes(voice, gain))))
    assert lufs == pytest.approx(-16, abs=0.5)
    assert dbtp <= -1


@pytest.mark.parametrize("seconds", [1, 5, 94, 600])
def test_every_length_plays_at_minus_16_lufs(seconds: float) -> None:
    made = long(seconds)
    if seconds < 10:
        made = of(mono(made)[: round(seconds * RATE)] / 32767)
    encoded = finish(made)
    assert encoded.samples == made.samples
    lufs, dbtp = as_played(encoded)
    assert lufs == pytest.approx(-16, abs=0.2)
    assert dbtp <= -1


def test_another_meter_says_so_too() -> None:
    assert by_pyloudnorm(decoded(finish(long(20)))) == pytest.approx(-16, abs=0.2)


def dialogue(quieter: float) -> tuple[Script, list[Take]]:
    """Two voices in turn, the second by so many dB quieter than the first."""
    first, second = voices.takes("espeak:en-us"), voices.takes("espeak:en-us+f3", share(-quieter))
    second = [replace(take, line=Line("QUOTE", take.line.text, "Ann")) for take in second]
    takes = [take for pair in zip(first, second, strict=True) for take in pair]
    return Script(Meta(title="t"), tuple(take.line for take in takes)), takes


def loudness_of(role: str, sound: NDArray[np.float64], lines: tuple[Placed, ...]) -> float:
    return by_pyloudnorm(np.concatenate([sound[line.start : line.end] for line in lines if line.line.role == role]))


@pytest.mark.parametrize("quieter", [-15, 0, 15, 30])
def test_two_voices_are_as_loud_as_one_another(quieter: float) -> None:
    script, takes = dialogue(quieter)
    made = join(script, matched(takes))
    sound = decoded(finish(made))
    narrator, quoted = (loudness_of(role, sound, made.lines) for role in ("NARRATOR", "QUOTE"))
    assert narrator == pytest.approx(quoted, abs=0.5)


def test_a_voice_keeps_the_differences_between_its_lines() -> None:
    loud, soft, *_ = voices.takes("espeak:en-us", 0.2)
    soft = replace(soft, clip=voices.louder(soft.clip, 0.25))
    before, after = (np.frombuffer(take.clip.pcm, "<i2").astype(float) for take in (loud, soft))
    ratio = after.std() / before.std()
    before, after = (np.frombuffer(take.clip.pcm, "<i2").astype(float) for take in matched([loud, soft]))
    assert after.std() / before.std() == pytest.approx(ratio, rel=0.01)


def test_a_quiet_voice_keeps_its_soft_consonants() -> None:
    quiet = programme(voices.takes("espeak:en-us", share(-20)))
    usual = programme(voices.takes("espeak:en-us"))
    assert quiet.samples == pytest.approx(usual.samples, abs=RATE / 100)


def test_matched_takes_keep_their_lengths_and_cut_nothing_off() -> None:
    takes = [*voices.takes("espeak:en-us+klatt"), *voices.takes("espeak:en-us", 0.01), *voices.takes("tone:a")]
    for before, after in zip(takes, matched(takes), strict=True):
        was, now = (np.frombuffer(take.clip.pcm, "<i2").astype(float) for take in (before, after))
        assert (len(was), before.clip.rate, before.line) == (len(now), after.clip.rate, after.line)
        assert np.abs(now - was * (now @ was / (was @ was))).max() <= 1  # the same but for its level


def test_what_can_not_be_measured_stays_as_it_is() -> None:
    (take, *_) = voices.takes("tone:a")
    for pcm in (b"", bytes(20000), b"\1\0\0\0" * 10000):
        silent = replace(take, clip=replace(take.clip, pcm=pcm))
        assert list(matched([silent])) == [silent]
    assert list(matched([])) == []


def test_nothing_moves_and_pauses_stay_silent() -> None:
    takes = voices.takes("espeak:en-us+klatt2")
    made = programme(takes, takes[0].line, Pause(1.5), takes[1].line, takes[2].line)
    before, after = (mono(each) for each in (made, master(made, TARGET, CEILING, NO_STORE).programme))
    assert len(before) == len(after)
    spoken = np.zeros(len(before), bool)
    for line in made.lines:
        spoken[line.start : line.end] = True
        was, now = (sound[line.start : line.end].astype(float) for sound in (before, after))
        correlation = np.fft.irfft(np.fft.rfft(now, 2**20) * np.fft.rfft(was, 2**20).conj())
        assert correlation.argmax() == 0
    assert not after[~spoken].any()
    assert finish(made).samples == made.samples


def test_the_limiter_is_not_heard_to_pump() -> None:
    time = np.arange(5 * RATE) / RATE
    soft = 0.05 * np.sin(2 * np.pi * 300 * time)
    loud = np.where((time % 1 > 0.5) & (time % 1 < 0.52), 0.9 * np.sin(2 * np.pi * 200 * time), soft)
    after = mono(master(of(loud), -16, CEILING, NO_STORE).programme) / 32768
    gain = np.array(
        [after[place : place + 441].std() / soft[place : place + 441].std() for place in range(0, len(time), 441)]
    )
    far = (np.arange(len(gain)) % 100 < 45) | (np.arange(len(gain)) % 100 > 75)
    assert gain[far].max() / gain[far].min() < 1.02
    assert gain[far].mean() > 1


@pytest.mark.parametrize("kind", ["square", "random", "lowest and highest"])
def test_all_at_full_scale_comes_down(kind: str) -> None:
    random = np.random.default_rng(1)
    sound = {
        "square": np.sign(np.sin(np.arange(5 * RATE) * 2 * np.pi * 440 / RATE)),
        "random": random.uniform(-1.5, 1.5, 5 * RATE),
        "lowest and highest": random.choice([-1.5, 1.5], 5 * RATE),
    }[kind]
    # Of noise up to 20 kHz, four points a sample miss up to 0.56 dB (BS.1770-4, Annex 2, Attachment 1).
    lufs, dbtp = as_played(finish(of(sound)), agree=0.6)
    assert lufs == pytest.approx(-16, abs=0.5)
    assert dbtp <= -1


def clicks(seconds: float = 5) -> NDArray[np.float64]:
    sound = np.random.default_rng(1).normal(0, 0.001, round(seconds * RATE))
    sound[::8820] = 1
    return sound


def test_what_is_too_peaky_is_left_quieter_and_that_is_said() -> None:
    encoded = finish(of(clicks()))
    lufs, dbtp = as_played(encoded)
    assert lufs < -16.5
    assert -3 < dbtp <= -1
    note = why_quiet(encoded.encoded)
    assert note is not None
    assert f"{encoded.lufs:.1f} LUFS" in note


def test_peaks_so_rare_that_nothing_else_is_measured_come_up_to_the_ceiling() -> None:
    rare = np.where(np.arange(RATE) % 3584, 0, share(-26))
    encoded = finish(of(rare))
    assert encoded.dbtp > -3
    assert why_quiet(encoded.encoded)


def test_peaks_between_samples_are_limited_too() -> None:
    time = np.arange(5 * RATE)
    between = np.sin(time * np.pi / 2 + np.pi / 4) * (time % 8820 < 441)  # 3 dB above its samples
    peaks = Peaks()
    peaks.add(mono(master(of(between), TARGET, -8, NO_STORE).programme))
    assert decibels(peaks.highest()) == pytest.approx(-8, abs=0.1)


def test_what_is_too_quiet_to_be_measured_is_not_made_louder() -> None:
    faint = of(np.random.default_rng(1).choice([-1, 1], RATE) / 32767)
    assert master(faint, TARGET, CEILING, NO_STORE).programme == faint


def test_of_speech_that_is_as_loud_as_others_nothing_is_said() -> None:
    assert why_quiet(finish(long(5)).encoded) is None


def test_a_file_whose_peaks_the_encoder_lifts_is_made_again_with_more_headroom(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[Encoded] = []
    honest = encodings.encode

    def spied(*arguments: Any) -> Encoded:
        made.append(honest(*arguments))
        return made[-1]

    monkeypatch.setattr(mastering, "encode", spied)
    bursts, random = np.zeros(5 * RATE), np.random.default_rng(1)
    for start in range(RATE // 2, 5 * RATE, RATE):
        bursts[start : start + 200] = random.normal(0, 0.1, 200)
    encoded = finish(of(bursts))
    assert made[0].dbtp > -1
    assert len(made) == 2
    assert encoded.dbtp <= -1


@pytest.mark.parametrize(("louder", "message"), [(0.9, "-15.1 LUFS"), (-0.9, "-16.9 LUFS")])
def test_what_comes_out_otherwise_than_wanted_is_an_error_with_the_figure(
    monkeypatch: pytest.MonkeyPatch, louder: float, message: str
) -> None:
    # An encoder that gives the same whatever it is given.
    tone = of(np.sin(np.arange(RATE) / 10))
    always = encode(tone).encoded
    always = replace(always, measured=replace(always.measured, lufs=TARGET + louder, dbtp=-3.0))
    monkeypatch.setattr(mastering, "encode", lambda *_arguments: always)
    with pytest.raises(EpisodeError, match=message):
        finish(tone)


def test_an_encoder_that_is_too_loud_is_given_less(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = encodings.encode

    def loud(*arguments: Any) -> Encoded:
        encoded = honest(*arguments)
        return replace(encoded, measured=replace(encoded.measured, lufs=encoded.lufs + 1))

    monkeypatch.setattr(mastering, "encode", loud)
    encoded = finish(long(5))
    assert encoded.lufs == pytest.approx(-16, abs=0.2)
    monkeypatch.undo()
    assert by_pyloudnorm(decoded(encoded)) == pytest.approx(-17, abs=0.2)


def test_a_sound_whose_loudness_leaps_as_it_gets_louder_is_brought_as_near_as_it_can_be() -> None:
    # 18 clicks so high that they are limited, and speech that begins to count among them at a certain gain.
    clicks = np.where(np.arange(RATE) % 812, 0.0, 1.0)
    speech = mono(long(3))[RATE // 2 :][: 2 * RATE] / 32768
    encoded = finish(of(np.concatenate([clicks, speech])))
    assert -16.5 <= encoded.lufs <= -15.5
    assert encoded.dbtp <= -1


def test_what_is_silent_is_no_episode() -> None:
    with pytest.raises(EpisodeError, match="silent"):
        finish(of(np.zeros(RATE)))


@pytest.fixture(scope="module", autouse=True)
def _quiet() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="pyloudnorm")
        yield


segments = st.lists(
    st.tuples(
        st.sampled_from(["tone", "noise", "silence", "clicks", "speech"]),
        st.floats(0.05, 2),
        st.floats(-60, 3),
        st.integers(0, 99),
    ),
    min_size=1,
    max_size=5,
)


@given(segments)
@settings(max_examples=40)
def test_whatever_sounds_is_as_loud_as_it_should_be_or_peaky_and_never_too_high(
    parts: list[tuple[str, float, float, int]],
) -> None:
    speech = mono(long(5)) / 32768
    pieces = []
    for kind, seconds, level, seed in parts:
        place = np.arange(round(seconds * RATE))
        sounds = {
            "tone": np.sin(place * 2 * np.pi * (50 + 30 * seed) / RATE),
            "noise": np.random.default_rng(seed).normal(0, 0.3, len(place)),
            "silence": np.zeros(len(place)),
            "clicks": np.where(place % (20 + 99 * seed), 0.0, 1.0),
            "speech": speech[RATE // 2 + 100 * seed :][: len(place)],
        }
        pieces.append(sounds[kind] * share(level))
    made = of(np.concatenate(pieces))
    try:
        encoded = finish(made)
    except EpisodeError as error:
        assert "silent" in str(error)
        return
    assert encoded.samples == made.samples
    assert encoded.dbtp <= -1
    assert encoded.lufs <= -15.5
    assert encoded.lufs >= -16.5 or why_quiet(encoded.encoded)


def long_chapters(*seconds: int) -> Programme:
    """A chapter of speech for each of so many seconds, none like another, with a second of silence around each."""
    pcm, lines, found = [np.zeros(RATE)], [], []
    speech = mono(long(20)) / 32768
    for number, length in enumerate(seconds):
        start = sum(map(len, pcm))
        start += -start % FRAME
        pcm += [np.zeros(start - sum(map(len, pcm))), np.roll(speech, 777 * number)[: length * RATE], np.zeros(RATE)]
        lines.append(Placed(Line("N", "x"), Samples(start), Samples(start + length * RATE)))
        found.append(PlacedChapter("c", Samples(start), Samples(sum(map(len, pcm)))))
    return replace(of(np.concatenate(pcm)), lines=tuple(lines), chapters=tuple(found))


def test_how_loud_a_chapter_is_is_measured_once_wherever_it_stands(folder: Path) -> None:
    store = Store(folder / "store", 10**9)
    first = mono(master(long_chapters(8, 9, 10), TARGET, CEILING, store).programme)
    measured = store.info().entries[LEVELS]
    assert measured == 3
    assert np.array_equal(mono(master(long_chapters(8, 9, 10), TARGET, CEILING, store).programme), first)
    assert store.info().entries[LEVELS] == measured
    moved = mono(master(long_chapters(7, 9, 10), TARGET, CEILING, store).programme)
    assert store.info().entries[LEVELS] == measured + 1
    assert np.array_equal(moved, mono(master(long_chapters(7, 9, 10), TARGET, CEILING, NO_STORE).programme))


def test_what_was_measured_for_one_ceiling_serves_that_one_alone(folder: Path) -> None:
    store, time = Store(folder / "store", 10**9), np.arange(5 * RATE)
    between = of(0.1 * np.sin(time * np.pi / 2 + np.pi / 4))  # 3 dB above its samples
    for ceiling in (-1, -20):
        made = mono(master(between, TARGET, ceiling, store).programme)
        assert np.array_equal(made, mono(master(between, TARGET, ceiling, NO_STORE).programme))


def test_stretches_are_heard_as_if_they_were_one(folder: Path) -> None:
    time = np.arange(60 * RATE)
    sound = 0.2 * np.sin(2 * np.pi * 20 * time / RATE) + 0.3 * np.sin(time * np.pi / 2 + np.pi / 4)
    lines = [Placed(Line("N", "x"), Samples(RATE * start), Samples(RATE * (start + 1))) for start in range(1, 59, 2)]
    made = replace(of(sound), lines=tuple(lines))
    assert len(stretches(made)) > 2
    energies, peaks = mastering._heard(made, 0.1, Store(folder / "store", 10**9))
    energy, peak = Energies(RATE), Peaks(0.1)
    for meter in (energy, peak):
        meter.add(mono(made))
    assert energies == pytest.approx(energy.blocks(), rel=0.02)
    assert np.array_equal(peaks, peak.blocks()[: len(peaks)])


@given(st.sampled_from(["sound", "peaks", "gain"]), st.integers(0, 99), st.integers(0, 3000), st.integers(1, 3000))
@settings(max_examples=60)
def test_a_mastered_sound_with_the_same_digest_is_the_same(what: str, seed: int, start: int, length: int) -> None:
    random = np.random.default_rng(seed)
    sound, over = random.normal(0, 0.1, 6400), random.normal(-9, 6, 100).astype(np.float32)
    one = mastering._Levelled(of(sound).sound, over, 4.0)
    changed = over.copy()
    changed[seed] = 3
    other = {
        "sound": mastering._Levelled(of(np.where(np.arange(6400) // 64 == seed, 0, sound)).sound, over, 4.0),
        "peaks": mastering._Levelled(of(sound).sound, changed, 4.0),
        "gain": mastering._Levelled(of(sound).sound, over, 4.2),
    }[what]
    span = start, min(start + length, 6400)
    alike = one.digest(*span) == other.digest(*span)
    assert alike <= np.array_equal(one.read(*span), other.read(*span))
    if what == "sound":
        assert alike == (seed < span[0] // 64 or seed * 64 >= span[1])


@given(st.floats(0.02, 0.5))
@settings(max_examples=10)
def test_gains_come_in_steps_so_that_an_edit_elsewhere_changes_nothing(level: float) -> None:
    before = of(level * np.sin(np.arange(2 * RATE) / 10))
    after = master(before, -20, CEILING, NO_STORE).programme
    steps = 20 * np.log10(mono(after).std() / mono(before).std()) / 0.2
    assert steps == pytest.approx(round(steps), abs=0.03)
