from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from recapcast.episode.format import RATE
from recapcast.episode.join import Programme, join
from recapcast.episode.master import matched
from recapcast.episode.mix import scored
from recapcast.episode.sound import Tape
from recapcast.episode.theme import Theme, find, load
from recapcast.script.model import Chapter, Item, Meta, Music, Script
from recapcast.store import STRETCHES, Store
from tests.conftest import ebur128
from tests.episode import themes, voices
from tests.episode.sounds import encode, finish
from tests.episode.themes import chord, dying


@pytest.fixture
def theme(folder: Path) -> Theme:
    return load(themes.folder(folder / "theme", intro=dying(2, 1), bed=chord(8), outro=dying(2, 1)))


def made(theme: Theme, *items: Item, voice: str = "espeak:en-us") -> Programme:
    takes = matched(voices.takes(voice))
    script = Script(Meta(title="t"), items or (Music("intro"), Music("bed"), *voices.LINES, Music("outro")))
    return scored(join(script, takes, theme), theme, takes.level)[0]


def test_speech_stays_as_it_is_and_music_comes_to_it(theme: Theme) -> None:
    takes = matched(voices.takes("espeak:en-us"))
    script = Script(Meta(title="t"), (*voices.LINES, Music("outro")))
    plain = join(script, takes, theme)
    mixed, notes = scored(plain, theme, takes.level)
    assert notes == ()
    both, speech = samples_of(mixed), samples_of(plain)
    ((start, end),) = mixed.sounding
    assert (both[:start] == speech[:start]).all()
    assert not speech[start:end].any()
    assert np.abs(both[start:end]).max() > 0.05
    assert end == mixed.samples


def samples_of(programme: Programme) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    sound = programme.sound.read(0, programme.samples)
    return np.asarray(sound / (32768 if sound.dtype == np.int16 else 1), np.float64)


def test_it_reads_the_same_however_it_is_cut(theme: Theme) -> None:
    sound = made(theme).sound
    whole = sound.read(0, sound.samples)
    edges = [0, 1, 77777, 77778, sound.samples // 2, sound.samples]
    parts = [sound.read(start, stop) for start, stop in pairwise(edges)]
    assert (np.concatenate(parts) == whole).all()


def test_a_digest_is_of_the_music_too(theme: Theme) -> None:
    with_outro, without = made(theme), made(theme, Music("intro"), Music("bed"), *voices.LINES)
    alike = [
        with_outro.sound.digest(start, start + RATE) == without.sound.digest(start, start + RATE)
        for start in range(0, without.samples - RATE, RATE)
    ]
    assert alike[:2] == [True, True]
    assert not all(alike)


def test_without_a_direction_nothing_changes(theme: Theme) -> None:
    plain = join(Script(Meta(title="t"), voices.LINES), voices.takes("espeak:en-us"), theme)
    assert scored(plain, theme, -20) == (plain, ())


@pytest.mark.parametrize("voice", ["espeak:en-us", "espeak:en-us+klatt", "tone:a"])
def test_with_music_too_an_episode_plays_at_minus_16_lufs(folder: Path, voice: str) -> None:
    ours = find("default", Path("none"))
    programme = made(ours, voice=voice)
    (folder / "a.mp3").write_bytes(finish(programme).mp3)
    lufs, dbtp = ebur128(folder / "a.mp3")
    assert lufs == pytest.approx(-16, abs=0.5)
    assert dbtp <= -1


def test_what_the_sum_lifts_above_full_scale_is_not_cut_off(folder: Path) -> None:
    loud = load(themes.folder(folder / "loud", outro=themes.chord(4, level=1)))
    programme = made(loud, *voices.LINES, Music("outro"), voice="tone:a")
    (folder / "a.mp3").write_bytes(finish(programme).mp3)
    assert ebur128(folder / "a.mp3")[1] <= -1


def test_a_change_in_one_chapter_leaves_the_others_music_as_it_was(folder: Path) -> None:
    ours, store = find("default", Path("none")), Store(folder / "store", 10**9)
    lines = voices.LINES * 3
    takes = [replace(take, line=line) for take, line in zip(voices.takes("espeak:en-us") * 3, lines, strict=True)]

    def programme(second: int) -> Programme:
        items: list[Item] = [
            Music("intro"),
            Music("bed"),
            Chapter("a"),
            *lines[:3],
            Chapter("b"),
            *lines[3 : 3 + second],
        ]
        items += [Chapter("c"), *lines[6:]]
        kept = [*takes[: 3 + second], *takes[6:]]
        return scored(join(Script(Meta(title="t"), tuple(items)), kept, ours), ours, -18)[0]

    encode_as_16_bit(programme(3), store)
    before = store.info().entries[STRETCHES]
    encode_as_16_bit(programme(2), store)
    assert store.info().entries[STRETCHES] == before + 1


def encode_as_16_bit(programme: Programme, store: Store) -> None:
    sound = np.rint(samples_of(programme) * 32767 / 4).astype("<i2")
    encode(replace(programme, sound=Tape(sound.tobytes())), store)
