"""The frame that tells a player how long an MP3 is, to the sample.

The encoder binding (lameenc) writes none. Without it a reader guesses: libsndfile says 92.38 s of an
episode that lasts 92.24 s, and every decoder adds the encoder's 25 ms of delay at the start.

Layout: the Xing header as LAME extends it (LAME 3.100, VbrTag.c; the "Mp3 Info Tag rev 1" specification).
"""

import struct

from recapcast.errors import EpisodeError
from recapcast.mp3_frames import BITRATES, frame_size
from recapcast.units import Samples

FRAME = 1152
"""Samples in a frame of MPEG-1 layer III (ISO/IEC 11172-3)."""
ENCODER_DELAY = 576
"""Samples that LAME puts before the sound; a decoder adds and removes its own 529 on top."""

_TAG = struct.Struct(">4sIII100sI 9sBBfHHBB3sBBHIH")
_FRAMES_BYTES_TOC_QUALITY = 0b1111
_CONSTANT_BIT_RATE = 1


def with_info_frame(mp3: bytes, samples: Samples) -> bytes:
    """`mp3` with an Info frame before it.

    Args:
        mp3: MPEG-1 layer III frames of one constant bit rate, as LAME makes them, whole, without tags.
        samples: how many samples were encoded: what a decoder will give back.

    Raises:
        EpisodeError: `mp3` is not such frames, or too few or too many of them for `samples`.
    """
    frames = _count_frames(mp3)
    padding = frames * FRAME - samples - ENCODER_DELAY
    if not 0 <= padding < 1 << 12:
        message = f"the encoder gave {frames} frames for {samples} samples"
        raise EpisodeError(message)
    header = bytes([mp3[0], mp3[1] | 1, mp3[2] & ~2, mp3[3]])  # no checksum, no padding byte
    size = _frame_size(header)
    side_information = 17 if header[3] >> 6 == 0b11 else 32
    tag = _TAG.pack(
        b"Info",
        _FRAMES_BYTES_TOC_QUALITY,
        frames,
        size + len(mp3),
        bytes(position * 256 // 100 for position in range(100)),
        0,
        b"LAME3.100",
        _CONSTANT_BIT_RATE,
        0,  # low-pass filter: not told
        0.0,  # peak, and two replay gains: not told
        0,
        0,
        0,
        BITRATES[1][header[2] >> 4],
        (ENCODER_DELAY << 12 | padding).to_bytes(3, "big"),
        0,
        0,
        0,
        size + len(mp3),
        0,  # checksum of the sound: no player reads it, and it would cost a second in Python
    )
    start = header + bytes(side_information) + tag
    frame = start + struct.pack(">H", _crc16(start))
    return frame.ljust(size, b"\0") + mp3


def _count_frames(mp3: bytes) -> int:
    position = frames = 0
    while position < len(mp3):
        position += _frame_size(mp3[position : position + 4])
        frames += 1
    if not frames or position != len(mp3):
        message = "the encoder's last frame is not whole"
        raise EpisodeError(message)
    return frames


def _frame_size(header: bytes) -> int:
    """Bytes of a frame of MPEG-1 layer III, its header among them."""
    size = frame_size(header)
    if not size or header[1] & 0xFE != 0xFA:
        message = "the encoder gave something other than MPEG-1 layer III frames"
        raise EpisodeError(message)
    return size


def _crc16(data: bytes) -> int:
    """CRC-16/ARC, which LAME keeps over the tag's frame up to the checksum itself."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
