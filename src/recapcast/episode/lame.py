"""LAME by itself: run as a child process, it encodes what it is sent.

LAME's binding keeps Python's lock while it encodes, so two threads are no faster than one; two children are. A child
needs lameenc alone, and starts in the time that it takes Python to start.
"""

import struct

from recapcast.serving import serve

SETTINGS = struct.Struct(">IIII")
"""What a job begins with, before its 16-bit PCM: samples a second, channels, kbit/s, LAME's quality."""


def encode(pcm: bytes, rate: int, channels: int, kbit: int, quality: int) -> bytes:
    """MP3 frames of `pcm`, which may be empty: LAME's delay and padding to whole frames are among them."""
    import lameenc

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(kbit)
    encoder.set_in_sample_rate(rate)
    encoder.set_channels(channels)
    encoder.set_quality(quality)
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


def main() -> None:
    """Be the child: answer each job with MP3 frames, without a tag before them."""
    serve(lambda job: encode(job[SETTINGS.size :], *SETTINGS.unpack_from(job)))
