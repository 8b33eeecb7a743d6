import pytest

from recapcast.script.spoken.english_names import spelled
from recapcast.script.spoken.respell import spoken


@pytest.mark.parametrize(("letters", "said"), [("OST", "O S T"), ("AI", "A.I."), ("UAE", "U.A.E.")])
def test_letters_are_written_so_that_a_is_no_article(letters: str, said: str) -> None:
    assert spelled(letters) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the OST.", "the O S T."),
        ("the AI.", "the A.I."),
        ("the AI, too", "the A.I., too"),
        ("the U.S.", "the U S."),
        ("the U.S. is", "the U S is"),
    ],
)
def test_a_sentence_keeps_one_full_stop(text: str, said: str) -> None:
    assert spoken(text, "en").text == said


def test_shouted_words_are_words() -> None:
    assert spoken("NEW GEM OUT", "en").text == "NEW GEM OUT"
    assert spoken("a GEM there", "en").text == "a G E M there"


def test_a_title_stands_before_a_name_and_a_street_after_one() -> None:
    assert spoken("Dr. Kim of Hill Dr. and St. Ann of Bay St. there", "en").text == (
        "Doctor Kim of Hill Drive and Saint Ann of Bay Street there"
    )


def test_a_letter_at_a_sentences_end_is_no_initial() -> None:
    assert spoken("It was Plan B. Nobody knew.", "en").text == "It was Plan B. Nobody knew."
    assert spoken("It was John B. Goode.", "en").text == "It was John B Goode."
