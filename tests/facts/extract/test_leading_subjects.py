import re

import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.leading_subjects import Leading, pronoun
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Story


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ida Brandt of Tern Point left", "Ida Brandt"),
        ("Ida Brandt and Marta Olsen left", "Ida Brandt and Marta Olsen"),
        ("a spokesman for the mill left", "a spokesman for the mill"),
        ("her deputy left", "her deputy"),
        ("she’d left", "she"),
        ("across the quay it rained", None),
        ("", None),
    ],
)
def test_a_run_of_words_begins_with_a_subject_or_with_none(text: str, subject: str | None) -> None:
    found = Leading(text, Names.of(Story.of(Article(f"{text}.")))).of(list(re.finditer(r"\S+", text)))
    assert (None if found is None else text[found.span.start : found.span.end]) == subject


def test_a_pronoun_is_one_alone_and_with_a_verb_shortened_to_its_end() -> None:
    there = [pronoun(word) for word in re.finditer(r"\S+", "He they’d mill don't")]
    assert [None if found is None else (found.span.start, found.span.end) for found in there] == [
        (0, 2),
        (3, 7),
        None,
        None,
    ]
