"""What every speech engine is: the interface that plugins implement, ours among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from recapcast.languages import are_near, primary
from recapcast.speech.clip import Clip
from recapcast.units import Seconds


@dataclass(frozen=True)
class Voice:
    """One voice of one engine. `language` is a BCP 47 tag."""

    engine: str
    name: str
    language: str
    description: str = ""
    shown: str = ""
    """How it is called in what others see, where its name would tell too much: a file's, without its folders."""

    def __str__(self) -> str:
        return f"{self.engine}:{self.shown or self.name}"


_ANY = {"mul", "und"}
"""Tags of voices that speak whatever they are given, or do not say what."""


def speaks(voice: Voice, language: str) -> bool:
    """Whether a voice is one for `language`, or near enough to be understood."""
    return voice.language in _ANY or are_near(language, voice.language)


class Engine(Protocol):
    """A speech engine. Making one does no work and asks nothing of the network.

    `speak` is called by as many threads at a time as `parallel` says; `why_not` of an engine that is not offline may
    be asked by several, for as many voices. A plugin may inherit from this class, and then leave out what has a body
    here.
    """

    name: str
    """As in `--voice NAME` and in the entry point."""
    label: str
    """As people know it: `gTTS`."""
    description: str
    offline: bool
    """Whether it speaks without a network, as those do that `auto` falls back to."""

    parallel: int = 1
    """How many lines it can speak at once: 1 where its library is not safe for threads."""
    quality: int = 0
    """How natural it sounds beside the others: `auto` falls back to the highest offline engine that is ready."""
    handles: frozenset[str] = frozenset()
    """The rules of `script.spoken` that it is spared, since it says the words right as they are written: `dates`."""

    def alphabet(self, voice: Voice) -> str | None:  # noqa: ARG002
        """How phonemes are written that `voice` takes within a text: `ipa`, or None where it takes none.

        `script.spoken.phonemes.pieces` tells them from the words about them.
        """
        return None

    def version_of(self, voice: Voice) -> str:
        """The version of what makes the sound of `voice`; lines spoken in another are not taken from the cache.

        Raises:
            VoiceError: the voice is gone.
        """
        ...

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:  # noqa: ARG002
        """Find out whether it can speak now, in the voice that `voice` gives for the same `language` and `name`.

        Args:
            language: the script's BCP 47 tag.
            name: of a voice, or None for the best.
            patience: the longest that finding out may take.

        Returns:
            None where it can; else the reason, as a clause without a full stop.
        """
        return None

    def voices(self) -> Sequence[Voice]:
        """Every voice that it offers, known without the network."""
        ...

    def voice(self, language: str, name: str | None) -> Voice:
        """The voice called `name`, or the best one for `language` where that is None.

        Raises:
            VoiceError: it has no such voice, or none for the language.
        """
        ...

    def others(self, voice: Voice) -> Sequence[Voice]:
        """Other voices for the language of `voice`, for those who are quoted.

        Where there are none, who is quoted is given the same voice, lower or higher.
        """
        language = primary(voice.language)
        return [other for other in self.voices() if primary(other.language) == language and other.name != voice.name]

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        """Say `text`, which is one line and not empty.

        Args:
            text: what to say, all of it, in words for the ear.
            voice: one that `voice` gave.
            patience: the longest that it may take, where it can wait for something.

        Returns:
            The sound; with the clip's `marks` where it is known when words of `text` begin.

        Raises:
            SpeechError: no speech came, or not all of it.
        """
        ...

    def another(self) -> "Engine | None":
        """One that speaks as this does, and at the same time: for an engine that speaks one line at once.

        It is asked for where there is much to say, and closed when that is said. None where there is none.
        """
        return None

    def close(self) -> None:
        """End what is under way, in errors; the engine is not used again."""
        return
