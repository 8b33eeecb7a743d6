"""Sound as it passes between rooms."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from recapcast.units import SAMPLE_WIDTH, Hertz, Samples, Seconds, to_seconds


class Mark(NamedTuple):
    """A place in a text and in its sound: the character at `position` begins to be heard at `sample`."""

    position: int
    sample: Samples


@dataclass(frozen=True)
class Clip:
    """One channel of 16-bit signed little-endian PCM at `rate` Hz. May be empty."""

    pcm: bytes
    rate: Hertz
    marks: tuple[Mark, ...] = ()
    """When its words begin, as far as the engine tells: each mark further on than the one before, in text and sound.
    What stands between two marks is heard between them."""

    def __post_init__(self) -> None:
        if len(self.pcm) % SAMPLE_WIDTH or self.rate <= 0:
            message = f"{len(self.pcm)} bytes at {self.rate} Hz are no 16-bit PCM"
            raise ValueError(message)

    @property
    def samples(self) -> Samples:
        """Its length."""
        return Samples(len(self.pcm) // SAMPLE_WIDTH)

    @property
    def seconds(self) -> Seconds:
        """How long it sounds; 0 where it is empty."""
        return to_seconds(self.samples, self.rate)

    def silent_end(self, level: float) -> Seconds:
        """How long the end stays below `level`, a share of full scale; looks at pieces of 20 ms."""
        step = max(1, self.rate // 50) * SAMPLE_WIDTH
        end = len(self.pcm)
        while end > 0:
            piece = array("h", self.pcm[max(0, end - step) : end])
            if max(max(piece), -min(piece)) > level * 32768:
                break
            end -= len(piece) * SAMPLE_WIDTH
        return to_seconds((len(self.pcm) - end) // SAMPLE_WIDTH, self.rate)

    def peak(self) -> float:
        """The highest level as a share of full scale, 0 to 1, seen at one sample in sixteen; 0 where it is empty.

        Speech can not hide between those: it tells sound from silence, not how near clipping is.
        """
        samples = array("h", self.pcm)[::16]
        return max(max(samples), -min(samples)) / 32768 if samples else 0.0


def ascending(marks: Iterable[Mark], characters: int, samples: int) -> tuple[Mark, ...]:
    """The marks that can hold in a text of so many characters and a clip of so many samples.

    What lies outside either, and what is no further on than a mark before it, is left out.
    """
    kept: list[Mark] = []
    for mark in marks:
        before = kept[-1] if kept else Mark(-1, Samples(-1))
        if before.position < mark.position < characters and before.sample < mark.sample < samples:
            kept.append(mark)
    return tuple(kept)
