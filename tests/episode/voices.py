"""Speech to measure: a few sentences in voices that differ as much as voices do."""

import shutil
from functools import cache

import numpy as np
from numpy.typing import NDArray

from recapcast.script.model import Line
from recapcast.speech.cast import Part
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Engine
from recapcast.speech.engines.espeak import EspeakEngine
from recapcast.speech.engines.flite import FliteEngine
from recapcast.speech.speak import Take
from recapcast.testing import ToneEngine
from recapcast.units import Seconds

TEXTS = (
    "This is your recap for Monday, April 29th, 2024.",
    "The music director has told how the drama's last song found its voice.",
    "He praises the actor's voice, his ear for music and his passion for the song.",
)
LINES = tuple(Line("NARRATOR", text) for text in TEXTS)
ESPEAK = EspeakEngine()

# klatt is the quietest and peakiest of espeak-ng's variants, iven one of the loudest, robosoft2 wants most of the limiter.
VOICES = ["espeak:en-us", "espeak:en-us+klatt", "espeak:en-us+klatt2", "espeak:en-us+iven", "espeak:en-us+robosoft2"]
VOICES += ["espeak:en-us+f3", "espeak:de", "espeak:cmn,rate=300", "tone:a"]
VOICES += ["flite:slt", "flite:kal"] if shutil.which("flite") else []


def part(voice: str) -> Part:
    """Who speaks, by `engine:name`."""
    engines: dict[str, Engine] = {"espeak": ESPEAK, "flite": FliteEngine(), "tone": ToneEngine()}
    engine, _, name = voice.partition(":")
    return Part(engines[engine], engines[engine].voice("en", name))


@cache
def clips(voice: str) -> tuple[Clip, ...]:
    """`TEXTS` as that voice says them."""
    who = part(voice)
    return tuple(who.engine.speak(text, who.voice, Seconds(30)) for text in TEXTS)


def takes(voice: str, gain: float = 1.0) -> list[Take]:
    """`LINES` as that voice says them, so many times as loud; what does not fit into 16 bits is cut off."""
    who = part(voice)
    return [Take(line, who, louder(clip, gain)) for line, clip in zip(LINES, clips(voice), strict=True)]


def louder(clip: Clip, gain: float) -> Clip:
    """The clip so many times as loud; what does not fit into 16 bits is cut off."""
    samples = np.frombuffer(clip.pcm, "<i2") * gain
    return Clip(np.clip(samples, -32768, 32767).astype("<i2").tobytes(), clip.rate)


def pcm(voice: str, gain: float = 1.0) -> NDArray[np.int16]:
    """All of it as samples, one line after another."""
    return np.frombuffer(b"".join(take.clip.pcm for take in takes(voice, gain)), "<i2")
