import pytest

from recapcast.cli.report import Reporter
from recapcast.listener import Listener


def test_the_command_lines_reporter_is_a_listener(capsys: pytest.CaptureFixture[str]) -> None:
    listener: Listener = Reporter(quiet=True)
    listener.note("a word")
    listener.progress(1, 2)
    assert capsys.readouterr().err == "recapcast: a word\n"
