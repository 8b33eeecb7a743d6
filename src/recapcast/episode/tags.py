"""An episode's ID3 tags: version 2.3, which every player reads."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import langcodes
from mutagen.id3 import APIC, COMM, ID3, TALB, TCON, TDRC, TIT2, TLAN, TPE1, TSSE, USLT, WOAS, Encoding, PictureType

from recapcast import __version__
from recapcast.episode import chapter_frames
from recapcast.episode.join import PlacedChapter

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


def to_bytes(tags: Tags) -> bytes:
    """The tags as they stand before an MP3's frames."""
    alpha3 = langcodes.get(tags.language).to_alpha3()
    id3 = ID3()
    # UTF-16, because version 2.3 has no UTF-8.
    text = {"encoding": Encoding.UTF16}
    id3.add(TIT2(text=tags.title, **text))
    id3.add(TPE1(text=tags.artist, **text))
    id3.add(TALB(text=tags.album, **text))
    id3.add(TLAN(text=alpha3, **text))
    id3.add(TCON(text="Podcast", **text))
    id3.add(TSSE(text=f"recapcast {__version__}, LAME", **text))
    if tags.voice:
        id3.add(COMM(lang=alpha3, desc="", text=f"Spoken by {tags.voice}", **text))
    if tags.lyrics:
        id3.add(USLT(lang=alpha3, desc="", text=tags.lyrics, **text))
    if tags.published:
        id3.add(TDRC(text=tags.published.isoformat(), **text))
    if tags.link and tags.link.isascii():
        id3.add(WOAS(url=tags.link))
    if tags.cover:
        mime = "image/png" if tags.cover.startswith(_PNG) else "image/jpeg"
        id3.add(APIC(mime=mime, type=PictureType.COVER_FRONT, desc="Cover", data=tags.cover, **text))
    for frame in chapter_frames.frames(tags.chapters, tags.title):
        id3.add(frame)
    id3.update_to_v23()
    file = io.BytesIO()
    id3.save(file, v2_version=3)
    return chapter_frames.in_time_order(file.getvalue())
