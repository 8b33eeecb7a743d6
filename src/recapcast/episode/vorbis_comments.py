"""An episode's tags as Vorbis comments, which Opus and FLAC have.

A chapter is a pair of comments, CHAPTER000 and CHAPTER000NAME, as ffmpeg, mpv and VLC read them (wiki.xiph.org,
"Chapter Extension").
"""

from mutagen.flac import Picture
from mutagen.id3 import PictureType

from recapcast import __version__
from recapcast.episode.format import RATE
from recapcast.episode.tags import Tags, mime
from recapcast.languages import alpha3
from recapcast.units import to_seconds

_MOST = 1000
"""Chapters: their numbers have three digits, and ffmpeg reads no others."""


def comments(tags: Tags) -> dict[str, str]:
    """The comments of an episode, but for its cover and for chapters past the 1,000th. What is not known has none."""
    named = {
        "TITLE": tags.title,
        "ARTIST": tags.artist,
        "ALBUM": tags.album,
        "GENRE": "Podcast",
        "LANGUAGE": alpha3(tags.language),
        "ENCODER": f"recapcast {__version__}",
        "DATE": tags.published.isoformat() if tags.published else None,
        "WEBSITE": tags.link,
        "COMMENT": f"Spoken by {tags.voice}" if tags.voice else None,
        "LYRICS": tags.lyrics,
    }
    for number, chapter in enumerate(tags.chapters[:_MOST]):
        named[f"CHAPTER{number:03}"] = _clock(to_seconds(chapter.start, RATE))
        named[f"CHAPTER{number:03}NAME"] = chapter.title
    return {key: value for key, value in named.items() if value is not None}


def picture(cover: bytes) -> Picture:
    """A JPEG or PNG as the front cover (RFC 9639, 8.8)."""
    front = Picture()
    front.type, front.mime, front.desc, front.data = PictureType.COVER_FRONT, mime(cover), "Cover", cover
    return front


def _clock(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
