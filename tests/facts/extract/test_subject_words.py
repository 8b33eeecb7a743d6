import pytest

from recapcast.facts.extract.subject_words import is_possessive, is_verb, may_speak, uncontracted


@pytest.mark.parametrize(
    ("word", "before", "verb"),
    [("walked", "Brandt", True), ("didn’t", "Brandt", True), ("retired", "a", False), ("mill", "Brandt", False)],
)
def test_a_verb_behind_a_name_is_told_by_its_ending(word: str, before: str, verb: bool) -> None:
    assert is_verb(word, before) is verb


def test_what_is_somebodys_own_has_its_sign() -> None:
    assert is_possessive("Brandt’s mill", 6)
    assert is_possessive("the millers' mill", 11)
    assert not is_possessive("Brandt said", 6)


@pytest.mark.parametrize(
    ("words", "somebody"),
    [
        ("a farmer", True),
        ("Villagers", True),
        ("coach", True),
        ("two bakers", True),
        ("in the mill on the quay", False),
        ("it", False),
    ],
)
def test_who_speaks_without_a_name_has_an_article_a_capital_or_a_role(words: str, somebody: bool) -> None:
    assert may_speak(words.split()) is somebody


@pytest.mark.parametrize(
    ("word", "bare"), [("he’d", "he"), ("They'll", "They"), ("she", "she"), ("he.", "he"), ("don't", "don't")]
)
def test_a_pronoun_is_what_is_left_without_its_verb(word: str, bare: str) -> None:
    assert uncontracted(word) == bare
