"""Units of time in sound.

Lengths add up as whole samples and become seconds only to be shown or stored, so that a long timeline
does not drift.
"""

from typing import NewType

Seconds = NewType("Seconds", float)
Milliseconds = NewType("Milliseconds", int)
Samples = NewType("Samples", int)
Hertz = NewType("Hertz", int)

SAMPLE_WIDTH = 2
"""Bytes in a sample: PCM is 16-bit signed little-endian throughout."""


def to_seconds(samples: int, rate: int) -> Seconds:
    """`samples` at `rate` Hz in seconds, unrounded."""
    return Seconds(samples / rate)


def clock(seconds: float) -> str:
    """A length as people write it: `4 s`, `1 min 24 s`, `1 h 2 min 3 s`. Rounded to whole seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if hours or minutes else "", f"{rest} s"]
    return " ".join(part for part in parts if part)
