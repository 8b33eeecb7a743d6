"""A WAV as bytes: whether its chunks are those that it is written with, and fill it."""

import struct
from collections.abc import Iterator
from pathlib import Path

from recapcast.check.record import Audio
from recapcast.check.report import Miss
from recapcast.units import SAMPLE_WIDTH

_CHUNK = struct.Struct("<4sI")
_FORM = struct.Struct("<4sI4s")
_FORMAT = struct.Struct("<HHIIHH")
"""The content of `fmt `: kind, channels, samples and bytes a second, bytes of a sample of all channels, bits."""
_PCM = 1
_NAMES = [b"fmt ", b"data", b"id3 "]


def misses(path: Path, audio: Audio) -> Iterator[Miss]:
    """Where a file is no WAV with a tag, of the kind that the manifest says.

    Raises:
        OSError: it can not be read.
    """
    name = audio.path

    def miss(where: str, expected: str, found: str) -> Miss:
        return Miss("frames", name, where, expected, found)

    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(_FORM.size)
        if len(start) < _FORM.size or (start[:4], start[8:]) != (b"RIFF", b"WAVE"):
            yield miss("byte 0", "a WAV", _shown(start))
            return
        promised = _FORM.unpack(start)[1] + _CHUNK.size
        if promised != size:
            yield miss("byte 4", f"{promised} bytes, as it says", f"{size}")
        at, names = _FORM.size, []
        while at < size:
            file.seek(at)
            header = file.read(_CHUNK.size)
            if len(header) < _CHUNK.size or header[:4] not in _NAMES:
                yield miss(f"byte {at}", "one of its chunks, or the end of the file", _shown(header))
                break
            chunk, length = _CHUNK.unpack(header)
            names.append(chunk)
            if at + _CHUNK.size + length > size:
                found = f"{size - at - _CHUNK.size}, and the end of the file: it was cut"
                yield miss(f"byte {at}", f"{length} bytes of `{chunk.decode()}`", found)
                break
            if chunk == b"fmt ":
                yield from _format(file.read(length), audio)
            at += _CHUNK.size + length + length % 2
    if names != _NAMES:
        yield miss("", "the chunks fmt, data and id3", ", ".join(each.decode().strip() for each in names) or "none")


def _format(content: bytes, audio: Audio) -> Iterator[Miss]:
    width = audio.channels * SAMPLE_WIDTH
    wanted = (_PCM, audio.channels, audio.sample_rate, audio.sample_rate * width, width, 8 * SAMPLE_WIDTH)
    there = _FORMAT.unpack(content[: _FORMAT.size]) if len(content) >= _FORMAT.size else ()
    if there != wanted:
        expected, found = (" ".join(map(str, each)) or "nothing" for each in (wanted, there))
        yield Miss("format", audio.path, "`fmt`", expected, found)


def _shown(data: bytes) -> str:
    return data.hex(" ") or "the end of the file"
