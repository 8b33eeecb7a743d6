"""The inside of a `child.Child`: what answers its jobs. By itself, so that a child starts as fast as Python does."""

import signal
import struct
import sys
from collections.abc import Callable

SIZE = struct.Struct(">Q")
"""Comes before each job and each answer: how many bytes it has."""


def serve(work: Callable[[bytes], bytes]) -> None:
    """Answer jobs on standard input until there are no more, which is also when whoever started this is gone."""
    # Ctrl-C reaches every process of a terminal; whoever started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs, answers = sys.stdin.buffer, sys.stdout.buffer
    while header := jobs.read(SIZE.size):
        answer = work(jobs.read(*SIZE.unpack(header)))
        answers.write(SIZE.pack(len(answer)) + answer)
        answers.flush()
