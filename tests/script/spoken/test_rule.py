import re

import pytest

from recapcast.languages import primary
from recapcast.script.spoken.respell import rules
from recapcast.script.spoken.rule import any_of, ends_sentence, words
from tests.script.spoken import cases


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


@pytest.mark.parametrize("language", ["en", "en-GB", "es", "ko"])
def test_a_rule_is_not_spared_a_text_that_it_puts_into_words(language: str) -> None:
    texts = [text for case in cases.of(language) + cases.of(primary(language)) for text in case]
    for rule in rules(language):
        for text in texts:
            for match in rule.pattern.compiled.finditer(text):
                # What it matches has to hold whatever it needs, or what follows: the rest of a line may lack it.
                there = frozenset(text[match.start() : match.end() + 1])
                if rule.say(match) not in {None, match[0]}:
                    assert rule.may_match(there, ascii_alone=text.isascii()), (rule.name, match[0])
