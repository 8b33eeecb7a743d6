import time

import pytest

from recapcast.errors import ProposalError
from recapcast.facts.llm.server import KEY, Server
from tests import standin_chat
from tests.standin_chat import ChatStandIn


def test_an_answer_is_what_the_model_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, standin_chat.KEY)
    with ChatStandIn("Good evening.") as standin:
        assert Server(standin.url + "/", "small").ask("Be brief.", "Hello?") == "Good evening."
    ((body, authorization),) = standin.requests
    assert authorization == f"Bearer {standin_chat.KEY}"
    assert body["model"] == "small"
    assert [(each["role"], each["content"]) for each in body["messages"]] == [
        ("system", "Be brief."), ("user", "Hello?"),
    ]  # fmt: skip


def test_without_a_key_none_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)
    with ChatStandIn("Yes.") as standin:
        Server(standin.url, "small").ask("i", "t")
    assert standin.requests[0][1] is None


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("500", "answered 500 .Something about"),
        ("401", "answered 401"),
        ("302", "answered 302"),
        ("html", "did not answer as a chat server does"),
        ("deep", "did not answer as a chat server does"),
        ("no-choices", "did not answer as a chat server does"),
        ("no-text", "said nothing"),
        ("endless", "an answer without end"),
        ("short", "could not be asked"),
    ],
)
def test_what_is_no_answer_is_told_without_the_key(fault: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, standin_chat.KEY)
    with ChatStandIn("{}", fault) as standin, pytest.raises(ProposalError, match=says) as caught:
        Server(standin.url, "small").ask("i", "t")
    assert standin_chat.KEY not in str(caught.value)
    assert len(str(caught.value)) < 500
    assert "extracted by rules" in str(caught.value)


@pytest.mark.parametrize("fault", ["hang", "drip"])
def test_a_slow_server_is_given_up_in_time(fault: str) -> None:
    started = time.monotonic()
    with ChatStandIn("{}", fault) as standin, pytest.raises(ProposalError, match="was too slow"):
        Server(standin.url, "small", patience=0.4).ask("i", "t")
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "nonsense", "ftp://127.0.0.1/v1", "http://[::1", ""])
def test_an_address_where_nobody_answers_is_told(url: str) -> None:
    with pytest.raises(ProposalError, match="could not be asked"):
        Server(url, "small").ask("i", "t")


@pytest.mark.parametrize("key", ["sk\ntest-newline", "sk-tést-0123456789", "sk test 0123456789"])
def test_a_key_that_no_header_holds_is_told_and_not_shown(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, key)
    with (
        ChatStandIn("{}") as standin,
        pytest.raises(ProposalError, match="holds a space, a line end or a letter") as caught,
    ):
        Server(standin.url, "small").ask("i", "t")
    assert key not in str(caught.value)
