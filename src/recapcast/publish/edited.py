"""Scripts that a person edited: filling them anew loses nothing."""

from pathlib import Path

from recapcast.errors import OutputError
from recapcast.listener import Listener
from recapcast.plain_text import decode
from recapcast.script import text as script_text


def content_there(path: Path) -> bytes | None:
    """What a file holds; None where there is none.

    Raises:
        OutputError: something else is in its place.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{path} is in the way ({error.strerror or error}). Move it, or name the source otherwise."
        raise OutputError(message) from error


def kept(path: Path, there: bytes | None, text: str, listener: Listener) -> dict[Path, bytes]:
    """The file that keeps what a person wrote where a script is filled anew; none where nobody wrote anything.

    Args:
        path: the script's.
        there: what lies there before; None for nothing.
        text: what is filled in now.
        listener: told where it is kept.
    """
    if there is None or there == text.encode() or _is_ours(there):
        return {}
    number = 1
    while (kept := path.with_name(f"{path.stem}.edited-{number}.txt")).exists():
        number += 1
    listener.note(f"{path} had been edited; it is kept as {kept}. To speak that one: recapcast make {kept}")
    return {kept: there}


def _is_ours(there: bytes) -> bool:
    try:
        return script_text.is_untouched(decode(there))
    except ValueError:
        return False
