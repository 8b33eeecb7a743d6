import socket
import time

import pytest

from recapcast.speech.survey import survey


def test_every_engine_is_asked_for_the_language() -> None:
    engines = {status.name: status for status in survey("tlh").engines}
    assert engines["espeak"].why_not == "espeak does not speak the language `tlh`"
    assert len(engines["espeak"].languages) > 100
    assert {"espeak", "gtts", "flite", "openai"} <= engines.keys()
    assert (engines["espeak"].offline, engines["gtts"].offline) == (True, False)


def test_several_engines_that_wait_for_the_network_are_waited_for_together(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as hole:
        address = f"http://127.0.0.1:{hole.getsockname()[1]}"
        for key, value in {"HTTPS_PROXY": address, "https_proxy": address, "OPENAI_BASE_URL": address}.items():
            monkeypatch.setenv(key, value)
        start = time.monotonic()
        engines = {status.name: status for status in survey("en").engines}
        assert time.monotonic() - start < 5.5  # and not twice 3
    assert engines["gtts"].why_not is not None
    assert engines["openai"].why_not is not None
    assert engines["espeak"].why_not is None
