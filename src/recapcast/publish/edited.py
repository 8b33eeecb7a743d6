"""Scripts and facts that a person edited: making them anew loses nothing."""

from pathlib import Path

from recapcast.errors import OutputError
from recapcast.facts import seal
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
    """The file that keeps what a person wrote where a script or facts come anew; none where nobody wrote anything.

    Args:
        path: the script's, or that of the facts.
        there: what lies there before; None for nothing.
        text: what comes there now.
        listener: told where it is kept.
    """
    if there is None or there == text.encode() or is_ours(there):
        return {}
    number = 1
    while (kept := path.with_name(f"{path.stem}.edited-{number}{path.suffix}")).exists():
        number += 1
    listener.note(f"{path} had been edited; it is kept as {kept}. To use that one: recapcast make {kept}")
    return {kept: there}


def is_ours(there: bytes) -> bool:
    """Whether a file holds, to the letter, a script as it was filled, or facts as they were extracted."""
    try:
        text = decode(there)
    except ValueError:
        return False
    return script_text.is_untouched(text) or seal.is_untouched(text)
