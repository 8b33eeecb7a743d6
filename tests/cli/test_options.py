import os

import click
import pytest

from recapcast.cli.options import cast_option, load_settings


def test_flags_and_environment_become_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "RECAPCAST_TEMPLATE", "brief")
    settings = load_settings(voice="espeak", template=None)
    assert (settings.voice, settings.template) == ("espeak", "brief")


def test_casts_are_handed_on_as_they_are_given() -> None:
    given: list[object] = []
    command = click.Command("c", params=[], callback=lambda cast: given.append(cast))
    cast_option(command)
    command.main(["--cast", "quote=a", "--cast", "n=b:c=d"], standalone_mode=False)
    command.main([], standalone_mode=False)
    assert given == [("quote=a", "n=b:c=d"), None]
