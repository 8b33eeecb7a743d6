"""A script's lines spoken in one voice; what is not speech is refused."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from recapcast.errors import SpeechError
from recapcast.script.model import Line, Script
from recapcast.speech.cache import Cache, Key
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


def speak(
    script: Script, choice: Choice, progress: Callable[[int, int], None], limits: Limits, cache: Cache
) -> list[Take]:
    """Speak every line, several at once where the engine can; what was spoken before comes from the cache.

    Args:
        script: what to say.
        choice: in which voice.
        progress: called after each line with how many are done, and of how many.
        limits: on what the engine may use.
        cache: of lines spoken before; those that are spoken now are added.

    Raises:
        SpeechError: a line got no usable speech; names its number and its first words.
    """
    keys = _keys(script, choice)
    clips = [cache.get(key) for key in keys]
    missing = [number for number, clip in enumerate(clips) if clip is None]
    done = len(clips) - len(missing)
    for number, clip in _speak_all(script, missing, choice, limits):
        cache.put(keys[number], clip)
        clips[number] = clip
        done += 1
        progress(done, len(clips))
    if missing:
        cache.trim()
    return [Take(line, choice.voice, clip) for line, clip in zip(script.lines, clips, strict=True) if clip]


def is_kept(script: Script, choice: Choice, cache: Cache) -> bool:
    """Whether every line is in the cache in that voice, so that nothing needs to be spoken."""
    return all(cache.get(key) for key in _keys(script, choice))


def _keys(script: Script, choice: Choice) -> list[Key]:
    engine, language = choice.engine, script.meta.language
    version = engine.version_of(choice.voice)
    return [Key(engine.name, version, choice.voice.name, language, line.text) for line in script.lines]


def _speak_all(script: Script, numbers: Sequence[int], choice: Choice, limits: Limits) -> Iterator[tuple[int, Clip]]:
    """The lines of those numbers, each as soon as it is spoken."""
    parallel = min(choice.engine.parallel, limits.connections)
    if parallel == 1:
        # In this thread: espeak-ng has to be, and Ctrl-C reaches it there.
        for number in numbers:
            yield number, _spoken(script, number, choice, limits)
        return
    with ThreadPoolExecutor(parallel, thread_name_prefix="recapcast-speak") as executor:
        futures = {executor.submit(_spoken, script, number, choice, limits): number for number in numbers}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            choice.engine.close()
            raise


def _spoken(script: Script, number: int, choice: Choice, limits: Limits) -> Clip:
    text = script.lines[number].text
    try:
        clip = choice.engine.speak(text, choice.voice, limits.patience)
        require_speech(clip, text)
    except SpeechError as error:
        start = text if len(text) <= 40 else f"{text[:39]}…"
        message = f'{choice.voice} did not speak line {number + 1} ("{start}"): {error}'
        raise SpeechError(message) from error
    return clip
