"""Flite, where its program is on the PATH: a child process a line."""

import re
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from recapcast.errors import SpeechError, VoiceError
from recapcast.languages import primary
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.units import SAMPLE_WIDTH, Hertz, Seconds

_PROGRAM = "flite"
_BEST = ("slt", "rms", "awb", "kal16", "kal")
"""The voices of every build, the most natural first; others come after."""
_ONE_SPEAKER = ("kal16", "kal")
"""The same speaker at two sample rates, the better first."""
_NOT_FOR_TEXT = {"awb_time"}
"""Says the time of day and nothing else."""
_LISTING = Seconds(5.0)
"""How long the program may take to tell its voices; it takes milliseconds."""


class FliteEngine:
    """Flite. Voices are what `flite -lv` lists: `slt`, `rms`. All are English."""

    name = "flite"
    label = "Flite"
    description = "Flite, where the program is installed: offline, fast, English alone"
    offline = True
    parallel = 1
    handles = frozenset[str]()
    quality = 1  # below espeak-ng, so that `auto` sounds the same on every machine

    def alphabet(self, voice: Voice) -> None:
        """None: it takes no phonemes."""

    def version_of(self, voice: Voice) -> str:  # noqa: ARG002
        """The program's version, such as `flite-2.2-current`."""
        return self._version

    @cached_property
    def _version(self) -> str:
        # It tells its version as a failure: release 2.2 exits with 1.
        found = re.search(r"version:\s*(\S+)", _run("--version", patience=_LISTING, fails=True))
        return found[1] if found else "unknown"

    def why_not(self, language: str, name: str | None, patience: Seconds) -> str | None:  # noqa: ARG002
        """None where the program is there and has the voice; else why not."""
        if shutil.which(_PROGRAM) is None:
            return "the program flite is not on the PATH; Debian and Ubuntu have it as `apt install flite`"
        try:
            self.voice(language, name)
        except (SpeechError, VoiceError) as error:
            return str(error).rstrip(".")
        return None

    def voices(self) -> Sequence[Voice]:
        """The voices of the program, the most natural first; none where it is not there."""
        return [Voice(self.name, name, "en") for name in self._names] if shutil.which(_PROGRAM) else []

    @cached_property
    def _names(self) -> list[str]:
        listed = _run("-lv", patience=_LISTING).partition(":")[2].split()
        ranks = {name: rank for rank, name in enumerate(_BEST)}
        return sorted(set(listed) - _NOT_FOR_TEXT, key=lambda name: (ranks.get(name, len(ranks)), name))

    def voice(self, language: str, name: str | None) -> Voice:
        """The voice of that name, or the most natural one where the language is English.

        Raises:
            VoiceError: the program is not there, has no such voice, or does not speak the language.
        """
        if shutil.which(_PROGRAM) is None:
            message = "the program flite is not on the PATH"
            raise VoiceError(message)
        if name is None and primary(language) != "en":
            message = f"flite does not speak the language `{language}`"
            raise VoiceError(message)
        # Asked for a voice that it lacks, the program speaks in another and says nothing of it.
        if name is not None and name not in self._names:
            message = f"flite has no voice `{name}`. It has: {', '.join(self._names)}."
            raise VoiceError(message)
        if not self._names:
            message = "flite lists no voice"
            raise VoiceError(message)
        return Voice(self.name, name or self._names[0], "en")

    def others(self, voice: Voice) -> Sequence[Voice]:
        """Its voices of other speakers, each once."""
        told = {voice.name, *(_ONE_SPEAKER if voice.name in _ONE_SPEAKER else _ONE_SPEAKER[1:])}
        return [other for other in self.voices() if other.name not in told]

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        """Say `text`, spelled in ASCII: of another letter the program leaves out the sound.

        Raises:
            SpeechError: the program fails, takes longer than `patience`, or leaves no sound file.
        """
        from text_unidecode import unidecode

        with tempfile.TemporaryDirectory(prefix="recapcast-") as folder:
            words, sound = Path(folder) / "line.txt", Path(folder) / "line.wav"
            words.write_text(unidecode(text), encoding="ascii")
            _run("-voice", voice.name, "-f", str(words), "-o", str(sound), patience=patience)
            return _read(sound)

    def another(self) -> "FliteEngine":
        """Itself: each line is spoken by a process of its own."""
        return self

    def close(self) -> None:
        """Nothing is ever under way."""


def _run(*arguments: str, patience: Seconds, fails: bool = False) -> str:
    """What the program prints. `fails`: it may exit with another status than 0."""
    try:
        done = subprocess.run(  # noqa: S603 (without a shell, and no argument is anybody's text)
            [shutil.which(_PROGRAM) or _PROGRAM, *arguments],
            capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=patience,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        message = f"the program flite took longer than {patience:g} s"
        raise SpeechError(message) from error
    except OSError as error:
        message = f"the program flite can not be run ({error.strerror})"
        raise SpeechError(message) from error
    printed = (done.stdout + done.stderr).decode(errors="replace").strip()
    if done.returncode and not fails:
        message = f"the program flite failed with status {done.returncode}: {printed[-200:]}".rstrip(": ")
        raise SpeechError(message)
    return printed


def _read(sound: Path) -> Clip:
    try:
        with wave.open(str(sound)) as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, SAMPLE_WIDTH):
                message = "flite wrote sound of another kind than 16 bits and one channel"
                raise SpeechError(message)
            return Clip(file.readframes(file.getnframes()), Hertz(file.getframerate()))
    except (OSError, EOFError, wave.Error) as error:
        message = f"flite wrote no sound ({error})"
        raise SpeechError(message) from error
