import pytest

from recapcast.facts.extract import conversation_tables as tables


@pytest.mark.parametrize(
    "text",
    [
        "I row.",
        "We closed, and my uncle left.",
        "Quiero remar.",
        "Mi abuelo remaba.",
        "저는 극장에 갔다.",
        "It hurt me.",
    ],
)
def test_words_for_oneself_are_known(text: str) -> None:
    assert tables.PERSONAL.search(text)


@pytest.mark.parametrize(
    "text",
    ["The U.S. team rows.", "World War I. ended.", "Era de noche en el faro.", "극장은 문을 닫았다.", "Mine shafts."],
)
def test_words_for_others_are_none_for_oneself(text: str) -> None:
    assert not tables.PERSONAL.search(text)


@pytest.mark.parametrize(
    "text", ["You row.", "Tell us of it.", "¿Usted rema?", "Is it yours?", "감독님은 어떻습니까?"]
)
def test_words_to_another_are_known(text: str) -> None:
    assert tables.ADDRESS.search(text)


def test_a_letter_is_of_one_who_asks_or_of_one_who_answers() -> None:
    assert not tables.ASKS & tables.ANSWERS
