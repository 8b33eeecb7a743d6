import pytest

from recapcast.facts.extract import conversation_tables as tables


@pytest.mark.parametrize(
    "text",
    [
        "The bins come in May, our reporter found.",
        "We also asked the county.",
        "Nuestra redacción llamó dos veces.",
        "Consultamos al ayuntamiento.",
        "본지 취재 결과 문은 닫혀 있었다.",
    ],
)
def test_a_newspapers_words_for_itself_are_known(text: str) -> None:
    assert tables.WRITERS.search(text)


@pytest.mark.parametrize(
    "text", ["We row on Sundays.", "Our boats are old.", "Tenemos dos barcos.", "우리 직원은 넷이다."]
)
def test_words_for_oneself_and_others_are_no_newspapers(text: str) -> None:
    assert not tables.WRITERS.search(text)


@pytest.mark.parametrize(
    "text", ["You row.", "Tell us of it.", "¿Usted rema?", "Is it yours?", "감독님은 어떻습니까?"]
)
def test_words_to_another_are_known(text: str) -> None:
    assert tables.ADDRESS.search(text)


def test_a_letter_is_of_one_who_asks_or_of_one_who_answers() -> None:
    assert not tables.ASKS & tables.ANSWERS
