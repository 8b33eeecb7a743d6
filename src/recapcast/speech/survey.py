"""Which engines there are, and which of them can speak now."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Thread
from time import monotonic

from recapcast.errors import RecapcastError
from recapcast.languages import primary
from recapcast.speech import registry
from recapcast.speech.choose import PATIENCE
from recapcast.speech.engine import Engine, Voice


@dataclass(frozen=True)
class EngineStatus:
    """One engine. `why_not` is None where it can speak now."""

    name: str
    description: str
    offline: bool
    why_not: str | None
    voices: Sequence[Voice]

    @property
    def languages(self) -> list[str]:
        """The languages of its voices, without their regions, each once."""
        return sorted({primary(voice.language) for voice in self.voices})


@dataclass(frozen=True)
class Survey:
    """All engines, and of those that can not be loaded why not, as sentences."""

    engines: Sequence[EngineStatus]
    faults: Sequence[str]


def survey(language: str) -> Survey:
    """Ask every installed engine at once whether it can speak `language` now; takes `PATIENCE` at most."""
    engines, faults = [], []
    for name in registry.names():
        try:
            engines.append(registry.engine(name))
        except RecapcastError as error:
            faults.append(str(error))
    answers: dict[str, str | None] = {}

    def ask(engine: Engine) -> None:
        answers[engine.name] = engine.why_not(language, None, PATIENCE)

    # As in choose: daemons, because a name look-up can hang for longer than anybody waits.
    threads = [Thread(target=ask, args=(engine,), daemon=True) for engine in engines if not engine.offline]
    deadline = monotonic() + PATIENCE
    for thread in threads:
        thread.start()
    for engine in engines:
        if engine.offline:
            ask(engine)
    for thread in threads:
        thread.join(max(0.0, deadline - monotonic()))
    late = f"nothing came within {PATIENCE:g} seconds"
    return Survey([_status(engine, answers.get(engine.name, late)) for engine in engines], faults)


def _status(engine: Engine, why_not: str | None) -> EngineStatus:
    voices: Sequence[Voice] = ()
    try:
        voices = engine.voices()
    except RecapcastError as error:
        why_not = why_not or str(error)
    return EngineStatus(engine.name, engine.description, engine.offline, why_not, voices)
