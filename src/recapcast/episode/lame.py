"""An encoder by itself: this file is run as a child process, which encodes what it is given on standard input.

LAME's binding keeps Python's lock while it encodes, so two threads are no faster than one; two children are. A child
needs lameenc alone, and starts in the time that it takes Python to start.

A job is a `JOB` header and 16-bit PCM; its answer an `ANSWER` header and MP3 frames, without a tag before them. The
child ends when its input does, which is also when whoever started it is gone.
"""

import signal
import struct
import sys

JOB = struct.Struct(">IIIII")
"""Bytes of PCM, and how they are to be encoded: samples a second, channels, kbit/s, LAME's quality."""
ANSWER = struct.Struct(">I")
"""Bytes of MP3."""


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
    """Answer jobs until there are no more."""
    # Ctrl-C reaches every process of a terminal; whoever started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    while header := jobs.read(JOB.size):
        size, *settings = JOB.unpack(header)
        mp3 = encode(jobs.read(size), *settings)
        answers.write(ANSWER.pack(len(mp3)) + mp3)
        answers.flush()


if __name__ == "__main__":
    main()
