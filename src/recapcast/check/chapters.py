"""Whether the chapters file says what the manifest does."""

import json
from collections.abc import Iterator
from typing import Any

from recapcast.check.record import Record
from recapcast.check.report import Miss, quoted
from recapcast.episode.format import RATE
from recapcast.plain_text import decode
from recapcast.publish.chapters import VERSION


def misses(data: bytes, name: str, record: Record) -> Iterator[Miss]:
    """Everything in the Podcasting 2.0 chapters file `name` that is not as the manifest says."""
    try:
        content = json.loads(decode(data))
    except (ValueError, RecursionError) as error:
        yield Miss("chapters", name, "", "a chapters file that can be read as JSON", str(error))
        return
    if not isinstance(content, dict) or not isinstance(content.get("chapters"), list):
        yield Miss("chapters", name, "", "a mapping with a list of `chapters`", "something else")
        return
    about = {
        "version": VERSION, "title": record.title, "author": record.author, "podcastName": record.show,
        "fileName": record.audio.path,
    }  # fmt: skip
    for key, wanted in about.items():
        if content.get(key) != wanted:
            yield Miss("chapters", name, f"`{key}`", quoted(wanted), _shown(content.get(key)))
    found = content["chapters"]
    if len(found) != len(record.chapters):
        yield Miss("chapters", name, "", f"{len(record.chapters)} chapters", f"{len(found)}")
    for number, (chapter, there) in enumerate(zip(record.chapters, found, strict=False), 1):
        start, end = chapter.samples
        keys = {"startTime": round(start / RATE, 3), "endTime": round(end / RATE, 3), "title": chapter.title}
        for key, value in keys.items():
            is_there = there.get(key) if isinstance(there, dict) else None
            if is_there != value:
                where = f"chapter {number} ({quoted(chapter.title)}), `{key}`"
                yield Miss("chapters", name, where, _shown(value), _shown(is_there))


def _shown(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, str | None):
        return quoted(value)
    return f"{value}" if isinstance(value, int | float) else "something else"
