from collections.abc import Callable
from datetime import date

import pytest
from jinja2 import Environment

from recapcast.article import Span
from recapcast.script.cited import CitedText, cited, words
from recapcast.script.filters import FILTERS, capital, phrase, sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it ended", "It ended."),
        ("It ended.", "It ended."),
        ("It ended!", "It ended!"),
        ('She said "no."', 'She said "no."'),
        ('the song "Way Home"', 'The song "Way Home".'),
        ("it ended,", "It ended."),
        ("끝났습니다。", "끝났습니다。"),
    ],
)
def test_a_sentence_begins_with_a_capital_and_ends_once(text: str, expected: str) -> None:
    assert sentence(text) == expected


def test_a_phrase_has_no_full_stop() -> None:
    assert phrase("It ended.") == "It ended"


def test_a_capital_changes_the_first_letter_alone() -> None:
    assert capital("iPhone maker McLaren") == "IPhone maker McLaren"


@pytest.mark.parametrize("keeping", [sentence, phrase, capital])
def test_filters_leave_the_signs_of_the_grammar_as_they_are(keeping: Callable[[str], str]) -> None:
    assert words(keeping(CitedText("Profit (adjusted) \\ [^1] rose"))).startswith("Profit (adjusted) \\ [^1] rose")


def test_a_full_stop_before_a_mark_is_seen() -> None:
    assert words(cited(sentence(f"{CitedText('It ended.', (Span(1, 2),))}"))) == "It ended."


@pytest.mark.parametrize("keeping", [sentence, phrase, capital])
def test_filters_keep_citations(keeping: Callable[[str], str]) -> None:
    assert cited(keeping(CitedText("a fact", (Span(1, 2),)))).cites == (Span(1, 2),)


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("en", date(2024, 4, 29), "Monday, April 29th, 2024"),
        ("en-US", date(2024, 4, 1), "Monday, April 1st, 2024"),
        ("en-GB", date(2024, 4, 22), "Monday the 22nd of April, 2024"),
        ("en", date(2024, 4, 3), "Wednesday, April 3rd, 2024"),
        ("en", date(2024, 4, 11), "Thursday, April 11th, 2024"),
        ("en", date(2024, 4, 12), "Friday, April 12th, 2024"),
        ("en", date(2024, 4, 13), "Saturday, April 13th, 2024"),
        ("es", date(2024, 4, 29), "lunes, 29 de abril de 2024"),
        ("ko", date(2024, 4, 29), "2024년 4월 29일 월요일"),
        ("es-MX", date(2024, 4, 29), "lunes, 29 de abril de 2024"),
        ("tlh", date(2024, 4, 29), "Monday, April 29, 2024"),
        ("zh-Hant-TW", date(2024, 4, 29), "2024年4月29日 星期一"),
    ],
)
def test_a_date_is_said_with_its_weekday_in_the_scripts_language(language: str, day: date, said: str) -> None:
    environment = Environment(autoescape=False)
    environment.filters.update(FILTERS)
    assert environment.from_string("{{ day | spoken_date }}").render(day=day, language=language) == said
