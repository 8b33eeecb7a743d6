import socket
import time

import pytest

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech.choose import Choosing, offline
from recapcast.units import Seconds
from tests.standin import TranslateStandIn


def test_auto_takes_gtts_where_it_answers(translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    choice = Choosing("auto", "en").result()
    assert (str(choice.voice), choice.fallback, choice.automatic) == ("gtts:com", False, True)


def test_auto_takes_the_embedded_voice_where_gtts_does_not_answer_and_says_why() -> None:
    choice = Choosing("auto", "en").result()
    assert (str(choice.voice), choice.fallback) == ("espeak:en-us", True)
    assert choice.reason.startswith("gtts did not answer (the proxy 127.0.0.1:9 can not be reached: ")


def test_a_voice_asked_for_by_name_is_that_voice() -> None:
    choice = Choosing("espeak:en-gb+f3", "en").result()
    assert (str(choice.voice), choice.automatic, choice.reason) == ("espeak:en-gb+f3", False, "it was asked for")


def test_gtts_asked_for_by_name_fails_where_it_does_not_answer() -> None:
    with pytest.raises(SpeechError, match="gtts can not speak now .* use --voice auto"):
        Choosing("gtts", "en").result()


@pytest.mark.parametrize(
    "wanted", ["nope", "espeak:nope", "gtts:nope", "", ":", "espeak:en-us+nope", "espeak:en-us+"]
)
def test_what_does_not_exist_is_refused_at_once(wanted: str) -> None:
    with pytest.raises(VoiceError):
        Choosing(wanted, "en")


def test_a_network_that_swallows_everything_is_waited_for_no_longer_than_the_patience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hole:
        for key in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(key, f"http://127.0.0.1:{hole.getsockname()[1]}")
        start = time.monotonic()
        choice = Choosing("auto", "en", Seconds(0.5)).result()
        assert time.monotonic() - start < 1.5
    assert choice.voice.engine == "espeak"
    assert "nothing came within 0.5 seconds" in choice.reason


def test_a_language_that_no_voice_has_is_refused_with_every_reason() -> None:
    with pytest.raises(VoiceError, match=r"No voice can speak `tlh` now: a reason; espeak does not speak"):
        offline("tlh", "a reason")
