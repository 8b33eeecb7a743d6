import json
import time
import traceback
from collections.abc import Iterator

import pytest

from recapcast.errors import SpeechError
from recapcast.speech.clip import Clip
from recapcast.speech.engines.openai import OpenAIEngine
from recapcast.units import Seconds
from tests.conftest import Command
from tests.standin_openai import KEY, PLACEHOLDERS, OpenAIStandIn

TEXT = "Music director Nam Hye-seung tells how the last song found its voice."


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAIStandIn]:
    with OpenAIStandIn() as standin:
        for key, value in standin.environment.items():
            monkeypatch.setenv(key, value)
        yield standin


def say(text: str = TEXT, name: str | None = None, patience: float = 8.0) -> Clip:
    engine = OpenAIEngine()
    return engine.speak(text, engine.voice("en", name), Seconds(patience))


def test_the_request_is_what_the_endpoint_takes(server: OpenAIStandIn) -> None:
    say()
    body, authorization = server.requests[0]
    assert body == {"model": "tts-1", "voice": "alloy", "input": TEXT, "response_format": "wav"}
    assert authorization == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("name", "model", "voice"),
    [("nova", "tts-1", "nova"), ("kokoro/af_bella", "kokoro", "af_bella"), ("org/model/v", "org/model", "v")],
)
def test_a_voice_can_name_its_model(server: OpenAIStandIn, name: str, model: str, voice: str) -> None:
    say(name=name)
    assert (server.requests[0][0]["model"], server.requests[0][0]["voice"]) == (model, voice)


def test_a_server_of_ones_own_needs_no_key(server: OpenAIStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    assert OpenAIEngine().why_not("en", None, Seconds(3)) is None
    say()
    assert server.requests[0][1] is None


@pytest.mark.parametrize("fault", [*PLACEHOLDERS, "mp3", "float"])
def test_sound_is_heard_whole_however_the_server_wraps_it(server: OpenAIStandIn, fault: str) -> None:
    whole = say().seconds
    server.always = fault
    assert abs(say().seconds - whole) < 0.1
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "fault",
    [
        "429",
        "500",
        "503",
        "cut",
        "cut-streamed",
        "short",
        "silence",
        "silent-end",
        "no-sound",
        "html",
        "empty",
        "302",
    ],
)
def test_what_goes_wrong_once_is_asked_again(server: OpenAIStandIn, fault: str) -> None:
    server.faults[0] = fault
    whole = say().seconds
    assert len(server.requests) == 2
    assert abs(say().seconds - whole) < 0.1


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("429", "429 Too Many Requests"),
        ("500", "500 Internal Server Error"),
        ("cut", r"breaks off: \d+ of \d+ bytes came"),
        ("short", "could not be asked"),
        ("silence", "of silence came"),
        ("html", "something other than sound"),
        ("empty", "something other than sound"),
        ("hang", "too slow|timed out"),
    ],
)
def test_what_goes_on_going_wrong_is_an_error_in_time(server: OpenAIStandIn, fault: str, says: str) -> None:
    server.always = fault
    start = time.monotonic()
    with pytest.raises(SpeechError, match=says):
        say(patience=2.0)
    assert time.monotonic() - start < 6


@pytest.mark.parametrize("status", ["400", "401", "403", "404"])
def test_a_refusal_is_told_at_once_in_the_servers_words_and_without_the_key_or_the_address(
    server: OpenAIStandIn, status: str
) -> None:
    server.always = status
    with pytest.raises(SpeechError, match=f"the service answered {status} .*: Something about … at …") as caught:
        say()
    assert len(server.requests) == 1
    told = "".join(traceback.format_exception(caught.value))
    assert not any(secret in told for secret in (KEY[:10], server.url, "127.0.0.1"))


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("OPENAI_API_KEY", "sk hush", "holds what no key does"),
        ("OPENAI_API_KEY", "sk-hüsh", "holds what no key does"),
        ("OPENAI_BASE_URL", "ftp://hush", "is no address such as"),
        ("OPENAI_BASE_URL", "hush", "is no address such as"),
        ("OPENAI_BASE_URL", "http://hush:99999/v1", "is no address such as"),
        ("OPENAI_BASE_URL", "http://[hush/v1", "is no address such as"),
        ("OPENAI_BASE_URL", "http://hush.invalid/v1", "could not be asked"),
        ("OPENAI_BASE_URL", "http://user:hush@127.0.0.1:9/v1", "Connection refused"),
    ],
)
def test_a_setting_that_is_not_right_is_a_reason_that_does_not_repeat_it(
    server: OpenAIStandIn, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(variable, value)
    why_not = OpenAIEngine().why_not("en", None, Seconds(3)) or ""
    assert reason in why_not
    with pytest.raises(SpeechError, match=reason) as caught:
        say(patience=2.0)
    told = why_not + "".join(traceback.format_exception(caught.value, limit=-1))
    assert not any(word in told for word in ("hush", "hüsh", "127.0.0.1"))


def test_whether_it_is_ready_is_found_out_without_speech(
    server: OpenAIStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = OpenAIEngine()
    assert engine.why_not("en", None, Seconds(3)) is None
    server.lists_models = False
    assert engine.why_not("en", None, Seconds(3)) is None
    server.always = "401"
    assert engine.why_not("en", None, Seconds(3)) == "the server refuses OPENAI_API_KEY (401)"
    server.always = "503"
    assert engine.why_not("en", None, Seconds(3)) == "the server answered 503"
    assert server.requests == []
    for key in server.environment:
        monkeypatch.delenv(key)
    assert OpenAIEngine().why_not("en", None, Seconds(3)) == (
        "set OPENAI_API_KEY, or OPENAI_BASE_URL to a server of your own"
    )


def version() -> str:
    engine = OpenAIEngine()
    return engine.version_of(engine.voice("en", None))


def test_another_server_is_another_voice_to_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    openai = version()
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:8880/v1/")
    own = version()
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:8880/v1")
    assert openai != own == version()
    assert "localhost" not in own


def test_others_are_openais_voices_of_the_same_model(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = OpenAIEngine()
    others = [voice.name for voice in engine.others(engine.voice("en", "tts-1-hd/nova"))]
    assert len(others) == 8
    assert "tts-1-hd/alloy" in others
    assert engine.others(engine.voice("en", "kokoro/af_bella")) == ()
    monkeypatch.setenv("OPENAI_BASE_URL", "http://localhost:8880/v1")
    assert engine.others(engine.voice("en", "nova")) == ()


def test_a_key_too_short_to_be_one_is_left_in_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert "could not be asked" in (OpenAIEngine().why_not("en", None, Seconds(3)) or "")


def test_a_text_longer_than_the_endpoint_takes_is_asked_for_in_pieces(server: OpenAIStandIn) -> None:
    text = "This is one of very many sentences. " * 130
    whole = say(text, patience=30).seconds
    assert [len(body["input"]) <= 4096 for body, _ in server.requests] == [True, True]
    assert "".join(body["input"] + " " for body, _ in server.requests).strip() == text.strip()
    assert whole > 200


def test_the_command_makes_an_episode_by_it_and_shows_neither_key_nor_address(
    server: OpenAIStandIn, recapcast: Command
) -> None:
    facts = "headline: h\nquotes: [{text: Here I am, speaker: Ann}]\n"
    done = recapcast(
        "make", "-", "--voice", "openai:nova", "-o", "x.mp3", stdin=facts, environment=server.environment
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "spoken by openai:nova, openai:nova (" in done.stdout  # a server of one's own may not have OpenAI's
    assert json.loads(recapcast("cache", "info", "--json").stdout)["lines"] == len(server.requests)
    server.always = "401"
    done = recapcast("--debug", "make", "-", "--voice", "openai:echo", stdin=facts, environment=server.environment)
    assert done.returncode == 1
    server.always = "400"
    failed = recapcast("make", "-", "--voice", "openai:echo", stdin=facts, environment=server.environment)
    assert "400 Bad Request: Something about … at …" in failed.stderr
    written = b"".join(recapcast.snapshot().values()).decode(errors="replace")
    for secret in (KEY, server.url):
        assert secret not in done.stdout + done.stderr + failed.stderr + written
