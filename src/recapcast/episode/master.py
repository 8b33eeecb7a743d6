"""Voices made as loud as one another, and the programme as loud as a podcast should be.

`matched` takes are joined; the programme that they make is given to `finish`, which masters and encodes it and
measures what a player will decode.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from recapcast.episode import limiter
from recapcast.episode.encode import LAME_GAIN, Encoded, encode
from recapcast.episode.format import RATE
from recapcast.episode.join import Programme
from recapcast.episode.loudness import Doubles, Energies, Peaks, decibels, integrated, share, windows
from recapcast.errors import EpisodeError
from recapcast.speech.cast import Part
from recapcast.speech.clip import Clip
from recapcast.speech.speak import Take

TARGET, TOLERANCE = -16.0, 0.5
"""LUFS as played, and LU around it (Apple Podcasts, audio requirements)."""
CEILING = -1.0
"""dBTP of the decoded file at the most (Apple Podcasts, audio requirements)."""
HEADROOM = 0.8
"""dB that the limiter keeps below that. LAME at 96 kbit/s lifts a limited peak by 0.0 in the median of 125 voices, by
0.5 at the most in 12 s, and by 0.6 in 94 s (espeak-ng's klatt2). A file that it lifts further is made again."""
MATCHED = -20.0
"""LUFS as played of each voice before the lines are joined; espeak-ng's own is -18, and its peaks fill the scale."""
MAKE_UP = 3.0
"""dB of gain at the most for what the limiter takes from the loudness: more would be heard as distortion. Of 125
voices espeak-ng's robosoft2 needs most, 1.6."""

_SETTLED = 0.03
"""LU under the target at which the gain is left as it is."""
_ATTEMPTS = 5
"""Noise in bursts of milliseconds, 60 kinds: 44 were right at the first, 13 at the second, 3 at the third. Speech
right after clicks, whose loudness leaps by 2 LU, takes 4."""
_FURTHER = 0.1
"""dB that the peaks are kept lower than they would have to be by what was measured, since each file differs."""
_SQUARED = np.float32(math.log(10) / 10)
"""dB of a gain times this is the natural logarithm of its square."""


@dataclass(frozen=True)
class Mastered:
    """A programme at its final level. `peaky` where more gain would have been needed than `MAKE_UP` allows."""

    programme: Programme
    peaky: bool


def matched(takes: Sequence[Take]) -> list[Take]:
    """The takes with each part's as loud as any other's.

    A part's lines are measured together and keep their differences. All come to `MATCHED`, or as far below it as
    keeps the peakiest from being cut off. A part without measurable sound stays as it is.
    """
    clips: dict[Part, list[Clip]] = {}
    for take in takes:
        clips.setdefault(take.part, []).append(take.clip)
    levels = {part: integrated(np.concatenate([_windows(clip) for clip in each])) for part, each in clips.items()}
    heard = {part: level for part, level in levels.items() if level is not None}
    target = min([MATCHED, *(level - max(map(_peak, clips[part])) for part, level in heard.items())])
    gains = {part: share(target - level) for part, level in heard.items()}
    return [replace(take, clip=_played(take.clip, gains.get(take.part, 1.0))) for take in takes]


def master(programme: Programme, target: float, ceiling: float) -> Mastered:
    """The programme at `target` LUFS as played, no true peak above `ceiling` dBTP, and nothing moved.

    It comes out quieter where it is peaky, and as it is where it has no measurable sound.
    """
    sound = np.frombuffer(programme.pcm, "<i2")
    meter = Energies(RATE)
    meter.add(sound)
    energies = meter.blocks()
    level = integrated(windows(energies, len(sound), RATE))
    if level is None:
        return Mastered(programme, peaky=False)
    gain = target - level
    most = gain + MAKE_UP
    peaks = Peaks(least=share(ceiling - most))
    peaks.add(sound)
    over = 20 * np.log10(np.maximum(peaks.blocks(), np.float32(1e-6))) - np.float32(ceiling)
    while True:
        reduction = limiter.reduction(over + np.float32(gain))
        # A block's energy goes with the square of the gain in its middle.
        middle = np.float32(gain) - (reduction[:-1] + reduction[1:]) / 2
        level = integrated(windows(energies * np.exp(middle * _SQUARED), len(sound), RATE))
        lacking = math.inf if level is None else target - level
        if lacking < _SETTLED or gain == most:
            break
        gain = min(gain + lacking, most)
    pcm = limiter.play(sound, np.exp((np.float32(gain) - reduction) * (_SQUARED / 2)))
    return Mastered(replace(programme, pcm=pcm), peaky=gain == most)


def finish(programme: Programme) -> Encoded:
    """Master and encode a programme, so that the decoded file is as loud as it should be.

    There are sounds whose loudness leaps as they get louder, since parts of them come to count: where that leaps over
    what it should be, the file is as loud as it can be below.

    Raises:
        EpisodeError: it is not, though its peaks do not stand in the way; or as `encode`.
    """
    target, ceiling = TARGET, CEILING - HEADROOM
    too_low, too_high = -math.inf, math.inf
    quieter: Encoded | None = None
    for _ in range(_ATTEMPTS):
        mastered = master(programme, target - LAME_GAIN, ceiling - LAME_GAIN)
        encoded = encode(mastered.programme)
        miss, excess = encoded.lufs - TARGET, encoded.dbtp - CEILING
        as_can_be = mastered.peaky and miss < 0
        if excess <= 0 and (abs(miss) <= TOLERANCE or as_can_be):
            return encoded
        if excess <= 0 and miss < 0 and (quieter is None or encoded.lufs > quieter.lufs):
            quieter = encoded
        if excess > 0:
            ceiling -= excess + _FURTHER
        if miss < 0 and not as_can_be:
            too_low = max(too_low, target)
        elif miss > 0:
            too_high = min(too_high, target)
        if not as_can_be:
            target -= miss
        if not too_low < target < too_high:
            target = (too_low + too_high) / 2
    if quieter is not None and too_high < math.inf:
        return quieter
    message = (
        f"the encoded episode has {encoded.lufs:.1f} LUFS and a true peak of {encoded.dbtp:.1f} dBTP as played, "
        f"where {TARGET} LUFS and at most {CEILING} dBTP were wanted"
    )
    raise EpisodeError(message)


def why_quiet(encoded: Encoded) -> str | None:
    """What to tell of a finished episode that is not as loud as others; None where it is."""
    if encoded.lufs >= TARGET - TOLERANCE:
        return None
    return (
        f"The episode plays at {encoded.lufs:.1f} LUFS, where others have {TARGET:.0f}: "
        "its peaks stand so far above the rest that more would distort it."
    )


def _windows(clip: Clip) -> Doubles:
    meter = Energies(clip.rate)
    meter.add(_samples(clip))
    return windows(meter.blocks(), meter.samples, clip.rate)


def _peak(clip: Clip) -> float:
    samples = _samples(clip)
    return decibels(max(int(samples.max()), -int(samples.min())) / 32767) if len(samples) else decibels(0)


def _played(clip: Clip, gain: float) -> Clip:
    louder = _samples(clip) * np.float32(gain)
    return replace(clip, pcm=np.rint(louder, out=louder).astype("<i2").tobytes())


def _samples(clip: Clip) -> NDArray[np.int16]:
    return np.frombuffer(clip.pcm, "<i2")
