"""An engine behind a guard: a plugin is another's program, and whatever goes wrong in it becomes one message."""

import contextlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from operator import index
from typing import TypeVar

from recapcast.errors import RecapcastError, SpeechError, VoiceError
from recapcast.speech.clip import Clip, Mark, ascending
from recapcast.speech.engine import Engine, Voice
from recapcast.units import Samples, Seconds

_ATTRIBUTES = {"name": str, "label": str, "description": str, "offline": bool, "parallel": int, "quality": int}
_METHODS = ("version_of", "voices", "voice", "speak")
"""What an engine that inherits from the protocol has to bring itself."""
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")
"""It names a folder of the cache too."""

Given = TypeVar("Given")


class GuardedEngine:
    """An engine as it is, but that its methods raise only our errors, and give only what they promise."""

    def __init__(self, engine: Engine, name: str) -> None:
        """Check an engine and stand before it.

        Args:
            engine: what an entry point made.
            name: the entry point's.

        Raises:
            TypeError, ValueError: it is no engine, or not the one of that name; says what is wrong.
        """
        _require_engine(engine, name)
        self._engine = engine
        self.name = engine.name
        self.label = engine.label
        self.description = engine.description
        self.offline = engine.offline
        self.parallel = engine.parallel
        self.quality = engine.quality
        self.handles = _names(getattr(engine, "handles", ()))

    def version_of(self, voice: Voice) -> str:
        """As the engine's."""
        return str(self._call(VoiceError, lambda: self._engine.version_of(voice)))

    def alphabet(self, voice: Voice) -> str | None:
        """As the engine's; plugins from before there was any have none."""
        alphabet = getattr(self._engine, "alphabet", None)
        return None if alphabet is None else self._call(VoiceError, lambda: alphabet(voice))

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:
        """As the engine's; what it raises is a reason."""
        try:
            why_not = self._call(SpeechError, lambda: self._engine.why_not(language, name, patience))
        except RecapcastError as error:
            why_not = str(error)
        return None if why_not is None else str(why_not).removesuffix(".")

    def voices(self) -> Sequence[Voice]:
        """As the engine's."""
        return self._call(VoiceError, lambda: [_require(voice, Voice) for voice in self._engine.voices()])

    def voice(self, language: str, name: str | None) -> Voice:
        """As the engine's."""
        return self._call(VoiceError, lambda: _require(self._engine.voice(language, name), Voice))

    def others(self, voice: Voice) -> Sequence[Voice]:
        """As the engine's; none where it fails, since an episode can do without."""
        with contextlib.suppress(RecapcastError):
            return self._call(VoiceError, lambda: [_require(other, Voice) for other in self._engine.others(voice)])
        return ()

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        """As the engine's; marks that can not be true are left out."""

        def speak() -> Clip:
            clip = _require(self._engine.speak(text, voice, patience), Clip)
            _require(clip.pcm, bytes)
            _require(clip.rate, int)
            return replace(clip, marks=ascending(_whole(clip.marks), len(text), clip.samples))

        return self._call(SpeechError, speak)

    def another(self) -> "GuardedEngine | None":
        """As the engine's, guarded; none where it fails, since the engine can do without."""
        with contextlib.suppress(RecapcastError, TypeError, ValueError):
            other = self._call(SpeechError, getattr(self._engine, "another", lambda: None))
            return None if other is None else GuardedEngine(other, self.name)
        return None

    def close(self) -> None:
        """As the engine's; what it raises would hide why it is closed."""
        with contextlib.suppress(RecapcastError):
            self._call(SpeechError, self._engine.close)

    def _call(self, kind: type[RecapcastError], method: Callable[[], Given]) -> Given:
        try:
            return method()
        except RecapcastError:
            raise
        except (Exception, SystemExit) as error:
            message = f"the engine {self.name} failed ({type(error).__name__}: {error})"
            raise kind(message) from error


def _require_engine(engine: Engine, name: str) -> None:
    kind = type(engine)
    for attribute, wanted in _ATTRIBUTES.items():
        if not isinstance(getattr(engine, attribute, None), wanted):
            message = f"its `{attribute}` is no {wanted.__name__}"
            raise TypeError(message)
    lacking = [each for each in (*_METHODS, "why_not", "others", "close") if not callable(getattr(kind, each, None))]
    lacking += [each for each in _METHODS if getattr(kind, each, None) is getattr(Engine, each)]
    if lacking:
        message = f"it lacks {', '.join(f'`{each}`' for each in lacking)}"
        raise TypeError(message)
    if engine.name != name or not _NAME.fullmatch(name):
        message = f"it calls itself `{engine.name}`"
        raise ValueError(message)
    if engine.parallel < 1:
        message = "its `parallel` is less than 1"
        raise ValueError(message)


def _names(given: Iterable[str]) -> frozenset[str]:
    """Names of rules; plugins from before there were any have none.

    Raises:
        TypeError: it is no collection of names.
    """
    if isinstance(given, str) or not all(isinstance(name, str) for name in given):
        message = "its `handles` is no set of str"
        raise TypeError(message)
    return frozenset(given)


def _require(given: Given, kind: type) -> Given:
    if not isinstance(given, kind):
        message = f"it gave {type(given).__name__} for {kind.__name__}"
        raise TypeError(message)
    return given


def _whole(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in whole numbers; none where there is anything else, since an episode can do without."""
    try:
        return [Mark(index(position), Samples(index(sample))) for position, sample in marks]
    except (TypeError, ValueError):
        return []
