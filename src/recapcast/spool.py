"""Bytes that are too many to hold: kept aside while an episode is made, in memory while they are few."""

import tempfile
import threading
import weakref
from typing import NamedTuple

from recapcast.errors import OutputError

_HELD = 16_000_000
"""Bytes that stay in memory: three minutes of an episode."""


class Kept(NamedTuple):
    """Where something lies in a spool."""

    start: int
    size: int


class Spool:
    """A temporary file without a name, which goes with the last reference to it. Safe for several threads."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_HELD)  # noqa: SIM115 (closed below)
        weakref.finalize(self, self._file.close)
        self._turn = threading.Lock()
        self._end = 0

    def append(self, data: bytes) -> Kept:
        """Keep `data` behind all that was kept before.

        Raises:
            OutputError: the temporary folder has no room for it.
        """
        with self._turn:
            kept = Kept(self._end, len(data))
            try:
                self._file.seek(self._end)
                self._file.write(data)
                self._file.flush()
            except OSError as error:
                message = (
                    f"{tempfile.gettempdir()} can not hold the sound while the episode is made "
                    f"({error.strerror or error}). Make room there, or set TMPDIR to another folder."
                )
                raise OutputError(message) from error
            self._end += kept.size
            return kept

    def read(self, kept: Kept) -> bytes:
        """What lies there."""
        with self._turn:
            self._file.seek(kept.start)
            return self._file.read(kept.size)
