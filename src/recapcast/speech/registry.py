"""The engines that are installed: entry points in the group `recapcast.engines`, ours by the same door."""

import threading
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from recapcast.errors import VoiceError
from recapcast.speech.engine import Engine
from recapcast.speech.guard import GuardedEngine

GROUP = "recapcast.engines"


@cache
def _entries() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=GROUP)}


def names() -> list[str]:
    """The names of the installed engines, none of them imported."""
    return sorted(_entries())


def engine(name: str) -> Engine:
    """Import and make the engine of that name, behind a guard.

    Raises:
        VoiceError: no engine has that name, or it can not be loaded, or it is no engine.
    """
    entry = _entries().get(name)
    if entry is None:
        message = f"There is no voice engine `{name}`. There are: {', '.join(names())}. See `recapcast voices`."
        raise VoiceError(message)
    try:
        return GuardedEngine(entry.load()(), name)
    except (Exception, SystemExit) as error:  # a plugin's: whatever it raises, the rest goes on
        message = f"The voice engine `{name}` can not be loaded ({error}). Install it again, or choose another."
        raise VoiceError(message) from error


class Engines:
    """The engines of one episode: each is made when it is first asked for, and shared by all who speak with it."""

    def __init__(self, connections: int = 4) -> None:
        """Make none yet. `connections`: how many may be asked at once whether they answer."""
        self._made: dict[str, Engine] = {}
        self.turns = threading.BoundedSemaphore(connections)
        self.faults: dict[str, str] = {}
        """Why an engine was skipped: by its name, the reason as a sentence."""

    def get(self, name: str) -> Engine:
        """The engine of that name.

        Raises:
            VoiceError: as `engine`.
        """
        if name not in self._made:
            self._made[name] = engine(name)
        return self._made[name]

    def offline(self) -> list[Engine]:
        """Every engine that speaks without a network, the most natural first; what can not be loaded is skipped."""
        found = []
        for name in names():
            try:
                found.append(self.get(name))
            except VoiceError as error:
                self.faults[name] = str(error)
        return sorted((each for each in found if each.offline), key=lambda each: -each.quality)
