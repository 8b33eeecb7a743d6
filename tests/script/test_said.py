import pytest

from recapcast.facts.model import Facts
from recapcast.script.said import said


def facts(**keys: object) -> Facts:
    return Facts.model_validate({"headline": "A story", **keys})


BRANDT = {"name": "Ida Brandt", "say": "EE-da Brahnt", "aliases": ["Brandt", "the coach"]}


def test_people_and_works_that_are_named_say_how_they_are_said() -> None:
    story = facts(people=[BRANDT, {"name": "Jo", "say": "Yo"}], works=[{"title": "Way Home", "say": "wei hohm"}])
    assert said(["Ida Brandt sang.", "“Way Home”"], [story], "en") == {
        "Ida Brandt": "EE-da Brahnt",
        "Way Home": "wei hohm",
    }


def test_an_alias_that_is_a_part_of_the_name_is_said_by_that_part() -> None:
    assert said(["Ida Brandt won.", "Brandt and the coach"], [facts(people=[BRANDT])], "en") == {
        "Ida Brandt": "EE-da Brahnt",
        "Brandt": "Brahnt",
    }


@pytest.mark.parametrize("say", ["Eedabrahnt", "EE da Brahnt"])
def test_an_alias_stays_where_the_words_do_not_tell_its_part(say: str) -> None:
    assert said(["Brandt"], [facts(people=[{**BRANDT, "say": say}])], "en") == {}


def test_of_two_stories_the_first_that_says_a_name_is_heard() -> None:
    stories = [facts(people=[{"name": "Kim", "say": say}]) for say in (None, "gim", "kihm")]
    assert said(["Kim"], stories, "en") == {"Kim": "gim"}


def test_a_korean_name_is_found_with_its_particle() -> None:
    story = facts(language="ko", people=[{"name": "OST", "say": "오에스티"}])
    assert said(["OST가 나왔다"], [story], "ko") == {"OST": "오에스티"}


def test_no_story_says_nothing() -> None:
    assert said(["Ida Brandt"], [facts(people=[{"name": "Ida Brandt"}])], "en") == {}
    assert said([], [facts(people=[BRANDT])], "en") == {}
