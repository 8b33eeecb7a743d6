import base64
import subprocess
from dataclasses import replace
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from mutagen.flac import Picture
from mutagen.oggopus import OggOpus
from numpy.typing import NDArray

from recapcast.episode import opus
from recapcast.episode import sound as sounding
from recapcast.episode.format import CONTAINERS, RATE, choose
from recapcast.episode.opus import Opus
from recapcast.units import Hertz
from tests.episode import tagged
from tests.episode.sounds import samples
from tests.episode.tagged import TAGS

OPUS = Path("a.opus")


def write(length: int = 4 * RATE, channels: int = 1, kbit: int | None = None) -> Opus:
    encoding = Opus(choose(".opus", stereo=channels == 2, bitrate=kbit))
    encoding.write(tagged.programme(length, channels), TAGS, OPUS)
    return encoding


def as_before(channels: int) -> NDArray[np.float64]:
    """What the file decodes to by ffmpeg, at the rate that it was encoded from."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-xerror", "-i", str(OPUS), "-map", "0:a"]
    done = subprocess.run([*command, "-ar", str(RATE), "-f", "f32le", "-"], capture_output=True, check=True)
    return np.frombuffer(done.stdout, "<f4").reshape(-1, channels).astype(float)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("length", [44100, 100_003])
def test_what_was_encoded_comes_back_in_its_place_and_as_loud(channels: int, length: int) -> None:
    write(length, channels)
    wanted = samples(tagged.programme(length, channels).sound) / 32768
    found = as_before(channels)
    assert abs(len(found) - length) <= 2
    middle = slice(length // 4, 3 * length // 4)
    for one, other in zip(found.T, wanted.T, strict=True):
        assert np.corrcoef(one[middle], other[middle])[0, 1] > 0.995
        assert 20 * np.log10(one[middle].std() / other[middle].std()) == pytest.approx(0, abs=0.15)


def test_its_length_is_the_timelines_by_its_own_reader_too() -> None:
    encoding = write(100_003)
    assert sum(map(len, encoding.read(OPUS))) == round(100_003 * 48000 / 44100)
    info = OggOpus(OPUS).info
    assert info is not None
    assert info.length == pytest.approx(100_003 / 44100, abs=1e-4)


@pytest.mark.parametrize("channels", [1, 2])
def test_the_bit_rate_is_the_one_asked_for(channels: int) -> None:
    noise = np.random.default_rng(1).normal(0, 3000, (4 * RATE, channels)).astype("<i2")
    made = replace(tagged.programme(), sound=sounding.Tape(noise.tobytes(), channels))
    for kbit in CONTAINERS[".opus"].bitrates[channels]:
        Opus(choose(".opus", stereo=channels == 2, bitrate=kbit)).write(made, replace(TAGS, cover=None), OPUS)
        assert OPUS.stat().st_size * 8 / 4 / 1000 == pytest.approx(kbit, rel=0.1)


def test_tags_chapters_and_cover_are_there() -> None:
    write()
    tagged.holds_all(OPUS)
    (block,) = OggOpus(OPUS)["metadata_block_picture"]
    assert Picture(base64.b64decode(block)).data == tagged.COVER


def test_a_sound_at_another_rate_is_the_same_however_it_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = tagged.programme(100_003, 2).sound
    whole = np.concatenate(list(opus._resampled(sound, Hertz(48000))))
    monkeypatch.setattr(sounding, "PIECE", 9_973)
    cut = np.concatenate(list(opus._resampled(sound, Hertz(48000))))
    assert whole.shape == cut.shape == (round(100_003 * 48000 / 44100), 2)
    assert np.abs(whole - cut).max() < 1e-6
