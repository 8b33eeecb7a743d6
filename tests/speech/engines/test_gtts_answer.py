import base64
import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.errors import SpeechError
from recapcast.speech.engines.gtts_answer import mp3


def answer(payload: object, rpc: str = "jQ1olc") -> bytes:
    line = json.dumps([["wrb.fr", rpc, payload, None, None, None, "generic"]])
    return f")]}}'\n\n{len(line)}\n{line}\n".encode()


@given(st.binary())
def test_the_sound_is_what_the_service_put_in(sound: bytes) -> None:
    assert mp3(answer(json.dumps([base64.b64encode(sound).decode()]))) == sound


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"", "without sound"),
        (answer("[]", rpc="other"), "without sound"),
        (answer(None), "does not speak this text or language"),
        (answer(json.dumps(["AAA"])), "can not be read"),
        (answer(json.dumps(["é"])), "can not be read"),
        (answer("{}"), "can not be read"),
        (b"jQ1olc", "can not be read"),
        (answer("[]") + b"\xff", "is not text"),
    ],
)
def test_an_answer_without_sound_is_an_error_that_says_why(bad: bytes, reason: str) -> None:
    with pytest.raises(SpeechError, match=reason):
        mp3(bad)


@given(st.binary(), st.binary())
def test_whatever_comes_is_sound_or_an_error(before: bytes, after: bytes) -> None:
    with contextlib.suppress(SpeechError):
        mp3(before + b"jQ1olc" + after)
