import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.script.sentences import ends, parts


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It ended. Then it began.", ["It ended.", "Then it began."]),
        ("Really? Yes! And so on.", ["Really?", "Yes!", "And so on."]),
        ('He said "no." Then he left.', ['He said "no."', "Then he left."]),
        ("We met Prof. Brandt and Dr. No.", ["We met Prof. Brandt and Dr. No."]),
        ("J. R. Smith came.", ["J. R. Smith came."]),
        ("It cost 3.50 in all.", ["It cost 3.50 in all."]),
        ("끝났습니다. 다시 시작합니다.", ["끝났습니다.", "다시 시작합니다."]),
        ("¿Qué ocurrió? Terminó.", ["¿Qué ocurrió?", "Terminó."]),
    ],
)
def test_a_text_ends_where_its_sentences_end(text: str, sentences: list[str]) -> None:
    assert parts(text, 0) == sentences


def test_as_many_sentences_as_fit_stay_together() -> None:
    text = "It ended. Then it began. It ended again. So it goes."
    assert parts(text, 30) == ["It ended. Then it began.", "It ended again. So it goes."]


def test_of_nothing_there_is_no_end() -> None:
    assert ends("") == []
    assert parts("", 10) == [""]


@given(
    st.lists(st.sampled_from(["It ended.", "then", "Prof. Ann", "Really?", "끝났습니다.", "a" * 30])),
    st.integers(0, 60),
)
def test_no_word_is_lost_and_no_part_is_longer_than_its_sentences_make_it(words: list[str], longest: int) -> None:
    text = " ".join(words)
    made = parts(text, longest)
    assert " ".join(made) == text
    assert all(len(part) <= longest or not ends(part) for part in made)
