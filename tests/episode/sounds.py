"""Sound made into programmes, and programmes into files, for tests."""

import atexit
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recapcast.episode import encoding as encodings
from recapcast.episode import format as formats
from recapcast.episode import master as mastering
from recapcast.episode import mp3
from recapcast.episode.containers import encoding_of
from recapcast.episode.encoders import Encoders
from recapcast.episode.encoding import Encoded
from recapcast.episode.join import Programme
from recapcast.episode.measure import decoded
from recapcast.episode.sound import Samples16, Sound, Tape
from recapcast.episode.tags import Tags
from recapcast.store import Store

TAGS = Tags("t", "a", "b", "en")
NO_STORE = Store(Path("no-store"), 0)


@dataclass(frozen=True)
class File:
    """An MP3, and what was measured of it."""

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


def encode(programme: Programme, store: Store = NO_STORE, kbit: int | None = None) -> File:
    """A programme encoded as it is, without tags."""
    form = formats.choose(".mp3", stereo=programme.sound.channels == 2, bitrate=kbit)
    file = io.BytesIO()
    mp3.encode(programme, file, form, encoders(), store)
    return File(file.getvalue(), encodings.measured(decoded(io.BytesIO(file.getvalue())), form))


def finish(programme: Programme, store: Store = NO_STORE, kbit: int | None = None, *, stereo: bool = False) -> File:
    """A programme mastered and encoded."""
    path = Path("finished.mp3")
    encoded = finish_as(path, programme, store, kbit, stereo=stereo)
    return File(path.read_bytes(), encoded)


def finish_as(
    path: Path, programme: Programme, store: Store = NO_STORE, kbit: int | None = None, *, stereo: bool = False,
    tags: Tags = TAGS,
) -> Encoded:  # fmt: skip
    """A programme mastered and encoded as the suffix of `path` says."""
    form = formats.choose(path.suffix, stereo=stereo, bitrate=kbit)
    return mastering.finish(programme, tags, path, encoding_of(form, encoders(), store), store)
