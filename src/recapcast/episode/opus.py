"""Opus in an Ogg file (RFC 7845), encoded piece by piece by libsndfile."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soxr
from mutagen.oggopus import OggOpus

from recapcast.episode import sound_file, vorbis_comments
from recapcast.episode.format import RATE, Format
from recapcast.episode.join import Programme
from recapcast.episode.loudness import Floats
from recapcast.episode.measure import decoded
from recapcast.episode.sound import Sound, ahead, pieces
from recapcast.episode.tags import Tags, saving
from recapcast.units import Hertz

HEADROOM = 1.2
"""dB. libopus lifts the limited peaks of 12 of espeak-ng's voices by 0.4 in the median at the usual bit rates, by 0.8
at the most in 12 s (klatt), and by 0.9 in 20 minutes. A file that it lifts further is made again."""

_HIGHEST, _LOWEST = 256, 6
"""kbit/s of a channel at libsndfile's compression levels 0 and 1; between them it goes straight (its ogg_opus.c)."""


@dataclass(frozen=True)
class Opus:
    """Opus, with tags, chapters and cover as Vorbis comments."""

    format: Format

    @property
    def gain(self) -> float:
        """0: it decodes as loud as it was, a tone to 0.02 dB and speech to 0.1 LU, measured."""
        return 0.0

    @property
    def headroom(self) -> float:
        """As `HEADROOM`."""
        return HEADROOM

    def write(self, programme: Programme, tags: Tags, path: Path) -> None:
        """As `Encoding.write`."""
        rate, channels = self.format.container.rate, self.format.channels
        level = (_HIGHEST - (self.format.kbit or 0) / channels) / (_HIGHEST - _LOWEST)
        with sound_file.writing(path, rate, channels, "OGG", "OPUS", compression_level=level) as file:
            for piece in ahead(_resampled(programme.sound, rate)):
                file.write(piece)
        with saving():
            ogg = OggOpus(path)
            ogg.update(vorbis_comments.comments(tags))
            if tags.cover:
                block = vorbis_comments.picture(tags.cover).write()
                ogg["METADATA_BLOCK_PICTURE"] = base64.b64encode(block).decode()
            ogg.save()

    def read(self, path: Path) -> Iterator[Floats]:
        """As `Encoding.read`."""
        return decoded(path)


def _resampled(sound: Sound, rate: Hertz) -> Iterator[Floats]:
    """All of a sound at another rate, in floating point; in all, its length to the nearest sample."""
    stream = soxr.ResampleStream(RATE, rate, sound.channels, dtype="float32")
    heard = 0
    for piece in pieces(sound):
        heard += len(piece)
        yield stream.resample_chunk(piece * np.float32(1 / 32768), last=heard == sound.samples)
