import socket
import time

import pytest

from recapcast.errors import SpeechError, VoiceError
from recapcast.speech.choose import Choosing, offline
from recapcast.speech.registry import Engines
from recapcast.units import Seconds
from tests.standin import TranslateStandIn


def test_auto_takes_gtts_where_it_answers(translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    choice = Choosing("auto", "en", Engines()).result()
    assert (str(choice.voice), choice.fallback, choice.automatic) == ("gtts:com", False, True)


def test_auto_takes_the_embedded_voice_where_gtts_does_not_answer_and_says_why() -> None:
    choice = Choosing("auto", "en", Engines()).result()
    assert (str(choice.voice), choice.fallback) == ("espeak:en-us", True)
    assert choice.reason.startswith("gTTS did not answer (the proxy 127.0.0.1:9 can not be reached: ")


def test_a_voice_asked_for_by_name_is_that_voice() -> None:
    choice = Choosing("espeak:en-gb+f3", "en", Engines()).result()
    assert (str(choice.voice), choice.automatic, choice.reason) == ("espeak:en-gb+f3", False, "it was asked for")


def test_gtts_asked_for_by_name_fails_where_it_does_not_answer() -> None:
    with pytest.raises(SpeechError, match="gTTS can not speak now .* `auto` speaks offline"):
        Choosing("gtts", "en", Engines()).result()


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("HTTPS_PROXY", "http://127.0.0.1:notaport", "the proxy's address is not right"),
        ("HTTPS_PROXY", f"http://{'a' * 70}.example:80", "can not be reached"),
        ("REQUESTS_CA_BUNDLE", "/nonexistent.pem", "nonexistent.pem"),
    ],
)
def test_a_setting_of_the_network_that_is_wrong_is_a_reason_and_no_traceback(
    translate: TranslateStandIn,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    reason: str,
) -> None:
    for key, given in {**translate.environment, variable: value}.items():
        monkeypatch.setenv(key, given)
    if variable == "HTTPS_PROXY":
        monkeypatch.setenv("https_proxy", value)
    assert reason in Choosing("auto", "en", Engines()).result().reason
    assert capfd.readouterr().err == ""


def test_a_proxy_for_everything_is_the_way_too(translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(key)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", translate.environment["REQUESTS_CA_BUNDLE"])
    monkeypatch.setenv("ALL_PROXY", translate.environment["HTTPS_PROXY"])
    assert Choosing("auto", "en", Engines()).result().voice.engine == "gtts"


def test_the_accent_that_is_asked_for_is_the_one_that_is_tried(
    translate: TranslateStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in translate.environment.items():
        monkeypatch.setenv(key, value)
    Choosing("gtts:co.uk", "en", Engines()).result()
    assert translate.hosts == ["translate.google.co.uk:443"]


@pytest.mark.parametrize(
    "wanted", ["nope", "auto:x", "espeak:nope", "gtts:nope", "", ":", "espeak:en-us+nope", "espeak:en-us+"]
)
def test_what_does_not_exist_is_refused_at_once(wanted: str) -> None:
    with pytest.raises(VoiceError):
        Choosing(wanted, "en", Engines())


def test_auto_with_a_voice_is_told_to_have_none() -> None:
    with pytest.raises(VoiceError, match="`auto` takes no voice, found `auto:x`"):
        Choosing("auto:x", "en", Engines())


def test_a_network_that_swallows_everything_is_waited_for_no_longer_than_the_patience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hole:
        for key in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(key, f"http://127.0.0.1:{hole.getsockname()[1]}")
        start = time.monotonic()
        choice = Choosing("auto", "en", Engines(), Seconds(0.5)).result()
        assert time.monotonic() - start < 8
    assert choice.voice.engine == "espeak"
    assert "nothing came within 0.5 seconds" in choice.reason


def test_a_language_that_no_voice_has_is_refused_with_every_reason() -> None:
    with pytest.raises(
        VoiceError, match=r"No voice can speak `tlh` now: a reason; .*espeak-ng can not speak \(espeak does not"
    ):
        offline("tlh", "a reason", Engines())
