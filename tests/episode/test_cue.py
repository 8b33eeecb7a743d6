import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import numpy as np
import pyloudnorm
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from mutagen.id3 import APIC, ID3
from numpy.typing import NDArray

from recapcast.episode.cue import LAP, Cue, _Store
from recapcast.errors import MusicError
from tests.conftest import ebur128
from tests.episode.themes import RATE, chord, dying


def written(path: Path, sound: NDArray[np.float32], rate: int = RATE, **how: Any) -> Path:
    soundfile.write(path, sound, rate, **how)
    return path


def whole(cue: Cue) -> NDArray[np.float32]:
    return cue.read(0, cue.samples)


@pytest.mark.parametrize("suffix", ["flac", "ogg", "mp3", "wav", "aiff", "opus"])
def test_every_format_sounds_as_it_was_written(folder: Path, suffix: str) -> None:
    rate = 48000 if suffix == "opus" else RATE
    how = {"format": "OGG", "subtype": "OPUS"} if suffix == "opus" else {}
    sound = dying(2, 1)
    cue = Cue(
        written(folder / f"intro.{suffix}", dying(2, 1) if rate == RATE else chord(2.7, 0.5, rate), rate, **how), 1
    )
    assert cue.samples == pytest.approx(2.75 * RATE, abs=0.3 * RATE)
    middle = slice(RATE // 2, RATE)
    assert whole(cue)[middle].std() == pytest.approx(sound[middle].std(), rel=0.05)


@pytest.mark.parametrize("rate", [8000, 22050, 32000, 48000, 96000])
def test_every_rate_keeps_its_length_and_pitch(folder: Path, rate: int) -> None:
    cue = Cue(written(folder / "sting.wav", chord(2, rate=rate), rate), 1)
    assert cue.samples == pytest.approx(2 * RATE, abs=20)
    spectrum = np.abs(np.fft.rfft(whole(cue)[:, 0] * np.hanning(cue.samples)))
    assert np.argmax(spectrum) * RATE / cue.samples == pytest.approx(220, abs=110)
    heard = np.flatnonzero(spectrum > spectrum.max() / 10) * RATE / cue.samples
    assert all(min(abs(heard - note)) < 1 for note in (220, 277.2, 329.6))
    assert all(min(abs(note - np.array((220, 277.2, 329.6)))) < 2 for note in heard)


def test_two_channels_are_mixed_into_one_and_one_is_put_on_both(folder: Path) -> None:
    stereo = chord(1, channels=2)
    path = written(folder / "a.wav", stereo, subtype="FLOAT")
    both = Cue(path, 2)
    assert np.allclose(whole(both), stereo[-both.samples :], atol=1e-4)
    one = whole(Cue(path, 1))
    assert np.allclose(one[:, 0], stereo[-len(one) :].mean(1), atol=1e-4)
    doubled = whole(Cue(written(folder / "b.wav", chord(1), subtype="FLOAT"), 2))
    assert np.array_equal(doubled[:, 0], doubled[:, 1])
    assert np.abs(doubled).max() == pytest.approx(np.abs(chord(1)).max(), rel=1e-3)


@pytest.mark.parametrize("channels", [1, 2])
def test_its_loudness_is_that_which_pyloudnorm_and_ffmpeg_read(folder: Path, channels: int) -> None:
    path = written(folder / "a.wav", np.concatenate((dying(2, 2), chord(1, 0.1))), subtype="FLOAT")
    if channels == 2:
        path = written(folder / "a.wav", np.concatenate((chord(2, 0.3, channels=2), chord(2, 0.2, channels=2))))
    cue = Cue(path, channels)
    assert cue.lufs == pytest.approx(ebur128(path)[0], abs=0.1)
    sound = np.repeat(whole(cue), 2 // channels, axis=1).astype(np.float64)
    assert cue.lufs == pytest.approx(pyloudnorm.Meter(RATE, filter_class="DeMan").integrated_loudness(sound), abs=0.2)


def test_silence_at_either_end_is_left_out(folder: Path) -> None:
    silent = np.full((RATE, 1), 1e-5, np.float32)
    cue = Cue(written(folder / "a.wav", np.concatenate((silent, chord(1), silent)), subtype="FLOAT"), 1)
    assert cue.samples == pytest.approx(RATE, abs=50)
    assert np.abs(whole(cue)[:1000]).max() > 0.1


def test_the_main_part_ends_where_only_a_tail_is_left(folder: Path) -> None:
    cue = Cue(written(folder / "a.wav", dying(3, 2)), 1)
    assert 3.0 < cue.main / RATE < 3.5
    assert cue.loudest(cue.main) < cue.lufs - 4
    even = Cue(written(folder / "b.wav", chord(3)), 1)
    assert even.main > even.samples - 0.3 * RATE
    short = Cue(written(folder / "c.wav", chord(0.1)), 1)
    assert short.main == short.samples == pytest.approx(0.1 * RATE, abs=50)


def test_the_loudest_400_ms_are_found_from_anywhere_on(folder: Path) -> None:
    loud, soft = chord(1, 0.5), chord(2, 0.05)
    cue = Cue(written(folder / "a.wav", np.concatenate((soft, loud, soft)), subtype="FLOAT"), 1)
    assert cue.loudest() == cue.loudest(RATE)
    assert cue.loudest() - cue.loudest(round(3.6 * RATE)) == pytest.approx(20, abs=0.1)
    assert cue.loudest(cue.samples + RATE) == -np.inf


def test_a_loop_of_like_ends_flows_on_as_if_it_had_none(folder: Path) -> None:
    seconds, period = 5 + LAP / RATE, 5 * RATE  # whole periods of 220 Hz and of 330
    time = np.arange(round(seconds * RATE)) / RATE
    sound = (0.2 * np.sin(2 * np.pi * 220 * time + 1) + 0.1 * np.sin(2 * np.pi * 330 * time)).astype(np.float32)
    cue = Cue(written(folder / "bed.wav", sound[:, np.newaxis], subtype="FLOAT"), 1, loops=True)
    heard = cue.read(0, 4 * period)[:, 0]
    assert np.abs(heard[period:] - heard[:-period]).max() < 1e-5
    assert np.abs(np.diff(heard)).max() < 1.01 * np.abs(np.diff(sound)).max()


def test_a_loop_of_unlike_ends_is_as_loud_on_the_way_over(folder: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.1, (8 * RATE, 1)).astype(np.float32)
    cue = Cue(written(folder / "bed.wav", noise, subtype="FLOAT"), 1, loops=True)
    seam = cue.read(8 * RATE - LAP, 8 * RATE)
    for part in np.array_split(seam, 4):
        assert part.std() == pytest.approx(0.1, rel=0.05)
    around = cue.read(8 * RATE - 100, 8 * RATE + 100)
    assert np.array_equal(around[100:], noise[LAP : LAP + 100])


def test_the_loudest_part_of_a_loop_may_lie_over_its_seam(folder: Path) -> None:
    sound = chord(6, 0.02)
    sound[LAP : LAP + RATE // 6] *= 40
    sound[-RATE // 5 :] *= 40
    loop = Cue(written(folder / "bed.wav", sound, subtype="FLOAT"), 1, loops=True)
    played = Cue(written(folder / "played.wav", loop.read(0, 3 * loop.samples), subtype="FLOAT"), 1)
    assert loop.loudest() == pytest.approx(played.loudest(), abs=0.02)


@given(st.lists(st.integers(0, 700_000), min_size=2, max_size=8))
@settings(max_examples=20)
def test_any_part_of_a_loop_is_the_part_of_the_whole(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[int]
) -> None:
    path = written(tmp_path_factory.mktemp("loop") / "bed.wav", dying(3, 2))
    cue = Cue(path, 1, loops=True)
    cuts = sorted(cuts)
    pieces = [cue.read(start, stop) for start, stop in pairwise(cuts) if start < stop]
    if pieces:
        assert np.array_equal(np.concatenate(pieces), cue.read(cuts[0], cuts[-1]))


def bad(name: str) -> bytes:
    """A file's bytes that are no sound to play."""
    path = Path("whole.wav")
    sound = chord(3)
    match name.partition(" ")[0]:
        case "text":
            return b"These are the notes of my intro."
        case "nothing":
            return b""
        case "empty":
            sound = sound[:0]
        case "silent":
            sound = sound * 0
        case "faint":
            sound = sound * np.float32(10 ** (-70 / 20))
        case "nan":
            sound[RATE] = np.nan
        case "infinite":
            sound[-1] = -np.inf
        case "integers":
            sound = sound * 32768
        case "surround":
            sound = np.repeat(sound, 6, axis=1)
        case "cut":
            path = Path(f"whole.{name.partition(' ')[2]}")
    soundfile.write(path, sound, RATE, **({"subtype": "FLOAT"} if path.suffix == ".wav" else {}))
    data = path.read_bytes()
    return data[: len(data) * 2 // 3] if name.startswith("cut") else data


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("text", "is damaged, or no sound"),
        ("nothing", "is damaged, or no sound"),
        ("empty", "is empty"),
        ("silent", "is silent"),
        ("faint", "is silent"),
        ("nan", "no sound, before"),
        ("infinite", "no sound, before"),
        ("integers", "no sound, before"),
        ("surround", "has 6 channels"),
        ("cut wav", "is cut off"),
        ("cut flac", "is cut off|is damaged"),
        ("cut ogg", "is cut off"),
        ("cut mp3", "is cut off"),
        ("cut aiff", "is cut off"),
    ],
)
def test_what_is_no_sound_to_play_is_named(folder: Path, name: str, message: str) -> None:
    path = folder / "intro.wav"
    path.write_bytes(bad(name))
    with pytest.raises(MusicError, match=message) as raised:
        Cue(path, 1)
    assert str(raised.value).startswith(str(path))
    assert raised.value.exit_code == 2
    assert "\n" not in str(raised.value)


def test_channels_that_cancel_each_other_out_are_silent_in_one(folder: Path) -> None:
    sound = chord(1)
    path = written(folder / "a.wav", np.concatenate((sound, -sound), 1))
    assert Cue(path, 2).lufs > -40
    with pytest.raises(MusicError, match="is silent"):
        Cue(path, 1)


def test_a_file_without_a_format_by_its_name_is_refused(folder: Path) -> None:
    path = folder / "intro.raw"
    path.write_bytes(bytes(1000))
    with pytest.raises(MusicError, match="no sound"):
        Cue(path, 1)


def test_a_streamed_wav_is_whole_though_it_does_not_know_its_length(folder: Path) -> None:
    written(folder / "a.flac", chord(2))
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", "a.flac", "-f", "wav", "-"]
    (folder / "b.wav").write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    assert Cue(folder / "b.wav", 1).samples == Cue(folder / "a.flac", 1).samples


def test_an_mp3_without_a_header_of_its_length_is_read_whole(folder: Path) -> None:
    written(folder / "a.wav", chord(3))
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", "a.wav", "-write_xing", "0", "b.mp3"]
    subprocess.run(command, check=True)
    assert Cue(folder / "b.mp3", 1).samples == pytest.approx(3 * RATE, abs=3000)


def test_an_mp3_with_a_picture_in_front_is_known_to_be_cut_off(folder: Path) -> None:
    tags = ID3()
    tags.add(APIC(mime="image/png", data=bytes(100_000)))
    path = written(folder / "a.mp3", chord(10))
    tags.save(path)
    assert Cue(path, 1)
    path.write_bytes(path.read_bytes()[:130_000])
    with pytest.raises(MusicError, match="is cut off"):
        Cue(path, 1)


def test_a_loop_that_is_too_short_is_refused(folder: Path) -> None:
    path = written(folder / "bed.wav", chord(3.9))
    with pytest.raises(MusicError, match=r"sounds for 3\.9 s.*4 s at least"):
        Cue(path, 1, loops=True)
    assert Cue(path, 1)
    silent = written(folder / "silent.wav", chord(5) * 0)
    with pytest.raises(MusicError, match="is silent"):
        Cue(silent, 1, loops=True)


@pytest.mark.parametrize(("loops", "minutes"), [(False, 2), (True, 15)])
def test_what_lasts_too_long_is_refused(folder: Path, *, loops: bool, minutes: int) -> None:
    # At 100 samples a second, so that it is quickly written.
    path = written(folder / "a.wav", chord(60 * minutes + 1, rate=100), 100)
    with pytest.raises(MusicError, match=f"lasts for more than {minutes} minutes"):
        Cue(path, 1, loops=loops)


def test_a_long_cue_lies_on_disk(folder: Path) -> None:
    path = written(folder / "bed.flac", np.tile(chord(5, rate=22050), (60, 1)), 22050)
    tracemalloc.start()
    cue = Cue(path, 1, loops=True)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert cue.samples == pytest.approx(300 * RATE, abs=50)
    assert most < 48e6  # of 53 MB, 34 at the most before it goes to disk
    assert np.array_equal(cue.read(200 * RATE, 200 * RATE + 10), cue.read(190 * RATE, 200 * RATE + 10)[-10:])


def test_several_threads_read_one_cues_file_at_once() -> None:
    store = _Store(1)
    store.add(np.arange(200_000, dtype=np.float32)[:, np.newaxis])

    def wrong(seed: int) -> int:
        places = np.random.default_rng(seed).integers(0, 190_000, 5000)
        return sum(store.read(at, at + 50)[:, 0].tolist() != list(range(at, at + 50)) for at in map(int, places))

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # so that a thread is interrupted between two lines
    try:
        with ThreadPoolExecutor(4) as threads:
            assert sum(threads.map(wrong, range(4))) == 0
    finally:
        sys.setswitchinterval(usual)
