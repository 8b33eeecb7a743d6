"""Which voice speaks an episode: decided once, before the first line, with a reason that can be shown."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech import registry
from recapcast.speech.engine import Engine, Voice
from recapcast.units import Seconds

AUTO = "auto"
PREFERRED = "gtts"
"""What `auto` asks first; see docs/decisions.md."""
PATIENCE = Seconds(3.0)
"""How long `make` waits to find out whether an engine answers."""


@dataclass(frozen=True)
class Choice:
    """The voice of an episode and why it is that one. `fallback`: another was asked first and did not answer."""

    engine: Engine
    voice: Voice
    reason: str
    fallback: bool = False
    automatic: bool = False


class Choosing:
    """A choice under way: it starts at once, in the background, and is waited for when speech is due."""

    def __init__(self, wanted: str, language: str, patience: Seconds = PATIENCE) -> None:
        """Begin to choose.

        Args:
            wanted: `auto`, `ENGINE` or `ENGINE:VOICE`.
            language: the script's BCP 47 tag.
            patience: the longest that the network may take to answer, from now on.

        Raises:
            VoiceError: there is no such engine or voice, or it does not have the language.
        """
        self._language = language
        self._automatic = wanted == AUTO
        self._wanted = wanted.partition(":")[2]
        self._engine = registry.engine(asked_first(wanted))
        # What was asked for by name is checked at once; under `auto` a missing language is one more
        # reason to fall back, and finding it can wait until the engine is known to answer.
        self._voice = None if self._automatic else self._engine.voice(language, self._wanted or None)
        self._why_not: str | None = f"nothing came within {patience:g} seconds"
        self._deadline = time.monotonic() + patience
        # A daemon, and not an executor: a name look-up can hang for longer than anybody waits, and must
        # not keep the process from ending.
        self._thread = threading.Thread(target=self._ask, args=(patience,), daemon=True)
        self._thread.start()

    def _ask(self, patience: Seconds) -> None:
        try:
            why_not = self._engine.why_not(self._language, self._wanted or None, patience)
            if why_not is None and self._voice is None:
                self._voice = self._engine.voice(self._language, None)
        except Exception as error:  # a thread's traceback reaches nobody; the reason has to
            why_not = str(error) or type(error).__name__
        self._why_not = why_not

    def result(self) -> Choice:
        """The choice, waited for no longer than the patience that it began with.

        Raises:
            SpeechError: the engine that was asked for can not speak now.
            VoiceError: `auto`, and no offline voice has the language either.
        """
        self._thread.join(max(0.0, self._deadline - time.monotonic()))
        if self._why_not is None and self._voice is not None:
            reason = "it answered" if self._automatic else "it was asked for"
            return Choice(self._engine, self._voice, reason, automatic=self._automatic)
        if not self._automatic:
            message = (
                f"{self._engine.label} can not speak now ({self._why_not}). "
                "Try again later, or use --voice auto to be spoken to offline."
            )
            raise SpeechError(message)
        return offline(self._language, f"{self._engine.label} did not answer ({self._why_not})")


def asked_first(wanted: str) -> str:
    """The name of the engine that is asked first for `auto`, `ENGINE` or `ENGINE:VOICE`."""
    return PREFERRED if wanted == AUTO else wanted.partition(":")[0]


def recall(wanted: str, language: str, is_kept: Callable[[Choice], bool]) -> Choice | None:
    """The voice that would be asked for on the network, where all that it is to say was spoken before.

    Args:
        wanted: `auto`, `ENGINE` or `ENGINE:VOICE`.
        language: the script's BCP 47 tag.
        is_kept: tells whether every line is in the cache in a choice's voice.

    Returns:
        The choice, made without a network; None where somebody has to be asked.

    Raises:
        VoiceError: there is no such engine or voice, or it does not have the language.
    """
    engine = registry.engine(asked_first(wanted))
    if engine.offline:
        return None
    try:
        voice = engine.voice(language, wanted.partition(":")[2] or None)
    except VoiceError:
        if wanted == AUTO:
            return None
        raise
    choice = Choice(engine, voice, "every line was spoken before", automatic=wanted == AUTO)
    return choice if is_kept(choice) else None


def offline(language: str, reason: str) -> Choice:
    """The first offline engine that can speak `language`, by name.

    Args:
        language: the script's BCP 47 tag.
        reason: why an offline voice is needed, as a clause.

    Raises:
        VoiceError: none has the language; tells each engine's reason.
    """
    reasons = [reason]
    for name in registry.names():
        try:
            engine = registry.engine(name)
            if not engine.offline:
                continue
            voice = engine.voice(language, None)
        except VoiceError as error:
            reasons.append(str(error))
            continue
        why_not = engine.why_not(language, None, PATIENCE)
        if why_not is None:
            return Choice(engine, voice, reason, fallback=True, automatic=True)
        reasons.append(f"{engine.label} can not speak ({why_not})")
    message = f"No voice can speak `{language}` now: {'; '.join(reasons)}."
    raise VoiceError(message)
