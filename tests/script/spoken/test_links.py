import pytest

from recapcast.script.spoken.respell import spoken


@pytest.mark.parametrize("path", ["a/very/long/path/that/nobody/hears/out", "a%20b", "?q=1", ""])
def test_a_path_that_nobody_could_follow_is_left_out(path: str) -> None:
    assert spoken(f"See https://example.com/{path} now", "en").text == "See example dot com now"


def test_what_ends_the_sentence_is_no_part_of_an_address() -> None:
    assert spoken("Is it https://example.com/feed?", "en").text == "Is it example dot com slash feed?"


def test_a_forgotten_space_makes_no_address() -> None:
    for text in ("The end.In it", "the end.in it", "He left.So did she."):
        assert spoken(text, "en").text == text


def test_any_address_with_its_scheme_is_read() -> None:
    assert spoken("https://old-quay.museum", "es").text == "old guion quay punto museum"
