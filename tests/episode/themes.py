"""Sounds to make themes of."""

from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE = 44100


def chord(seconds: float, level: float = 0.2, rate: int = RATE, channels: int = 1) -> NDArray[np.float32]:
    """Three steady notes, of shape (n, channels); the right one is another octave."""
    time = np.arange(round(seconds * rate)) / rate
    sides = [
        sum(np.sin(2 * np.pi * note * octave * time) for note in (220.0, 277.2, 329.6))
        for octave in range(1, channels + 1)
    ]
    return (level / 3 * np.stack([np.asarray(side) for side in sides], 1)).astype(np.float32)


def dying(seconds: float, tail: float, level: float = 0.5) -> NDArray[np.float32]:
    """A chord that goes on for so long, and then decays by 60 dB in so many seconds."""
    sound = chord(seconds + tail, level)
    fall = np.maximum(0, np.arange(len(sound)) / RATE - seconds) / tail
    return (sound * 10 ** (-3 * fall)[:, np.newaxis]).astype(np.float32)


def folder(place: Path, **cues: NDArray[np.float32]) -> Path:
    """A theme of these cues as 24-bit WAV files."""
    place.mkdir(exist_ok=True)
    for name, sound in cues.items():
        soundfile.write(place / f"{name}.wav", sound, RATE, subtype="PCM_24")
    return place
