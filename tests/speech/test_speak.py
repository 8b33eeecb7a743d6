from pathlib import Path

import pytest

from recapcast.errors import SpeechError
from recapcast.script.model import Chapter, Line, Meta, Script
from recapcast.speech.cache import Cache
from recapcast.speech.choose import Choice
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.speak import Limits, is_kept, speak
from recapcast.testing import ToneEngine
from recapcast.units import Hertz, Seconds

LIMITS = Limits(connections=4, patience=Seconds(5))
SCRIPT = Script(Meta(title="t"), (Chapter("c"), Line("N", "first line"), Line("N", "second line")))


def choice(engine: ToneEngine) -> Choice:
    return Choice(engine, engine.voice("en", None), "it was asked for")


def test_each_line_is_one_take_in_one_voice_and_is_told() -> None:
    told: list[tuple[int, int]] = []
    takes = speak(
        SCRIPT,
        choice(ToneEngine()),
        lambda done, total: told.append((done, total)),
        LIMITS,
        Cache(Path("cache"), 10**8),
    )
    assert tuple(take.line for take in takes) == SCRIPT.lines
    assert {str(take.voice) for take in takes} == {"tone:a"}
    assert told == [(1, 2), (2, 2)]


class HalfDead(ToneEngine):
    """Says the first line, and nothing of the second."""

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        return super().speak(text, voice, patience) if "first" in text else Clip(b"", Hertz(22050))


def test_a_line_that_is_not_spoken_is_an_error_that_names_it() -> None:
    with pytest.raises(SpeechError, match='tone:a did not speak line 2 \\("second line"\\): no sound came'):
        speak(SCRIPT, choice(HalfDead()), lambda _done, _total: None, LIMITS, Cache(Path("cache"), 10**8))


class Counting(ToneEngine):
    """Remembers what it was asked to say, and can be asked by four at once."""

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
    engine, cache = Counting(), Cache(Path("cache"), 10**8)
    texts = [f"line number {n}" for n in range(20)]
    first = speak(script(*texts), choice(engine), lambda _done, _total: None, LIMITS, cache)
    assert sorted(engine.said) == sorted(texts)
    assert is_kept(script(*texts), choice(engine), cache)
    engine.said.clear()
    texts[7] = "another line"
    again = speak(script(*texts), choice(engine), lambda _done, _total: None, LIMITS, cache)
    assert engine.said == ["another line"]
    assert [take.clip for take in again[:7]] == [take.clip for take in first[:7]]
    assert not is_kept(script("a third line"), choice(engine), cache)


def test_several_lines_come_in_the_scripts_order() -> None:
    texts = [f"{'long ' * (n % 3)}line {n}" for n in range(12)]
    takes = speak(script(*texts), choice(Counting()), lambda _done, _total: None, LIMITS, Cache(Path("c"), 0))
    assert [take.line.text for take in takes] == texts
