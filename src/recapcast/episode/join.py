"""Takes joined into one programme: each trimmed, faded at its ends, and set exactly the asked pause apart."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soxr

from recapcast.episode.format import CHANNELS, RATE
from recapcast.errors import EpisodeError
from recapcast.script.model import Chapter, Line, Pause, Script
from recapcast.speech.clip import Clip
from recapcast.speech.speak import Take
from recapcast.units import SAMPLE_WIDTH, Samples, Seconds

with warnings.catch_warnings():
    # pydub looks for an ffmpeg on import and warns where there is none; nothing here needs one.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

BETWEEN_LINES = Seconds(0.35)
BETWEEN_ROLES = Seconds(0.55)
BETWEEN_CHAPTERS = Seconds(0.9)
BEFORE_FIRST = Seconds(0.3)
AFTER_LAST = Seconds(0.6)

_SILENCE = -55.0
"""dBFS over 5 ms. The final consonants of espeak-ng lie at -45 (leaf, half, if), their last 5 ms at -55 (enough)."""
_STEP = 5
"""Milliseconds between two looks for the end of silence."""
_KEPT = 10
"""Milliseconds left before and after what is heard, so that a soft consonant keeps its edge."""
_FADE = 5
"""Milliseconds: takes a click away, and nothing that can be heard of a word."""


@dataclass(frozen=True)
class Placed:
    """A line in the programme: its samples `start` to `end`, silence around it not counted."""

    line: Line
    start: Samples
    end: Samples


@dataclass(frozen=True)
class PlacedChapter:
    """A chapter in the programme: from its first line to the next chapter's first, or to the end.

    The one before the first line begins with the programme.
    """

    title: str
    start: Samples
    end: Samples


@dataclass(frozen=True)
class Programme:
    """One channel of 16-bit PCM at `RATE`, and what stands where in it."""

    pcm: bytes
    lines: tuple[Placed, ...]
    chapters: tuple[PlacedChapter, ...]

    @property
    def samples(self) -> Samples:
        """Its whole length."""
        return Samples(len(self.pcm) // SAMPLE_WIDTH)


def join(script: Script, takes: Sequence[Take]) -> Programme:
    """Lay the takes of `script` one after another.

    Between two lines stands exactly the sum of the pauses that the script asks for there; where it asks
    for none, a default: longer where the role changes, longest before a chapter. Chapters before whose
    end no line comes are left out.

    Args:
        script: what was to be said.
        takes: one for each of its lines, in order.

    Raises:
        EpisodeError: a take is silent once its edges are trimmed, or there is not one for each line.
    """
    if tuple(take.line for take in takes) != script.lines:
        message = f"there are {len(takes)} takes for {len(script.lines)} lines"
        raise EpisodeError(message)
    pieces: list[AudioSegment] = []
    length = 0
    lines: list[Placed] = []
    starts: list[tuple[str, Samples]] = []

    def lay(piece: AudioSegment) -> None:
        nonlocal length
        pieces.append(piece)
        length += int(piece.frame_count())

    opening: str | None = None
    asked: float | None = None
    before: Line | None = None
    coming = iter(takes)
    for item in script.items:
        if isinstance(item, Chapter):
            opening = item.title
        elif isinstance(item, Pause):
            asked = (asked or 0.0) + item.seconds
        elif isinstance(item, Line):
            lay(_silence(_gap(before, item, opening=opening is not None) if asked is None else asked))
            if opening is not None:
                starts.append((opening, Samples(length if lines else 0)))
            spoken = _trimmed(_segment(next(coming).clip), len(lines) + 1)
            start = Samples(length)
            lay(spoken)
            lines.append(Placed(item, start, Samples(length)))
            opening, asked, before = None, None, item
    lay(_silence(AFTER_LAST if asked is None else asked))
    # One copy of all the sound; adding segment to segment would copy what came before at every step.
    pcm = b"".join(piece.raw_data for piece in pieces)
    ends = [start for _, start in starts[1:]] + [Samples(length)]
    chapters = tuple(PlacedChapter(title, start, end) for (title, start), end in zip(starts, ends, strict=False))
    return Programme(pcm, tuple(lines), chapters)


def _gap(before: Line | None, line: Line, *, opening: bool) -> Seconds:
    if before is None:
        return BEFORE_FIRST
    if opening:
        return BETWEEN_CHAPTERS
    return BETWEEN_LINES if (before.role, before.name) == (line.role, line.name) else BETWEEN_ROLES


def _silence(seconds: float) -> AudioSegment:
    return AudioSegment.silent(duration=seconds * 1000, frame_rate=RATE)


def _segment(clip: Clip) -> AudioSegment:
    pcm = clip.pcm
    if clip.rate != RATE:
        # Not pydub's own resampler: it leaves a mirror image of the voice 6 dB below it.
        pcm = soxr.resample(np.frombuffer(pcm, "<i2"), clip.rate, RATE).astype("<i2").tobytes()
    return AudioSegment(data=pcm, sample_width=SAMPLE_WIDTH, frame_rate=RATE, channels=CHANNELS)


def _trimmed(spoken: AudioSegment, number: int) -> AudioSegment:
    lead = detect_leading_silence(spoken, _SILENCE, _STEP)
    if lead >= len(spoken):
        message = f"line {number} is silent: speak it again, or with another voice"
        raise EpisodeError(message)
    trail = detect_leading_silence(spoken.reverse(), _SILENCE, _STEP)
    heard = spoken[max(0, lead - _KEPT) : len(spoken) - max(0, trail - _KEPT)]
    return heard.fade_in(_FADE).fade_out(_FADE)
