"""Whether transcripts tell the manifest's words, by whom and when, and all the same."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recapcast.check import captions
from recapcast.check.captions import ReadCue
from recapcast.check.record import Record, place
from recapcast.check.report import Miss, apart, moment, quoted
from recapcast.episode.format import RATE
from recapcast.publish.cues import LONGEST, speaker_of
from recapcast.units import Milliseconds

_WORD_JOINER = "\u2060"
"""That SRT's words are parted with where players would take them for markup (`publish.transcript`)."""


class _Span(NamedTuple):
    """A line's time in whole milliseconds, rounded inwards as its cues are, and what its cues tell."""

    start: Milliseconds
    end: Milliseconds
    text: str
    """Its words, in SRT with the label before them."""
    speaker: str
    number: int


def misses(files: Mapping[str, tuple[str, bytes]], record: Record) -> Iterator[Miss]:
    """Everything in the transcripts that is not as the manifest says.

    Args:
        files: by suffix, `.vtt`, `.srt` and `.json`: a file's name and content.
        record: what they are held against.
    """
    read: dict[str, list[ReadCue]] = {}
    for suffix, (name, data) in files.items():
        try:
            read[suffix] = captions.read(data, suffix)
        except ValueError as error:
            yield Miss("transcript", name, "", "a transcript that can be read", str(error))
            continue
        yield from _against_lines(read[suffix], _spans(record, labelled=suffix == ".srt"), name, record)
    if ".vtt" in read and ".json" in read:
        yield from _alike(read[".vtt"], read[".json"], files[".json"][0], files[".vtt"][0])
    if ".vtt" in read and ".srt" in read:
        yield from _as_long(read[".vtt"], read[".srt"], files[".srt"][0], record)


def _spans(record: Record, *, labelled: bool) -> list[_Span]:
    spans, before = [], None
    for number, line in enumerate(record.lines, 1):
        start, end = line.samples
        name = speaker_of(line.role, line.name)
        label = f"{name}: " if labelled and name != before else ""
        times = Milliseconds(-(-start * 1000 // RATE)), Milliseconds(end * 1000 // RATE)
        spans.append(_Span(*times, label + line.text, name, number))
        before = name
    return spans


def _against_lines(cues: Sequence[ReadCue], spans: Sequence[_Span], name: str, record: Record) -> Iterator[Miss]:
    starts = [span.start for span in spans]
    texts: list[list[str]] = [[] for _ in spans]
    before = Milliseconds(0)
    for number, cue in enumerate(cues, 1):
        if cue.start < before:
            expected = f"a start at {moment(before / 1000)} or later, in time order"
            yield Miss("transcript", name, _where(number, cue), expected, moment(cue.start / 1000))
        if not cue.start < cue.end <= cue.start + LONGEST:
            expected = f"an end after its start, by {LONGEST / 1000:g} s at the most"
            yield Miss("transcript", name, _where(number, cue), expected, moment(cue.end / 1000))
        before = max(before, cue.end)
        span = spans[max(0, bisect_right(starts, cue.start) - 1)]
        if not span.start <= cue.start < cue.end <= span.end:
            expected = f"it within line {span.number}, {moment(span.start / 1000)} to {moment(span.end / 1000)}"
            found = f"{moment(cue.start / 1000)} to {moment(cue.end / 1000)}"
            yield Miss("transcript", name, _where(number, cue), expected, found)
        if cue.speaker is not None and cue.speaker != span.speaker:
            expected = f"the speaker {quoted(span.speaker)}"
            yield Miss("transcript", name, _where(number, cue), expected, quoted(cue.speaker))
        texts[span.number - 1].append(cue.text)
    for span, there in zip(spans, texts, strict=True):
        text = " ".join(" ".join(there).split()).replace(_WORD_JOINER, "")
        if _squeezed(text) != _squeezed(span.text):
            where = place(span.number, record.lines[span.number - 1])
            expected, found = apart(span.text, text) if there else ("its words", "none")
            yield Miss("transcript", name, where, expected, found)


def _where(number: int, cue: ReadCue) -> str:
    return f"cue {number} ({quoted(cue.text)}) at {moment(cue.start / 1000)}"


def _alike(one: Sequence[ReadCue], two: Sequence[ReadCue], name: str, other: str) -> Iterator[Miss]:
    """A JSON segment is a WebVTT cue."""
    if len(one) != len(two):
        yield Miss("transcript", name, "", f"{len(one)} segments, as {other} has cues", f"{len(two)}")
        return
    for number, (a, b) in enumerate(zip(one, two, strict=True), 1):
        if (a.start, a.end, a.speaker, _squeezed(a.text)) != (b.start, b.end, b.speaker, _squeezed(b.text)):
            yield Miss("transcript", name, f"segment {number}", f"cue {number} of {other}, {_shown(a)}", _shown(b))


def _as_long(one: Sequence[ReadCue], two: Sequence[ReadCue], name: str, record: Record) -> Iterator[Miss]:
    """SRT is cut otherwise, but each line begins at the same time."""
    firsts = [{cue.start for cue in cues} for cues in (one, two)]
    for span in _spans(record, labelled=False):
        if span.start in firsts[0] and span.start not in firsts[1]:
            where = place(span.number, record.lines[span.number - 1])
            yield Miss("transcript", name, where, f"a cue from {moment(span.start / 1000)} on", "none")


def _shown(cue: ReadCue) -> str:
    return f"{moment(cue.start / 1000)} to {moment(cue.end / 1000)} {quoted(cue.text)}"


def _squeezed(text: str) -> str:
    """Without white space, which rows and cues break at, and the marks that SRT needs."""
    return "".join(text.split()).replace(_WORD_JOINER, "")
