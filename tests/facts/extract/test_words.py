from hypothesis import given
from hypothesis import strategies as st

from recapcast.facts.extract.telling_tables import telling
from recapcast.facts.extract.words import can_be_said, words


def test_words_that_every_text_has_are_left_out() -> None:
    assert words("The keeper of the mill was not there.", telling("en")) == ["keeper", "mill"]


def test_forms_of_a_word_are_one() -> None:
    assert set(words("Launch launches launched launching", telling("en"))) == {"launch"}
    assert set(words("cantado cantada cantando", telling("es"))) == {"cant"}
    assert set(words("합창단은 합창단이 합창단의", telling("ko"))) == {"합창단"}


def test_a_short_word_keeps_its_end() -> None:
    assert words("Seas rise, and I sing.", telling("en")) == ["seas", "rise", "sing"]


def test_whose_something_is_does_not_make_another_word() -> None:
    assert words("Varga’s ballad, Varga's song", telling("en")) == ["varga", "ballad", "varga", "song"]


def test_a_language_without_words_here_keeps_them_all() -> None:
    assert words("Le phare de la baie", telling("fr")) == ["le", "phare", "de", "la", "baie"]


@given(st.text(), st.sampled_from(["en", "es", "ko", "fr"]))
def test_no_word_is_empty(text: str, language: str) -> None:
    assert all(words(text, telling(language)))


def test_what_has_no_words_or_no_place_in_a_file_can_not_be_said() -> None:
    assert can_be_said("Low Tide")
    assert not any(map(can_be_said, ["", " ", "...", "Low\0Tide", "Low \ud800"]))
