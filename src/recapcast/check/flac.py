"""A FLAC as bytes: whether it tells its length and format right, and ends with its last frame.

What is damaged within is known by decoding: each frame has a checksum.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from recapcast.check.record import Audio
from recapcast.check.report import Miss
from recapcast.units import SAMPLE_WIDTH

_SYNC = b"\xff\xf8"
"""How a frame begins where all have one number of samples (RFC 9639, 9.1)."""
_POLYNOMIAL = 0x8005
_LAST = 0x80
_STREAMINFO = 34
"""Bytes (RFC 9639, 8.2)."""
_ZEROS = 16
"""Bytes of 0 that a frame may end with: they leave its checksum as it is, so that more are known to lie behind it."""
_LONGEST = 1 << 16
"""Bytes of a frame at the most: 4096 samples of two channels with 16 bits have 16 kB where nothing can be saved."""


def misses(path: Path, audio: Audio) -> Iterator[Miss]:
    """Where a file is no FLAC of the kind and length that the manifest says.

    Raises:
        OSError: it can not be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
        info = file.read(_STREAMINFO)
        if start[:4] != b"fLaC" or len(info) < _STREAMINFO or start[4] & ~_LAST or start[5:] != b"\0\0\x22":
            yield Miss("frames", audio.path, "byte 0", "a FLAC that tells what it holds", start.hex(" ") or "nothing")
            return
        yield from _info(info, audio)
        first = _first_frame(file, start[4])
        if first is None or first >= size:
            yield Miss("frames", audio.path, "", "frames of sound", "the end of the file")
            return
        behind = max(first, size - _LONGEST)
        file.seek(behind)
        if not _ends_with_frame(file.read()):
            found = "what is none: it was cut, or something was put behind"
            yield Miss("frames", audio.path, f"byte {size}", "the end of the last frame", found)


def _info(info: bytes, audio: Audio) -> Iterator[Miss]:
    packed = int.from_bytes(info[10:18], "big")  # 20 bits of rate, 3 of channels, 5 of width, 36 of samples
    wanted = (audio.sample_rate, audio.channels, 8 * SAMPLE_WIDTH, round(audio.seconds * audio.sample_rate))
    there = (packed >> 44, (packed >> 41 & 7) + 1, (packed >> 36 & 31) + 1, packed & (1 << 36) - 1)
    for what, expected, found in zip(("Hz", "channel(s)", "bits", "samples"), wanted, there, strict=True):
        if expected != found:
            yield Miss("format", audio.path, "STREAMINFO", f"{expected} {what}", f"{found}")


def _first_frame(file: BinaryIO, kind: int) -> int | None:
    """Where the first frame begins, behind all blocks of metadata; None where they do not end."""
    while not kind & _LAST:
        header = file.read(4)
        if len(header) < 4:
            return None
        kind = header[0]
        file.seek(int.from_bytes(header[1:], "big"), 1)
    return file.tell()


def _ends_with_frame(data: bytes) -> bool:
    """Whether the last bytes are a frame with its checksum (RFC 9639, 9.3), which makes that of the whole 0."""
    if len(data) - len(data.rstrip(b"\0")) > _ZEROS:
        return False
    at = data.rfind(_SYNC)
    while at >= 0:
        if len(data) - at > 8 and _checksum(data[at:]) == 0:
            return True
        at = data.rfind(_SYNC, 0, at)
    return False


def _checksum(data: bytes) -> int:
    value = 0
    for byte in data:
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ (_POLYNOMIAL if value & 0x8000 else 0)) & 0xFFFF
    return value
