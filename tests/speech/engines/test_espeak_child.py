from collections.abc import Iterator

import pytest

from recapcast.child import Child
from recapcast.errors import SpeechError
from recapcast.speech.engines import espeak_child
from recapcast.speech.engines.espeak_child import Wanted, said, said_by

WANTED = Wanted("Two words, then more.", "gmw/en-US", None, 175, 50)
UNKNOWN = WANTED._replace(file="no/such")


@pytest.fixture
def child() -> Iterator[Child]:
    started = Child(espeak_child.__name__)
    yield started
    started.end()


def test_the_child_says_it_as_this_process_does(child: Child) -> None:
    here, there = said(WANTED), said_by(child, WANTED)
    assert there.rate == here.rate
    # A little otherwise, and a little longer or shorter: espeak-ng goes on from where it ended the line before.
    assert there.samples == pytest.approx(here.samples, rel=0.02)
    assert [mark.position for mark in there.marks] == [mark.position for mark in here.marks] == [0, 4, 11, 16]
    assert said_by(child, WANTED._replace(rate=350)).samples < 0.7 * there.samples


def test_what_the_library_refuses_is_the_same_error_and_the_next_is_said(child: Child) -> None:
    for say in (said, lambda wanted: said_by(child, wanted)):
        with pytest.raises(SpeechError, match="did not take the voice no/such"):
            say(UNKNOWN)
        assert say(WANTED).samples > 10_000


def test_where_the_child_breaks_off_this_process_says_it(child: Child) -> None:
    child._process.kill()
    assert said_by(child, WANTED).samples > 10_000


def test_of_a_child_that_was_ended_nothing_more_is_said(child: Child) -> None:
    child.end()
    with pytest.raises(SpeechError, match="ended"):
        said_by(child, WANTED)
