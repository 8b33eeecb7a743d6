"""Whether the Vorbis comments of a FLAC or an Opus file say what the manifest does: words, chapters, cover."""

from collections.abc import Iterator
from itertools import pairwise

from recapcast.check import shown
from recapcast.check.record import Record
from recapcast.check.report import Miss, moment, quoted
from recapcast.episode.format import RATE
from recapcast.episode.read_comments import ReadComments

_MOST = 1000
"""Chapters that have a place: their numbers have three digits."""


def misses(comments: ReadComments, record: Record) -> Iterator[Miss]:
    """Everything in the comments that is not as the manifest says."""
    name = record.audio.path
    words = shown.words(record)
    wanted = {
        "TITLE": words.title,
        "ARTIST": words.artist,
        "ALBUM": words.album,
        "LANGUAGE": words.language,
        "GENRE": words.genre,
        "ENCODER": words.encoder,
        "DATE": words.date,
        "COMMENT": words.comment,
        "LYRICS": words.lyrics,
        "WEBSITE": words.link,
    }
    for field, text in wanted.items():
        yield from shown.text(name, field, text, comments.texts.get(field, ()))
    yield from _chapters(comments, record)
    yield from shown.cover(comments.pictures, "METADATA_BLOCK_PICTURE", record)


def _chapters(comments: ReadComments, record: Record) -> Iterator[Miss]:
    name = record.audio.path
    marks = comments.marks
    chapters = record.chapters[:_MOST]
    if len(marks) != len(chapters):
        yield Miss("chapters", name, "CHAPTER", f"{len(chapters)} chapters", f"{len(marks)}")
    for one, two in pairwise(marks):
        if two.number <= one.number:
            expected = f"number {one.number:03} before a higher one, in time order"
            yield Miss("chapters", name, "CHAPTER", expected, f"{two.number:03}")
    by_number = sorted(marks, key=lambda mark: mark.number)
    for number, (wanted, mark) in enumerate(zip(chapters, by_number, strict=False)):
        where = f"CHAPTER{number:03} ({quoted(wanted.title)})"
        start, _ = wanted.samples
        if mark.number != number:
            yield Miss("chapters", name, where, "it", f"CHAPTER{mark.number:03}")
        if mark.start != round(start * 1000 / RATE):
            found = "no time" if mark.start is None else moment(mark.start / 1000)
            yield Miss("chapters", name, where, f"its start at {moment(start / RATE)}", found)
        if mark.title != wanted.title:
            yield Miss("chapters", name, where, "its title", quoted(mark.title))
