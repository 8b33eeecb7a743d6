import io
from pathlib import Path

import lameenc
import mutagen.mp3
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st
from tinytag import TinyTag

from recapcast.episode.info_frame import info_frame, info_frame_size
from recapcast.episode.splice import frames
from recapcast.errors import EpisodeError
from recapcast.units import Samples
from tests.conftest import decode


def encoded(samples: int, bitrate: int = 96, channels: int = 1) -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(bitrate)
    encoder.set_in_sample_rate(44100)
    encoder.set_channels(channels)
    encoder.set_quality(7)
    sound = np.zeros(samples * channels, "<i2")
    sound[samples * channels // 2] = 30000
    return bytes(encoder.encode(sound.tobytes())) + bytes(encoder.flush())


def with_info_frame(mp3: bytes, samples: int) -> bytes:
    count = len(frames(mp3))
    frame = info_frame(mp3[:4], count, len(mp3), Samples(samples))
    assert len(frame) == info_frame_size(mp3[:4])
    return frame + mp3


@pytest.mark.parametrize(("bitrate", "channels"), [(96, 1), (64, 1), (128, 2), (192, 2), (320, 1), (320, 2)])
@pytest.mark.parametrize("samples", [44100, 1152 * 40, 1152 * 40 + 1, 1152 * 40 + 47, 1152 * 40 - 577])
def test_every_decoder_gives_back_exactly_what_was_encoded(
    folder: Path, samples: int, bitrate: int, channels: int
) -> None:
    file = folder / "a.mp3"
    file.write_bytes(with_info_frame(encoded(samples, bitrate, channels), samples))
    by_ffmpeg = decode(file)
    by_mpg123, _ = soundfile.read(file, dtype="int16")
    assert len(by_ffmpeg) // channels == len(by_mpg123) == samples
    assert abs(int(np.abs(by_ffmpeg.astype(int)).argmax()) - samples * channels // 2) <= channels


def test_readers_that_do_not_decode_know_the_length(folder: Path) -> None:
    file = folder / "a.mp3"
    file.write_bytes(with_info_frame(encoded(441000), 441000))
    assert soundfile.info(file).frames == 441000
    info = mutagen.mp3.MP3(file).info
    assert info is not None
    assert (info.length, info.bitrate_mode) == (10.0, mutagen.mp3.BitrateMode.CBR)
    assert TinyTag.get(file).duration == pytest.approx(10.0, abs=0.06)


@given(st.integers(1, 20000))
@settings(max_examples=40)
def test_any_length_is_exact(samples: int) -> None:
    mp3 = with_info_frame(encoded(samples), samples)
    assert len(soundfile.read(io.BytesIO(mp3))[0]) == samples


@pytest.mark.parametrize("samples", [44100 * 2, 44100 - 5000])
def test_a_length_that_the_frames_do_not_hold_is_refused(samples: int) -> None:
    with pytest.raises(EpisodeError, match=f"frames for {samples} samples"):
        with_info_frame(encoded(44100), samples)
