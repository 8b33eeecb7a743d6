"""An M4A as bytes: whether its boxes fill it, with what a player needs before the sound."""

import struct
from collections.abc import Iterator
from pathlib import Path

from recapcast.check.record import Audio
from recapcast.check.report import Miss

_BOX = struct.Struct(">I4s")
_LARGE = 1
"""In the place of a length: a longer one follows (ISO/IEC 14496-12, 4.2)."""
_NEEDED = [b"ftyp", b"moov", b"mdat"]
_EMPTY = b"free"


def misses(path: Path, audio: Audio) -> Iterator[Miss]:
    """Where the bytes of a file are no box that belongs there. Behind the first fault nothing is looked for.

    Raises:
        OSError: it can not be read.
    """

    def miss(where: str, expected: str, found: str) -> Miss:
        return Miss("frames", audio.path, where, expected, found)

    size = path.stat().st_size
    at, names = 0, []
    with path.open("rb") as file:
        while at < size:
            file.seek(at)
            header = file.read(_BOX.size)
            length, name = _BOX.unpack(header) if len(header) == _BOX.size else (0, b"")
            if length == _LARGE:
                length = int.from_bytes(file.read(8), "big")
            if name not in {*_NEEDED, _EMPTY} or length < _BOX.size:
                yield miss(f"byte {at}", "a box, or the end of the file", f"what is none ({header.hex(' ')})")
                return
            if at + length > size:
                found = f"{size - at}, and the end of the file: it was cut"
                yield miss(f"byte {at}", f"{length} bytes of `{name.decode()}`", found)
                return
            names.append(name)
            at += length
    if (there := [name for name in names if name != _EMPTY]) != _NEEDED:
        found = ", ".join(name.decode() for name in there) or "none"
        yield miss("", "the boxes ftyp, moov and mdat, in this order", found)
