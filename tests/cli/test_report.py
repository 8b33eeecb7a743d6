import io

import pytest

from recapcast.cli.report import Reporter


def test_notes_go_to_stderr_even_when_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter(quiet=True) as reporter:
        reporter.progress(1, 2)
        reporter.note("look here")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "recapcast: look here\n")


def test_away_from_a_terminal_no_progress_shows(capsys: pytest.CaptureFixture[str]) -> None:
    with Reporter(quiet=False) as reporter:
        reporter.progress(1, 2)
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_script_of_another_length_has_a_bar_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with Reporter(quiet=False) as reporter:
        for done, total in ((1, 2), (2, 2), (1, 4), (4, 4)):
            reporter.progress(done, total)
    bars = terminal.getvalue().split("\n")
    assert len(bars) == 3
    assert all(bar.count("Speaking") and "100%" in bar for bar in bars[:2])
