"""Music under the speech of a programme."""

import hashlib
from dataclasses import replace

import numpy as np

from recapcast.episode.join import Programme
from recapcast.episode.loudness import Floats
from recapcast.episode.score import Score
from recapcast.episode.sound import Sound
from recapcast.episode.theme import Theme
from recapcast.units import Samples


class Mixed:
    """Speech and music together, worked out where it is read. Floating point: the sum may be above full scale."""

    def __init__(self, speech: Sound, score: Score) -> None:
        self._speech = speech
        self._score = score

    @property
    def samples(self) -> Samples:
        """As long as the speech."""
        return self._speech.samples

    @property
    def channels(self) -> int:
        """The music's; speech of one channel stands in the middle of two."""
        return self._score.channels

    def read(self, start: int, stop: int) -> Floats:
        """As `Sound.read`."""
        mixed = self._score.read(start, stop)
        mixed += self._speech.read(start, stop) * np.float32(1 / 32768)
        return mixed

    def digest(self, start: int, stop: int) -> bytes:
        """As `Sound.digest`."""
        made_of = b"mixed " + self._speech.digest(start, stop) + self._score.digest(start, stop)
        return hashlib.sha256(made_of).digest()


def scored(programme: Programme, theme: Theme, speech: float) -> tuple[Programme, tuple[str, ...]]:
    """The programme with its music, and what to tell the user of that.

    Args:
        programme: joined with the same theme.
        theme: whose music.
        speech: LUFS as played of its voices.

    Raises:
        MusicError: a file of the theme is not sound that can be used.
    """
    if not programme.music:
        return programme, ()
    chapters = [chapter.start for chapter in programme.chapters]
    score = Score(theme, programme.music, programme.lines, chapters, programme.samples, speech)
    return replace(programme, sound=Mixed(programme.sound, score), sounding=score.spans), score.notes
