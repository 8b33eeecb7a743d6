import re

import pytest

from recapcast.script.spoken.respell import rules
from recapcast.script.spoken.rule import any_of, ends_sentence, words


def test_the_longest_word_that_fits_is_found() -> None:
    found = re.match(any_of(["a", "a.b", "a.bc"]), "a.bcd")
    assert found is not None
    assert found[0] == "a.bc"


def test_none_of_no_words_is_found() -> None:
    assert re.search(any_of([]), "text") is None


def test_words_are_parted_by_spaces() -> None:
    assert words("a  b c") == {"a", "b", "c"}
    assert words("") == frozenset()


@pytest.mark.parametrize(
    ("text", "ends"),
    [("etc.", True), ("etc. The", True), ("etc.” The", True), ("etc. the", False), ("etc., The", False)],
)
def test_a_sentence_ends_before_a_capital_or_nothing(text: str, ends: bool) -> None:
    match = re.match(r"etc\.", text)
    assert match is not None
    assert ends_sentence(match) is ends


@pytest.mark.parametrize("language", ["en", "en-GB", "es", "ko"])
def test_no_rule_matches_an_empty_text(language: str) -> None:
    assert all(rule.pattern.compiled.search("") is None for rule in rules(language))
