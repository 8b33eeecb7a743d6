"""What a player shows of an episode, and the same as ID3 tags: version 2.3, which every player reads."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from mutagen import MutagenError
from mutagen.id3 import APIC, COMM, ID3, TALB, TCON, TDRC, TIT2, TLAN, TPE1, TSSE, USLT, WOAS, Encoding, PictureType

from recapcast import __version__
from recapcast.episode import chapter_frames
from recapcast.episode.join import PlacedChapter
from recapcast.languages import alpha3

_PNG = b"\x89PNG\r\n\x1a\n"
"""How every PNG begins (ISO/IEC 15948, 5.2)."""


@dataclass(frozen=True)
class Tags:
    """What a player shows. `language` is a BCP 47 tag that ISO 639 knows."""

    title: str
    artist: str
    album: str
    language: str
    published: date | None = None
    link: str | None = None
    voice: str | None = None
    lyrics: str | None = None
    """All that is said, for players that show words."""
    chapters: Sequence[PlacedChapter] = ()
    cover: bytes | None = None
    """A JPEG or a PNG."""


def mime(cover: bytes) -> str:
    """The media type of a JPEG or a PNG."""
    return "image/png" if cover.startswith(_PNG) else "image/jpeg"


@contextmanager
def saving() -> Iterator[None]:
    """A `with` in which mutagen writes a file: why it could not comes out as the system said it.

    Raises:
        OSError: the file can not be written.
    """
    try:
        yield
    except MutagenError as error:
        if error.args and isinstance(error.args[0], OSError):
            raise error.args[0] from error
        raise


def to_bytes(tags: Tags, encoder: str | None = "LAME") -> bytes:
    """The tags as they stand before an MP3's frames, or in another file's chunk.

    Args:
        tags: what they say.
        encoder: the library that encoded the sound, if any did.
    """
    language = alpha3(tags.language)
    made_with = ", ".join(filter(None, (f"recapcast {__version__}", encoder)))
    id3 = ID3()
    # UTF-16, because version 2.3 has no UTF-8.
    text = {"encoding": Encoding.UTF16}
    id3.add(TIT2(text=tags.title, **text))
    id3.add(TPE1(text=tags.artist, **text))
    id3.add(TALB(text=tags.album, **text))
    id3.add(TLAN(text=language, **text))
    id3.add(TCON(text="Podcast", **text))
    id3.add(TSSE(text=made_with, **text))
    if tags.voice:
        id3.add(COMM(lang=language, desc="", text=f"Spoken by {tags.voice}", **text))
    if tags.lyrics:
        id3.add(USLT(lang=language, desc="", text=tags.lyrics, **text))
    if tags.published:
        id3.add(TDRC(text=tags.published.isoformat(), **text))
    if tags.link and tags.link.isascii():
        id3.add(WOAS(url=tags.link))
    if tags.cover:
        id3.add(APIC(mime=mime(tags.cover), type=PictureType.COVER_FRONT, desc="Cover", data=tags.cover, **text))
    for frame in chapter_frames.frames(tags.chapters, tags.title):
        id3.add(frame)
    id3.update_to_v23()
    file = io.BytesIO()
    id3.save(file, v2_version=3)
    return chapter_frames.in_time_order(file.getvalue())
