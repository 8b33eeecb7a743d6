import struct
from collections.abc import Callable

import pytest

from tests.check.damaged import Made
from tests.check.test_sound import texts


def box(name: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def named(data: bytes, name: bytes) -> bytes:
    """The box of that name."""
    at = 0
    while data[at + 4 : at + 8] != name:
        at += int.from_bytes(data[at : at + 4], "big")
    return data[at : at + int.from_bytes(data[at : at + 4], "big")]


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda data: data[:-1], "bytes of `mdat`, found "),
        (lambda data: data + b"garbage", "expected a box, or the end of the file, found what is none (67 61 72 62 61 67 65)"),
        (lambda data: data + box(b"uuid"), "expected a box, or the end of the file, found what is none (00 00 00 08 75"),
        (lambda data: data + bytes(8), "expected a box, or the end of the file, found what is none (00 00 00 00"),
        (lambda data: data + struct.pack(">I4s", 3, b"free"), "expected a box, or the end of the file"),
        (lambda data: data + struct.pack(">I4sQ", 1, b"free", 99), "expected 99 bytes of `free`, found 16, and the end"),
        (lambda data: data + box(b"mdat"), "expected the boxes ftyp, moov and mdat, in this order, found ftyp, moov, mdat, mdat"),
        (lambda data: named(data, b"ftyp") + named(data, b"mdat") + named(data, b"moov"), "in this order, found ftyp, mdat, moov"),
        (lambda data: data.replace(named(data, b"moov"), b""), "in this order, found ftyp, mdat"),
        (lambda _: b"", "expected the boxes ftyp, moov and mdat, in this order, found none"),
    ],
    ids=range(10),
)  # fmt: skip
def test_damage_of_boxes_is_named(m4a: Made, damage: Callable[[bytes], bytes], says: str) -> None:
    m4a.change(damage)
    assert says in texts(m4a, "frames")


def test_empty_boxes_may_lie_between(m4a: Made) -> None:
    m4a.change(lambda data: data + box(b"free", bytes(5)))
    assert m4a.misses() == ()


def test_sound_that_begins_elsewhere_is_named(m4a: Made) -> None:
    """The edit list says what the encoder put before the sound: players that hold to it begin behind that."""

    def change(data: bytes) -> bytes:
        at = data.index(b"elst") + 4
        assert struct.unpack_from(">I", data, at + 4) == (1,)
        media_time = struct.unpack_from(">i", data, at + 12)[0]
        assert media_time == 1024
        return data[: at + 12] + struct.pack(">i", 0) + data[at + 16 :]

    m4a.change(change)
    assert m4a.parts() & {"length", "line"}
