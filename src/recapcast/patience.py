"""Work that is waited for no longer than so long, whatever it waits for itself."""

import queue
import threading
import time
from collections.abc import Callable
from typing import TypeVar, cast

Result = TypeVar("Result")

_LOOK = 0.1
"""Seconds between two looks whether the work is still wanted."""


def within(work: Callable[[], Result], seconds: float, given_up: Callable[[], bool] = lambda: False) -> Result:
    """What `work` gives, or raises, within those seconds.

    It is done in a thread, which is left behind where it goes on after them: a name that is never found, or headers
    that come byte by byte, have no time limit of their own.

    Args:
        work: what to do.
        seconds: how long to wait for it, at most.
        given_up: whether it is not waited for any more; asked ten times a second.

    Raises:
        TimeoutError: it took longer, or was given up.
    """
    until = time.monotonic() + seconds
    outcome: queue.SimpleQueue[tuple[Result | None, BaseException | None]] = queue.SimpleQueue()

    def run() -> None:
        try:
            outcome.put((work(), None))
        except BaseException as error:
            outcome.put((None, error))

    threading.Thread(target=run, daemon=True).start()
    while True:
        try:
            result, error = outcome.get(timeout=min(_LOOK, max(0.0, until - time.monotonic())))
        except queue.Empty:
            if given_up() or time.monotonic() >= until:
                raise TimeoutError from None
            continue
        if error is not None:
            raise error
        return cast("Result", result)
