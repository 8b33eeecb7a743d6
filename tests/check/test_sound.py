import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from recapcast.check import sound
from recapcast.check.record import read
from recapcast.episode.measure import measure
from tests.check.conftest import make
from tests.check.damaged import RATE, Made, Sound
from tests.episode import voices


def span(made: Made, number: int) -> tuple[int, int]:
    line = made.manifest["lines"][number - 1]
    return round(line["start"] * RATE), round(line["end"] * RATE)


def silenced(samples: Sound, start: int, end: int) -> Sound:
    return np.concatenate([samples[:start], np.zeros(end - start), samples[end:]])


def parted(samples: Sound, at: int, seconds: float) -> Sound:
    return np.concatenate([samples[:at], np.zeros(round(seconds * RATE)), samples[at:]])


def texts(made: Made, *parts: str) -> str:
    return "\n".join(str(miss) for miss in made.misses() if miss.part in parts)


def test_encoded_again_and_otherwise_unchanged_it_holds(made: Made) -> None:
    made.sound(lambda samples: samples)
    assert made.misses() == ()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_line_that_is_silent_is_named(made: Made, number: int) -> None:
    made.sound(lambda samples: silenced(samples, *span(made, number)))
    (found,) = [str(miss) for miss in made.misses() if miss.part == "line"]
    assert f"line {number} (" in found
    assert "expected speech at about -16 LUFS, found silence" in found


@pytest.mark.parametrize(
    ("share", "says"),
    [
        ((0.0, 0.3), "expected speech from its start, found none before"),
        ((0.7, 1.0), "expected speech to its end at"),
    ],
)
def test_a_line_that_lacks_an_end_is_named(made: Made, share: tuple[float, float], says: str) -> None:
    start, end = span(made, 1)
    cut = [round(start + each * (end - start)) for each in share]
    made.sound(lambda samples: silenced(samples, cut[0], cut[1]))
    (found,) = [str(miss) for miss in made.misses() if miss.part == "line"]
    assert f'line 1 ("This is the first line, and it is rather long.") at 0:00.313: {says}' in found


def test_a_long_silence_in_a_line_is_named(made: Made) -> None:
    start, end = span(made, 1)
    middle = (start + end) // 2
    gap = round(1.05 * RATE)
    made.sound(lambda samples: silenced(samples, middle - gap, middle + gap))
    assert "line 1 (" in texts(made, "line")
    assert "expected speech all through, found 2.1 s without from 0:0" in texts(made, "line")


@pytest.mark.parametrize("shift", [0.055, -0.055, 0.2, -0.2])
def test_a_line_that_is_shifted_by_more_than_50_ms_is_named(made: Made, shift: float) -> None:
    start, end = span(made, 2)
    by = round(shift * RATE)

    def change(samples: Sound) -> Sound:
        moved = silenced(samples, start, end)
        moved[start + by : end + by] = samples[start:end]
        return moved

    made.sound(change)
    found = [miss for miss in made.misses() if miss.part == "line"]
    assert found
    assert all(miss.where.startswith("line 2 (") for miss in found)


def test_every_line_behind_a_place_where_time_was_added_is_named(made: Made) -> None:
    start, _ = span(made, 3)
    made.sound(lambda samples: parted(samples, start - 2000, 0.06))
    found = made.misses()
    assert {miss.where[:6] for miss in found if miss.part == "line"} == {"line 3", "line 4"}
    assert any(miss.part == "length" for miss in found)


def test_sound_in_a_pause_is_named(made: Made) -> None:
    _, end = span(made, 3)

    def change(samples: Sound) -> Sound:
        samples[end + RATE // 2 : end + RATE // 2 + 40] += 0.2  # a click of 1 ms
        return samples

    made.sound(change)
    (found,) = made.only("pause")
    assert "pause behind line 3 at 0:0" in found
    assert "expected silence, found sound from 0:0" in found


def test_music_may_be_heard_where_the_manifest_says_so(made: Made) -> None:
    _, end = span(made, 3)
    start, _ = span(made, 4)
    bed = np.random.default_rng(1).normal(0, 0.01, start - end)

    def change(samples: Sound) -> Sound:
        samples[end:start] += bed
        return samples

    made.sound(change)
    assert made.parts() == {"line", "pause"} or made.parts() == {"pause"}
    made.say(lambda manifest: manifest.update(music=[{"start": end / RATE, "end": start / RATE}]))
    assert made.misses() == ()


def test_a_silent_line_over_music_is_named(made: Made) -> None:
    start, end = span(made, 2)
    bed = np.random.default_rng(1).normal(0, 0.006, end - start)

    def change(samples: Sound) -> Sound:
        samples[start:end] = bed
        return samples

    made.sound(change)
    made.say(lambda manifest: manifest.update(music=[{"start": start / RATE, "end": end / RATE}]))
    assert 'line 2 ("The second line comes after it.")' in texts(made, "line")


BREATH = """---
narration: 1
title: Breath
---
[music: bed]

NARRATOR: He thinks she has it on her path.
NARRATOR: Should he have hope, the fish with which he has such health may vanish.
NARRATOR: Thirty-six thousand things exist in his breath.
"""
SLOW = ("miguel", "AnxiousAndy", "Storm", "RicishayMax2", "whisperf", "iven2", "klatt", "m1")


@pytest.mark.parametrize(
    "voice",
    [*filter(re.compile("espeak|flite").match, voices.VOICES), *(f"espeak:en-us+{name},rate=80" for name in SLOW)],
)
def test_a_voice_that_begins_and_ends_with_breath_over_music_holds(folder: Path, voice: str) -> None:
    front, body = BREATH.split("---\n[", 1)
    assert make(folder, f"{front}cast: {{NARRATOR: '{voice}'}}\n---\n[{body}", cover="none").misses() == ()


@pytest.mark.parametrize("decibels", [-2, 2])
def test_an_episode_of_another_loudness_is_named(made: Made, decibels: float) -> None:
    made.sound(lambda samples: samples * 10 ** (decibels / 20))
    told = texts(made, "loudness")
    assert "LUFS, as when it was made, found" in told
    (found,) = re.findall(r"expected -16 ±0.5 LUFS, found (\S+)", told)
    assert float(found) == pytest.approx(-16 + decibels, abs=0.3)
    assert "dBTP, as when it was made, found" in texts(made, "peak")


def test_an_episode_that_was_made_quieter_for_its_peaks_holds(made: Made) -> None:
    made.sound(lambda samples: samples * 0.7)
    found = measure(made.mp3)
    made.say(lambda manifest: manifest["audio"].update(lufs=found.lufs, dbtp=found.dbtp))
    assert made.misses() == ()


def test_clipped_sound_is_named(made: Made) -> None:
    made.sound(lambda samples: np.clip(samples * 20, -1, 1))
    assert "dBTP at the most" in texts(made, "peak")
    assert "run(s) of samples at full scale, the first of" in texts(made, "clipping")


def test_silence_from_beginning_to_end_is_named(made: Made) -> None:
    made.sound(lambda samples: samples * 0)
    assert "expected speech, found silence from beginning to end" in texts(made, "loudness")


def test_a_file_cut_between_two_frames_is_too_short(made: Made) -> None:
    tag, frames = made.frames()
    made.mp3.write_bytes(tag + frames[: len(frames) // 2])
    made.sign()
    assert "samples), found 0:0" in texts(made, "length")
    assert 'line 4 ("That was all.")' in texts(made, "line")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda audio: audio.update(seconds=audio["seconds"] + 1), "length"),
        (lambda audio: audio.update(lufs=-15.5), "loudness"),
        (lambda audio: audio.update(dbtp=-8.0), "peak"),
        (lambda audio: audio.update(channels=2), "format"),
    ],
)
def test_figures_of_the_manifest_are_held_against_the_sound(
    made: Made, change: Callable[[dict[str, object]], object], says: str
) -> None:
    made.say(lambda manifest: change(manifest["audio"]))
    assert says in made.parts()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
@pytest.mark.parametrize("shift", [0.06, -0.06])
def test_a_line_whose_time_is_changed_in_the_manifest_is_named(made: Made, number: int, shift: float) -> None:
    def change(manifest: dict[str, list[dict[str, float]]]) -> None:
        manifest["lines"][number - 1]["start"] += shift
        manifest["lines"][number - 1]["end"] += shift

    made.say(change)
    record = read(made.path(".json").read_bytes(), "story.json")
    found = [miss for miss in sound.misses(measure(made.mp3), record) if miss.part == "line"]
    assert found
    assert all(miss.where.startswith(f"line {number} (") for miss in found)
