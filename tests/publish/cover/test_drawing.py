import sys

import pytest

from recapcast.publish.cover.choice import DRAWN, cover
from recapcast.publish.cover.drawing import Drawing

WORDS = ("A title", "A show", "en")


def test_it_is_the_cover_that_this_process_would_draw() -> None:
    with Drawing(*WORDS) as drawing:
        assert drawing.cover() == cover(DRAWN, *WORDS)


def test_where_the_process_breaks_off_or_can_not_start_it_is_drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    with Drawing(*WORDS) as drawing:
        assert drawing._child is not None
        drawing._child._process.kill()
        assert drawing.cover() == cover(DRAWN, *WORDS)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Drawing(*WORDS) as drawing:
        assert drawing.cover() == cover(DRAWN, *WORDS)


def test_the_process_ends_with_the_cover_and_with_an_error() -> None:
    unfinished, finished = Drawing(*WORDS), Drawing(*WORDS)
    children = [drawing._child for drawing in (unfinished, finished)]
    with pytest.raises(ZeroDivisionError), unfinished:
        _ = 1 / 0
    with finished:
        finished.cover()
        assert [child.ended for child in children if child] == [True, True]
