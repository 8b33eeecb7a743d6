from datetime import date

import pytest

from recapcast.facts.extract.dates import dates
from recapcast.facts.extract.outlook import MOST, outlook, to_watch
from tests.facts.extract import stories

NEWS = "The mill opened on the quay. The miller poured the first flour at noon. "


def told(text: str, language: str = "en", day: date | None = None) -> list[str]:
    found = stories.statements(text, language=language, day=day)
    return stories.cut(found, outlook(found, (), dates(found.story.article), day))


def test_where_to_watch_is_told() -> None:
    assert told(stories.DRAMA) == ["The twelve-episode drama Saltmarsh Letters is available to stream on Gullnet."]


def test_where_to_watch_goes_before_what_comes_next() -> None:
    will = " ".join(f"The mill will grind rye in year {number}." for number in range(9))
    assert told(f"{NEWS}The film of the mill airs on Gullnet. {will}") == [
        "The film of the mill airs on Gullnet.",
        "The mill will grind rye in year 7.",
        "The mill will grind rye in year 8.",
    ]
    assert MOST == 3


def test_a_day_that_is_yet_to_come_tells_what_comes_next() -> None:
    text = NEWS + "The wheel stops for repair on 22 August."
    assert told(text, day=date(2026, 6, 14)) == ["The wheel stops for repair on 22 August."]
    assert told(text, day=date(2026, 8, 22)) == []


def test_what_was_to_be_once_is_not_what_comes_next() -> None:
    news = "방앗간이 금요일 문을 열었다. 주인은 첫 밀가루를 담았다. "
    assert told(news + "2호선은 당초 2025년 완공될 예정이었다.", "ko") == []
    assert told(news + "2호선은 내년 3월에 완공될 예정이다.", "ko") == ["2호선은 내년 3월에 완공될 예정이다."]


def test_what_was_said_with_will_in_a_quote_is_somebodys_hope() -> None:
    assert told(NEWS + 'The miller, who sold bread at the old mill, hopes "it will last" and went home.') == []


def test_what_will_be_in_a_clause_of_its_own_is_not_what_comes_next() -> None:
    assert told(NEWS + "The miller said the mill will grind rye for the bakers.") == []
    assert told(NEWS + "The bakers bought a stone that will grind rye.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Although he had written a will, it was neither signed nor sealed.",
        "The miller's will was read at the mill on a wet morning.",
        "The bakers kept the mill going by their own will and with old stones.",
        "Of the two, only the elder will grind rye in spring.",
    ],
)
def test_a_last_will_and_what_another_sentence_explains_are_not_what_comes_next(text: str) -> None:
    assert told(NEWS + text) == []


def test_what_needs_another_sentence_is_left_out() -> None:
    assert told(NEWS + "It will grind rye for the bakers in spring.") == []


def test_what_is_told_elsewhere_is_not_told_again() -> None:
    found = stories.statements(NEWS + "The film of the mill airs on Gullnet. The mill will grind rye in spring.")
    assert outlook(found, [statement.span for statement in found.all]) == []


def test_the_lead_is_where_nothing_is_to_be_watched() -> None:
    assert to_watch(stories.statements("The film of the mill is now available on Gullnet.")) == []


def test_a_conversation_has_the_outlook_of_its_own_words() -> None:
    text = stories.TALK.replace("oak for", "oak for").replace("We have bought", "The mill will have")
    assert told(text) == []


def test_spanish_and_korean_outlooks_are_told() -> None:
    assert told(stories.ESTRENO, "es") == ["La serie está disponible en la página de la televisión local."]
    assert told(stories.SAETGANG, "ko") == [
        "다음 공연은 5월 새터시 강변 무대에서 열릴 예정이다.",
        "드라마는 새터방송 누리집에서 볼 수 있다.",
    ]


def test_nothing_has_no_outlook() -> None:
    assert told("") == []
