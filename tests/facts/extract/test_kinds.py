import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.kinds import Kind, kind
from recapcast.facts.extract.mentions import mentions
from recapcast.facts.extract.story import Story


def told(text: str) -> Kind:
    story = Story.of(Article(text))
    return kind(story, mentions(story), None)


@pytest.mark.parametrize(
    "text", ["Mr. Vrba left.", "Marta Vrba left.", "Then Vrba, who sings, was told by Vrba.", "We saw Yoo Min-seo."]
)
def test_titles_given_names_and_speech_are_a_person_s(text: str) -> None:
    assert told(text) is Kind.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "The Vrba Group left.",
        "They live in Vrba.",
        "We saw the Vrba.",
        "It is NATO.",
        "We saw Norway.",
        "Norway said so, and Norway told us again.",
    ],
)
def test_bodies_and_places_are_no_person_s(text: str) -> None:
    assert told(text) is Kind.OTHER


def test_two_words_that_nothing_is_told_of_are_unclear() -> None:
    assert told("We saw Zorvat Prell.") is Kind.UNCLEAR


def test_where_something_was_is_no_person_though_it_begins_with_a_given_name() -> None:
    assert told("They met in Marta Vrba, where it rained.") is Kind.UNCLEAR
