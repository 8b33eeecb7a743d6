"""Child processes that encode, as many as there are processors."""

import contextlib
import os
import queue
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from recapcast.episode import lame
from recapcast.episode.lame import ANSWER, JOB
from recapcast.errors import EpisodeError

_MOST = 4
"""Children: one process masters what they encode, and keeps no more of them busy."""


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Encoders:
    """A pool of encoders, to be used in a `with`. They start at once, and are ready when the first sound is."""

    def __init__(self, *, wanted: bool = True) -> None:
        """Start them; none where they are not wanted.

        Raises:
            EpisodeError: this Python can not start another.
        """
        self.width = min(_MOST, _processors()) if wanted else 0
        """How many can encode at once."""
        self._children: list[_Child] = []
        self._idle: queue.SimpleQueue[_Child] = queue.SimpleQueue()
        try:
            for _ in range(self.width):
                self._children.append(_Child())
                self._idle.put(self._children[-1])
        except EpisodeError:
            self._end()
            raise

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
            return child.encode(pcm, (rate, channels, kbit, quality))
        finally:
            self._idle.put(child)


class _Child:
    def __init__(self) -> None:
        # By its path and not by its name: a child started with -m would look for modules in the current folder first.
        # And with -P, so that it does not look for the library's among those of this room.
        command = [sys.executable, "-P", str(Path(lame.__file__))]
        try:
            self._process = subprocess.Popen(  # noqa: S603 (this Python, this file)
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError as error:
            message = f"the encoder could not be started ({error.strerror or error})"
            raise EpisodeError(message) from error
        self._jobs, self._answers, self._complaints = (
            self._pipe(pipe) for pipe in (self._process.stdin, self._process.stdout, self._process.stderr)
        )

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise AssertionError
        return pipe

    def encode(self, pcm: bytes, settings: tuple[int, int, int, int]) -> bytes:
        try:
            self._jobs.write(JOB.pack(len(pcm), *settings))
            self._jobs.write(pcm)
            self._jobs.flush()
            header = self._answers.read(ANSWER.size)
            if len(header) == ANSWER.size:
                (size,) = ANSWER.unpack(header)
                mp3 = self._answers.read(size)
                if len(mp3) == size:
                    return mp3
        except (OSError, ValueError):
            pass  # it is gone, or its pipes are closed
        complaint = self._complaints.read().decode(errors="replace").strip().splitlines()
        message = f"the encoder broke off ({complaint[-1] if complaint else 'killed'})"
        raise EpisodeError(message)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._jobs, self._answers, self._complaints):
            with contextlib.suppress(OSError):  # what it had not taken is not wanted any more
                pipe.close()
