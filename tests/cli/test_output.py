import json

import pytest

from recapcast.cli.output import print_table
from tests.conftest import Command

ROWS = [{"name": "a", "about": "long words"}, {"name": "longer", "about": ""}]


def test_columns_line_up_and_no_line_ends_in_spaces(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(ROWS, as_json=False)
    assert capsys.readouterr().out == "NAME    ABOUT\na       long words\nlonger\n"


def test_json_is_the_rows(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(ROWS, as_json=True)
    assert json.loads(capsys.readouterr().out) == ROWS


def test_no_rows_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([], as_json=False)
    assert capsys.readouterr().out == ""


def test_a_pipe_gets_utf_8_whatever_the_consoles_encoding(recapcast: Command) -> None:
    environment = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = recapcast("script", "-", stdin="headline: 소식 é", environment=environment)
    assert done.returncode == 0
    assert "NARRATOR: 소식 é." in done.stdout
