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
