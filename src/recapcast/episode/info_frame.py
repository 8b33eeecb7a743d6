"""The frame that tells a player how long an MP3 is, to the sample.

The encoder binding (lameenc) writes none. Without it a reader guesses: libsndfile says 92.38 s of an
episode that lasts 92.24 s, and every decoder adds the encoder's 25 ms of delay at the start.

Layout: the Xing header as LAME extends it (LAME 3.100, VbrTag.c; the "Mp3 Info Tag rev 1" specification).
"""

import struct

from recapcast.episode.format import FRAME
from recapcast.errors import EpisodeError
from recapcast.mp3_frames import BITRATES, frame_size
from recapcast.units import Samples

ENCODER_DELAY = 576
"""Samples that LAME puts before the sound; a decoder adds and removes its own 529 on top."""

_TAG = struct.Struct(">4sIII100sI 9sBBfHHBB3sBBHIH")
_FRAMES_BYTES_TOC_QUALITY = 0b1111
_CONSTANT_BIT_RATE = 1


def info_frame(header: bytes, frames: int, size: int, samples: Samples) -> bytes:
    """The frame to stand before an MP3's frames; of the same length for all that begin with `header`.

    Args:
        header: the first four bytes of the first frame: MPEG-1 layer III, as LAME makes it.
        frames: how many frames of one constant bit rate there are.
        size: their bytes.
        samples: how many samples were encoded: what a decoder will give back.

    Raises:
        EpisodeError: `header` is none, or there are too few or too many frames for `samples`.
    """
    padding = frames * FRAME - samples - ENCODER_DELAY
    if not 0 <= padding < 1 << 12:
        message = f"the encoder gave {frames} frames for {samples} samples"
        raise EpisodeError(message)
    header = _plain(header)
    length = frame_size(header)
    whole = length + size
    side_information = 17 if header[3] >> 6 == 0b11 else 32
    tag = _TAG.pack(
        b"Info",
        _FRAMES_BYTES_TOC_QUALITY,
        frames,
        whole,
        bytes(position * 256 // 100 for position in range(100)),
        0,
        b"LAME3.100",
        _CONSTANT_BIT_RATE,
        0,  # low-pass filter: not told
        0.0,  # peak, and two replay gains: not told
        0,
        0,
        0,
        min(BITRATES[1][header[2] >> 4], 255),  # which stands for all above, too
        (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"),
        0,
        0,
        0,
        whole,
        0,  # checksum of the sound: no player reads it, and it would cost a second in Python
    )
    start = header + bytes(side_information) + tag
    frame = start + struct.pack(">H", _crc16(start))
    return frame.ljust(length, b"\0")


def info_frame_size(header: bytes) -> int:
    """The bytes of an Info frame before frames that begin with `header`."""
    return frame_size(_plain(header))


def _plain(header: bytes) -> bytes:
    """The header without checksum and padding byte."""
    return bytes([header[0], header[1] | 1, header[2] & ~2, header[3]])


def _crc16(data: bytes) -> int:
    """CRC-16/ARC, which LAME keeps over the tag's frame up to the checksum itself."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
