import io

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from recapcast.mp3_frames import breaks_off
from tests.standin import spoken


def mp3(rate: int) -> bytes:
    """By libsndfile, of varying bit rate and with a tag of LAME's."""
    file = io.BytesIO()
    noise = np.random.default_rng(1).normal(0, 3000, rate).astype("int16")
    soundfile.write(file, noise, rate, format="MP3")
    return file.getvalue()


FILES = [spoken("Hello there, world."), *(mp3(rate) for rate in (16000, 24000, 44100, 48000, 8000))]


@pytest.mark.parametrize("file", FILES, ids=len)
def test_a_whole_file_does_not_break_off(file: bytes) -> None:
    assert not breaks_off(file)
    assert not breaks_off(b"ID3\x03\x00\x00\x00\x00\x00\x05hello" + file)
    assert not breaks_off(file + b"TAG" + bytes(125))


@pytest.mark.parametrize("file", FILES, ids=len)
def test_a_file_that_is_cut_within_a_frame_breaks_off(file: bytes) -> None:
    cuts = range(len(file) // 2, len(file), 7)
    whole = [cut for cut in cuts if not breaks_off(file[:cut])]
    assert len(whole) <= len(cuts) // 20  # where the cut lies between two frames


@given(st.binary(max_size=400))
def test_what_is_no_mp3_does_not_break_off_or_fail(file: bytes) -> None:
    assert breaks_off(file) in {True, False}
    assert not breaks_off(b"RIFF" + file)
