import os

import pytest

from recapcast.cli.options import load_settings


def test_flags_and_environment_become_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "RECAPCAST_TEMPLATE", "brief")
    settings = load_settings(voice="espeak", template=None)
    assert (settings.voice, settings.template) == ("espeak", "brief")
