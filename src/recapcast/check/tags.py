"""Whether an MP3's tag says what the manifest does: words, language, chapters, cover."""

import hashlib
from collections.abc import Iterator
from itertools import pairwise

import langcodes

from recapcast.check import picture
from recapcast.check.record import Record
from recapcast.check.report import Miss, apart, moment, quoted
from recapcast.episode.format import RATE
from recapcast.episode.read_tags import ReadContents, ReadTags

_VERSION = (2, 3)
_COVER = 3


def misses(tags: ReadTags | None, record: Record) -> Iterator[Miss]:
    """Everything in the tag that is not as the manifest says."""
    name = record.audio.path
    if tags is None:
        yield Miss("tags", name, "", "an ID3 tag", "none")
        return
    if tags.version[:2] != _VERSION:
        found = ".".join(map(str, tags.version))
        yield Miss("tags", name, "", "an ID3 tag of version 2.3, which every player reads", f"version {found}")
    if tags.unknown:
        yield Miss("tags", name, "", "frames that can be read", f"{tags.unknown} that can not")
    for frame, text in _wanted(record).items():
        yield from _text(name, frame, text, tags.texts.get(frame, ()))
    for frame, languages in tags.languages.items():
        if set(languages) != {_alpha3(record.language)}:
            yield Miss("tags", name, frame, f"the language {_alpha3(record.language)}", ", ".join(languages))
    yield from _chapters(tags, record)
    yield from _contents(tags, record)
    yield from _pictures(tags, record)


def _wanted(record: Record) -> dict[str, str | None]:
    """The text of each frame; None for one that should not be there."""
    lyrics = "\n".join(f"{line.name}: {line.text}" if line.name else line.text for line in record.lines)
    return {
        "TIT2": record.title,
        "TPE1": record.author or "recapcast",
        "TALB": record.show or "recapcast",
        "TLAN": _alpha3(record.language),
        "TCON": "Podcast",
        "TSSE": f"recapcast {record.recapcast}, LAME",
        "TDRC": record.published,
        "COMM": f"Spoken by {', '.join(_voices(record))}",
        "USLT": lyrics,
        "WOAS": record.link if record.link and record.link.isascii() else None,
    }


def _voices(record: Record) -> list[str]:
    """Every voice that speaks, the lead's first."""
    lead = f"{record.voice.engine}:{record.voice.name}"
    return list(dict.fromkeys([lead, *(f"{part.voice}{_shifted(part.shift)}" for part in record.cast)]))


def _shifted(shift: float) -> str:
    """What is told of a voice that is played slower or faster (`speech.cast.Part`)."""
    return "" if shift == 1 else " (lower)" if shift < 1 else " (higher)"


def _alpha3(tag: str) -> str:
    try:
        return str(langcodes.get(tag).to_alpha3())
    except (langcodes.tag_parser.LanguageTagError, LookupError):
        return f"that of {tag}, which is no language"


def _text(name: str, frame: str, wanted: str | None, found: tuple[str, ...]) -> Iterator[Miss]:
    if wanted is None:
        if found:
            yield Miss("tags", name, frame, "none", quoted(found[0]))
    elif not found:
        yield Miss("tags", name, frame, quoted(wanted), "none")
    elif len(found) > 1:
        yield Miss("tags", name, frame, "one value", f"{len(found)}")
    elif found[0] != wanted:
        yield Miss("tags", name, frame, *apart(wanted, found[0]))


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


def _pictures(tags: ReadTags, record: Record) -> Iterator[Miss]:
    def miss(expected: str, found: str) -> Miss:
        return Miss("cover", record.audio.path, "APIC", expected, found)

    wanted = 1 if record.cover else 0
    if len(tags.pictures) != wanted:
        yield miss("one cover" if wanted else "none", f"{len(tags.pictures)}")
    for shown in tags.pictures:
        if wrong := picture.fault(shown.data, shown.mime):
            yield miss("a whole JPEG or PNG", wrong)
        if shown.kind != _COVER:
            yield miss(f"the front cover, kind {_COVER}", f"kind {shown.kind}")
        digest = hashlib.sha256(shown.data).hexdigest()
        if record.cover and len(shown.data) != record.cover.bytes:
            yield miss(f"{record.cover.bytes} bytes", f"{len(shown.data)}")
        if record.cover and digest != record.cover.sha256:
            yield miss(f"the SHA-256 {record.cover.sha256[:12]}…", f"{digest[:12]}…")
