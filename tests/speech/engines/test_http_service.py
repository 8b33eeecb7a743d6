"""Every fault of the service, met by the engine whole: gTTS prepares, the service is asked, sound is judged.

Where in a line they come, and what the command makes of them, is in tests/test_faults.py.
"""

import time
from functools import cache

import pytest

from recapcast.errors import SpeechError
from recapcast.speech.clauses import cut
from recapcast.speech.engines.espeak_library import library
from recapcast.speech.engines.gtts import GttsEngine
from recapcast.units import Seconds
from tests.standin import FAULTS, TranslateStandIn

LINES = [f"Music director Nam Hye-seung tells how song number {n} found its voice, and who sang it." for n in "1234"]
TEXT = " ".join(LINES)
FINAL = {"403", "404"}
"""What no other attempt would change."""


@pytest.fixture
def online(translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch) -> TranslateStandIn:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    return translate


def speak(text: str = TEXT, patience: float = 10.0) -> float:
    engine = GttsEngine()
    return engine.speak(text, engine.voice("en", None), Seconds(patience)).seconds


@cache
def whole_length() -> float:
    """The seconds that the stand-in's voice takes for the text: the least that a piece lost would take is 2."""
    voice = library()
    voice.select("gmw/en-US", None)
    return sum(voice.speak(token).seconds for token in cut(TEXT, 100))


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in FINAL])
def test_what_goes_wrong_once_is_spoken_whole_all_the_same(online: TranslateStandIn, fault: str) -> None:
    online.faults[1] = fault
    assert abs(speak(patience=6.0) - whole_length()) < 0.5
    assert len(online.texts) == 5


@pytest.mark.parametrize("fault", ["429", "hang", "drip", "tls-reset", "half"])
def test_what_goes_on_going_wrong_is_an_error_within_the_deadline(online: TranslateStandIn, fault: str) -> None:
    online.faults_from = (1, fault)
    engine = GttsEngine()
    voice = engine.voice("en", None)
    start = time.monotonic()
    with pytest.raises(SpeechError):
        engine.speak(TEXT, voice, Seconds(2.0))
    assert time.monotonic() - start < 6


@pytest.mark.parametrize("fault", sorted(FINAL))
def test_a_refusal_for_good_is_not_asked_again(online: TranslateStandIn, fault: str) -> None:
    online.faults_from = (0, fault)
    with pytest.raises(SpeechError, match=fault):
        speak()
    assert len(online.texts) == 1


@pytest.mark.parametrize("seconds", ["1", "date"])
def test_a_wait_that_is_asked_for_is_kept(online: TranslateStandIn, seconds: str) -> None:
    online.faults[0] = "429"
    stamp = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 2))
    online.retry_after = stamp if seconds == "date" else seconds
    start = time.monotonic()
    speak(LINES[0])
    assert time.monotonic() - start > 0.95


def test_a_wait_past_the_deadline_is_not_waited_for(online: TranslateStandIn) -> None:
    online.faults[0] = "429"
    online.retry_after = "3600"
    start = time.monotonic()
    with pytest.raises(SpeechError, match="429 Too Many Requests and asks to wait 3600 s"):
        speak(LINES[0])
    assert time.monotonic() - start < 5


def test_one_connection_serves_line_after_line(online: TranslateStandIn) -> None:
    engine = GttsEngine()
    for line in LINES:
        engine.speak(line, engine.voice("en", None), Seconds(5))
    assert len(online.hosts) == 1


def test_closing_ends_what_waits(online: TranslateStandIn) -> None:
    import threading

    online.faults_from = (0, "drip")
    engine = GttsEngine()
    threading.Timer(0.5, engine.close).start()
    start = time.monotonic()
    with pytest.raises(SpeechError):
        engine.speak(TEXT, engine.voice("en", None), Seconds(20))
    assert time.monotonic() - start < 8
