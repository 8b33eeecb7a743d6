"""A script's lines spoken, one after another, in one voice; what is not speech is refused."""

from collections.abc import Callable
from dataclasses import dataclass

from recapcast.errors import SpeechError
from recapcast.script.model import Line, Script
from recapcast.speech.choose import Choice
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.judge import require_speech


@dataclass(frozen=True)
class Take:
    """One line as it was spoken."""

    line: Line
    voice: Voice
    clip: Clip


def speak(script: Script, choice: Choice, progress: Callable[[int, int], None]) -> list[Take]:
    """Speak every line.

    Args:
        script: what to say.
        choice: in which voice.
        progress: called after each line with how many are done, and of how many.

    Raises:
        SpeechError: a line got no usable speech; names its number and its first words.
    """
    takes: list[Take] = []
    for number, line in enumerate(script.lines, 1):
        try:
            clip = choice.engine.speak(line.text, choice.voice)
            require_speech(clip, line.text)
        except SpeechError as error:
            start = line.text if len(line.text) <= 40 else f"{line.text[:39]}…"
            message = f'{choice.voice} did not speak line {number} ("{start}"): {error}'
            raise SpeechError(message) from error
        takes.append(Take(line, choice.voice, clip))
        progress(number, len(script.lines))
    return takes
