"""Sound made into programmes, and programmes into files, for tests."""

import atexit
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recapcast.episode import encode as encoding
from recapcast.episode import master as mastering
from recapcast.episode.encode import Encoded
from recapcast.episode.encoders import Encoders
from recapcast.episode.join import Programme
from recapcast.episode.sound import Samples16, Sound, Tape
from recapcast.store import Store

NO_STORE = Store(Path("no-store"), 0)


@dataclass(frozen=True)
class File:
    """An MP3 without tags, and what was measured of it."""

    mp3: bytes
    encoded: Encoded

    @property
    def samples(self) -> int:
        return self.encoded.samples

    @property
    def lufs(self) -> float:
        return self.encoded.lufs

    @property
    def dbtp(self) -> float:
        return self.encoded.dbtp


def of(sound: NDArray[np.float64]) -> Programme:
    """A programme of that sound, full scale at 1; what does not fit into 16 bits is cut off."""
    samples = np.clip(np.rint(sound * 32767), -32768, 32767).astype("<i2")
    return Programme(Tape(samples.tobytes(), 1 if sound.ndim == 1 else sound.shape[1]), (), ())


def samples(sound: Sound) -> Samples16:
    """All of a 16-bit sound, of shape (samples, channels)."""
    return sound.read(0, sound.samples).astype("<i2", casting="no")


def mono(programme: Programme) -> NDArray[np.int16]:
    """All of a programme of one channel."""
    return samples(programme.sound)[:, 0]


@cache
def encoders() -> Encoders:
    """Encoders that all tests of this process share."""
    pool = Encoders()
    atexit.register(pool.__exit__, None, None, None)
    return pool


def encode(programme: Programme, store: Store = NO_STORE) -> File:
    """A programme encoded as it is."""
    file = io.BytesIO()
    encoded = encoding.encode(programme, file, encoders(), store)
    return File(file.getvalue(), encoded)


def finish(programme: Programme, store: Store = NO_STORE) -> File:
    """A programme mastered and encoded."""
    file = io.BytesIO()
    encoded = mastering.finish(programme, file, encoders(), store)
    return File(file.getvalue(), encoded)
