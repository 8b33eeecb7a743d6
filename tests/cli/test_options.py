import os

import click
import pytest

from recapcast.cli.options import cast_option, load_settings


def test_flags_and_environment_become_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "RECAPCAST_TEMPLATE", "brief")
    settings = load_settings(voice="espeak", template=None)
    assert (settings.voice, settings.template) == ("espeak", "brief")


def test_one_role_is_not_given_two_voices() -> None:
    given: list[object] = []
    command = click.Command("c", params=[], callback=lambda cast: given.append(cast))
    cast_option(command)
    command.main(["--cast", "quote=a", "--cast", "Quote=a", "--cast", "n=b:c=d"], standalone_mode=False)
    assert given == [{"QUOTE": "a", "N": "b:c=d"}]
    with pytest.raises(click.BadParameter, match="two voices"):
        command.main(["--cast", "quote=a", "--cast", "quote=b"], standalone_mode=False)
