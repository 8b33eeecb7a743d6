"""Whether an M4A's atoms say what the manifest does: words, language, chapters in both their forms, cover."""

from collections.abc import Iterator, Sequence

from recapcast.check import shown
from recapcast.check.record import Chapter, Record
from recapcast.check.report import Miss, moment, quoted
from recapcast.episode.format import RATE
from recapcast.episode.m4a import short
from recapcast.episode.read_atoms import AtomChapter, ReadAtoms

_NERO = 255
"""Chapters in the atom `chpl` at the most: their number is one byte."""


def misses(atoms: ReadAtoms, record: Record) -> Iterator[Miss]:
    """Everything in the atoms that is not as the manifest says."""
    name = record.audio.path
    if atoms.codec != record.audio.codec:
        yield Miss("format", name, "", record.audio.codec, atoms.codec or "no sound")
    words = shown.words(record, "FFmpeg")
    wanted = {
        "\xa9nam": words.title,
        "\xa9ART": words.artist,
        "\xa9alb": words.album,
        "\xa9gen": words.genre,
        "\xa9too": words.encoder,
        "\xa9day": words.date,
        "\xa9cmt": words.comment,
        "\xa9lyr": words.lyrics,
        "pcst": "True",
        "----:com.apple.iTunes:WEBSITE": words.link,
    }
    for field, text in wanted.items():
        yield from shown.text(name, field, text, atoms.texts.get(field, ()))
    if atoms.language != words.language:
        yield Miss("tags", name, "mdhd", f"the language {words.language}", str(atoms.language).lower())
    yield from _chapters(atoms.nero, record.chapters[:_NERO], "chpl", name)
    if atoms.quicktime is not None:
        yield from _chapters(atoms.quicktime, record.chapters, "chapter track", name)
    elif record.chapters:
        yield Miss("chapters", name, "chapter track", f"{len(record.chapters)} chapters", "none")
    yield from shown.cover(atoms.pictures, "covr", record)


def _chapters(there: Sequence[AtomChapter], chapters: Sequence[Chapter], form: str, name: str) -> Iterator[Miss]:
    if len(there) != len(chapters):
        yield Miss("chapters", name, form, f"{len(chapters)} chapters", f"{len(there)}")
    for number, (wanted, found) in enumerate(zip(chapters, there, strict=False), 1):
        where = f"{form}, chapter {number} ({quoted(wanted.title)})"
        times = zip(("start", "end"), wanted.samples, (found.start, found.end), strict=True)
        for what, time, found_at in times:
            if found_at is not None and round(time * 1000 / RATE) != found_at:
                at = f"its {what} at {moment(time / RATE)}"
                yield Miss("chapters", name, where, at, moment(found_at / 1000))
        if found.title != short(wanted.title):
            yield Miss("chapters", name, where, "its title", quoted(found.title))
