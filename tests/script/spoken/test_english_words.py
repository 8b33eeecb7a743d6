import re

from recapcast.script.spoken import english_words as tables


def test_no_word_is_both_spelled_and_said() -> None:
    assert not tables.SPELLED & tables.SAID


def test_words_that_are_spelled_are_capitals_with_a_vowel() -> None:
    assert all(re.fullmatch("[A-Z]{2,6}", word) and re.search("[AEIOU]", word) for word in tables.SPELLED)


def test_names_and_parts_begin_with_capitals() -> None:
    assert all(name[0].isupper() for name in [*tables.REGNAL, *tables.PARTS.split("|")])


def test_the_words_near_scores_and_counts_are_patterns() -> None:
    assert re.fullmatch(tables.SCORED, "victory")
    assert re.fullmatch(tables.COUNTED, "viewers")
