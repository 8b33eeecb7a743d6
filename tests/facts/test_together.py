from datetime import date
from typing import Any

from recapcast.facts.model import Facts
from recapcast.facts.together import together


def facts(headline: str, **more: Any) -> Facts:
    return Facts.model_validate({"headline": headline, **more})


def test_the_headlines_stand_one_after_the_other() -> None:
    assert together([facts("One."), facts("Two")]).headline.text == "One; Two"


def test_the_latest_day_is_the_episodes() -> None:
    days = [facts("a", published="2026-01-02"), facts("b"), facts("c", published="2026-01-05")]
    assert together(days).published == date(2026, 1, 5)
    assert together([facts("a")]).published is None


def test_a_publisher_stands_where_it_is_the_same_for_all() -> None:
    ours, theirs = {"name": "The Gazette"}, {"name": "The Herald"}
    same = together([facts("a", source=ours), facts("b", source=ours)]).source
    assert same is not None
    assert same.name == "The Gazette"
    assert together([facts("a", source=ours), facts("b", source=theirs)]).source is None
    assert together([facts("a", source=ours), facts("b")]).source is None


def test_of_two_people_with_one_name_the_first_is_kept_in_its_place() -> None:
    ann, other = {"name": "Ann", "role": "mayor"}, {"name": "Ann", "role": "coach"}
    people = together([facts("a", people=[ann, {"name": "Bob"}]), facts("b", people=[other, {"name": "Cy"}])]).people
    assert [(person.name.text, person.role and person.role.text) for person in people] == [
        ("Ann", "mayor"),
        ("Bob", None),
        ("Cy", None),
    ]


def test_the_language_is_the_stories() -> None:
    assert together([facts("a", language="ko"), facts("b", language="ko")]).language == "ko"
