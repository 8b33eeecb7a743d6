"""The theme "default": an intro, a bed, a sting and an outro in F major at 96 beats a minute, as FLAC files.

`python -m music.compose` writes them to where the package looks for them. The same code gives the same notes
everywhere; between machines a sample may differ in its last bit.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile

from music.instruments import BASS, KEYS, MALLET, PIANO, PLUCK, RATE, Doubles, Timbre, darker, play, room, strings

FOLDER = Path(__file__).parents[1] / "src" / "recapcast" / "themes" / "default"
BEAT = 60 / 96
"""Seconds."""
LAP = 22048
"""Samples of the bed's start that its file has once more at its end: `recapcast.episode.theme.LAP`, at this rate."""
_PEAK = 0.5
"""Of full scale. Levels are set when an episode is made; this leaves 16 bits room at either end."""
_CLOSE = 0.5
"""Seconds over which a tail that can hardly be heard any more is drawn to nothing."""

_PLACES = (-0.1, 0.1, -0.3, 0.3)
"""From left to right, of a chord's four notes."""

Chord = tuple[str, str]
"""The bass, and the notes above it from low to high."""

IN_F = ("F2", "A3 C4 E4 G4")
IN_F_OPEN = ("F2", "F3 C4 G4 A4")
ON_D = ("D2", "F3 A3 C4 E4")
ON_BB = ("Bb2", "F3 A3 C4 D4")
ON_C = ("C2", "F3 Bb3 D4 G4")
ON_A = ("A2", "F3 A3 C4 G4")
ON_G = ("G2", "F3 Bb3 D4 A4")
PROGRESSION = (IN_F, ON_D, ON_BB, ON_C, ON_A, ON_D, ON_G, ON_C)
"""I, vi, IV and V with a fourth in it, and then the long way round: I over its third, vi, ii, V. The V leads back."""


class Tape:
    """A stretch of sound that notes are laid on; a loop's goes on at its start when it comes to its end."""

    def __init__(self, beats: float, *, loop: bool = False) -> None:
        self.sound: Doubles = np.zeros((round(beats * BEAT * RATE), 2))
        self._loop = loop

    def lay(self, beat: float, note: Doubles, level: float) -> None:
        """Add a note that begins at a beat, counted from 0; what reaches over the end of no loop is cut off."""
        start = round(beat * BEAT * RATE) % len(self.sound)
        within = len(self.sound) - start
        self.sound[start : start + len(note)] += note[:within] * level
        if self._loop and len(note) > within:
            self.sound[: len(note) - within] += note[within:] * level

    def chord(self, beat: float, notes: str, beats: float, timbre: Timbre, level: float, strum: float = 0.0) -> None:
        """Notes at once, or one after another by `strum` beats, that end together; the lowest stand in the middle."""
        for number, (name, place) in enumerate(zip(notes.split(), _PLACES, strict=True)):
            later = number * strum
            self.lay(beat + later, play(timbre, name, (beats - later) * BEAT, place), level)

    def strings(self, beat: float, notes: str, beats: float, level: float) -> None:
        """A chord of strings, which begin to be heard half a beat after they begin."""
        for name in notes.split():
            self.lay(beat, strings(name, beats * BEAT), level)

    def melody(self, timbre: Timbre, notes: Sequence[tuple[float, str]], level: float) -> None:
        """Notes each at its beat, by turns a little to the left and to the right."""
        for number, (beat, name) in enumerate(notes):
            self.lay(beat, play(timbre, name, 1.2, 0.3 if number % 2 else -0.3), level)


def _every_half_beat(first: float, notes: str) -> list[tuple[float, str]]:
    return [(first + number / 2, name) for number, name in enumerate(notes.split()) if name != "-"]


def intro() -> Doubles:
    """A bar and a half that rise over vi, IV and V to a chord of F, which rings out."""
    tape = Tape(11)
    for beat, (bass, notes), beats in ((0, ON_D, 2), (2, ON_BB, 2), (4, ON_C, 2), (6, IN_F_OPEN, 3.6)):
        tape.chord(beat, notes, beats, PIANO, 0.15, strum=0.06)
        tape.lay(beat, play(BASS, bass, (beats - 0.25) * BEAT), 0.24)
        tape.strings(max(0, beat - 0.5), notes, beats - 0.25, 0.03)
    tape.melody(PLUCK, _every_half_beat(0, "A4 C5 E5 A4 D5 F5 A5 D5 C5 D5 G5 D5"), 0.09)
    tape.melody(
        MALLET, [(0, "A4"), (1, "C5"), (2, "D5"), (2.5, "F5"), (3, "A5"), (4, "G5"), (5, "F5"), (6, "C6")], 0.2
    )
    tape.melody(MALLET, [(6, "A5"), (6, "F5")], 0.12)
    return _rung(tape.sound, wet=0.25)


def sting() -> Doubles:
    """V and I, and a third that rises."""
    tape = Tape(4)
    tape.chord(0, ON_C[1], 0.75, PIANO, 0.15)
    tape.lay(0, play(BASS, "C3", 0.6 * BEAT), 0.18)
    tape.chord(0.75, IN_F_OPEN[1], 1.5, PIANO, 0.17, strum=0.04)
    tape.lay(0.75, play(BASS, "F2", 1.3 * BEAT), 0.26)
    tape.melody(MALLET, [(0, "G5"), (0.75, "A5"), (0.75, "C6")], 0.16)
    return _rung(tape.sound, wet=0.25)


def outro() -> Doubles:
    """IV, I over its third, ii and V, slower towards the end, and a last F that decays by itself."""
    tape = Tape(13.5)
    chords = ((0, ON_BB, 1), (1, ON_A, 1), (2, ON_G, 1.5), (3.5, ON_C, 1.75), (5.25, IN_F_OPEN, 6))
    for beat, (bass, notes), beats in chords:
        tape.chord(beat, notes, beats, PIANO, 0.15, strum=0.06 if beat < 5 else 0.12)
        tape.lay(beat, play(BASS, bass, (beats - 0.2) * BEAT), 0.24)
        tape.strings(max(0, beat - 0.5), notes, min(beats, 3) - 0.2, 0.03)
    tape.melody(MALLET, [(0, "D5"), (0.5, "F5"), (1, "C5"), (2, "Bb4"), (2.75, "D5"), (3.5, "G5"), (4.5, "F5")], 0.2)
    tape.melody(MALLET, [(5.25, "A5"), (5.85, "C6"), (6.6, "F5")], 0.15)
    return _rung(tape.sound, wet=0.28)


def bed() -> Doubles:
    """Eight bars, 20 s, that flow into themselves; and their first second once more."""
    tape = Tape(32, loop=True)
    for bar, (bass, notes) in enumerate(PROGRESSION):
        beat = 4 * bar
        tape.chord(beat, notes, 2.4, KEYS, 0.075, strum=0.1)
        tape.chord(beat + 2.5, notes, 1.4, KEYS, 0.07, strum=0.1)
        tape.lay(beat, play(BASS, bass, 2.3 * BEAT), 0.12)
        tape.lay(beat + 2.5, play(BASS, bass, 1.4 * BEAT), 0.11)
        tape.strings(beat - 0.75, notes, 3.9, 0.075)
        low, *_, high = notes.split()
        tape.melody(PLUCK, _every_half_beat(beat, f"- {high} - {low} - {high} {low} -"), 0.055)
    sparse = [(3, "G4"), (3.5, "C5"), (10.5, "A4"), (11, "D5"), (14.5, "C5"), (15, "G4"), (19, "C5"), (19.5, "G4")]
    tape.melody(MALLET, [*sparse, (26.5, "D5"), (27, "Bb4"), (30, "D5"), (30.5, "C5"), (31, "G4")], 0.06)
    sound = tape.sound + 0.25 * room(tape.sound, around=True)
    sound = _level(darker(sound, above=1200.0, decibels=9.0))
    return np.concatenate((sound, sound[:LAP]))


def _rung(sound: Doubles, wet: float) -> Doubles:
    """A sound in its room, drawn to nothing at its end."""
    heard = sound + wet * room(sound, around=False)
    close = round(_CLOSE * RATE)
    heard[-close:] *= (0.5 + 0.5 * np.cos(np.pi * np.arange(1, close + 1) / close))[:, np.newaxis]
    return _level(heard)


def _level(sound: Doubles) -> Doubles:
    return np.asarray(sound * (_PEAK / np.abs(sound).max()))


def write(folder: Path) -> list[Path]:
    """Write the four files into a folder, which is made where it is missing, over what is there; tells them."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for make in (intro, bed, sting, outro):
        path = folder / f"{make.__name__}.flac"
        aside = path.with_suffix(".part")
        soundfile.write(aside, make(), RATE, format="FLAC", subtype="PCM_16")
        aside.replace(path)  # whoever plays it meanwhile has the one or the other, whole
        paths.append(path)
    return paths


if __name__ == "__main__":
    write(FOLDER)
