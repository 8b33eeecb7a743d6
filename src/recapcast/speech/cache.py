"""Spoken lines kept from run to run, so that words which were spoken once are not asked for again."""

import hashlib
import struct
from dataclasses import dataclass

from recapcast.speech.clip import Clip, Mark
from recapcast.spool import Kept, Spool
from recapcast.store import Store
from recapcast.units import Hertz, Samples

_FORMAT = "2"
"""Of an entry; its predecessor had no marks. An entry of another format is not found, and so spoken anew."""
_HEADER = struct.Struct(">II")
"""The rate, and the number of marks. They follow, then the sound."""
_MARK = struct.Struct(">II")


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
        parts = (_FORMAT, self.engine, self.version, self.voice, self.language, self.text)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class Cache:
    """Clips in a store, in a group an engine."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def get(self, key: Key) -> Clip | None:
        """The clip that was kept for `key`; None where there is none, or it is damaged."""
        data = self.store.get(key.engine, key.digest())
        return None if data is None else self._clip(data)

    @staticmethod
    def _clip(data: bytes) -> Clip:
        rate, count = _HEADER.unpack_from(data)
        sound = _HEADER.size + count * _MARK.size
        marks = _MARK.iter_unpack(data[_HEADER.size : sound])
        return Clip(data[sound:], Hertz(rate), tuple(Mark(position, Samples(sample)) for position, sample in marks))

    def put(self, key: Key, clip: Clip) -> None:
        """Keep `clip` for `key`, where the store can keep anything."""
        self.store.put(key.engine, key.digest(), self._header(clip), clip.pcm)

    @staticmethod
    def _header(clip: Clip) -> bytes:
        return _HEADER.pack(clip.rate, len(clip.marks)) + b"".join(_MARK.pack(*mark) for mark in clip.marks)


class Session(Cache):
    """A cache that also keeps what one episode's lines sound like where the store is full, or keeps nothing.

    What is in it when the same line is wanted again is not asked for a second time.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._spool = Spool()
        self._places: dict[Key, Kept] = {}

    def get(self, key: Key) -> Clip | None:
        """The clip that was kept for `key`; None where there is none."""
        if (place := self._places.get(key)) is not None:
            return self._clip(self._spool.read(place))
        return super().get(key)

    def put(self, key: Key, clip: Clip) -> None:
        """Keep `clip` for `key`.

        Raises:
            OutputError: the temporary folder has no room for it.
        """
        super().put(key, clip)
        self._places[key] = self._spool.append(self._header(clip) + clip.pcm)
