import pytest

from recapcast.article.model import Span
from recapcast.script.model import Chapter, Line, Meta, Music, Pause, Script


def test_a_line_holds_one_line_of_text() -> None:
    assert Line("NARRATOR", " a\n b ").text == "a b"


def test_a_citation_counts_once() -> None:
    assert Line("N", "a", cites=(Span(1, 2), Span(3, 4), Span(1, 2))).cites == (Span(1, 2), Span(3, 4))


@pytest.mark.parametrize("role", ["narrator", "", "1ST", "TWO WORDS", "N:"])
def test_a_role_is_in_capitals(role: str) -> None:
    with pytest.raises(ValueError, match="capitals"):
        Line(role, "a")


@pytest.mark.parametrize("seconds", [-1, 30.5, float("nan"), float("inf")])
def test_a_pause_has_bounds(seconds: float) -> None:
    with pytest.raises(ValueError, match="a pause lasts"):
        Pause(seconds)


def test_a_pause_is_in_whole_milliseconds() -> None:
    assert Pause(0.60049).seconds == 0.6


@pytest.mark.parametrize("make", [lambda: Chapter(" "), lambda: Line("N", " "), lambda: Music("Intro!")])
def test_empty_and_malformed_parts_are_refused(make: object) -> None:
    assert callable(make)
    with pytest.raises(ValueError, match="expected text|music is one of"):
        make()


def test_a_script_says_something() -> None:
    with pytest.raises(ValueError, match="no line"):
        Script(Meta(title="t"), (Chapter("c"), Pause(1)))
