from recapcast.facts.extract import name_tables as tables
from recapcast.facts.extract.given_tables import GIVEN


def test_words_that_are_looked_up_in_small_letters_are_written_so() -> None:
    for words in (
        tables.NO_NAMES,
        tables.CALENDAR,
        tables.PEOPLES,
        tables.TITLES,
        tables.ROLES,
        GIVEN,
        tables.BODIES,
    ):
        assert all(word == word.lower() for word in words)


def test_no_word_that_is_never_a_name_is_a_given_name() -> None:
    assert not (tables.NO_NAMES & GIVEN) - {"will"}


def test_no_place_is_a_body() -> None:
    assert not tables.PLACES & tables.BODIES
