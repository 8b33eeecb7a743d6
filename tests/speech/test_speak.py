import pytest

from recapcast.errors import SpeechError
from recapcast.script.model import Chapter, Line, Meta, Script
from recapcast.speech.choose import Choice
from recapcast.speech.clip import Clip
from recapcast.speech.engine import Voice
from recapcast.speech.speak import Limits, speak
from recapcast.testing import ToneEngine
from recapcast.units import Hertz, Seconds

LIMITS = Limits(connections=4, patience=Seconds(5))
SCRIPT = Script(Meta(title="t"), (Chapter("c"), Line("N", "first line"), Line("N", "second line")))


def choice(engine: ToneEngine) -> Choice:
    return Choice(engine, engine.voice("en", None), "it was asked for")


def test_each_line_is_one_take_in_one_voice_and_is_told() -> None:
    told: list[tuple[int, int]] = []
    takes = speak(SCRIPT, choice(ToneEngine()), lambda done, total: told.append((done, total)), LIMITS)
    assert tuple(take.line for take in takes) == SCRIPT.lines
    assert {str(take.voice) for take in takes} == {"tone:a"}
    assert told == [(1, 2), (2, 2)]


class HalfDead(ToneEngine):
    """Says the first line, and nothing of the second."""

    def speak(self, text: str, voice: Voice, patience: Seconds) -> Clip:
        return super().speak(text, voice, patience) if "first" in text else Clip(b"", Hertz(22050))


def test_a_line_that_is_not_spoken_is_an_error_that_names_it() -> None:
    with pytest.raises(SpeechError, match='tone:a did not speak line 2 \\("second line"\\): no sound came'):
        speak(SCRIPT, choice(HalfDead()), lambda _done, _total: None, LIMITS)
