"""What a check found: every miss, and the figures of the whole."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

Part = Literal[
    "manifest", "file", "frames", "length", "format", "loudness", "peak", "clipping", "line", "pause", "chapters",
    "tags", "cover", "transcript", "script",
]  # fmt: skip
"""What of an episode does not hold."""

_LONGEST = 60
"""Characters of a text that is shown."""


@dataclass(frozen=True)
class Miss:
    """One thing that is not as it should be. Printed, it is one line."""

    part: Part
    file: str
    """As the manifest names it; the manifest itself by its own name."""
    where: str
    """A line, a time, a place in the file; empty for the whole file."""
    expected: str
    found: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return _printable(f"{place}: expected {self.expected}, found {self.found}")


@dataclass(frozen=True)
class Figures:
    """An episode in numbers. What could not be measured is None."""

    seconds: float | None
    lufs: float | None
    dbtp: float | None
    chapters: int
    lines: int
    files: int
    """With the MP3 and the manifest."""
    script: Literal["same", "changed", "not there"]
    """Whether the narration script is still the one that was spoken: only then are citations compared."""


@dataclass(frozen=True)
class Report:
    """The outcome. The episode holds where there are no misses."""

    misses: tuple[Miss, ...]
    figures: Figures


def moment(seconds: float) -> str:
    """A time in an episode, to the millisecond: `0:07.569`, `1:00:07.569`."""
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    clock = f"{rest // 1000:02}.{rest % 1000:03}"
    return f"{minutes // 60}:{minutes % 60:02}:{clock}" if minutes >= 60 else f"{minutes}:{clock}"


def quoted(text: str | None) -> str:
    """A text in quotes, on one line and cut where it is long; `none` for None."""
    if text is None:
        return "none"
    line = _printable(text)
    return f'"{line}"' if len(line) <= _LONGEST else f'"{line[: _LONGEST - 1]}…"'


def apart(expected: str, found: str) -> tuple[str, str]:
    """Two texts that differ, each quoted from shortly before the place where they begin to."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(expected, found, strict=False)))
    start = max(0, alike - 20)
    lead = "…" if start else ""
    return quoted(lead + expected[start:]), quoted(lead + found[start:])


def _printable(text: str) -> str:
    """`text` on one line, and without what a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)
