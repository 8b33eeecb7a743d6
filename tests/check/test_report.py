import pytest

from recapcast.check.report import Miss, apart, moment, quoted


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00.000"), (7.5694, "0:07.569"), (59.9996, "1:00.000"), (3607.569, "1:00:07.569")]
)
def test_a_moment_is_shown_to_the_millisecond(seconds: float, shown: str) -> None:
    assert moment(seconds) == shown


def test_a_miss_is_one_line() -> None:
    assert (
        str(Miss("line", "a.mp3", "line 1", "speech", "silence")) == "a.mp3, line 1: expected speech, found silence"
    )
    assert str(Miss("file", "a\nb\x1b[1m", "", "a file", "none")) == "a b [1m: expected a file, found none"
    assert str(Miss("file", "a.mp3", "", "a file", "none")) == "a.mp3: expected a file, found none"


def test_a_text_is_quoted_on_one_line_and_cut() -> None:
    assert quoted("a\nb\x1b") == '"a b "'
    assert quoted("x" * 61) == f'"{"x" * 59}…"'
    assert quoted(None) == "none"


def test_two_texts_are_shown_from_where_they_part() -> None:
    assert apart("a" * 100 + "b", "a" * 100 + "c") == (f'"…{"a" * 20}b"', f'"…{"a" * 20}c"')
    assert apart("a", "") == ('"a"', '""')
