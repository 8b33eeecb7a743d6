"""Public fakes for tests of templates and plugins: an engine whose every clip has a known, exact length."""

import math
from array import array
from collections.abc import Sequence

from recapcast.errors import VoiceError
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.units import Hertz, Samples, Seconds


class ToneEngine:
    """Speaks every character as 40 ms of a steady tone, at once and without a library.

    A tone and not silence, because recapcast refuses an episode that is silent.
    """

    name = "tone"
    label = "Test tone"
    description = "a test tone of exact length"
    offline = True
    parallel = 1
    quality = 0
    handles = frozenset[str]()

    def __init__(self, rate: int = 22050, pitch: float = 220.0, level: float = 0.25) -> None:
        """Make one.

        Args:
            rate: samples a second.
            pitch: of the tone, in Hz.
            level: its peak, as a share of full scale.
        """
        self._rate = Hertz(rate)
        self._pitch = pitch
        self._level = level

    def length(self, text: str) -> Samples:
        """How many samples `speak` gives for `text`."""
        return Samples(len(text) * self._rate // 25)

    def alphabet(self, voice: Voice) -> None:
        """None: it takes no phonemes."""

    def version_of(self, voice: Voice) -> str:  # noqa: ARG002
        """The same for ever."""
        return "1"

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:  # noqa: ARG002
        """None: it is always ready."""
        return None

    def voices(self) -> Sequence[Voice]:
        """Its one voice."""
        return [Voice(self.name, "a", "en")]

    def voice(self, language: str, name: str | None) -> Voice:
        """Its one voice, for every language.

        Raises:
            VoiceError: another is asked for.
        """
        if name not in {None, "a"}:
            message = f"tone has no voice `{name}`"
            raise VoiceError(message)
        return Voice(self.name, "a", language)

    def others(self, voice: Voice) -> Sequence[Voice]:  # noqa: ARG002
        """None: it has one voice."""
        return ()

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:  # noqa: ARG002
        """A tone for as long as `length` says."""
        step = 2 * math.pi * self._pitch / self._rate
        top = self._level * 32767
        samples = array("h", (round(top * math.sin(step * i)) for i in range(self.length(text))))
        return Clip(samples.tobytes(), self._rate)

    def another(self) -> None:
        """None: one is fast enough."""

    def close(self) -> None:
        """Nothing is ever under way."""
