import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Span
from recapcast.script.cited import CitedText, cited
from recapcast.script.variety import Variety

FIVE = ("a", "b", "c", "d", "e")
WEEK = [f"Story {day}\n2026-06-{day}" for day in range(14, 21)]


def test_one_story_always_gets_the_same_words() -> None:
    assert {Variety("A story").vary("opener", *FIVE) for _ in range(3)} == {Variety("A story").vary("opener", *FIVE)}


def test_stories_differ_in_each_kind_by_itself() -> None:
    openers = [Variety(story).vary("opener", *FIVE) for story in WEEK]
    closers = [Variety(story).vary("closer", *FIVE) for story in WEEK]
    assert len(set(openers)) >= 3
    assert openers != closers


def test_every_alternative_has_its_turn() -> None:
    assert {Variety(str(number)).vary("opener", *FIVE) for number in range(60)} == set(FIVE)


@given(st.text(), st.integers(1, 5))
def test_none_is_repeated_before_all_were_said(story: str, times: int) -> None:
    variety = Variety(story)
    said = [variety.vary("link", *FIVE) for _ in range(times)]
    assert len(set(said)) == times


def test_words_that_another_kind_said_are_left_for_last() -> None:
    for story in WEEK:
        variety = Variety(story)
        variety.vary("one", "a")
        assert [variety.vary("two", "a", "b"), variety.vary("two", "a", "b")] == ["b", "a"]


def test_when_all_were_said_they_begin_anew() -> None:
    variety = Variety("A story")
    assert len([variety.vary("link", *FIVE) for _ in range(12)]) == 12


def test_the_choice_keeps_its_citation() -> None:
    assert cited(Variety("").vary("lead", CitedText("Ann said:", (Span(1, 2),)))).cites == (Span(1, 2),)


def test_nothing_to_choose_from_is_told() -> None:
    with pytest.raises(ValueError, match=r"vary\('opener'\) has nothing to choose from"):
        Variety("").vary("opener")
