"""AAC in an MP4 file, by PyAV: the extra `recapcast[m4a]`."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from mutagen.mp4 import MP4, AtomDataType, MP4Cover, MP4FreeForm

from recapcast import __version__
from recapcast.episode.format import RATE, Format
from recapcast.episode.join import Programme
from recapcast.episode.loudness import Floats
from recapcast.episode.measure import Measured, measure_blocks
from recapcast.episode.sound import PIECE, ahead, as_16_bit, pieces
from recapcast.episode.tags import Tags, mime, saving
from recapcast.errors import EpisodeError
from recapcast.languages import alpha3
from recapcast.units import Hertz

if TYPE_CHECKING:
    import av

HEADROOM = 1.0
"""dB. FFmpeg's encoder lifts the limited peaks of 12 of espeak-ng's voices by 0.2 in the median at the usual bit
rates, and by 0.7 at the most (klatt); at 64 kbit/s by 1.1. A file that it lifts further is made again."""

READ_AS = "mov"
"""The format that a file is held to be. FFmpeg would find out by itself, and follow a playlist into the network."""

_LONGEST = 255
"""Bytes of a chapter's title: their number is one byte."""
_LAYOUTS = {1: "mono", 2: "stereo"}
_OPTIONS = {
    # What a player needs comes before the sound, so that it can begin while the file is still coming.
    "movflags": "+faststart",
    # The times of the whole file in samples: in milliseconds, its length would be cut to those.
    "movie_timescale": str(RATE),
}


@dataclass(frozen=True)
class M4a:
    """M4A, with Apple's tags, a cover and chapters as QuickTime and as Nero have them."""

    format: Format

    @property
    def gain(self) -> float:
        """0: it decodes as loud as it was, a tone to 0.03 dB and speech to 0.2 LU, measured."""
        return 0.0

    @property
    def headroom(self) -> float:
        """As `HEADROOM`."""
        return HEADROOM

    def write(self, programme: Programme, tags: Tags, path: Path) -> None:
        """As `Encoding.write`."""
        import av

        layout = _LAYOUTS[self.format.channels]
        try:
            with av.open(str(path), "w", format="ipod", container_options=_OPTIONS) as container:
                stream = container.add_stream("aac", rate=RATE, layout=layout)
                stream.bit_rate = (self.format.kbit or 0) * 1000
                stream.metadata["language"] = alpha3(tags.language)
                container.set_chapters([_chapter(number, tags) for number in range(len(tags.chapters))])
                start = 0
                for piece in ahead(pieces(programme.sound)):
                    frame = av.AudioFrame.from_ndarray(as_16_bit(piece).reshape(1, -1), format="s16", layout=layout)
                    frame.sample_rate, frame.pts = RATE, start
                    start += len(piece)
                    container.mux(stream.encode(frame))
                container.mux(stream.encode(None))
        except av.FFmpegError as error:
            if isinstance(error, OSError):
                raise
            message = f"the episode can not be encoded ({error})"
            raise EpisodeError(message) from error
        with saving():
            file = MP4(path)
            file.update(_atoms(tags))
            file.save()

    def read(self, path: Path) -> Iterator[Floats]:
        """As `Encoding.read`."""
        return _decoded(path)


def measure(path: Path) -> Measured:
    """Decode an M4A to its end, and measure it: as `measure.measure`, which does not read such files.

    Raises:
        OSError: it can not be read.
        EpisodeError: it can not be decoded, or has no sound.
    """
    import av

    with path.open("rb") as file:
        try:
            with av.open(file, "r", READ_AS) as container:
                codec = next((sound.codec_context for sound in container.streams.audio), None)
                rate, channels = (codec.sample_rate, codec.channels) if codec else (0, 0)
        except (av.FFmpegError, ValueError, OSError) as error:  # an empty file is the latter
            raise _undecodable(error) from error
    if codec is None:  # no sound, or of a codec that FFmpeg does not know
        message = "it has no sound that can be decoded"
        raise EpisodeError(message)
    return measure_blocks(_decoded(path), Hertz(rate), channels)


def _decoded(path: Path) -> Iterator[Floats]:
    import av

    try:
        with path.open("rb") as file, av.open(file, "r", READ_AS) as container:
            waiting: list[Floats] = []
            for packet in container.demux(audio=0):
                # The encoder fills up its last frame: how much of it is sound, the packet says.
                waiting += [_samples(frame)[: packet.duration] for frame in packet.decode()]
                if sum(map(len, waiting)) >= PIECE:
                    yield np.concatenate(waiting)
                    waiting = []
            if waiting:
                yield np.concatenate(waiting)
    except (av.FFmpegError, ValueError) as error:
        raise _undecodable(error) from error


def _undecodable(error: Exception) -> EpisodeError:
    return EpisodeError(f"the encoded episode can not be decoded ({error})")


def _chapter(number: int, tags: Tags) -> Any:  # noqa: ANN401
    chapter = tags.chapters[number]
    return {
        "id": number,
        "start": chapter.start,
        "end": chapter.end,
        "time_base": Fraction(1, RATE),
        "metadata": {"title": short(chapter.title)},
    }


def short(title: str) -> str:
    """A chapter's title as an M4A has it: cut, between two characters, where it has more than 255 bytes.

    The atom `chpl` holds no more, and FFmpeg cuts within a character, so that others can not read the file.
    """
    return title.encode()[:_LONGEST].decode(errors="ignore")


def _samples(frame: "av.AudioFrame") -> Floats:
    return np.asarray(frame.to_ndarray(), np.float32).T  # AAC is decoded to a plane for each channel


def _atoms(tags: Tags) -> dict[str, Any]:
    """Tags by the names of their atoms. What is not known has none."""
    link = MP4FreeForm(tags.link.encode(), dataformat=AtomDataType.UTF8) if tags.link else None
    cover = MP4Cover.FORMAT_PNG if tags.cover and mime(tags.cover) == "image/png" else MP4Cover.FORMAT_JPEG
    atoms = {
        "\xa9nam": tags.title,
        "\xa9ART": tags.artist,
        "\xa9alb": tags.album,
        "\xa9gen": "Podcast",
        "\xa9too": f"recapcast {__version__}, FFmpeg",
        "\xa9day": tags.published.isoformat() if tags.published else None,
        "\xa9cmt": f"Spoken by {tags.voice}" if tags.voice else None,
        "\xa9lyr": tags.lyrics,
        "pcst": True,
        "----:com.apple.iTunes:WEBSITE": link,
        "covr": [MP4Cover(tags.cover, cover)] if tags.cover else None,
    }
    return {name: value for name, value in atoms.items() if value is not None}
