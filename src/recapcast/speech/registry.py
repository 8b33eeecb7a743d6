"""The engines that are installed: entry points in the group `recapcast.engines`, ours by the same door."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from recapcast.errors import VoiceError
from recapcast.speech.engine import Engine

GROUP = "recapcast.engines"


@cache
def _entries() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def names() -> list[str]:
    """The names of the installed engines, none of them imported."""
    return sorted(_entries())


def engine(name: str) -> Engine:
    """Import and make the engine of that name.

    Raises:
        VoiceError: no engine has that name, or its library can not be imported.
    """
    entry = _entries().get(name)
    if entry is None:
        message = f"There is no voice engine `{name}`. There are: {', '.join(names())}. See `recapcast voices`."
        raise VoiceError(message)
    try:
        found: Engine = entry.load()()
    except Exception as error:  # a plugin is somebody else's program: whatever it raises, the rest goes on
        message = f"The voice engine `{name}` can not be loaded ({error}). Install it again, or choose another"
        raise VoiceError(message) from error
    return found
