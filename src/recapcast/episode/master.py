"""Voices made as loud as one another, and the programme as loud as a podcast should be.

`matched` takes are joined; the programme that they make is given to `finish`, which masters and encodes it and
measures what a player will decode.
"""

import hashlib
import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from recapcast import __version__
from recapcast.episode import limiter
from recapcast.episode.encoding import Encoded, Encoding, encode
from recapcast.episode.format import RATE
from recapcast.episode.join import Programme
from recapcast.episode.loudness import (
    BLOCK,
    Doubles,
    Energies,
    Floats,
    Peaks,
    decibels,
    integrated,
    share,
    windows,
    windows_of,
)  # fmt: skip
from recapcast.episode.plan import stretches
from recapcast.episode.sound import Samples16, Sound, TwoChannels, pieces
from recapcast.episode.tags import Tags
from recapcast.errors import EpisodeError
from recapcast.speech.cast import Part
from recapcast.speech.clip import Clip
from recapcast.speech.speak import Take
from recapcast.store import LEVELS, Store
from recapcast.units import Samples

TARGET, TOLERANCE = -16.0, 0.5
"""LUFS as played, and LU around it (Apple Podcasts, audio requirements)."""
CEILING = -1.0
"""dBTP of the decoded file at the most (Apple Podcasts, audio requirements)."""
MATCHED = -20.0
"""LUFS as played of each voice before the lines are joined; espeak-ng's own is -18, and its peaks fill the scale."""
MAKE_UP = 3.0
"""dB of gain at the most for what the limiter takes from the loudness: more would be heard as distortion. Of 125
voices espeak-ng's robosoft2 needs most, 1.6."""

_STEP = 0.2
"""dB between the gains that there are. An edit that makes an episode louder by a hundredth then changes no more of it
than the chapter that was edited, and the others need not be encoded again."""
_LOUDER = 3.0
"""dB that a programme of matched voices may lie below `MATCHED` without being listened to twice."""
_SETTLED = 0.03
"""LU under the target at which the gain is left as it is."""
_ATTEMPTS = 5
"""Noise in bursts of milliseconds, 60 kinds: 44 were right at the first, 13 at the second, 3 at the third. Speech
right after clicks, whose loudness leaps by 2 LU, takes 4."""
_FURTHER = 0.1
"""dB that the peaks are kept lower than they would have to be by what was measured, since each file differs."""
_BEFORE = 64 * BLOCK
"""Samples heard before each stretch: after 93 ms nothing is left of what the filter heard before them."""
_HEARERS = 2
"""Threads: of each stretch most is worked out without Python's lock."""
_SQUARED = np.float32(math.log(10) / 10)
"""dB of a gain times this is the natural logarithm of its square."""


@dataclass(frozen=True)
class Mastered:
    """A programme at its final level. `peaky` where more gain would have been needed than `MAKE_UP` allows."""

    programme: Programme
    peaky: bool


class Matched(Sequence[Take]):
    """Takes of which each is played at its part's gain; no more of them are held at once than are asked for.

    Attributes:
        level: LUFS as played of each part.
    """

    def __init__(self, takes: Sequence[Take], gains: dict[Part, float], level: float) -> None:
        self.level = level
        self._takes = takes
        self._gains = gains

    def __len__(self) -> int:
        return len(self._takes)

    @overload
    def __getitem__(self, index: int) -> Take: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Take]: ...
    def __getitem__(self, index: int | slice) -> Take | Sequence[Take]:
        if isinstance(index, slice):
            return Matched(self._takes[index], self._gains, self.level)
        take = self._takes[index]
        return replace(take, clip=_played(take.clip, self._gains.get(take.part, 1.0)))


class _Levelled:
    """A sound that is played louder, with its peaks limited."""

    def __init__(self, sound: Sound, over: Floats, gain: float) -> None:
        self._sound = sound
        self._over = over
        self._gain = gain

    @property
    def samples(self) -> Samples:
        return self._sound.samples

    @property
    def channels(self) -> int:
        return self._sound.channels

    def read(self, start: int, stop: int) -> Samples16:
        first = start // BLOCK * BLOCK
        return limiter.play(self._sound.read(first, stop), self._gains(start, stop))[start - first :]

    def digest(self, start: int, stop: int) -> bytes:
        first = start // BLOCK * BLOCK
        made_of = f"levelled {start - first} ".encode() + self._sound.digest(first, stop)
        return hashlib.sha256(made_of + self._gains(start, stop).tobytes()).digest()

    def _gains(self, start: int, stop: int) -> Floats:
        """The factors at the edges of the blocks in which a part lies."""
        lower = limiter.reduction(self._over, self._gain, start // BLOCK, -(-stop // BLOCK))
        gains: Floats = np.exp((np.float32(self._gain) - lower) * (_SQUARED / 2))
        return gains


def matched(takes: Sequence[Take]) -> Matched:
    """The takes with each part's as loud as any other's.

    A part's lines are measured together and keep their differences. All come to `MATCHED` (to half of `_STEP`), or as
    far below it as keeps the peakiest from being cut off. A part without measurable sound stays as it is.
    """
    squares: dict[Part, list[Doubles]] = {}
    peaks: dict[Part, float] = {}
    for take in takes:
        squares.setdefault(take.part, []).append(_windows(take.clip))
        peaks[take.part] = max(_peak(take.clip), peaks.get(take.part, -math.inf))
    levels = {part: integrated(np.concatenate(each)) for part, each in squares.items()}
    heard = {part: level for part, level in levels.items() if level is not None}
    target = min([MATCHED, *(level - peaks[part] for part, level in heard.items())])
    stepped = {part: round((target - level) / _STEP) * _STEP for part, level in heard.items()}
    # Rounded up, a gain may lift a peak over the scale.
    gains = {part: share(min(gain, -peaks[part])) for part, gain in stepped.items()}
    return Matched(takes, gains, target)


def master(programme: Programme, target: float, ceiling: float, store: Store) -> Mastered:
    """The programme at `target` LUFS as played, no true peak above `ceiling` dBTP, and nothing moved.

    Its loudness is right to half of `_STEP`. How loud each of its `stretches` is comes from `store` where it was
    measured before.
    It comes out quieter where it is peaky, and as it is where it has no measurable sound.
    """
    sound = programme.sound
    expected = target - MATCHED + MAKE_UP + _LOUDER
    energies, peaks = _heard(programme, share(ceiling - expected), store)
    level = integrated(windows_of(lambda first, last: energies[first:last], len(energies), sound.samples))
    if level is None:
        return Mastered(programme, peaky=False)
    gain = target - level
    most = gain + MAKE_UP
    if most > expected:
        _, peaks = _heard(programme, share(ceiling - most), store)
    over = np.maximum(peaks, np.float32(1e-6), out=peaks)  # in place: there are 2.5 million an hour
    np.log10(over, out=over)
    over *= 20
    over -= np.float32(ceiling)

    def lacking(gain: float) -> float:
        def played(first: int, last: int) -> Floats:
            reduction = limiter.reduction(over, gain, first, last)
            # A block's energy goes with the square of the gain in its middle.
            middle = np.float32(gain) - (reduction[:-1] + reduction[1:]) / 2
            return energies[first:last] * np.exp(middle * _SQUARED)

        level = integrated(windows_of(played, len(energies), sound.samples))
        return math.inf if level is None else target - level

    while (short := lacking(gain)) >= _SETTLED and gain < most:
        gain = min(gain + short, most)
    peaky = gain == most
    stepped = round(gain / _STEP) * _STEP
    return Mastered(replace(programme, sound=_Levelled(sound, over, stepped)), peaky)


def _heard(programme: Programme, least: float, store: Store) -> tuple[Floats, Floats]:
    """Of each block, the energy and the true peak, the latter exact where it is above `least`."""
    starts = [stretch.start for stretch in stretches(programme)]
    with ThreadPoolExecutor(_HEARERS, thread_name_prefix="recapcast-levels") as threads:
        heard = threads.map(
            lambda first, last: _levels(programme.sound, first, last, least, store),
            starts,
            [*starts[1:], programme.samples],
        )
        energies, peaks = np.concatenate(list(heard), axis=1)
    return energies, peaks


def _levels(sound: Sound, first: int, last: int, least: float, store: Store) -> Floats:
    """Of each block from `first` to `last`, of which `first` begins one, as `_heard`: of shape (2, blocks).

    Of two channels the mean energy, so that two alike read as one out of two speakers, and the higher peak.
    """
    start, stop = max(0, first - _BEFORE), min(last + BLOCK, sound.samples)
    made_of = f"recapcast {__version__} levels {least!r} {first - start} {stop - last} ".encode()
    name = hashlib.sha256(made_of + sound.digest(start, stop)).hexdigest()
    kept = store.get(LEVELS, name)
    if kept is not None:
        return np.frombuffer(kept, np.float32).reshape(2, -1)
    energies = [Energies(RATE) for _ in range(sound.channels)]
    peaks = [Peaks(least) for _ in range(sound.channels)]
    for piece in pieces(sound, start, stop):
        for energy, peak, channel in zip(energies, peaks, piece.T, strict=True):
            samples = np.ascontiguousarray(channel)
            energy.add(samples)
            peak.add(samples)
    of_it = slice((first - start) // BLOCK, -(-(last - start) // BLOCK))
    energy_of_it = np.mean([energy.blocks()[of_it] for energy in energies], axis=0)
    peak_of_it = np.max([peak.blocks()[of_it] for peak in peaks], axis=0)
    levels: Floats = np.stack((energy_of_it, peak_of_it))
    store.put(LEVELS, name, levels.tobytes())
    return levels


def finish(programme: Programme, tags: Tags, path: Path, encoding: Encoding, store: Store) -> Encoded:
    """Master and encode a programme, so that the decoded file is as loud as it should be.

    There are sounds whose loudness leaps as they get louder, since parts of them come to count: where that leaps over
    what it should be, the file is as loud as it can be below.

    Args:
        programme: what to make a file of. One channel comes out of the middle of two where the format has two.
        tags: what the file says of itself.
        path: where to write it; what is there is overwritten.
        encoding: how to write it.
        store: as for `master`.

    Raises:
        EpisodeError: it is not, though its peaks do not stand in the way; or as `encode`.
        OSError: the file can not be written.
    """
    if programme.sound.channels < encoding.format.channels:
        programme = replace(programme, sound=TwoChannels(programme.sound))

    def attempt(target: float, ceiling: float) -> tuple[Encoded, bool]:
        mastered = master(programme, target - encoding.gain, ceiling - encoding.gain, store)
        return encode(mastered.programme, tags, path, encoding), mastered.peaky

    target, ceiling = TARGET, CEILING - encoding.headroom
    too_low, too_high = -math.inf, math.inf
    quieter: tuple[float, float, float] | None = None
    for _ in range(_ATTEMPTS):
        encoded, peaky = attempt(target, ceiling)
        miss, excess = encoded.lufs - TARGET, encoded.dbtp - CEILING
        as_can_be = peaky and miss < 0
        if excess <= 0 and (abs(miss) <= TOLERANCE or as_can_be):
            return encoded
        if excess <= 0 and miss < 0:
            quieter = max(quieter or (-math.inf, target, ceiling), (miss, target, ceiling))
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
        return attempt(*quieter[1:])[0]
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
