"""Takes joined into one programme: each trimmed, faded at its ends, and set exactly the asked pause apart.

Takes are read one after another, and what is joined is laid down on a tape: an hour needs no more memory than a line.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import soxr
from numpy.typing import NDArray

from recapcast.episode.format import CHANNELS, FRAME, RATE
from recapcast.episode.loudness import share
from recapcast.episode.score import AFTER_BED, OUTRO, Start, lead, length
from recapcast.episode.score import BEFORE as BREATH
from recapcast.episode.sound import Sound, Tape
from recapcast.episode.theme import BED, NONE, Theme
from recapcast.errors import EpisodeError
from recapcast.script.model import OFF, Chapter, Line, Music, Pause, Script
from recapcast.speech.clip import Clip, Mark
from recapcast.speech.speak import Take
from recapcast.units import SAMPLE_WIDTH, Samples, Seconds

with warnings.catch_warnings():
    # pydub looks for an ffmpeg on import and warns where there is none; nothing here needs one.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

BETWEEN_LINES = Seconds(0.35)
BETWEEN_ROLES = Seconds(0.55)
BETWEEN_CHAPTERS = Seconds(0.9)
BEFORE_FIRST = Seconds(0.3)
AFTER_LAST = Seconds(0.6)

_SILENCE = -55.0
"""dBFS over 5 ms. The final consonants of espeak-ng lie at -45 (leaf, half, if), their last 5 ms at -55 (enough)."""
_STEP = 5
"""Milliseconds between two looks for the end of silence. pydub's own (`detect_leading_silence`) take a millisecond a
line, as long as all else that is done with it here."""
_LOOKED_AT = 40
"""Steps at once: 0.2 s, which is seldom silent."""
_KEPT = 10
"""Milliseconds left before and after what is heard, so that a soft consonant keeps its edge."""
_FADE = 5
"""Milliseconds: takes a click away, and nothing that can be heard of a word."""
_RAMP = np.arange(RATE * _FADE // 1000, dtype=np.float32) / np.float32(RATE * _FADE // 1000)


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
    music: tuple[Start, ...] = ()
    """Where music directions stand."""
    sounding: tuple[tuple[Samples, Samples], ...] = ()
    """From where to where music is heard, in order and apart."""

    @property
    def samples(self) -> Samples:
        """Its whole length."""
        return self.sound.samples


def join(script: Script, takes: Sequence[Take], theme: Theme | None = None) -> Programme:
    """Lay the takes of `script` one after another, with room for its music.

    Between two lines stands exactly the sum of the pauses that the script asks for there; where it asks
    for none, a default: longer where the role changes, longest before a chapter, and there such that the chapter
    begins with a frame of the MP3: what stands in a chapter is then encoded alike wherever it begins. Chapters in
    which nothing is heard are left out. A chapter that opens with music begins with that.

    Args:
        script: what was to be said.
        takes: one for each of its lines, in order.
        theme: whose music waits where; None for none.

    Raises:
        EpisodeError: a take is silent once its edges are trimmed, or there is not one for each line.
        OutputError: the temporary folder has no room for the sound.
        MusicError: a file of the theme is not sound that can be used.
    """
    if len(takes) != len(script.lines):
        raise EpisodeError(_MISMATCH)
    tape = Tape(channels=CHANNELS)
    timeline = _Timeline(theme or Theme(NONE, {}, CHANNELS), tape)
    coming = iter(takes)
    for item in script.items:
        if not isinstance(item, Line):
            timeline.direct(item)
            continue
        take = next(coming)
        if take.line != item:
            raise EpisodeError(_MISMATCH)
        timeline.say(take)
    return timeline.programme(tape)


def length_of(script: Script, spoken: Sequence[Samples], theme: Theme | None = None) -> Samples:
    """How long the programme is that `join` gives, without its sound.

    Args:
        script: what is to be said.
        spoken: how long each of its lines is heard, in order, as `heard` says of a take.
        theme: whose music waits where; None for none.

    Raises:
        MusicError: a file of the theme is not sound that can be used.
    """
    ruler = _Ruler()
    timeline = _Timeline(theme or Theme(NONE, {}, CHANNELS), ruler)
    coming = iter(spoken)
    for item in script.items:
        if isinstance(item, Line):
            timeline.lay(item, bytes(next(coming) * SAMPLE_WIDTH))
        else:
            timeline.direct(item)
    timeline.end()
    return ruler.samples


def heard(take: Take) -> Samples:
    """How long a take is in a programme, the silence at its edges taken off.

    Raises:
        EpisodeError: it is silent.
    """
    return Samples(len(_trimmed(_segment(take.clip), 1)[0]) // SAMPLE_WIDTH)


class _Ruler:
    """A tape that keeps its length alone."""

    samples = Samples(0)

    def append(self, pcm: bytes) -> None:
        """As `Tape.append`."""
        self.samples = Samples(self.samples + len(pcm) // SAMPLE_WIDTH)


class _Timeline:
    """What is laid down so far, and what is asked for before the next thing."""

    def __init__(self, theme: Theme, tape: Tape | _Ruler) -> None:
        self.opening: str | None = None
        """The chapter that the next thing opens."""
        self.asked: float | None = None
        """The seconds of pause that the script asks for before it."""
        self._theme = theme
        self._tape = tape
        self._lines: list[Placed] = []
        self._openings: list[tuple[str, Samples]] = []
        self._music: list[Start] = []
        self._before: Line | None = None
        self._waited = False
        """Whether music stands before the next thing, so that no more silence is needed."""
        self._rings_until = 0

    def direct(self, item: Chapter | Pause | Music) -> None:
        """Take what is no line."""
        if isinstance(item, Chapter):
            self.opening = item.title
        elif isinstance(item, Pause):
            self.asked = (self.asked or 0.0) + item.seconds
        else:
            self.play(item.cue)

    def play(self, word: str) -> None:
        """Let a music direction stand here, and give it the room that it needs alone."""
        needed = length(self._theme, word)
        if needed:
            self._breathe(BREATH if self._lines and not self._waited else Seconds(0))
        self._music.append(Start(word, self._tape.samples))
        if needed:
            self._rings_until = max(self._rings_until, self._tape.samples + needed)
            self._silence(lead(self._theme, word))
            self._waited = True

    def say(self, take: Take) -> None:
        """Lay a line down.

        Raises:
            EpisodeError: it is silent.
        """
        spoken, cut = _trimmed(_segment(take.clip), len(self._lines) + 1)
        self.lay(take.line, spoken)
        placed = self._lines[-1]
        self._lines[-1] = replace(placed, marks=_marks(take.clip, cut, placed.start, placed.end))

    def lay(self, line: Line, spoken: bytes) -> None:
        """Lay down what is heard of a line."""
        self._breathe(Seconds(0) if self._waited else _gap(self._before, line, opening=self.opening is not None))
        start = self._tape.samples
        self._tape.append(spoken)
        self._lines.append(Placed(line, start, self._tape.samples))
        self._before, self._waited = line, False

    def _breathe(self, usual: Seconds) -> None:
        """The pause before the next thing, which opens a chapter where one is to be opened."""
        self._silence(round((usual if self.asked is None else self.asked) * RATE))
        if self.opening is not None:
            if self.asked is None:
                self._silence(-self._tape.samples % FRAME)
            first = not (self._lines or self._openings)
            self._openings.append((self.opening, Samples(0) if first else self._tape.samples))
        self.opening = self.asked = None

    def _silence(self, samples: int) -> None:
        self._tape.append(bytes(samples * SAMPLE_WIDTH))

    def end(self) -> None:
        """Lay down the end that it needs."""
        bed = [word for word, _ in self._music if word in {BED, OFF, OUTRO}][-1:] == [BED] and self._theme.cue(BED)
        usual = AFTER_BED if bed else AFTER_LAST
        self.opening = None  # no line comes any more
        self._breathe(Seconds(0) if self._waited else usual)
        self._silence(max(0, self._rings_until - self._tape.samples))

    def programme(self, tape: Tape) -> Programme:
        """All of it, which lies on `tape`."""
        self.end()
        end = tape.samples
        ends = [start for _, start in self._openings[1:]] + [end]
        chapters = (PlacedChapter(name, at, to) for (name, at), to in zip(self._openings, ends, strict=False))
        return Programme(tape, tuple(self._lines), tuple(chapters), tuple(self._music))


def _gap(before: Line | None, line: Line, *, opening: bool) -> Seconds:
    if before is None:
        return BEFORE_FIRST
    if opening:
        return BETWEEN_CHAPTERS
    return BETWEEN_LINES if (before.role, before.name) == (line.role, line.name) else BETWEEN_ROLES


def _segment(clip: Clip) -> AudioSegment:
    pcm = clip.pcm
    if clip.rate != RATE:
        # Not pydub's own resampler: it leaves a mirror image of the voice 6 dB below it.
        # As floating point, which takes soxr two thirds of the time, and no dither is added.
        sound = soxr.resample(np.frombuffer(pcm, "<i2").astype(np.float32), clip.rate, RATE)
        pcm = np.clip(np.rint(sound, out=sound), -32768, 32767, out=sound).astype("<i2").tobytes()
    return AudioSegment(data=pcm, sample_width=SAMPLE_WIDTH, frame_rate=RATE, channels=CHANNELS)


def _marks(clip: Clip, cut: Samples, start: Samples, end: Samples) -> tuple[Mark, ...]:
    """The marks of a clip of which `cut` samples were taken off before what now lies at `start` to `end`."""
    marks: list[Mark] = []
    for mark in clip.marks:
        sample = Samples(max(start, start - cut + mark.sample * RATE // clip.rate))
        if sample < end and not (marks and sample == marks[-1].sample):
            marks.append(Mark(mark.position, sample))
    return tuple(marks)


def _silence_before(samples: NDArray[np.int16]) -> int:
    """The milliseconds before the first `_STEP` that is louder than `_SILENCE`; all of them where none is."""
    step = RATE * _STEP // 1000
    for start in range(0, len(samples), _LOOKED_AT * step):
        some = samples[start : start + _LOOKED_AT * step].astype(np.float32)
        if len(some) % step:
            some = np.pad(some, (0, -len(some) % step))
        loud = np.flatnonzero(np.square(some).reshape(-1, step).mean(1) >= (32768 * share(_SILENCE)) ** 2)
        if len(loud):
            return round((start + int(loud[0]) * step) * 1000 / RATE)
    return -(-len(samples) * 1000 // RATE)


def _trimmed(spoken: AudioSegment, number: int) -> tuple[bytes, Samples]:
    """What is heard, and how many samples were taken off before it."""
    samples = np.frombuffer(spoken.raw_data, "<i2")
    lead, trail = _silence_before(samples), _silence_before(samples[::-1])
    if lead >= len(spoken):
        message = f"line {number} is silent: speak it again, or with another voice"
        raise EpisodeError(message)
    cut = max(0, lead - _KEPT)
    heard = spoken[cut : len(spoken) - max(0, trail - _KEPT)]
    return _faded(heard.raw_data), Samples(int(spoken.frame_count(ms=cut)))


def _faded(pcm: bytes) -> bytes:
    """With a fade at either end. pydub's own takes half as long as all else here, since it goes sample by sample."""
    samples = np.frombuffer(pcm, "<i2").copy()
    ramp = _RAMP[: len(samples)]
    for end in (samples[: len(ramp)], samples[::-1][: len(ramp)]):
        end[:] = np.rint(end * ramp)
    return samples.tobytes()
