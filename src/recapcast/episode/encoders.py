"""Child processes that encode, as many as there are processors."""

import queue
from types import TracebackType
from typing import Self

from recapcast.child import Child, processors
from recapcast.episode.lame import SETTINGS
from recapcast.errors import EpisodeError

_MOST = 4
"""Children: one process masters what they encode, and keeps no more of them busy."""


class Encoders:
    """A pool of encoders, to be used in a `with`. They start at once, and are ready when the first sound is."""

    def __init__(self, *, wanted: bool = True) -> None:
        """Start them; none where they are not wanted.

        Raises:
            EpisodeError: this Python can not start another.
        """
        self.width = min(_MOST, processors()) if wanted else 0
        """How many can encode at once."""
        self._children: list[Child] = []
        self._idle: queue.SimpleQueue[Child] = queue.SimpleQueue()
        try:
            for _ in range(self.width):
                self._children.append(Child("recapcast.episode.lame"))
                self._idle.put(self._children[-1])
        except OSError as error:
            self._end()
            message = f"the encoder could not be started ({error.strerror or error})"
            raise EpisodeError(message) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        for child in self._children:
            child.end()

    def encode(self, pcm: bytes, rate: int, channels: int, kbit: int, quality: int) -> bytes:
        """As `lame.encode`, in another process; waits for one that is idle. May be called by several threads.

        Raises:
            EpisodeError: the encoder broke off.
        """
        child = self._idle.get()
        try:
            return child.ask(SETTINGS.pack(rate, channels, kbit, quality), pcm)
        except ChildProcessError as error:
            message = f"the encoder broke off ({error})"
            raise EpisodeError(message) from error
        finally:
            self._idle.put(child)
