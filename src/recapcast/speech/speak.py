"""A script's lines spoken in one voice; what is not speech is refused."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from recapcast.errors import SpeechError
from recapcast.script.model import Line, Script
from recapcast.speech.choose import Choice
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.judge import require_speech
from recapcast.units import Seconds


@dataclass(frozen=True)
class Take:
    """One line as it was spoken."""

    line: Line
    voice: Voice
    clip: Clip


@dataclass(frozen=True)
class Limits:
    """What an engine may use: so many requests at once, and so long for a line."""

    connections: int
    patience: Seconds


def speak(script: Script, choice: Choice, progress: Callable[[int, int], None], limits: Limits) -> list[Take]:
    """Speak every line, several at once where the engine can.

    Args:
        script: what to say.
        choice: in which voice.
        progress: called after each line with how many are done, and of how many.
        limits: on what the engine may use.

    Raises:
        SpeechError: a line got no usable speech; names its number and its first words.
    """
    lines = script.lines
    parallel = min(choice.engine.parallel, limits.connections)
    if parallel == 1:
        # In this thread: espeak-ng has to be, and Ctrl-C reaches it there.
        takes = []
        for number, line in enumerate(lines, 1):
            takes.append(_take(number, line, choice, limits))
            progress(number, len(lines))
        return takes
    with ThreadPoolExecutor(parallel, thread_name_prefix="recapcast-speak") as executor:
        futures = [executor.submit(_take, number, line, choice, limits) for number, line in enumerate(lines, 1)]
        try:
            for done, future in enumerate(as_completed(futures), 1):
                future.result()
                progress(done, len(lines))
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            choice.engine.close()
            raise
    return [future.result() for future in futures]


def _take(number: int, line: Line, choice: Choice, limits: Limits) -> Take:
    try:
        clip = choice.engine.speak(line.text, choice.voice, limits.patience)
        require_speech(clip, line.text)
    except SpeechError as error:
        start = line.text if len(line.text) <= 40 else f"{line.text[:39]}…"
        message = f'{choice.voice} did not speak line {number} ("{start}"): {error}'
        raise SpeechError(message) from error
    return Take(line, choice.voice, clip)
