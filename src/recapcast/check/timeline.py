"""Whether a manifest agrees with itself: lines and chapters in order and within the sound, a voice for each line."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from recapcast.check.record import Line, Record, place, to_samples
from recapcast.check.report import Miss, apart, moment, quoted
from recapcast.episode.format import RATE

_REST = 0.1
"""Seconds that are silent between two chapters at the most (`score.GUARD`), where the music of one would begin."""


def misses(record: Record, name: str) -> Iterator[Miss]:
    """Everything in the manifest `name` that can not be as it says."""
    yield from _lines(record, name)
    yield from _chapters(record, name)
    yield from _cast(record, name)


def _lines(record: Record, name: str) -> Iterator[Miss]:
    length = to_samples(record.audio.seconds)
    before = 0
    for number, line in enumerate(record.lines, 1):
        start, end = line.samples
        where = place(number, line)
        if start < before:
            yield Miss("manifest", name, where, f"a start at {moment(before / RATE)} or later", moment(line.start))
        if not start < end <= length:
            expected = f"an end between its start and {moment(record.audio.seconds)}"
            yield Miss("manifest", name, where, expected, moment(line.end))
        before = max(before, end)
        yield from _words(line, name, where)


def _words(line: Line, name: str, where: str) -> Iterator[Miss]:
    """What a line's words tell, where its voice tells any."""
    if not line.words:
        return
    text = "".join(text for *_, text in line.words)
    if text != line.text:
        expected, found = apart(line.text, text)
        yield Miss("manifest", name, f"`words` of {where}", expected, found)
    starts = [line.start, *(end for _, end, _ in line.words)]
    for (start, end, word), expected_start in zip(line.words, starts, strict=False):
        if not start == expected_start < end:
            expected = f"it from {moment(expected_start)} until after that"
            found = f"{moment(start)} to {moment(end)}"
            yield Miss("manifest", name, f"`words` of {where}, {quoted(word)}", expected, found)
            return
    if starts[-1] != line.end:
        yield Miss("manifest", name, f"`words` of {where}", f"an end at {moment(line.end)}", moment(starts[-1]))


def _in_music(record: Record, time: float) -> bool:
    """Whether music is heard then; a chapter that opens with it may begin as long before as encoders come to rest."""
    return any(span.start - _REST <= time <= span.end for span in record.music)


def _chapters(record: Record, name: str) -> Iterator[Miss]:
    chapters = record.chapters
    starts = [chapter.samples[0] for chapter in chapters]
    begins = {0, *(line.samples[0] for line in record.lines)}
    ends = [*starts[1:], to_samples(record.audio.seconds)][: len(starts)]
    for number, (chapter, end) in enumerate(zip(chapters, ends, strict=True), 1):
        where = f"chapter {number} ({quoted(chapter.title)})"
        if chapter.samples[0] not in begins and not _in_music(record, chapter.start):
            yield Miss("manifest", name, where, "a start with one of its lines, or with music", moment(chapter.start))
        if chapter.samples[1] != end:
            yield Miss("manifest", name, where, f"an end at {moment(end / RATE)}", moment(chapter.end))
    for number, (one, two) in enumerate(pairwise(starts), 2):
        if two <= one:
            where = f"chapter {number} ({quoted(chapters[number - 1].title)})"
            yield Miss("manifest", name, where, f"a start after {moment(one / RATE)}", moment(two / RATE))
            return
    for number, line in enumerate(record.lines, 1):
        at = bisect_right(starts, line.samples[0])
        title = chapters[at - 1].title if at else None
        if line.chapter != title:
            where = place(number, line)
            yield Miss("manifest", name, where, f"the chapter {quoted(title)}", quoted(line.chapter))


def _cast(record: Record, name: str) -> Iterator[Miss]:
    wanted = dict.fromkeys((line.role, line.name) for line in record.lines)
    cast = [(part.role, part.name) for part in record.cast]
    for who in wanted:
        if cast.count(who) != 1:
            yield Miss("manifest", name, "`cast`", f"one voice for {_shown(who)}", f"{cast.count(who)}")
    for who in dict.fromkeys(cast):
        if who not in wanted:
            yield Miss("manifest", name, "`cast`", "those who speak a line", f"{_shown(who)}, who has none")


def _shown(who: tuple[str, str | None]) -> str:
    return f"{who[0]} ({who[1]})" if who[1] else who[0]
