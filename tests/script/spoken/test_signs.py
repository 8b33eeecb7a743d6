import pytest

from recapcast.script.spoken.respell import spoken
from recapcast.script.spoken.signs import symbols


@pytest.mark.parametrize(
    ("text", "said"),
    [("a&b", "a and b"), ("a & b", "a and b"), ("(& b)", "(and b)"), ("&", "and"), ("R&B, too", "R and B, too")],
)
def test_a_word_for_a_sign_has_its_spaces(text: str, said: str) -> None:
    assert spoken(text, "en").text == said


def test_emoji_leave_no_gap() -> None:
    assert spoken("😀 One 👩‍👩‍👧, two 🇰🇷.", "en").text == "One, two."


def test_only_brackets_after_latin_words_are_left_out() -> None:
    assert spoken("She (가수) sang, and 가수.", "en").text == "She sang, and Gasu."


def test_signs_of_a_language_are_all_that_it_knows() -> None:
    assert {rule.name for rule in symbols({"&": "and"})} == {"symbols"}
    assert not any(rule.pattern.compiled.search("a = b") for rule in symbols({"&": "and"}))
