"""What took time to make, kept from run to run: bytes under a name that says what they were made from.

One file an entry, in a folder a group. A file carries a checksum and is verified each time that it is read; it
appears by renaming, so any number of processes may read and write, and be killed, at once. What was used longest ago
goes first when the store is full.
"""

import contextlib
import hashlib
import os
import secrets
import struct
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from recapcast.settings import Settings

STRETCHES, LEVELS = "mp3", "levels"
"""The groups of encoded stretches and of how loud stretches are; the others are engines, with the lines that they
spoke."""

_HEADER = struct.Struct(">4s32s")
"""The format's name, and the SHA-256 of the entry's group and name and of all that follows."""
_MAGIC = b"RCC2"
_SUFFIX = ".kept"
_ASIDE = ".tmp"
_ABANDONED = 3600.0
"""Seconds after which a file that was never renamed is a killed process's."""


@dataclass(frozen=True)
class Info:
    """What a store holds: entries by group. `limit` and `size` are in bytes."""

    folder: Path
    entries: Mapping[str, int]
    size: int
    limit: int


class Store:
    """A store in `folder`, which need not exist, of `limit` bytes at most."""

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder = folder
        self.limit = limit
        self.fault: str | None = None
        """Why the last entry could not be kept; the work goes on without it."""

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The store that the settings name."""
        if settings.cache is not None:
            folder = settings.cache
        else:
            import platformdirs

            folder = platformdirs.user_cache_path("recapcast", appauthor=False) / "speech"
        return cls(folder, settings.cache_megabytes * 1_000_000)

    def get(self, group: str, name: str) -> bytes | None:
        """What was kept; None where there is nothing, or it is damaged, which removes it.

        Args:
            group: a folder's name.
            name: a file's name, two letters or more: a hash of all that the entry was made from.
        """
        path = self._path(group, name)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        payload = memoryview(data)[_HEADER.size :]
        whole = data[: _HEADER.size] == _header(group, name, payload)
        with contextlib.suppress(OSError):
            if whole:
                os.utime(path)  # its time is when it was last of use
            else:
                path.unlink()
        return bytes(payload) if whole else None

    def put(self, group: str, name: str, *parts: bytes) -> None:
        """Keep `parts`, one after another. A disk that is full or forbids it is told in `fault`, and is no error."""
        if not self.limit:
            return
        path = self._path(group, name)
        aside = path.with_name(f"{secrets.token_hex(8)}{_ASIDE}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with aside.open("xb") as file:
                file.write(_header(group, name, *parts))
                file.writelines(parts)
            aside.replace(path)
        except OSError as error:
            self.fault = f"{self.folder} can not be written ({error.strerror or error})"
            with contextlib.suppress(OSError):
                aside.unlink()

    def holds(self, group: str) -> bool:
        """Whether anything of that group was ever kept."""
        return (self.folder / group).is_dir()

    def info(self) -> Info:
        """Count what is kept."""
        entries = list(self._entries())
        groups = Counter(path.parent.parent.name for _, _, path in entries)
        return Info(self.folder, groups, sum(size for _, size, _ in entries), self.limit)

    def trim(self) -> None:
        """Remove what was used longest ago until the store is within its limit, and what killed processes left."""
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

    def _path(self, group: str, name: str) -> Path:
        return self.folder / group / name[:2] / f"{name}{_SUFFIX}"


def _header(group: str, name: str, *parts: bytes | memoryview) -> bytes:
    # Of the name too: a file that got another's name is as wrong as one with another's content.
    checksum = hashlib.sha256(f"{group}/{name} ".encode())
    for part in parts:
        checksum.update(part)
    return _HEADER.pack(_MAGIC, checksum.digest())
