"""Transcripts read strictly, in the form in which `publish.transcript` prints them: WebVTT, SRT and JSON.

Whatever is read, a file that is not right is a ValueError that says what is wrong and on which line.
"""

import html
import json
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from recapcast.plain_text import decode
from recapcast.publish.transcript import JSON_VERSION
from recapcast.units import Milliseconds

_TIMES = r"(\d{2,6}):([0-5]\d):([0-5]\d)%s(\d{3})"
_VTT_TIMES = re.compile(f"{_TIMES} --> {_TIMES}" % (r"\.", r"\."), re.ASCII)
_SRT_TIMES = re.compile(f"{_TIMES} --> {_TIMES}" % (",", ","), re.ASCII)
_VOICE = re.compile(r"<v ([^<>]+)>([^<>]+)", re.DOTALL)


class ReadCue(NamedTuple):
    """Words that are shown from `start` to `end`; SRT does not tell who speaks them."""

    start: Milliseconds
    end: Milliseconds
    speaker: str | None
    text: str


def read(data: bytes, suffix: str) -> list[ReadCue]:
    """The cues of a transcript, in its order.

    Args:
        data: the file.
        suffix: `.vtt`, `.srt` or `.json`: which one it is.

    Raises:
        ValueError: it is not one, or holds no cue.
    """
    text = decode(data)
    cues = list({".vtt": _webvtt, ".srt": _srt, ".json": _json}[suffix](text))
    if not cues:
        message = "it has no cue"
        raise ValueError(message)
    return cues


def _webvtt(text: str) -> Iterator[ReadCue]:
    blocks = _blocks(text)
    number, header = next(blocks, (1, [""]))
    if header != ["WEBVTT"]:
        raise _wrong(number, "`WEBVTT` alone", header[0])
    for number, block in blocks:
        times = _VTT_TIMES.fullmatch(block[0])
        if times is None:
            raise _wrong(number, "a cue's times such as 00:00:01.000 --> 00:00:02.000", block[0])
        words = _VOICE.fullmatch("\n".join(block[1:]))
        if words is None:
            raise _wrong(number + 1, "words in a voice, `<v Name>…`", block[1] if len(block) > 1 else "nothing")
        yield ReadCue(*_span(times), html.unescape(words[1]), html.unescape(words[2]))


def _srt(text: str) -> Iterator[ReadCue]:
    for count, (number, block) in enumerate(_blocks(text), 1):
        if block[0] != str(count):
            raise _wrong(number, f"the cue's number, {count}", block[0])
        times = _SRT_TIMES.fullmatch(block[1]) if len(block) > 1 else None
        if times is None:
            found = block[1] if len(block) > 1 else "nothing"
            raise _wrong(number + 1, "a cue's times such as 00:00:01,000 --> 00:00:02,000", found)
        if len(block) < 3:
            raise _wrong(number + 2, "words", "nothing")
        yield ReadCue(*_span(times), None, "\n".join(block[2:]))


def _json(text: str) -> Iterator[ReadCue]:
    try:
        data = json.loads(text)
    except RecursionError as error:
        message = "lists and mappings nest too deep"
        raise ValueError(message) from error
    segments = data.get("segments") if isinstance(data, dict) and data.get("version") == JSON_VERSION else None
    if not isinstance(segments, list):
        message = f"expected a mapping with `version` {JSON_VERSION} and a list of `segments`"
        raise ValueError(message)
    for number, segment in enumerate(segments, 1):
        try:
            start, end = (_milliseconds(segment[key]) for key in ("startTime", "endTime"))
            speaker, body = segment["speaker"], segment["body"]
        except (LookupError, TypeError, ValueError) as error:
            message = f"segment {number}: expected speaker, startTime, endTime and body"
            raise ValueError(message) from error
        if not isinstance(speaker, str) or not isinstance(body, str):
            message = f"segment {number}: expected text as speaker and body"
            raise ValueError(message)
        yield ReadCue(start, end, speaker, body)


def _milliseconds(seconds: Any) -> Milliseconds:  # noqa: ANN401
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not math.isfinite(seconds):
        raise ValueError
    return Milliseconds(round(seconds * 1000))


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """What stands between empty lines, each with the number of its first line; nothing of white space."""
    block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _span(times: re.Match[str]) -> tuple[Milliseconds, Milliseconds]:
    numbers = [int(number) for number in times.groups()]
    start, end = (((h * 60 + m) * 60 + s) * 1000 + ms for h, m, s, ms in (numbers[:4], numbers[4:]))
    return Milliseconds(start), Milliseconds(end)


def _wrong(number: int, expected: str, found: str) -> ValueError:
    return ValueError(f"line {number}: expected {expected}, found {found[:60]!r}")
