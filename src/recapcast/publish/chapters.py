"""Chapters as Podcasting 2.0 JSON, for players that take them from beside the sound."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from recapcast.episode.format import RATE
from recapcast.units import to_seconds

if TYPE_CHECKING:
    from recapcast.episode.join import PlacedChapter

VERSION = "1.2.0"
"""Of the format (Podcasting 2.0, jsonChapters.md)."""


def to_bytes(
    chapters: Iterable["PlacedChapter"], *, title: str, author: str | None, show: str | None, audio: str
) -> bytes:
    """The chapters file of an episode: UTF-8, times in seconds to the millisecond.

    Args:
        chapters: in order. None give a file with an empty list.
        title: the episode's.
        author: whose it is, if that is known.
        show: the podcast's name, if that is known.
        audio: the sound's file name.
    """
    about = {"version": VERSION, "title": title, "author": author, "podcastName": show, "fileName": audio}
    listed = [
        {"startTime": _seconds(chapter.start), "endTime": _seconds(chapter.end), "title": chapter.title}
        for chapter in chapters
    ]
    content = {key: value for key, value in about.items() if value is not None} | {"chapters": listed}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _seconds(samples: int) -> float:
    return round(to_seconds(samples, RATE), 3)
