"""Four soft instruments and a room, as sums of sine waves: nothing is sampled, so nothing is anybody else's.

A sound is float64 of shape (n, 2), left and right. Frequencies are equal-tempered (A4 = 440 Hz). Whatever differs
between left and right cancels to nothing but the middle when a mono episode adds them up.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

RATE = 22050
"""Samples a second: nothing here lies above 9 kHz, and half the samples load in half the time."""
_HIGHEST = 9000.0
"""Hz. Partials above it add hiss to 96 kbit/s and no warmth."""
_SPREAD = 2.5
"""Cents that a pad's outer voices lie beside the middle one: a slow beating, still in tune."""

_SWING = 0.8
"""Times a second that a partial goes from left to right and back."""
_RING, _BUILD = 1.6, 0.012
"""Seconds in which the room falls by 60 dB, and in which it answers."""

_SEMITONES = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}


def hertz(note: str) -> float:
    """The frequency of a note as musicians write it: `A4` is 440 Hz, `Bb3` and `F#3` are black keys."""
    accidental = note.count("#") - note.count("b")
    semitones = _SEMITONES[note[0]] + accidental + 12 * (int(note[-1]) - 4) - 9
    return float(440.0 * 2 ** (semitones / 12))


@dataclass(frozen=True)
class Timbre:
    """How one note sounds.

    Attributes:
        partials: each as a multiple of the note's frequency, its share, and the seconds in which it falls by 60 dB at
            middle C; higher notes fall faster.
        attack: seconds from nothing to full.
        release: seconds from full to nothing once the note is let go.
        width: from 0, in the middle, to 1: how far the partials swing between left and right.
    """

    partials: tuple[tuple[float, float, float], ...]
    attack: float
    release: float
    width: float = 0.0


PIANO = Timbre(
    ((1, 1.0, 5.0), (2, 0.40, 3.4), (3, 0.22, 2.4), (4, 0.11, 1.7), (5, 0.05, 1.2), (7, 0.03, 0.6)),
    0.02,
    0.5,
    width=0.3,
)
"""An electric piano, played softly."""
KEYS = Timbre(((1, 1.0, 6.0), (2, 0.30, 4.0), (3, 0.10, 2.6), (4, 0.03, 1.6)), 0.12, 0.9, width=0.3)
"""The same with felt over its hammers, for under a voice."""
MALLET = Timbre(((1, 1.0, 1.8), (2, 0.06, 0.9), (4, 0.20, 0.6), (10, 0.04, 0.15)), 0.005, 0.6)
"""A marimba: its bars are cut so that the second partial that counts is two octaves above the first."""
PLUCK = Timbre(((1, 1.0, 1.4), (2, 0.35, 0.8), (3, 0.12, 0.5)), 0.012, 0.4)
"""A thumb piano."""
PAD = Timbre(((1, 1.0, 60.0), (2, 0.45, 60.0), (3, 0.20, 60.0), (4, 0.09, 60.0), (5, 0.04, 60.0)), 0.9, 1.1)
"""Strings far away: slow to come and slow to go."""
BASS = Timbre(((1, 1.0, 4.5), (2, 0.50, 3.0), (3, 0.20, 2.0), (4, 0.06, 1.2)), 0.03, 0.25)
"""A round bass, whose upper partials let small speakers hint at it."""


@cache
def play(timbre: Timbre, note: str, seconds: float, place: float = 0.0, cents: float = 0.0) -> Doubles:
    """One note, held for so many seconds and then let go: its own length, and full scale at 1 or little more.

    Args:
        timbre: the instrument.
        note: as `hertz` reads it.
        seconds: until it is let go; its release comes on top.
        place: where it stands, from -1 (left) to 1 (right).
        cents: how far it is out of tune.
    """
    time = np.arange(round((seconds + timbre.release) * RATE)) / RATE
    frequency = hertz(note) * 2 ** (cents / 1200)
    middle, side = np.zeros(len(time)), np.zeros(len(time))
    side_first = -1 if place > 0 else 1  # so that the notes of a chord do not all go the same way
    for number, (multiple, share, fall) in enumerate(timbre.partials):
        if frequency * multiple > _HIGHEST:
            continue
        # Strings and bars lose their energy the faster the shorter they are.
        slope = -3 * np.log(10) / fall * (frequency / 261.63) ** 0.4
        wave = share * np.exp(slope * time) * np.sin(2 * np.pi * frequency * multiple * time)
        middle += wave
        if timbre.width:
            side += side_first * timbre.width * wave * np.sin(2 * np.pi * _SWING * time + number)
    envelope = _envelope(len(time), timbre)
    return np.stack(((middle + side) * envelope * (1 - place), (middle - side) * envelope * (1 + place)), 1)


def strings(note: str, seconds: float) -> Doubles:
    """A note of the `PAD` by three players."""
    return (
        play(PAD, note, seconds, -0.7, -_SPREAD) + play(PAD, note, seconds) + play(PAD, note, seconds, 0.7, _SPREAD)
    )


def room(sound: Doubles, *, around: bool) -> Doubles:
    """What a room of 1.6 s adds to a sound, of the same length.

    Args:
        sound: what is played in it.
        around: the sound is a loop, and what rings on at its end is heard at its start.
    """
    length = round(_RING * RATE)
    time = np.arange(length) / RATE
    noise = np.random.Generator(np.random.PCG64(1)).random((length, 2)) * 2 - 1
    answer = noise * (10 ** (-3 * time / _RING) * np.minimum(time / _BUILD, 1))[:, np.newaxis]
    size = len(sound) if around else len(sound) + length
    spectrum = np.fft.rfft(answer, size, axis=0)
    frequencies = np.fft.rfftfreq(size, 1 / RATE)
    # Walls and air take the high notes first; low ones would only blur.
    spectrum *= (_pass(frequencies, 150.0) / (1 + (frequencies / 1800.0) ** 2))[:, np.newaxis]
    spectrum /= np.sqrt(np.mean(np.abs(spectrum[frequencies < 2000]) ** 2))
    return np.fft.irfft(np.fft.rfft(sound, size, axis=0) * spectrum, size, axis=0)[: len(sound)]


def darker(sound: Doubles, above: float, decibels: float) -> Doubles:
    """A loop with all that lies well above a frequency so much quieter, and nothing left below 35 Hz."""
    frequencies = np.fft.rfftfreq(len(sound), 1 / RATE)
    least = 10 ** (-decibels / 20)
    high = (frequencies / above) ** 4
    gain = np.sqrt((1 + high * least**2) / (1 + high)) * _pass(frequencies, 35.0)
    return np.fft.irfft(np.fft.rfft(sound, axis=0) * gain[:, np.newaxis], len(sound), axis=0)


def _pass(frequencies: NDArray[Any], above: float) -> Doubles:
    """The share of each frequency that passes a filter of 12 dB an octave."""
    high = (frequencies / above) ** 4
    return np.asarray(np.sqrt(high / (1 + high)))


def _envelope(length: int, timbre: Timbre) -> Doubles:
    """Rises and falls as half a cosine, which has no corner to click."""
    envelope = np.ones(length)
    attack, release = round(timbre.attack * RATE), round(timbre.release * RATE)
    envelope[:attack] = 0.5 - 0.5 * np.cos(np.pi * np.arange(attack) / attack)
    envelope[length - release :] *= 0.5 + 0.5 * np.cos(np.pi * np.arange(release) / release)
    return envelope
