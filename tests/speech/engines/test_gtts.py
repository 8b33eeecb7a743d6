import time

import pytest

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech.engines.gtts import GttsEngine
from recapcast.speech.judge import require_speech
from recapcast.units import Seconds
from tests.standin import TranslateStandIn

LINE = "Music director Nam Hye-seung tells how the song found its voice."
LONG = " ".join([LINE] * 4)


@pytest.fixture
def online(translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch) -> TranslateStandIn:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    return translate


def speak(text: str) -> float:
    engine = GttsEngine()
    clip = engine.speak(text, engine.voice("en", None), Seconds(5))
    require_speech(clip, text)
    return clip.seconds


def test_a_line_is_spoken_whole(online: TranslateStandIn) -> None:
    assert 3 < speak(LINE) < 6
    assert online.texts == [LINE]


def test_a_long_line_is_asked_for_in_tokens_and_spoken_whole(online: TranslateStandIn) -> None:
    assert 12 < speak(LONG) < 24
    assert len(online.texts) >= 3
    assert all(len(text) <= 100 for text in online.texts)


def test_a_slow_answer_ends_at_the_deadline(online: TranslateStandIn) -> None:
    online.faults_from = (0, "drip")
    start = time.monotonic()
    reason = GttsEngine().why_not("en", None, Seconds(1.0))
    assert reason is not None
    assert time.monotonic() - start < 3


def test_a_certificate_of_an_unknown_authority_is_refused(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.untrusted.items():
        monkeypatch.setenv(key, value)
    with pytest.raises(SpeechError, match="certificate"):
        speak(LINE)
    assert translate.texts == []


def test_it_is_ready_where_the_service_speaks(online: TranslateStandIn) -> None:
    assert GttsEngine().why_not("en", None, Seconds(3.0)) is None
    assert online.texts == ["1"]


def test_without_a_network_the_reason_names_the_host_and_costs_no_time() -> None:
    start = time.monotonic()
    reason = GttsEngine().why_not("en", None, Seconds(3.0))
    assert reason is not None
    assert "can not be reached" in reason
    assert time.monotonic() - start < 1


def test_only_known_domains_are_asked() -> None:
    with pytest.raises(VoiceError, match="has no accent"):
        GttsEngine().voice("en", "com@127.0.0.1:9")


def test_an_accent_follows_the_language_tag() -> None:
    engine = GttsEngine()
    assert engine.voice("en-GB", None).name == "co.uk"
    assert engine.voice("en", None).name == "com"
    assert engine.voice("ko", None).language == "ko"


def test_the_accent_is_asked_of_its_own_domain(online: TranslateStandIn) -> None:
    engine = GttsEngine()
    engine.speak("Hello.", engine.voice("en", "co.uk"), Seconds(5))
    assert online.hosts == ["translate.google.co.uk:443"]


def test_a_language_that_it_lacks_is_refused() -> None:
    with pytest.raises(VoiceError, match="does not speak"):
        GttsEngine().voice("tlh", None)


def test_every_voice_that_it_lists_can_be_asked_for() -> None:
    engine = GttsEngine()
    for voice in engine.voices():
        assert engine.voice(voice.language, voice.name).name == voice.name


@pytest.mark.parametrize(
    ("language", "others"),
    [("en", ["co.uk", "com.au", "ie"]), ("en-US", ["co.uk", "com.au", "ie"]), ("es-MX", ["es", "com"]), ("ko", [])],
)
def test_others_are_accents_of_the_same_language(language: str, others: list[str]) -> None:
    engine = GttsEngine()
    assert [voice.name for voice in engine.others(engine.voice(language, None))] == others
