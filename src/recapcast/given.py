"""What a user gives by its path, or by standard input: its bytes."""

import sys
from pathlib import Path

from recapcast.errors import SourceError

STDIN = "-"
"""What standard input is called, in a command and in a manifest."""


def content(given: str, largest: int, otherwise: str) -> bytes:
    """All of a file, or of standard input.

    Args:
        given: a path, or `STDIN`.
        largest: bytes that it may have.
        otherwise: what it can not be if it has more, for the message: `no article`.

    Raises:
        SourceError: it can not be read, or is larger.
    """
    name = "standard input" if given == STDIN else given
    try:
        if given == STDIN:
            read = sys.stdin.buffer.read(largest + 1)
        else:
            with Path(given).open("rb") as file:
                read = file.read(largest + 1)
    except OSError as error:
        message = f"{name} can not be read ({error.strerror or error}). Check the path."
        raise SourceError(message) from error
    except ValueError as error:  # a NUL in the path
        message = f"{name!r} is no path ({error})."
        raise SourceError(message) from error
    if len(read) > largest:
        message = f"{name} is larger than {largest // 1024 // 1024} MB: that is {otherwise}."
        raise SourceError(message)
    return read
