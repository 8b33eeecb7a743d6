"""Spoken lines kept from run to run, so that words which were spoken once are not asked for again."""

import hashlib
import struct
from dataclasses import dataclass

from recapcast.speech.clip import Clip
from recapcast.store import Store
from recapcast.units import Hertz

_RATE = struct.Struct(">I")


@dataclass(frozen=True)
class Key:
    """All that decides how a line sounds. `version` is the engine's and the voice's; a rate is part of `voice`."""

    engine: str
    version: str
    voice: str
    language: str
    text: str

    def digest(self) -> str:
        """The hash that names the entry."""
        parts = (self.engine, self.version, self.voice, self.language, self.text)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Cache:
    """Clips in a store, in a group an engine."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def get(self, key: Key) -> Clip | None:
        """The clip that was kept for `key`; None where there is none, or it is damaged."""
        data = self.store.get(key.engine, key.digest())
        if data is None:
            return None
        (rate,) = _RATE.unpack_from(data)
        return Clip(data[_RATE.size :], Hertz(rate))

    def put(self, key: Key, clip: Clip) -> None:
        """Keep `clip` for `key`, where the store can keep anything."""
        self.store.put(key.engine, key.digest(), _RATE.pack(clip.rate), clip.pcm)
