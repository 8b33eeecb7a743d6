"""A script's lines spoken, each by whom the cast says; what is not speech is refused."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import overload

from recapcast.errors import RecapcastError, SpeechError
from recapcast.script.model import Line, Script
from recapcast.script.spoken import Spoken
from recapcast.speech.cache import Cache, Key
from recapcast.speech.cast import Cast, Part
from recapcast.speech.clip import Clip, Mark, ascending
from recapcast.speech.engine import Engine
from recapcast.speech.judge import require_speech
from recapcast.spool import Kept, Spool
from recapcast.units import Seconds

_WORTH = 4000
"""Characters that one engine has to say: five minutes, which take espeak-ng half a second. From there on another
process is worth its start."""


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
    by_engine: dict[str, list[int]] = {}
    for number in numbers:
        by_engine.setdefault(cast.part(script.lines[number]).engine.name, []).append(number)
    here: list[int] = []
    futures: dict[Future[Clip], int] = {}
    executors: list[ThreadPoolExecutor] = []
    engines: list[Engine] = []
    with ExitStack() as stack:

        def beside(engine: Engine, threads: int, some: Sequence[int]) -> None:
            executors.append(ThreadPoolExecutor(threads, thread_name_prefix=f"recapcast-{engine.name}"))
            stack.enter_context(executors[-1])
            for number in some:
                futures[executors[-1].submit(_spoken, script, number, cast, engine, limits, cache)] = number

        try:
            for some in by_engine.values():
                engine = cast.part(script.lines[some[0]]).engine
                engines.append(engine)
                parallel = min(engine.parallel, limits.connections)
                if parallel > 1 or not engine.offline:
                    beside(engine, parallel, some)
                    continue
                first = _half(script, some)
                if first < len(some) and (other := engine.another()) is not None:
                    stack.callback(other.close)
                    engines.append(other)
                    beside(other, 1, some[first:])
                    some = some[:first]
                here += some
            keeper = stack.enter_context(ThreadPoolExecutor(1, thread_name_prefix="recapcast-keep"))
            # In this thread, while the others wait for the network or another process: Ctrl-C reaches it here.
            # What was spoken is looked at and kept in another, while it speaks on.
            before: tuple[int, Future[Clip]] | None = None
            for number in here:
                clip = _voiced(script, number, cast.part(script.lines[number]).engine, cast, limits)
                if before is not None:
                    yield before[0], before[1].result()
                before = number, keeper.submit(_kept, script, number, cast, clip, cache)
                yield from _done(futures)
            if before is not None:
                yield before[0], before[1].result()
            while futures:
                wait(futures, return_when=FIRST_COMPLETED)
                yield from _done(futures)
        except BaseException:
            for executor in executors:
                executor.shutdown(wait=False, cancel_futures=True)
            for engine in engines:
                engine.close()
            raise


def _done(futures: dict[Future[Clip], int]) -> Iterator[tuple[int, Clip]]:
    """Those that are spoken, which are then forgotten: an hour's sound is too much to hold."""
    for future in [future for future in futures if future.done()]:
        yield futures.pop(future), future.result()


def _half(script: Script, numbers: Sequence[int]) -> int:
    """How many of the lines are left where another speaker takes the rest; all, where it is not worth its start.

    By their places, and not by who is idle: espeak-ng says a line a little otherwise after another one, and the same
    script should sound the same at every run.
    """
    ends = [*accumulate(len(script.lines[number].text) for number in numbers)]
    return bisect_left(ends, ends[-1] / 2) + 1 if ends[-1] > _WORTH else len(numbers)


def _spoken(script: Script, number: int, cast: Cast, engine: Engine, limits: Limits, cache: Cache) -> Clip:
    return _kept(script, number, cast, _voiced(script, number, engine, cast, limits), cache)


def _voiced(script: Script, number: int, engine: Engine, cast: Cast, limits: Limits) -> Clip:
    """What the voice gives for a line, by its own engine or another of that kind."""
    line = script.lines[number]
    part = cast.part(line)
    with _naming(line, number, part):
        return engine.speak(cast.words(line, script.meta.language).text, part.voice, limits.patience)


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
