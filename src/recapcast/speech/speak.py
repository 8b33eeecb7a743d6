"""A script's lines spoken, each by whom the cast says; what is not speech is refused."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import overload

from recapcast.errors import RecapcastError, SpeechError
from recapcast.script.model import Line, Script
from recapcast.script.spoken import Spoken
from recapcast.speech.cache import Cache, Key
from recapcast.speech.cast import Cast, Part
from recapcast.speech.clip import Clip, Mark, ascending
from recapcast.speech.judge import require_speech
from recapcast.spool import Kept, Spool
from recapcast.units import Seconds


@dataclass(frozen=True)
class Take:
    """One line as it was spoken."""

    line: Line
    part: Part
    clip: Clip


class Takes(Sequence[Take]):
    """All takes of a script, in order. Their sound lies in a spool: an hour of it is 160 MB."""

    def __init__(self, script: Script, cast: Cast) -> None:
        """Begin; each line needs a clip before it can be taken."""
        self._lines = script.lines
        self._language = script.meta.language
        self._cast = cast
        self._spool = Spool()
        self._kept: dict[int, tuple[Kept, Clip]] = {}
        """Where each line's sound lies, and the clip without it."""

    def put(self, numbers: Sequence[int], clip: Clip) -> None:
        """Keep the clip of the lines of those numbers, who all say the same in one voice."""
        kept = self._spool.append(clip.pcm)
        self._kept.update(dict.fromkeys(numbers, (kept, replace(clip, pcm=b""))))

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> Take: ...
    @overload
    def __getitem__(self, index: slice) -> list[Take]: ...
    def __getitem__(self, index: int | slice) -> Take | list[Take]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        line = self._lines[index]
        kept, clip = self._kept[range(len(self))[index]]
        part = self._cast.part(line)
        # Other lines may have the same clip, written otherwise and said the same: its marks are moved line by line.
        clip = replace(clip, pcm=self._spool.read(kept))
        marks = _in_written(clip, self._cast.words(line, self._language), line)
        return Take(line, part, part.play(replace(clip, marks=marks)))


@dataclass(frozen=True)
class Limits:
    """What an engine may use: so many requests at once, and so long for a line."""

    connections: int
    patience: Seconds


class UnspokenError(SpeechError):
    """A line got no usable speech. `line` is which."""

    def __init__(self, message: str, line: Line) -> None:
        super().__init__(message)
        self.line = line


def speak(script: Script, cast: Cast, progress: Callable[[int, int], None], limits: Limits, cache: Cache) -> Takes:
    """Speak every line, several at once where an engine can; what was spoken before comes from the cache.

    Args:
        script: what to say.
        cast: who says it.
        progress: called after each line with how many are done, and of how many.
        limits: on what an engine may use.
        cache: of lines spoken before; those that are spoken now are added.

    Raises:
        UnspokenError: a line got no usable speech; names its number and its first words.
        OutputError: the temporary folder has no room for the sound.
    """
    takes = Takes(script, cast)
    # What is said twice in one voice is spoken once.
    numbers: dict[Key, list[int]] = {}
    for number, line in enumerate(script.lines):
        numbers.setdefault(_key(cast, line, script.meta.language), []).append(number)
    missing: dict[int, list[int]] = {}
    done = 0
    for key, said in numbers.items():
        if (clip := cache.get(key)) is None:
            missing[said[0]] = said
        else:
            takes.put(said, clip)
            done += len(said)
    for number, clip in _speak_all(script, list(missing), cast, limits, cache):
        takes.put(missing[number], clip)
        done += len(missing[number])
        progress(done, len(takes))
    if missing:
        cache.store.trim()
    return takes


def is_kept(script: Script, cast: Cast, cache: Cache) -> bool:
    """Whether every line that needs the network is in the cache, so that it need not be asked."""
    online = [line for line in script.lines if not cast.part(line).engine.offline]
    return all(cache.get(_key(cast, line, script.meta.language)) for line in online)


def _key(cast: Cast, line: Line, language: str) -> Key:
    engine, voice = cast.part(line).engine, cast.part(line).voice
    text = cast.words(line, language).text
    return Key(engine.name, engine.version_of(voice), voice.name, voice.language, text)


def _in_written(clip: Clip, words: Spoken, line: Line) -> tuple[Mark, ...]:
    """The marks of a clip of spoken words, by the places in the line as it is written.

    Of several words that stand for one written word, the first one's mark stays.
    """
    moved = (Mark(words.origins[mark.position], mark.sample) for mark in clip.marks)
    return ascending(moved, len(line.text), clip.samples)


def _speak_all(
    script: Script, numbers: Sequence[int], cast: Cast, limits: Limits, cache: Cache
) -> Iterator[tuple[int, Clip]]:
    """The lines of those numbers, each as soon as it is spoken."""
    here = []
    futures: dict[Future[Clip], int] = {}
    executors: dict[str, ThreadPoolExecutor] = {}
    with ExitStack() as stack:
        for number in numbers:
            engine = cast.part(script.lines[number]).engine
            parallel = min(engine.parallel, limits.connections)
            if parallel == 1 and engine.offline:
                here.append(number)
                continue
            if engine.name not in executors:
                executor = ThreadPoolExecutor(parallel, thread_name_prefix=f"recapcast-{engine.name}")
                executors[engine.name] = stack.enter_context(executor)
            futures[executors[engine.name].submit(_spoken, script, number, cast, limits, cache)] = number
        keeper = stack.enter_context(ThreadPoolExecutor(1, thread_name_prefix="recapcast-keep"))
        try:
            # In this thread, while the others wait for the network: espeak-ng has to be, and Ctrl-C reaches it there.
            # What it spoke is looked at and kept in another, while it speaks on.
            before: tuple[int, Future[Clip]] | None = None
            for number in here:
                clip = _voiced(script, number, cast, limits)
                if before is not None:
                    yield before[0], before[1].result()
                before = number, keeper.submit(_kept, script, number, cast, clip, cache)
            if before is not None:
                yield before[0], before[1].result()
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:
            for executor in executors.values():
                executor.shutdown(wait=False, cancel_futures=True)
            for engine in {id(part.engine): part.engine for part in cast.parts.values()}.values():
                engine.close()
            raise


def _spoken(script: Script, number: int, cast: Cast, limits: Limits, cache: Cache) -> Clip:
    return _kept(script, number, cast, _voiced(script, number, cast, limits), cache)


def _voiced(script: Script, number: int, cast: Cast, limits: Limits) -> Clip:
    """What the voice gives for a line."""
    line = script.lines[number]
    part = cast.part(line)
    with _naming(line, number, part):
        return part.engine.speak(cast.words(line, script.meta.language).text, part.voice, limits.patience)


def _kept(script: Script, number: int, cast: Cast, clip: Clip, cache: Cache) -> Clip:
    """The same, once it is known to be speech, and kept.

    Now, and not when all is done: what was spoken is not lost with a line that fails, or with Ctrl-C.
    """
    line = script.lines[number]
    part = cast.part(line)
    with _naming(line, number, part):
        require_speech(clip, cast.words(line, script.meta.language).text)
    cache.put(_key(cast, line, script.meta.language), clip)
    return clip


@contextmanager
def _naming(line: Line, number: int, part: Part) -> Iterator[None]:
    """Let an error name the line."""
    try:
        yield
    except RecapcastError as error:
        start = line.text if len(line.text) <= 40 else f"{line.text[:39]}…"
        message = f'{part.voice} did not speak line {number + 1} ("{start}"): {error}'
        raise UnspokenError(message, line) from error
