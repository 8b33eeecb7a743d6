"""Spoken lines kept from run to run, so that words which were spoken once are not asked for again.

One file an entry, in a folder an engine, named by the hash of what was said in which voice. A file carries a
checksum and is verified each time that it is read; it appears by renaming, so any number of processes may
read and write, and be killed, at once. What was used longest ago goes first when the cache is full.
"""

import contextlib
import hashlib
import os
import secrets
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from recapcast.settings import Settings
from recapcast.speech.clip import Clip
from recapcast.units import Hertz

_HEADER = struct.Struct(">4s32sI")
"""The format's name, the SHA-256 of all that follows it under this key, and the sample rate."""
_MAGIC = b"RCC1"
_SUFFIX = ".clip"
_ASIDE = ".tmp"
_ABANDONED = 3600.0
"""Seconds after which a file that was never renamed is a killed process's."""


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


@dataclass(frozen=True)
class Info:
    """What the cache holds. `limit` and `size` are in bytes."""

    folder: Path
    entries: int
    size: int
    limit: int


class Cache:
    """A cache in `folder`, which need not exist, of `limit` bytes at most."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self.limit = limit
        self.fault: str | None = None
        """Why the last entry could not be kept; the work goes on without it."""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The cache that the settings name."""
        if settings.cache is not None:
            folder = settings.cache
        else:
            import platformdirs

            folder = platformdirs.user_cache_path("recapcast", appauthor=False) / "speech"
        return cls(folder, settings.cache_megabytes * 1_000_000)

    def get(self, key: Key) -> Clip | None:
        """The clip that was kept for `key`; None where there is none, or it is damaged, which removes it."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        clip = _read(data, key)
        with contextlib.suppress(OSError):
            if clip is None:
                path.unlink()
            else:
                os.utime(path)  # its time is when it was last of use
        return clip

    def put(self, key: Key, clip: Clip) -> None:
        """Keep `clip` for `key`. A disk that is full or forbids it is told in `fault`, and is no error."""
        if not self.limit:
            return
        path = self._path(key)
        aside = path.with_name(f"{secrets.token_hex(8)}{_ASIDE}")
        payload = clip.pcm
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with aside.open("xb") as file:
                file.write(_HEADER.pack(_MAGIC, _checksum(key, clip.rate, payload), clip.rate))
                file.write(payload)
            aside.replace(path)
        except OSError as error:
            self.fault = f"{self.folder} can not be written ({error.strerror or error})"
            with contextlib.suppress(OSError):
                aside.unlink()

    def holds(self, engine: str) -> bool:
        """Whether any line of that engine was ever kept."""
        return (self.folder / engine).is_dir()

    def info(self) -> Info:
        """Count what is kept."""
        sizes = [size for _, size, _ in self._entries()]
        return Info(self.folder, len(sizes), sum(sizes), self.limit)

    def trim(self) -> None:
        """Remove what was used longest ago until the cache is within its limit, and what killed processes left."""
        entries = sorted(self._entries())
        size = sum(size for _, size, _ in entries)
        for _, bytes_, path in entries:
            if size <= self.limit:
                break
            with contextlib.suppress(OSError):  # another process removed it first
                path.unlink()
            size -= bytes_
        for path in self.folder.glob(f"*/*/*{_ASIDE}"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    path.unlink()

    def clear(self) -> int:
        """Remove every entry; tells how many there were."""
        removed = 0
        for _, _, path in self._entries():
            with contextlib.suppress(OSError):
                path.unlink()
                removed += 1
        return removed

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob(f"*/*/*{_SUFFIX}"):
            with contextlib.suppress(OSError):
                status = path.stat()
                yield status.st_mtime, status.st_size, path

    def _path(self, key: Key) -> Path:
        digest = key.digest()
        return self.folder / key.engine / digest[:2] / f"{digest}{_SUFFIX}"


def _read(data: bytes, key: Key) -> Clip | None:
    if len(data) < _HEADER.size:
        return None
    magic, checksum, rate = _HEADER.unpack_from(data)
    pcm = data[_HEADER.size :]
    if magic != _MAGIC or checksum != _checksum(key, rate, pcm):
        return None
    return Clip(pcm, Hertz(rate))


def _checksum(key: Key, rate: int, pcm: bytes) -> bytes:
    # Of the key too: a file that got another's name is as wrong as one with another's sound.
    return hashlib.sha256(f"{key.digest()} {rate} ".encode() + pcm).digest()
