import time
from dataclasses import replace
from pathlib import Path

import pytest

from recapcast.errors import SpeechError
from recapcast.script.model import Chapter, Line, Meta, Script
from recapcast.speech.cache import Cache
from recapcast.speech.cast import Cast, assign
from recapcast.speech.choose import Choice
from recapcast.speech.clip import Clip, Mark
from recapcast.speech.engine import Engine, Voice
from recapcast.speech.guard import GuardedEngine
from recapcast.speech.speak import Limits, UnspokenError, is_kept, speak
from recapcast.store import Store
from recapcast.testing import ToneEngine
from recapcast.units import Hertz, Samples, Seconds

LIMITS = Limits(connections=4, patience=Seconds(5))
SCRIPT = Script(Meta(title="t"), (Chapter("c"), Line("N", "first line"), Line("N", "second line")))


def cast(engine: Engine, script: Script = SCRIPT) -> Cast:
    choice = Choice(engine, engine.voice("en", None), "it was asked for")
    return assign(script, choice, choice, {})


def test_each_line_is_one_take_in_one_voice_and_is_told() -> None:
    told: list[tuple[int, int]] = []
    takes = speak(
        SCRIPT,
        cast(ToneEngine()),
        lambda done, total: told.append((done, total)),
        LIMITS,
        Cache(Store(Path("cache"), 10**8)),
    )
    assert tuple(take.line for take in takes) == SCRIPT.lines
    assert {str(take.part) for take in takes} == {"tone:a"}
    assert told == [(1, 2), (2, 2)]


class HalfDead(ToneEngine):
    """Says the first line, and nothing of the second."""

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        return super().speak(text, voice, patience) if "first" in text else Clip(b"", Hertz(22050))


def test_a_line_that_is_not_spoken_is_an_error_that_names_it() -> None:
    with pytest.raises(SpeechError, match='tone:a did not speak line 2 \\("second line"\\): no sound came'):
        speak(SCRIPT, cast(HalfDead()), lambda _done, _total: None, LIMITS, Cache(Store(Path("cache"), 10**8)))


class Counting(ToneEngine):
    """Remembers what it was asked to say, and as on a network can be asked by four at once."""

    offline = False
    parallel = 4

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        self.said.append(text)
        return super().speak(text, voice, patience)


def script(*texts: str) -> Script:
    return Script(Meta(title="t"), tuple(Line("N", text) for text in texts))


def test_what_was_spoken_before_is_not_spoken_again() -> None:
    engine, cache = Counting(), Cache(Store(Path("cache"), 10**8))
    texts = [f"line number {n}" for n in range(20)]
    first = speak(script(*texts), cast(engine), lambda _done, _total: None, LIMITS, cache)
    assert sorted(engine.said) == sorted(texts)
    assert is_kept(script(*texts), cast(engine), cache)
    engine.said.clear()
    texts[7] = "another line"
    again = speak(script(*texts), cast(engine), lambda _done, _total: None, LIMITS, cache)
    assert engine.said == ["another line"]
    assert [take.clip for take in again[:7]] == [take.clip for take in first[:7]]
    assert not is_kept(script("a third line"), cast(engine), cache)
    assert is_kept(script("a third line"), cast(ToneEngine()), cache)  # which needs no network


def test_several_lines_come_in_the_scripts_order() -> None:
    texts = [f"{'long ' * (n % 3)}line {n}" for n in range(12)]
    takes = speak(script(*texts), cast(Counting()), lambda _done, _total: None, LIMITS, Cache(Store(Path("c"), 0)))
    assert [take.line.text for take in takes] == texts


def test_what_is_said_twice_in_one_voice_is_spoken_once() -> None:
    engine, steps = Counting(), []
    twice = script("again", "once", "again")
    takes = speak(twice, cast(engine), lambda *step: steps.append(step), LIMITS, Cache(Store(Path("c"), 10**8)))
    assert sorted(engine.said) == ["again", "once"]
    assert [take.line.text for take in takes] == ["again", "once", "again"]
    assert takes[0].clip == takes[2].clip
    assert steps[-1] == (3, 3)


class Failing(ToneEngine):
    """A plugin with a fault of its own."""

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:  # noqa: ARG002
        raise ZeroDivisionError(text)


def test_a_plugins_own_fault_is_an_error_that_names_the_line_and_the_voice() -> None:
    with pytest.raises(UnspokenError, match='tone:a did not speak line 1 \\("first line"\\): .*ZeroDivisionError'):
        speak(
            SCRIPT,
            cast(GuardedEngine(Failing(), "tone")),
            lambda _done, _total: None,
            LIMITS,
            Cache(Store(Path("c"), 0)),
        )


def test_a_take_sounds_as_its_part_does() -> None:
    quoted = Script(Meta(title="t"), (Line("NARRATOR", "He said:"), Line("QUOTE", "He said:")))
    engine = ToneEngine()
    plain, lower = speak(
        quoted, cast(engine, quoted), lambda _done, _total: None, LIMITS, Cache(Store(Path("c"), 10**8))
    )
    assert plain.clip.pcm == lower.clip.pcm
    assert lower.clip.rate in {round(plain.clip.rate * 0.9), round(plain.clip.rate * 1.1)}


class Telling(ToneEngine):
    """Tells when its second word begins."""

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        return replace(super().speak(text, voice, patience), marks=(Mark(text.index(" ") + 1, Samples(77)),))


def test_a_take_has_the_marks_of_its_clip_also_from_the_cache_and_at_another_rate() -> None:
    quoted = Script(Meta(title="t"), (Line("NARRATOR", "He said:"), Line("QUOTE", "He said:")))
    cache = Cache(Store(Path("cache"), 10**8))
    for engine in (Telling(), ToneEngine()):
        plain, lower = speak(quoted, cast(engine, quoted), lambda _done, _total: None, LIMITS, cache)
        assert plain.clip.rate != lower.clip.rate
        assert plain.clip.marks == lower.clip.marks == (Mark(3, Samples(77)),)


class Marking(Counting):
    """Tells when each word of what it is given begins."""

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        starts = [at for at, character in enumerate(text) if character != " " and (at == 0 or text[at - 1] == " ")]
        marks = tuple(Mark(at, Samples(100 * number)) for number, at in enumerate(starts))
        return replace(super().speak(text, voice, patience), marks=marks)


def test_a_voice_is_given_words_for_the_ear_and_the_take_has_what_is_written() -> None:
    engine, written = Marking(), script("It cost $1.5bn in all.")
    (take,) = speak(written, cast(engine), lambda _done, _total: None, LIMITS, Cache(Store(Path("c"), 10**8)))
    assert engine.said == ["It cost 1.5 billion dollars in all."]
    assert take.line.text == "It cost $1.5bn in all."
    assert take.clip.marks == ((0, 0), (3, 100), (8, 200), (15, 500), (18, 600))  # in samples of the spoken words


def test_lines_that_are_said_the_same_are_spoken_once_and_marked_each_in_its_own_text() -> None:
    engine, cache = Marking(), Cache(Store(Path("c"), 10**8))
    both = script("Up 5% now", "Up 5 percent now")
    for _ in range(2):  # spoken, then from the cache
        short, long = speak(both, cast(engine), lambda _done, _total: None, LIMITS, cache)
        assert engine.said == ["Up 5 percent now"]
        assert short.clip.marks == ((0, 0), (3, 100), (6, 300))
        assert long.clip.marks == ((0, 0), (3, 100), (5, 200), (13, 300))


class Knowing(Counting):
    """Reads sums of money by itself."""

    handles = frozenset({"money"})


def test_an_engine_is_given_as_written_what_it_handles() -> None:
    engine = Knowing()
    speak(script("$5 is 5%"), cast(engine), lambda _done, _total: None, LIMITS, Cache(Store(Path("c"), 0)))
    assert engine.said == ["$5 is 5 percent"]


def test_the_scripts_language_decides_the_words() -> None:
    engine = Counting()
    spanish = Script(Meta(title="t", language="es"), (Line("N", "un 5%"),))
    speak(spanish, cast(engine, spanish), lambda _done, _total: None, LIMITS, Cache(Store(Path("c"), 0)))
    assert engine.said == ["un 5 por ciento"]
    assert is_kept(spanish, cast(ToneEngine(), spanish), Cache(Store(Path("c"), 0)))


class Closing(Counting):
    """Fails on one line, once others were said, and tells that it was closed."""

    closed = 0

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        if text == "bad":
            time.sleep(0.3)
            raise SpeechError(text)
        return super().speak(text, voice, patience)

    def close(self) -> None:
        self.closed += 1


def test_what_was_spoken_is_kept_when_another_line_fails_and_the_engine_is_closed_once() -> None:
    engine, cache = Closing(), Cache(Store(Path("cache"), 10**8))
    with pytest.raises(UnspokenError):
        speak(script("bad", "one", "two"), cast(engine), lambda _done, _total: None, LIMITS, cache)
    assert cache.store.info().entries == {"tone": 2}
    assert engine.closed == 1


class Twofold(ToneEngine):
    """Has another, which is heard apart, by its pitch."""

    def __init__(self, pitch: float = 220.0) -> None:
        super().__init__(pitch=pitch)
        self.other: Twofold | None = None
        self.said: list[str] = []
        self.closed = 0

    def another(self) -> "Twofold":  # type: ignore[override] # the tone has none
        self.other = Twofold(pitch=330.0)
        return self.other

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        self.said.append(text)
        if text == "bad":
            raise SpeechError(text)
        return super().speak(text, voice, patience)

    def close(self) -> None:
        self.closed += 1


def long_script(*more: str) -> Script:
    return script(*(f"line {'of many words ' * 20}{number:02}" for number in range(16)), *more)


def test_where_there_is_much_to_say_another_says_the_second_half() -> None:
    engine, told = Twofold(), []
    takes = speak(
        long_script(), cast(engine), lambda done, _total: told.append(done), LIMITS, Cache(Store(Path("c"), 10**8))
    )
    texts = [line.text for line in long_script().lines]
    assert engine.other is not None
    assert (engine.said, engine.other.said) == (texts[:8], texts[8:])
    assert [take.clip.samples for take in takes] == [engine.length(text) for text in texts]
    assert told == list(range(1, 17))
    assert (engine.closed, engine.other.closed) == (0, 1)


def test_what_is_short_one_says_alone() -> None:
    engine = Twofold()
    speak(script("one", "two"), cast(engine), lambda _done, _total: None, LIMITS, Cache(Store(Path("c"), 0)))
    assert engine.other is None


def test_a_line_that_fails_in_either_ends_both() -> None:
    for place in (0, 16):
        engine = Twofold()
        lines = [line.text for line in long_script().lines]
        lines.insert(place, "bad")
        with pytest.raises(UnspokenError, match=f"line {place + 1} "):
            speak(script(*lines), cast(engine), lambda _done, _total: None, LIMITS, Cache(Store(Path("c"), 0)))
        assert engine.other is not None
        assert engine.closed >= 1
        assert engine.other.closed >= 1
