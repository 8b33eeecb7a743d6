import subprocess

import imageio_ffmpeg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.check.picture import fault
from tests.check.test_tags import png


def jpeg() -> bytes:
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-f",
        "lavfi",
        "-i",
        "testsrc=s=64x64",
        "-frames:v",
        "1",
    ]
    return subprocess.run([*command, "-f", "mjpeg", "-"], capture_output=True, check=True).stdout


JPEG = jpeg()


def test_whole_pictures_have_no_fault() -> None:
    assert fault(JPEG, "image/jpeg") is None
    assert fault(JPEG, "image/jpg") is None
    assert fault(png(), "image/png") is None


@pytest.mark.parametrize("size", range(0, len(png()), 3))
def test_a_png_that_is_cut_anywhere_is_seen(size: int) -> None:
    assert fault(png()[:size], "image/png") is not None


@pytest.mark.parametrize("size", range(0, len(JPEG) - 1, 97))
def test_a_jpeg_that_is_cut_anywhere_is_seen(size: int) -> None:
    assert fault(JPEG[:size], "image/jpeg") is not None


def test_what_follows_a_picture_is_seen() -> None:
    assert fault(png() + b"x", "image/png") == "a PNG that does not end where it should"
    assert fault(JPEG + b"x", "image/jpeg") == "a JPEG that does not end where it should"


def test_a_flipped_byte_in_a_png_is_seen() -> None:
    for place in range(8, len(png())):
        data = bytearray(png())
        data[place] ^= 0x10
        assert fault(bytes(data), "image/png") is not None


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "neither"), (b"GIF89a", "neither"), (JPEG[:2] + JPEG[-2:], "damaged")]
)
def test_what_is_no_picture_is_told(data: bytes, says: str) -> None:
    assert says in str(fault(data, "image/jpeg"))


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8", b""]), st.binary(max_size=300))
def test_any_bytes_give_an_answer(start: bytes, data: bytes) -> None:
    assert fault(start + data, "image/png") is not None
