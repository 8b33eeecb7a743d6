"""FLAC and WAV: the sound itself, for whoever goes on working with it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import mutagen.flac

from recapcast.episode import sound_file, vorbis_comments
from recapcast.episode.format import RATE, Format
from recapcast.episode.join import Programme
from recapcast.episode.loudness import Floats
from recapcast.episode.measure import decoded
from recapcast.episode.sound import ahead, as_16_bit, pieces
from recapcast.episode.tags import Tags, saving, to_bytes
from recapcast.errors import OutputError
from recapcast.units import SAMPLE_WIDTH, clock

HEADROOM = 0.1
"""dB: what is decoded is what was encoded, so this is for meters that find a peak a little higher than ours."""

_LARGEST = 0xFFFF_FFFF - (1 << 24)
"""Bytes of sound in a WAV file: its lengths have 32 bits, and its tags need room."""


@dataclass(frozen=True)
class _Lossless:
    format: Format

    @property
    def gain(self) -> float:
        return 0.0

    @property
    def headroom(self) -> float:
        return HEADROOM

    def read(self, path: Path) -> Iterator[Floats]:
        return decoded(path)

    def _write(self, programme: Programme, path: Path, kind: str) -> None:
        with sound_file.writing(path, RATE, self.format.channels, kind, "PCM_16") as file:
            for piece in ahead(pieces(programme.sound)):
                file.write(as_16_bit(piece))


class Flac(_Lossless):
    """FLAC, with tags, chapters and cover as Vorbis comments (RFC 9639, 8.6 and 8.8)."""

    def write(self, programme: Programme, tags: Tags, path: Path) -> None:
        """As `Encoding.write`."""
        self._write(programme, path, "FLAC")
        with saving():
            file = mutagen.flac.FLAC(path)
            file.update(vorbis_comments.comments(tags))
            if tags.cover:
                file.add_picture(vorbis_comments.picture(tags.cover))
            file.save()


class Wav(_Lossless):
    """WAV, with the tags that an MP3 would have in a chunk of their own."""

    def write(self, programme: Programme, tags: Tags, path: Path) -> None:
        """As `Encoding.write`.

        Raises:
            OutputError: the programme is longer than a WAV file can be.
        """
        if programme.samples * self.format.channels * SAMPLE_WIDTH > _LARGEST:
            length = clock(programme.samples / RATE)
            message = f"The episode lasts {length}, and WAV holds 4 GB at most: choose .flac for --out."
            raise OutputError(message)
        self._write(programme, path, "WAV")
        _append_chunk(path, b"id3 ", to_bytes(tags, encoder=None))


def _append_chunk(path: Path, name: bytes, data: bytes) -> None:
    """Put a chunk at the end of a RIFF file, all of whose chunks are of even length."""
    with path.open("r+b") as file:
        file.seek(0, 2)
        file.write(struct.pack("<4sI", name, len(data)) + data + bytes(len(data) % 2))
        size = file.tell() - 8
        file.seek(4)
        file.write(struct.pack("<I", size))
