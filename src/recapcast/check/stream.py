"""An MP3 as bytes: its hash, and whether it is frames from the end of its tag to the end of the file."""

import hashlib
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from recapcast.check.record import Audio
from recapcast.check.report import Miss, moment
from recapcast.mp3_frames import BITRATES, frame_size

_FRAME = 1152
"""Samples in a frame of MPEG-1 layer III (ISO/IEC 11172-3)."""
_RATES = (44100, 48000, 32000)
_MONO = 0b11
_MAY_DIFFER = bytes([0, 0, 0b11, 0b111111])
"""Bits of a header that matter to no player: padding, how joint stereo is joined, rights. All others are the same."""
_ANY_FRAME = re.compile(rb"\xff[\xfa\xfb]", re.DOTALL)
_INFO = struct.Struct(">4sIII")
"""The start of the Xing header: its name, flags, frames and bytes."""
_FRAMES_AND_BYTES = 0b11
_CHUNK = 1 << 16
"""Bytes read at once where a frame is looked for."""
_MOST = 20
"""Places that are named; a file with more is no MP3 any more."""
_SHOWN = 12


@dataclass
class Stream:
    """What there is. A file without one whole frame has an empty `header`."""

    size: int
    sha256: str
    header: bytes = b""
    """The first frame's."""
    info: tuple[int, int] | None = None
    """How many frames, and how many bytes with its own, the Info frame promises."""
    frames: int = 0
    """Whole ones, without the first, which is the Info frame."""
    frame_bytes: int = 0
    """With the first."""
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    """Where what is no whole frame begins, what was expected there, and what is."""


def read(path: Path) -> Stream:
    """Read a file, whatever it is, and note what is not as it should be.

    Raises:
        OSError: it can not be read.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        stream = Stream(file.tell(), digest)
        _walk(file, stream)
    return stream


def misses(stream: Stream, audio: Audio) -> Iterator[Miss]:
    """Where the bytes are not what the manifest says, or no MP3 of one constant bit rate."""
    name = audio.path
    if stream.sha256 != audio.sha256:
        yield Miss("file", name, "", f"the SHA-256 {audio.sha256[:12]}…", f"{stream.sha256[:12]}…: it was changed")
    if stream.size != audio.bytes:
        yield Miss("file", name, "", f"{audio.bytes} bytes", f"{stream.size}")
    for fault in stream.faults:
        yield Miss("frames", name, *fault)
    if not stream.header:
        return
    if stream.info is None:
        yield Miss("frames", name, "first frame", "an Info frame, which tells players the length", "none")
    else:
        promised = zip(("frames", "bytes of frames"), stream.info, (stream.frames, stream.frame_bytes), strict=True)
        for what, wanted, there in promised:
            if wanted != there:
                yield Miss("frames", name, "Info frame", f"{wanted} {what}, as it says", f"{there}")
    header = stream.header
    for what, wanted, there in (
        ("kbit/s", audio.kbit_per_second, BITRATES[1][header[2] >> 4]),
        ("Hz", audio.sample_rate, _rate(header)),
        ("channel(s)", audio.channels, 1 if header[3] >> 6 == _MONO else 2),
    ):
        if wanted != there:
            yield Miss("format", name, "", f"{wanted} {what}", f"{there}")


def _walk(file: BinaryIO, stream: Stream) -> None:
    at = _tag_size(file)
    if not at:
        stream.faults.append(("byte 0", "an ID3v2 tag", "none"))
    sizes: dict[bytes, int] = {}
    while at < stream.size and len(stream.faults) < _MOST:
        file.seek(at)
        header = file.read(4)
        size = sizes.get(header)
        if size is None:
            size = sizes[header] = _size(header, stream.header)
        if not size:
            at = _behind_fault(file, stream, at)
        elif at + size > stream.size:
            found = f"{stream.size - at}, and the end of the file: it was cut"
            stream.faults.append((_place(stream, at), f"a frame of {size} bytes", found))
            break
        else:
            if stream.header:
                stream.frames += 1
            else:
                stream.header, stream.info = header, _info(header + file.read(size - 4))
                sizes.clear()
            stream.frame_bytes += size
            at += size
    if not stream.frames:
        stream.faults.append((f"byte {at}", "frames of sound", "the end of the file"))


def _behind_fault(file: BinaryIO, stream: Stream, at: int) -> int:
    """Note what is no frame; where the next frame begins, or the file ends."""
    file.seek(at)
    start = file.read(_SHOWN)
    end = _next(file, stream, at + 1)
    if end == stream.size and start.startswith(b"TAG"):
        what = "an ID3v1 tag"
    elif end == stream.size and start.startswith(b"APETAGEX"):
        what = "an APE tag"
    else:
        what = "what is no frame"
    expected = "the end of the file" if end == stream.size and stream.frames else "a frame like the first"
    stream.faults.append((_place(stream, at), expected, f"{end - at} bytes of {what} ({start.hex(' ')})"))
    return end


def _next(file: BinaryIO, stream: Stream, at: int) -> int:
    """Where the next frame begins, with another behind it or as the last: four bytes can look like one by chance."""
    first = stream.header
    like = re.compile(re.escape(first[:2]), re.DOTALL) if first else _ANY_FRAME
    while at < stream.size:
        file.seek(at)
        chunk = file.read(_CHUNK)
        for match in like.finditer(chunk):
            place = at + match.start()
            file.seek(place)
            size = _size(file.read(4), first)
            file.seek(place + size)
            if size and (place + size == stream.size or _size(file.read(4), first)):
                return place
        at += max(1, len(chunk) - 1)  # a header's two first bytes may lie in two chunks
    return stream.size


def _size(header: bytes, first: bytes) -> int:
    """The bytes of a frame of MPEG-1 layer III, like the first one where that is known; 0 for anything else."""
    size = frame_size(header)
    if not size or header[1] & 0xFE != 0xFA:
        return 0
    differs = any((a ^ b) & ~may for a, b, may in zip(header, first, _MAY_DIFFER, strict=True)) if first else False
    return 0 if differs else size


def _tag_size(file: BinaryIO) -> int:
    """Bytes of the ID3v2 tag with its header (ID3v2.3.0, 3.1); 0 where there is none."""
    file.seek(0)
    header = file.read(10)
    if len(header) < 10 or header[:3] != b"ID3" or max(header[6:]) > 0x7F:
        return 0
    return 10 + sum(byte << shift for byte, shift in zip(header[6:], (21, 14, 7, 0), strict=True))


def _info(frame: bytes) -> tuple[int, int] | None:
    start = 4 + (17 if frame[3] >> 6 == _MONO else 32)
    if len(frame) < start + _INFO.size:
        return None
    name, flags, frames, size = _INFO.unpack_from(frame, start)
    return (frames, size) if name == b"Info" and flags & _FRAMES_AND_BYTES == _FRAMES_AND_BYTES else None


def _rate(header: bytes) -> int:
    return _RATES[header[2] >> 2 & 3]


def _place(stream: Stream, at: int) -> str:
    heard = f" (about {moment(stream.frames * _FRAME / _rate(stream.header))})" if stream.header else ""
    return f"byte {at}{heard}"
