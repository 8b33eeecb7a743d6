"""What every kind of tag has to tell of an episode: its words, and its cover."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recapcast import languages
from recapcast.check import picture
from recapcast.check.record import Record
from recapcast.check.report import Miss, apart, quoted
from recapcast.episode.read_tags import ReadPicture

_COVER = 3


@dataclass(frozen=True)
class Words:
    """What a player shows of an episode; None where nothing is to be shown."""

    title: str
    artist: str
    album: str
    language: str
    """As ISO 639-2 writes it."""
    genre: str
    encoder: str
    date: str | None
    comment: str
    lyrics: str
    link: str | None


def words(record: Record, encoder: str | None = None) -> Words:
    """The words of an episode.

    Args:
        record: what its manifest says.
        encoder: the library that is told to have encoded the sound, if any is.
    """
    return Words(
        title=record.title,
        artist=record.author or "recapcast",
        album=record.show or "recapcast",
        language=alpha3(record.language),
        genre="Podcast",
        encoder=", ".join(filter(None, (f"recapcast {record.recapcast}", encoder))),
        date=record.published,
        comment=f"Spoken by {', '.join(_voices(record))}",
        lyrics="\n".join(f"{line.name}: {line.text}" if line.name else line.text for line in record.lines),
        link=record.link,
    )


def alpha3(tag: str) -> str:
    """A BCP 47 tag's three-letter code; of what is no language, words that are no code."""
    try:
        return languages.alpha3(tag)
    except ValueError:
        return f"that of {tag}, which is no language"


def text(name: str, field: str, wanted: str | None, found: Sequence[str]) -> Iterator[Miss]:
    """Where the field of a tag of the file `name` holds another text than the one that is wanted; None for none."""
    if wanted is None:
        if found:
            yield Miss("tags", name, field, "none", quoted(found[0]))
    elif not found:
        yield Miss("tags", name, field, quoted(wanted), "none")
    elif len(found) > 1:
        yield Miss("tags", name, field, "one value", f"{len(found)}")
    elif found[0] != wanted:
        yield Miss("tags", name, field, *apart(wanted, found[0]))


def cover(pictures: Sequence[ReadPicture], field: str, record: Record) -> Iterator[Miss]:
    """Where the pictures of a tag are not the one that the manifest tells of, and whole."""

    def miss(expected: str, found: str) -> Miss:
        return Miss("cover", record.audio.path, field, expected, found)

    wanted = 1 if record.cover else 0
    if len(pictures) != wanted:
        yield miss("one cover" if wanted else "none", f"{len(pictures)}")
    for each in pictures:
        if wrong := picture.fault(each.data, each.mime):
            yield miss("a whole JPEG or PNG", wrong)
        if each.kind != _COVER:
            yield miss(f"the front cover, kind {_COVER}", f"kind {each.kind}")
        digest = hashlib.sha256(each.data).hexdigest()
        if record.cover and len(each.data) != record.cover.bytes:
            yield miss(f"{record.cover.bytes} bytes", f"{len(each.data)}")
        if record.cover and digest != record.cover.sha256:
            yield miss(f"the SHA-256 {record.cover.sha256[:12]}…", f"{digest[:12]}…")


def _voices(record: Record) -> list[str]:
    """Every voice that speaks, the lead's first."""
    lead = f"{record.voice.engine}:{record.voice.name}"
    return list(dict.fromkeys([lead, *(f"{part.voice}{_shifted(part.shift)}" for part in record.cast)]))


def _shifted(shift: float) -> str:
    """What is told of a voice that is played slower or faster (`speech.cast.Part`)."""
    return "" if shift == 1 else " (lower)" if shift < 1 else " (higher)"
