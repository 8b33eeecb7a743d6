"""Whether bytes are a whole JPEG or PNG, by their structure: nothing is decoded."""

import struct
import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNK = struct.Struct(">I4s")
_SIZE = struct.Struct(">II")
_STANDALONE = {0x01, *range(0xD0, 0xD8)}
"""JPEG's markers without a length (ITU-T T.81, B.1.1.3)."""
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""JPEG's markers that begin a picture's data with its size (ITU-T T.81, table B.1)."""


def fault(data: bytes, mime: str) -> str | None:
    """What is wrong with a picture; None where nothing is seen to be.

    Args:
        data: the picture.
        mime: what it should be, `image/jpeg` or `image/png`.
    """
    if data.startswith(_PNG):
        kind, found = "image/png", _png(data)
    elif data.startswith(b"\xff\xd8"):
        kind, found = "image/jpeg", _jpeg(data)
    else:
        return "neither a JPEG nor a PNG"
    return found or (f"{kind}, called {mime}" if mime not in {kind, kind.replace("jpeg", "jpg")} else None)


def _png(data: bytes) -> str | None:
    """Every chunk by its checksum (PNG, 5.3), from IHDR to IEND."""
    at = len(_PNG)
    names: list[bytes] = []
    while at + _CHUNK.size <= len(data):
        length, name = _CHUNK.unpack_from(data, at)
        end = at + _CHUNK.size + length
        if data[end : end + 4] != zlib.crc32(data[at + 4 : end]).to_bytes(4, "big"):
            return f"a PNG that is damaged at byte {at}"
        if not names and (name != b"IHDR" or not all(_SIZE.unpack_from(data, at + _CHUNK.size))):
            return "a PNG without a size"
        names.append(name)
        at = end + 4
        if name == b"IEND":
            break
    whole = names[-1:] == [b"IEND"] and b"IDAT" in names and at == len(data)
    return None if whole else "a PNG that does not end where it should"


def _jpeg(data: bytes) -> str | None:
    """The markers up to the scan, and the end (ITU-T T.81, B.1)."""
    if not data.endswith(b"\xff\xd9"):
        return "a JPEG that does not end where it should"
    at, sized = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _STANDALONE:
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _FRAMES:
            sized = any(data[at + 5 : at + 7]) and any(data[at + 7 : at + 9])
        if marker == 0xDA and sized:
            return None
        at += 2 + length
    return f"a JPEG that is damaged at byte {at}"
