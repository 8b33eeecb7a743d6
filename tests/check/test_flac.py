from collections.abc import Callable

import pytest

from recapcast.check import flac as flac_file
from tests.check.damaged import Made
from tests.check.test_sound import texts


def info(data: bytes, change: Callable[[int], int]) -> bytes:
    """Its rate, channels, width and length changed, which are packed into eight bytes."""
    return data[:18] + change(int.from_bytes(data[18:26], "big")).to_bytes(8, "big") + data[26:]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda data: b"fLaX" + data[4:], "byte 0: expected a FLAC that tells what it holds, found 66 4c 61 58"),
        (lambda data: data[:4] + b"\x01" + data[5:], "byte 0: expected a FLAC that tells what it holds, found"),
        (lambda _: b"", "byte 0: expected a FLAC that tells what it holds, found nothing"),
        (lambda data: data[:-1], "the end of the last frame, found what is none: it was cut"),
        (
            lambda data: data + bytes(17),
            "the end of the last frame, found what is none: it was cut, or something was put",
        ),
        (lambda data: data + b"TAG" + bytes(125), "expected the end of the last frame"),
        (lambda data: data + bytes(70_000), "expected the end of the last frame"),
        (lambda data: data[:4] + b"\x80" + data[5:42], "expected frames of sound, found the end of the file"),
        (lambda data: data[:44], "expected frames of sound, found the end of the file"),
    ],
    ids=range(9),
)
def test_damage_at_its_ends_is_named(flac: Made, damage: Callable[[bytes], bytes], says: str) -> None:
    flac.change(damage)
    assert says in texts(flac, "frames")


@pytest.mark.parametrize("share", [0.4, 0.7, 0.99])
def test_a_flipped_bit_in_a_frame_is_named(flac: Made, share: float) -> None:
    def flip(data: bytes) -> bytes:
        start = len(data) - 100_000  # behind tags and cover
        at = round(start + share * 100_000)
        return data[:at] + bytes([data[at] ^ 4]) + data[at + 1 :]

    flac.change(flip)
    assert "expected sound, found it can not be decoded" in texts(flac, "frames")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda packed: packed + 1, "STREAMINFO: expected {samples} samples, found {more}"),
        (lambda packed: packed + (1 << 36), "STREAMINFO: expected 16 bits, found 17"),
        (lambda packed: packed + (1 << 41), "STREAMINFO: expected 1 channel(s), found 2"),
        (lambda packed: packed - (100 << 44), "STREAMINFO: expected 44100 Hz, found 44000"),
    ],
)
def test_another_format_than_the_manifests_is_named(flac: Made, change: Callable[[int], int], says: str) -> None:
    flac.change(lambda data: info(data, change))
    samples = round(flac.manifest["audio"]["seconds"] * 44100)
    assert says.format(samples=samples, more=samples + 1) in texts(flac, "format")


def test_the_checksum_is_the_standards() -> None:
    assert flac_file._checksum(b"123456789") == 0xFEE8  # what CRC-16/UMTS gives of these
