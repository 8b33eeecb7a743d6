"""A programme encoded once, as MP3 at a constant bit rate, and read back to see that it is whole."""

import io
import math
from dataclasses import dataclass

import lameenc
import soundfile

from recapcast.episode.format import BITRATE, CHANNELS, RATE
from recapcast.episode.info_frame import with_info_frame
from recapcast.episode.join import Programme
from recapcast.episode.loudness import Energies, Peaks, decibels, integrated, windows
from recapcast.errors import EpisodeError
from recapcast.units import Samples, Seconds, to_seconds

QUALITY = 3
"""LAME's own default for a constant bit rate. Costs what 5 does: 0.61 s against 0.60 s for 97 s of speech."""
LAME_GAIN = 20 * math.log10(0.95)
"""dB that what is decoded lies below what was encoded: LAME takes all sound by 0.95 at this bit rate (`scale` in
presets.c of LAME 3.100), and lameenc has no way to tell it otherwise."""
_BLOCK = 10 * RATE
TOLERANCE = Seconds(0.05)
"""How far a decoded file's length may be from its timeline."""


@dataclass(frozen=True)
class Encoded:
    """An MP3 without ID3 tags, and what was measured of it decoded: length, loudness as played and true peak."""

    mp3: bytes
    samples: Samples
    lufs: float
    dbtp: float


def encode(programme: Programme) -> Encoded:
    """Encode a programme. What is at a sample of it is at the same sample of the decoded file.

    Raises:
        EpisodeError: the file does not decode to the programme's length, or not to sound.
    """
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(BITRATE)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(CHANNELS)
    encoder.set_quality(QUALITY)
    mp3 = with_info_frame(bytes(encoder.encode(programme.pcm)) + bytes(encoder.flush()), programme.samples)
    encoded = _measured(mp3)
    if abs(encoded.samples - programme.samples) > TOLERANCE * RATE:
        message = (
            f"the encoded episode lasts {to_seconds(encoded.samples, RATE):.2f} s, "
            f"where its timeline has {to_seconds(programme.samples, RATE):.2f} s"
        )
        raise EpisodeError(message)
    return encoded


def _measured(mp3: bytes) -> Encoded:
    loudness, peaks = Energies(RATE), Peaks()
    try:
        with soundfile.SoundFile(io.BytesIO(mp3)) as file:
            # Read to the end: the length that the file states is what is being checked.
            # As floating point: 16 bits would cut off what the encoder puts above full scale.
            while len(block := file.read(_BLOCK, dtype="float32")):
                loudness.add(block)
                peaks.add(block)
    except (soundfile.SoundFileError, RuntimeError) as error:
        message = f"the encoded episode can not be decoded ({error})"
        raise EpisodeError(message) from error
    lufs = integrated(windows(loudness.blocks(), loudness.samples, RATE))
    if lufs is None:
        message = "the encoded episode is silent"
        raise EpisodeError(message)
    return Encoded(mp3, Samples(loudness.samples), lufs, decibels(peaks.highest()))
