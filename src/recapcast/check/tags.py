"""Whether an ID3 tag says what the manifest does: words, language, chapters, cover."""

from collections.abc import Iterator
from itertools import pairwise

from recapcast.check import shown
from recapcast.check.record import Record
from recapcast.check.report import Miss, moment, quoted
from recapcast.episode.format import RATE
from recapcast.episode.read_tags import ReadContents, ReadTags

_VERSION = (2, 3)


def misses(tags: ReadTags | None, record: Record, encoder: str | None = "LAME") -> Iterator[Miss]:
    """Everything in the tag that is not as the manifest says.

    Args:
        tags: as `read_tags` gives them.
        record: what they are held against.
        encoder: the library that encoded the sound, if any did.
    """
    name = record.audio.path
    if tags is None:
        yield Miss("tags", name, "", "an ID3 tag", "none")
        return
    if tags.version[:2] != _VERSION:
        found = ".".join(map(str, tags.version))
        yield Miss("tags", name, "", "an ID3 tag of version 2.3, which every player reads", f"version {found}")
    if tags.unknown:
        yield Miss("tags", name, "", "frames that can be read", f"{tags.unknown} that can not")
    for frame, text in _wanted(record, encoder).items():
        yield from shown.text(name, frame, text, tags.texts.get(frame, ()))
    for frame, languages in tags.languages.items():
        if set(languages) != {shown.alpha3(record.language)}:
            yield Miss("tags", name, frame, f"the language {shown.alpha3(record.language)}", ", ".join(languages))
    yield from _chapters(tags, record)
    yield from _contents(tags, record)
    yield from shown.cover(tags.pictures, "APIC", record)


def _wanted(record: Record, encoder: str | None) -> dict[str, str | None]:
    """The text of each frame; None for one that should not be there."""
    words = shown.words(record, encoder)
    return {
        "TIT2": words.title,
        "TPE1": words.artist,
        "TALB": words.album,
        "TLAN": words.language,
        "TCON": words.genre,
        "TSSE": words.encoder,
        "TDRC": words.date,
        "COMM": words.comment,
        "USLT": words.lyrics,
        "WOAS": words.link if words.link and words.link.isascii() else None,
    }


def _chapters(tags: ReadTags, record: Record) -> Iterator[Miss]:
    name = record.audio.path
    found = tags.chapters
    if len(found) != len(record.chapters):
        yield Miss("chapters", name, "CHAP", f"{len(record.chapters)} chapters", f"{len(found)}")
    for number, (one, two) in enumerate(pairwise(found), 2):
        if two.start < one.start:
            expected = f"chapter {number} in time order, after {moment(one.start / 1000)}"
            yield Miss("chapters", name, "CHAP", expected, moment(two.start / 1000))
    by_time = sorted(found, key=lambda chapter: chapter.start)
    for number, (wanted, there) in enumerate(zip(record.chapters, by_time, strict=False), 1):
        where = f"CHAP, chapter {number} ({quoted(wanted.title)})"
        times = zip(("start", "end"), wanted.samples, (there.start, there.end), strict=True)
        for what, time, found_at in times:
            if round(time * 1000 / RATE) != found_at:
                at = f"its {what} at {moment(time / RATE)}"
                yield Miss("chapters", name, where, at, moment(found_at / 1000))
        if there.title != wanted.title:
            yield Miss("chapters", name, where, "its title", quoted(there.title))


def _contents(tags: ReadTags, record: Record) -> Iterator[Miss]:
    def miss(expected: str, found: str) -> Miss:
        return Miss("chapters", record.audio.path, "CTOC", expected, found)

    if not record.chapters and not tags.contents:
        return
    top = [table for table in tags.contents if table.top_level]
    if len(top) != 1:
        yield miss("one table of contents at the top", f"{len(top)}")
        return
    if top[0].title != record.title:
        yield miss(f"the title {quoted(record.title)}", quoted(top[0].title))
    if unordered := [table.element for table in tags.contents if not table.ordered]:
        yield miss("ordered tables", f"{quoted(unordered[0])}, which is not")
    tables = {table.element: table for table in tags.contents}
    wanted = [chapter.element for chapter in sorted(tags.chapters, key=lambda chapter: chapter.start)]
    listed = _listed(top[0], tables)
    if listed != wanted:
        yield miss(f"all {len(wanted)} chapters in time order", f"{len(listed)}: {', '.join(listed)[:60]}")


def _listed(top: ReadContents, tables: dict[str, ReadContents]) -> list[str]:
    """The chapters that a table leads to, itself or by other tables under it."""
    return [
        element
        for child in top.children
        for element in (tables[child].children if child in tables and child != top.element else (child,))
    ]
