"""Whether the voice that is wanted can speak, found out before the first line, with a reason that can be shown."""

import threading
import time
from collections.abc import Collection
from dataclasses import dataclass

from recapcast.errors import RecapcastError, SpeechError, VoiceError
from recapcast.speech.engine import Engine, Voice
from recapcast.speech.registry import Engines
from recapcast.units import Seconds

AUTO = "auto"
PREFERRED = "gtts"
"""What `auto` asks first; see docs/decisions.md."""
PATIENCE = Seconds(3.0)
"""How long `make` waits to find out whether an engine answers."""


@dataclass(frozen=True)
class Choice:
    """A voice and why it is that one. `fallback`: another was asked first and did not answer."""

    engine: Engine
    voice: Voice
    reason: str
    fallback: bool = False
    automatic: bool = False


class Choosing:
    """A choice under way: it starts at once, in the background, and is waited for when speech is due."""

    def __init__(self, wanted: str, language: str, engines: Engines, patience: Seconds = PATIENCE) -> None:
        """Begin to choose.

        Args:
            wanted: `auto`, `ENGINE` or `ENGINE:VOICE`.
            language: the script's BCP 47 tag.
            engines: the episode's.
            patience: the longest that the network may take to answer, from now on.

        Raises:
            VoiceError: there is no such engine or voice, or it does not have the language.
        """
        self._language = language
        self._engines = engines
        self._automatic = wanted.lower() == AUTO
        self._wanted = wanted.partition(":")[2]
        self._engine = engines.get(asked_first(wanted))
        # What was asked for by name is checked at once; under `auto` a missing language is one more
        # reason to fall back, and finding it can wait until the engine is known to answer.
        self._voice = None if self._automatic else self._engine.voice(language, self._wanted or None)
        self._why_not: str | None = f"nothing came within {patience:g} seconds"
        self._deadline = time.monotonic() + patience
        self._patience = patience
        # A daemon, and not an executor: a name look-up can hang for longer than anybody waits, and must
        # not keep the process from ending.
        self._thread = threading.Thread(target=self._ask, daemon=True)
        if not self._engine.offline:
            self._thread.start()

    def _ask(self) -> None:
        try:
            with self._engines.turns:
                why_not = self._engine.why_not(self._language, self._wanted or None, self._patience)
            if why_not is None and self._voice is None:
                self._voice = self._engine.voice(self._language, None)
        except RecapcastError as error:
            why_not = str(error)
        self._why_not = why_not

    def result(self) -> Choice:
        """The choice, waited for no longer than the patience that it began with.

        Raises:
            SpeechError: the engine that was asked for can not speak now.
            VoiceError: `auto`, and no offline voice has the language either.
        """
        if self._engine.offline:
            self._ask()
        else:
            self._thread.join(max(0.0, self._deadline - time.monotonic()))
        if self._why_not is None and self._voice is not None:
            reason = "it answered" if self._automatic else "it was asked for"
            return Choice(self._engine, self._voice, reason, automatic=self._automatic)
        if not self._automatic:
            message = (
                f"{self._engine.label} can not speak now ({self._why_not}). Mend that, try again later, or choose "
                "another voice: `auto` speaks offline where it has to."
            )
            raise SpeechError(message)
        try:
            return offline(self._language, f"{self._engine.label} did not answer ({self._why_not})", self._engines)
        except VoiceError as error:
            self._engine.voice(self._language, None)  # has no such voice either: the user's input is at fault
            raise SpeechError(str(error)) from error


def asked_first(wanted: str) -> str:
    """The name of the engine that is asked first for `auto`, `ENGINE` or `ENGINE:VOICE`.

    Raises:
        VoiceError: it is `auto` with a voice.
    """
    engine, colon, _ = wanted.partition(":")
    if engine.lower() == AUTO and colon:
        message = f"`auto` takes no voice, found `{wanted}`. Name an engine and its voice, or `auto` alone."
        raise VoiceError(message)
    return PREFERRED if engine.lower() == AUTO else engine.lower()


def unasked(wanted: str, language: str, engines: Engines) -> Choice:
    """What `wanted` would be if its engine answers: made without asking, for lines that were spoken before.

    Args:
        wanted: `auto`, `ENGINE` or `ENGINE:VOICE`.
        language: the script's BCP 47 tag.
        engines: the episode's.

    Raises:
        VoiceError: there is no such engine or voice, or it does not have the language.
    """
    engine = engines.get(asked_first(wanted))
    name = None if wanted.lower() == AUTO else wanted.partition(":")[2] or None
    voice = engine.voice(language, name)
    return Choice(engine, voice, "every line was spoken before", automatic=wanted.lower() == AUTO)


def offline(language: str, reason: str, engines: Engines, failed: Collection[str] = ()) -> Choice:
    """The most natural offline voice that can speak `language` now.

    Args:
        language: the script's BCP 47 tag.
        reason: why an offline voice is needed, as a clause.
        engines: the episode's; those that can not be loaded are left among its faults.
        failed: the names of those that are not to be asked again.

    Raises:
        VoiceError: none has the language; tells each engine's reason.
    """
    reasons = [reason]
    for engine in engines.offline():
        if engine.name in failed:
            continue
        try:
            why_not = engine.why_not(language, None, PATIENCE)
            if why_not is None:
                return Choice(engine, engine.voice(language, None), reason, fallback=True, automatic=True)
        except VoiceError as error:
            why_not = str(error).removesuffix(".")
        reasons.append(f"{engine.label} can not speak ({why_not})")
    reasons += [fault.removesuffix(".") for fault in engines.faults.values()]
    message = f"No voice can speak `{language}` now: {'; '.join(reasons)}."
    raise VoiceError(message)
