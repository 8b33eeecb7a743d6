r"""The transcript in the three formats that players of podcasts read: WebVTT, SRT and JSON.

Its words are the script's own. All are UTF-8 with `\n` at each line's end; times are whole milliseconds.
"""

import html
import json
import re
from collections.abc import Iterable, Sequence

from recapcast.publish.cues import Cue
from recapcast.units import Milliseconds

WEBVTT_COLUMNS = 42
"""In a row (Netflix, Timed Text Style Guide; STANDARDS, "Transcripts")."""
SRT_COLUMNS = 32
"""In a row (Podcasting 2.0, transcripts.md)."""
JSON_VERSION = "1.0.0"
"""Of Podcasting 2.0's transcript format."""

_MARKUP = re.compile(r"<(?=[^<>]*>)|--(?=>)|\{(?=\\)")
"""What begins a tag, a cue's times, or a place on the screen for players of SRT."""
_WORD_JOINER = "\u2060"
"""Takes no room and no part in a word. SRT has no way to write a `<` that is meant."""


def to_webvtt(cues: Iterable[Cue]) -> bytes:
    """The cues as WebVTT, each in its speaker's voice. No cues leave the header alone."""
    blocks = ["WEBVTT\n"]
    for cue in cues:
        voice = f"<v {_escaped(cue.speaker)}>"
        rows = "\n".join(map(_escaped, cue.rows))
        blocks.append(f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{voice}{rows}\n")
    return "\n".join(blocks).encode()


def to_srt(cues: Iterable[Cue]) -> bytes:
    """The cues as SRT. Who speaks is not written: build them `labelled`. No cues give an empty file."""
    blocks = []
    for number, cue in enumerate(cues, 1):
        rows = _parted("\n".join(cue.rows))  # together: a tag may begin in one and end in the other
        blocks.append(f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{rows}\n")
    return "\n".join(blocks).encode()


def to_json(cues: Sequence[Cue]) -> bytes:
    """The cues as a Podcasting 2.0 transcript: one segment each, on one row, times in seconds."""
    segments = [
        {"speaker": cue.speaker, "startTime": cue.start / 1000, "endTime": cue.end / 1000, "body": cue.text}
        for cue in cues
    ]
    return (json.dumps({"version": JSON_VERSION, "segments": segments}, ensure_ascii=False, indent=2) + "\n").encode()


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _parted(text: str) -> str:
    return _MARKUP.sub(lambda match: match[0] + _WORD_JOINER, text)


def _clock(time: Milliseconds, point: str) -> str:
    """`time` as `00:00:00.000`; the hours take more digits from 100 on."""
    minutes, rest = divmod(time, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"
