"""The sound of one music cue: read from a file, trimmed, and measured, so that it can be played at any level."""

import hashlib
import math
import tempfile
import threading
import weakref
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np
import soundfile
import soxr

from recapcast.episode.format import RATE
from recapcast.episode.loudness import BLOCK, Doubles, Energies, Floats, integrated
from recapcast.errors import MusicError
from recapcast.units import Samples, Seconds

FORMATS = "FLAC, Ogg, MP3, WAV or AIFF"
LONGEST, LONGEST_LOOP = Seconds(2 * 60), Seconds(15 * 60)
"""Speech waits for an intro: a longer one is most likely a whole piece, put there by mistake."""
SHORTEST_LOOP = Seconds(4)
"""Less, over and over again, would be heard as a machine."""
LAP = Samples(689 * BLOCK)
"""The last second of a loop, over which it flows into its first. Where both are the same, that is not heard."""

_IN_MEMORY = 32 << 20
"""Bytes: 95 s in stereo. What is longer lies on disk, so that memory stays bounded."""
_PIECE = 1 << 16
"""Samples worked on at once."""
_SILENT = 10 ** (-60 / 20)
"""Of the peak: what is below it at either end is left out, such as what MP3 encoders put there."""
_HIGHEST = 100.0
"""40 dB over full scale. No mix has that; integers that were written as floating point do."""
_WINDOW = round(0.4 * RATE / BLOCK)
"""Blocks that are measured as one (BS.1770-4, Annex 1: 400 ms), here a block apart and not 100 ms."""
_BEFORE = round(0.1 * RATE / BLOCK)
_FALLEN = 6.0
"""LU under the whole: where the loudness of 400 ms stays below that, a cue only decays."""
_FULL = integrated(np.ones(1)) or 0.0
"""LUFS as played of a mean square of 1."""


class Cue:
    """One cue at `RATE`: float32 of shape (`samples`, `channels`), without silence at either end.

    Attributes:
        lufs: its loudness as played.
        peak: its highest sample, as a share of full scale.
        digest: a hash of what it sounds like.
    """

    def __init__(self, path: Path, channels: int, *, loops: bool = False) -> None:
        """Read a file.

        Args:
            path: sound that soundfile reads, in one channel or two.
            channels: 1 or 2: two are mixed into one, and one is put on both.
            loops: it never ends: its last second goes over into its first.

        Raises:
            MusicError: it is no such sound, is cut off, empty, silent, too short or too long, or holds what is no
                sample. Names the file.
        """
        self.channels = channels
        self._path, self._loops = path, loops
        self._store = _Store(channels)
        self.peak = 0.0
        samples = hashlib.sha256(f"{channels} {loops} ".encode())
        for sound in _decoded(path, channels, LONGEST_LOOP if loops else LONGEST):
            self.peak = max(self.peak, _peak(sound))
            samples.update(np.ascontiguousarray(sound).data)
            self._store.add(sound)
        self.digest = samples.hexdigest()
        self._first, last = self._sounding()
        self.samples = Samples(last - self._first)
        if loops and 0 < self.samples < SHORTEST_LOOP * RATE:
            message = (
                f"{path} sounds for {self.samples / RATE:.1f} s. It is repeated for as long as it is needed: let it "
                f"last {SHORTEST_LOOP:g} s at least."
            )
            raise MusicError(message)
        if loops and self.samples:
            self._close_loop()
        squares = self._squares() if self.samples else np.empty(0)
        level = integrated(squares)
        if level is None:
            message = f"{path} is silent, or nearly. Put another sound there, or take the file away."
            raise MusicError(message)
        self.lufs = level
        self._momentary = _FULL + 10 * np.log10(np.maximum(squares, 1e-12))

    def read(self, start: int, stop: int) -> Floats:
        """What sounds from `start` to `stop`, 0 or later, not to be written to. A loop goes on for ever."""
        pieces = []
        while start < stop:
            place = start if start < self.samples else LAP + (start - LAP) % (self.samples - LAP)
            end = min(self.samples, place + stop - start)
            pieces.append(self._store.read(self._first + place, self._first + end))
            start += end - place
        return pieces[0] if len(pieces) == 1 else np.concatenate(pieces)

    def loudest(self, start: int = 0) -> float:
        """The loudest 400 ms from `start` on, in LUFS as played; minus infinity where it has ended."""
        # From a little before, since a filter that measures remembers what came before.
        first = max(0, start // BLOCK - _BEFORE)
        return float(self._momentary[first:].max(initial=-math.inf))

    @cached_property
    def main(self) -> Samples:
        """How much of it is more than a tail that only decays."""
        loud = np.flatnonzero(self._momentary > self.lufs - _FALLEN)
        middle = (int(loud[-1]) + _WINDOW // 2) * BLOCK if len(loud) else 0
        return Samples(min(self.samples, middle))

    def _sounding(self) -> tuple[int, int]:
        """Where sound begins in the file, and where it ends; twice 0 where there is none."""
        starts = range(0, self._store.samples, _PIECE)
        first = next(self._heard(starts), (0, 0))[0]
        last = next(self._heard(reversed(starts)), (0, 0))[1]
        return first, last

    def _heard(self, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Of each piece in which there is any: where its sound begins, and where it ends."""
        for start in starts:
            piece = np.abs(self._store.read(start, min(start + _PIECE, self._store.samples))).max(1)
            heard = np.flatnonzero(piece > self.peak * _SILENT)
            if len(heard):
                yield start + int(heard[0]), start + int(heard[-1]) + 1

    def _close_loop(self) -> None:
        """Let the last second go over into the first one, as loud on the way as before and after.

        The shares of what is alike in both add up to 1, and of what is not, their squares.
        """
        first, last = self.read(0, LAP), self.read(self.samples - LAP, self.samples)
        both = math.sqrt(float(np.vdot(first, first)) * float(np.vdot(last, last)))
        alike = max(0.0, float(np.vdot(first, last)) / both) if both else 0.0
        coming = smooth(np.arange(LAP, dtype=np.float32) / np.float32(LAP))[:, np.newaxis]
        going = 1 - coming
        power = np.sqrt(coming**2 + going**2 + 2 * min(alike, 1.0) * coming * going)
        lap = np.asarray((last * going + first * coming) / power, np.float32)
        self._store.write(self._first + self.samples - LAP, lap)

    def _squares(self) -> Doubles:
        """The weighted mean square over all channels of 400 ms from each block on; a loop has them to its end."""
        meters = [Energies(RATE) for _ in range(self.channels)]
        for start in range(0, self.samples, _PIECE):
            piece = self.read(start, min(start + _PIECE, self.samples))
            for meter, channel in zip(meters, piece.T, strict=True):
                meter.add(np.ascontiguousarray(channel))
        energies = np.mean([meter.blocks() for meter in meters], axis=0)
        around = energies[LAP // BLOCK :][:_WINDOW] if self._loops else energies[:0]
        total = np.zeros(1 + len(energies) + len(around))
        np.cumsum(np.concatenate((energies, around)), out=total[1:])
        width = min(_WINDOW, len(energies))
        return (total[width:] - total[:-width]) / (width * BLOCK)


def smooth(way: Floats) -> Floats:
    """From 0 to 1 without a corner at either end. `way` goes from 0 to 1 in a straight line."""
    return way * way * (3 - 2 * way)


def _decoded(path: Path, channels: int, longest: Seconds) -> Iterator[Floats]:
    """A file's sound piece by piece, at `RATE` and with that many channels."""
    try:
        if _breaks_off(path):
            raise _cut_off(path)
        with soundfile.SoundFile(path) as file:
            if file.channels > 2:
                message = f"{path} has {file.channels} channels. Mix it down to one or two."
                raise MusicError(message)
            if not file.frames:
                message = f"{path} is empty. Put a sound there, or take the file away."
                raise MusicError(message)
            resampler = soxr.ResampleStream(file.samplerate, RATE, channels, "float32")
            done = 0
            while len(sound := file.read(_PIECE, "float32", always_2d=True)):
                done += len(sound)
                if done > longest * file.samplerate:
                    message = f"{path} lasts for more than {longest / 60:g} minutes. Cut it to what is needed."
                    raise MusicError(message)
                if not _peak(sound) < _HIGHEST:  # also where it is not a number
                    seconds = done / file.samplerate
                    message = f"{path} holds numbers that are no sound, before {seconds:.1f} s. Export it again."
                    raise MusicError(message)
                yield _resampled(resampler, _mixed(sound, channels))
            if done < file.frames and (file.format != "MP3" or _tells_its_length(path)):
                raise _cut_off(path)
            yield _resampled(resampler, np.empty((0, channels), np.float32), last=True)
    except (soundfile.SoundFileError, TypeError, ValueError) as error:
        # Of what is no sound by its name alone, soundfile asks for a rate, with a TypeError.
        message = f"{path} is damaged, or no sound that recapcast reads ({FORMATS}). Export it again, or remove it."
        raise MusicError(message) from error
    except OSError as error:
        message = f"{path} can not be read, or not be kept in the temporary folder ({error.strerror or error})."
        raise MusicError(message) from error


def _peak(sound: Floats) -> float:
    return float(np.maximum(sound.max(initial=0.0), -sound.min(initial=0.0)))


def _mixed(sound: Floats, channels: int) -> Floats:
    if sound.shape[1] == channels:
        return sound
    if channels == 2:
        return np.repeat(sound, 2, axis=1)
    return ((sound[:, 0] + sound[:, 1]) * np.float32(0.5))[:, np.newaxis]


def _resampled(resampler: soxr.ResampleStream, sound: Floats, *, last: bool = False) -> Floats:
    heard: Floats = resampler.resample_chunk(np.ascontiguousarray(sound), last=last)
    return heard.reshape(-1, sound.shape[1])


def _breaks_off(path: Path) -> bool:
    """Whether a WAV or Ogg file is shorter than it says: libsndfile takes what there is, and tells nobody."""
    with path.open("rb") as file:
        head = file.read(8)
        size = file.seek(0, 2)
        if head[:4] in {b"RIFF", b"FORM"}:
            told = int.from_bytes(head[4:], "little" if head[:4] == b"RIFF" else "big")
            # A byte that fills up may lack; and a program that streams writes such a number, as it does not know.
            return size + 1 < told + 8 and told < 0xFFFFFF00
        if head[:4] == b"OggS":
            file.seek(max(0, size - (1 << 16)))
            tail = file.read()
            page = tail.rfind(b"OggS")
            flags = tail[page + 5 : page + 6] if page >= 0 else b""
            return not flags or not flags[0] & 4  # the last page is marked so (RFC 3533, 6)
    return False


def _tells_its_length(path: Path) -> bool:
    """Whether an MP3 file has a frame that does; without one libsndfile guesses."""
    with path.open("rb") as file:
        head = file.read(10)
        if head[:3] == b"ID3":  # its length in 4 bytes of 7 bits (ID3v2.3, 3.1)
            file.seek(sum(byte << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True)), 1)
        else:
            file.seek(0)
        frame = file.read(200)
    return any(mark in frame for mark in (b"Xing", b"Info", b"VBRI"))


def _cut_off(path: Path) -> MusicError:
    return MusicError(f"{path} is cut off: there is less in it than it says. Copy or export it again.")


class _Store:
    """Sound that may be long, float32 of shape (`samples`, channels): in memory up to `_IN_MEMORY`, else on disk.

    Safe for several threads.
    """

    def __init__(self, channels: int) -> None:
        self.samples = 0
        self._channels = channels
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (lives as long as this object)
        weakref.finalize(self, self._file.close)
        self._turn = threading.Lock()

    def add(self, sound: Floats) -> None:
        """Lay sound at its end."""
        self.write(self.samples, sound)
        self.samples += len(sound)

    def write(self, start: int, sound: Floats) -> None:
        """Lay sound over what is there from `start` on."""
        with self._turn:
            self._file.seek(start * self._channels * 4)
            self._file.write(np.ascontiguousarray(sound, np.float32).tobytes())

    def read(self, start: int, stop: int) -> Floats:
        """What lies from `start` to `stop`, not to be written to."""
        with self._turn:
            self._file.seek(start * self._channels * 4)
            data = self._file.read((stop - start) * self._channels * 4)
        return np.frombuffer(data, np.float32).reshape(-1, self._channels)
