"""Which engines there are, and which of them can speak now."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Thread

from recapcast.errors import RecapcastError
from recapcast.speech import registry
from recapcast.speech.choose import PATIENCE
from recapcast.speech.engine import Engine, Voice


@dataclass(frozen=True)
class EngineStatus:
    """One engine. `why_not` is None where it can speak now; `voices` is empty where it can not be loaded."""

    name: str
    description: str
    why_not: str | None
    voices: Sequence[Voice]


def survey(language: str) -> list[EngineStatus]:
    """Ask every installed engine whether it can speak `language` now; takes `PATIENCE` an engine at most."""
    return [_ask(name, language) for name in registry.names()]


def _ask(name: str, language: str) -> EngineStatus:
    try:
        engine = registry.engine(name)
    except RecapcastError as error:
        return EngineStatus(name, "", why_not=str(error), voices=())
    answers: list[str | None] = []
    # As in choose: a name look-up can hang for longer than anybody waits.
    thread = Thread(target=lambda: answers.append(_why_not(engine, language)), daemon=True)
    thread.start()
    thread.join(PATIENCE)
    why_not = answers[0] if answers else f"nothing came within {PATIENCE:g} seconds"
    try:
        voices = engine.voices()
    except RecapcastError:
        voices = ()
    return EngineStatus(name, engine.description, why_not, voices)


def _why_not(engine: Engine, language: str) -> str | None:
    try:
        return engine.why_not(language, None, PATIENCE)
    except Exception as error:
        return str(error) or type(error).__name__
