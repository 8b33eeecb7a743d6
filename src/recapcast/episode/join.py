"""Takes joined into one programme: each trimmed, faded at its ends, and set exactly the asked pause apart.

Takes are read one after another, and what is joined is laid down on a tape: an hour needs no more memory than a line.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soxr

from recapcast.episode.format import CHANNELS, FRAME, RATE
from recapcast.episode.sound import Sound, Tape
from recapcast.errors import EpisodeError
from recapcast.script.model import Chapter, Line, Pause, Script
from recapcast.speech.clip import Clip, Mark
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


_MISMATCH = "the takes are not those of the script's lines"


@dataclass(frozen=True)
class Placed:
    """A line in the programme: its samples `start` to `end`, silence around it not counted."""

    line: Line
    start: Samples
    end: Samples
    marks: tuple[Mark, ...] = ()
    """The clip's, in samples of the programme, from `start` to before `end`."""


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
    """A sound, and what stands where in it."""

    sound: Sound
    lines: tuple[Placed, ...]
    chapters: tuple[PlacedChapter, ...]

    @property
    def samples(self) -> Samples:
        """Its whole length."""
        return self.sound.samples


def join(script: Script, takes: Sequence[Take]) -> Programme:
    """Lay the takes of `script` one after another.

    Between two lines stands exactly the sum of the pauses that the script asks for there; where it asks
    for none, a default: longer where the role changes, longest before a chapter, and there such that the chapter
    begins with a frame of the MP3: what stands in a chapter is then encoded alike wherever it begins. Chapters before
    whose end no line comes are left out.

    Args:
        script: what was to be said.
        takes: one for each of its lines, in order.

    Raises:
        EpisodeError: a take is silent once its edges are trimmed, or there is not one for each line.
        OutputError: the temporary folder has no room for the sound.
    """
    if len(takes) != len(script.lines):
        raise EpisodeError(_MISMATCH)
    tape = Tape(channels=CHANNELS)
    lines: list[Placed] = []
    starts: list[tuple[str, Samples]] = []
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
            tape.append(_silence(_gap(before, item, opening=opening is not None) if asked is None else asked))
            if opening is not None and asked is None:
                tape.append(bytes(SAMPLE_WIDTH * (-tape.samples % FRAME)))
            if opening is not None:
                starts.append((opening, tape.samples if lines else Samples(0)))
            start = tape.samples
            take = next(coming)
            if take.line != item:
                raise EpisodeError(_MISMATCH)
            pcm, cut = _trimmed(_segment(take.clip), len(lines) + 1)
            tape.append(pcm)
            lines.append(Placed(item, start, tape.samples, _marks(take.clip, cut, start, tape.samples)))
            opening, asked, before = None, None, item
    tape.append(_silence(AFTER_LAST if asked is None else asked))
    ends = [start for _, start in starts[1:]] + [tape.samples]
    chapters = tuple(PlacedChapter(title, start, end) for (title, start), end in zip(starts, ends, strict=False))
    return Programme(tape, tuple(lines), chapters)


def _gap(before: Line | None, line: Line, *, opening: bool) -> Seconds:
    if before is None:
        return BEFORE_FIRST
    if opening:
        return BETWEEN_CHAPTERS
    return BETWEEN_LINES if (before.role, before.name) == (line.role, line.name) else BETWEEN_ROLES


def _silence(seconds: float) -> bytes:
    silence: bytes = AudioSegment.silent(duration=seconds * 1000, frame_rate=RATE).raw_data
    return silence


def _segment(clip: Clip) -> AudioSegment:
    pcm = clip.pcm
    if clip.rate != RATE:
        # Not pydub's own resampler: it leaves a mirror image of the voice 6 dB below it.
        pcm = soxr.resample(np.frombuffer(pcm, "<i2"), clip.rate, RATE).astype("<i2").tobytes()
    return AudioSegment(data=pcm, sample_width=SAMPLE_WIDTH, frame_rate=RATE, channels=CHANNELS)


def _marks(clip: Clip, cut: Samples, start: Samples, end: Samples) -> tuple[Mark, ...]:
    """The marks of a clip of which `cut` samples were taken off before what now lies at `start` to `end`."""
    marks: list[Mark] = []
    for mark in clip.marks:
        sample = Samples(max(start, start - cut + mark.sample * RATE // clip.rate))
        if sample < end and not (marks and sample == marks[-1].sample):
            marks.append(Mark(mark.position, sample))
    return tuple(marks)


def _trimmed(spoken: AudioSegment, number: int) -> tuple[bytes, Samples]:
    """What is heard, and how many samples were taken off before it."""
    lead = detect_leading_silence(spoken, _SILENCE, _STEP)
    if lead >= len(spoken):
        message = f"line {number} is silent: speak it again, or with another voice"
        raise EpisodeError(message)
    trail = detect_leading_silence(spoken.reverse(), _SILENCE, _STEP)
    cut = max(0, lead - _KEPT)
    heard = spoken[cut : len(spoken) - max(0, trail - _KEPT)]
    # Faded apart, since a fade copies all that it is given, several times.
    start, middle, end = heard[:_FADE], heard[_FADE:-_FADE], heard[_FADE:][-_FADE:]
    pcm = b"".join(piece.raw_data for piece in (start.fade_in(_FADE), middle, end.fade_out(_FADE)))
    return pcm, Samples(int(spoken.frame_count(ms=cut)))
