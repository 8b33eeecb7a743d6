"""A second Python beside this one that works on what it is sent.

For a library that keeps Python's lock while it works, or can be used by one thread at a time alone.
"""

import contextlib
import os
import subprocess
import sys
from typing import IO

from recapcast.serving import SIZE

_START = (
    "import sys; from importlib import import_module; sys.path[:] = sys.argv[2:]; import_module(sys.argv[1]).main()"
)


def command(module: str) -> list[str]:
    """What starts another Python that calls `main` of a module of ours."""
    # With our own path of modules and -P: a child looks for nothing in the current folder that we would not.
    return [sys.executable, "-P", "-c", _START, module, *sys.path]


def processors() -> int:
    """How many processes can work at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Child:
    """Another Python whose module calls `serve`. One thread at a time may ask it."""

    def __init__(self, module: str) -> None:
        """Start it, and do not wait until it is ready.

        Raises:
            OSError: this Python can not start another.
        """
        self.ended = False
        """Whether `end` was called."""
        self._process = subprocess.Popen(  # noqa: S603 (this Python, a module of ours)
            command(module), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._jobs, self._answers, self._complaints = (
            self._pipe(pipe) for pipe in (self._process.stdin, self._process.stdout, self._process.stderr)
        )

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise AssertionError
        return pipe

    def ask(self, *job: bytes) -> bytes:
        """What it answers to a job, which may come in parts.

        Raises:
            ChildProcessError: it broke off; says why, as far as that is known.
        """
        self.send(*job)
        return self.answer()

    def send(self, *job: bytes) -> None:
        """Give it a job, and wait no longer than until it has taken it. Where it is gone, `answer` tells."""
        with contextlib.suppress(OSError, ValueError):  # ValueError where its pipes are closed
            self._jobs.write(SIZE.pack(sum(map(len, job))))
            self._jobs.writelines(job)
            self._jobs.flush()

    def answer(self) -> bytes:
        """What it answers to the job that was sent.

        Raises:
            ChildProcessError: it broke off; says why, as far as that is known.
        """
        try:
            header = self._answers.read(SIZE.size)
            if len(header) == SIZE.size:
                (size,) = SIZE.unpack(header)
                answer = self._answers.read(size)
                if len(answer) == size:
                    return answer
        except (OSError, ValueError):
            pass
        complaint: list[str] = []
        with contextlib.suppress(ValueError):
            complaint = self._complaints.read().decode(errors="replace").strip().splitlines()
        raise ChildProcessError(complaint[-1] if complaint else "killed")

    def end(self) -> None:
        """End it, whatever it is doing. Once more does nothing."""
        self.ended = True
        self._process.kill()
        self._process.wait()
        for pipe in (self._jobs, self._answers, self._complaints):
            with contextlib.suppress(OSError):  # what it had not taken is not wanted any more
                pipe.close()
