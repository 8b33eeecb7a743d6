from collections.abc import Callable
from datetime import date

import pytest
from jinja2 import Environment

from recapcast.article.model import Span
from recapcast.facts.model import Quote, Text
from recapcast.script.cited import CitedText, cited, words
from recapcast.script.filters import (
    FILTERS,
    capital,
    excerpt,
    is_result,
    particle,
    phrase,
    quotable,
    sentence,
    within,
)


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


def test_a_phrase_has_no_comma_or_colon_at_its_end_either() -> None:
    assert [phrase(text) for text in ("A crowd:", "a crowd,", "a crowd;", "Why?")] == [
        "A crowd", "a crowd", "a crowd", "Why?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("3-1", "Tern Point beat Colwick Rovers"),
        ("102 – 99", "Tern Point have lost to Colwick"),
        ("2-2", "El Faro empató con el Molino"),
    ],
)
def test_a_result_is_of_a_game_that_its_label_tells_the_outcome_of(value: str, label: str) -> None:
    assert is_result(value, label)


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("-12", "Tern Point beat Colwick Rovers"),
        ("2020-2024", "Tern Point beat Colwick Rovers"),
        ("40–60 dollars", "Tern Point beat Colwick Rovers"),
        ("3-1-2", "Tern Point beat Colwick Rovers"),
        ("200-300", "Tern Point beat Colwick Rovers"),
        ("3-1", "Result"),
        ("40–60", "Tickets sold"),
        ("3-1", "The side to beat"),
        ("555-1234", "Call"),
    ],
)
def test_a_value_with_a_hyphen_is_no_result_by_itself(value: str, label: str) -> None:
    assert not is_result(value, label)


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
        ("es", date(2024, 4, 29), "lunes 29 de abril de 2024"),
        ("ko", date(2024, 4, 29), "2024년 4월 29일 월요일"),
        ("es-MX", date(2024, 4, 29), "lunes 29 de abril de 2024"),
        ("tlh", date(2024, 4, 29), "Monday, April 29, 2024"),
        ("zh-Hant-TW", date(2024, 4, 29), "2024年4月29日 星期一"),
    ],
)
def test_a_date_is_said_with_its_weekday_in_the_scripts_language(language: str, day: date, said: str) -> None:
    environment = Environment(autoescape=False)
    environment.filters.update(FILTERS)
    assert environment.from_string("{{ day | spoken_date }}").render(day=day, language=language) == said


def filtered(expression: str, language: str, **values: object) -> str:
    environment = Environment(autoescape=False)
    environment.filters.update(FILTERS)
    return words(cited(environment.from_string(f"{{{{ {expression} }}}}").render(language=language, **values)))


@pytest.mark.parametrize(
    ("language", "items", "said"),
    [
        ("en", ["one", "two", "three"], "one, two, and three"),
        ("en-GB", ["one", "two", "three"], "one, two and three"),
        ("es", ["uno", "dos", "tres"], "uno, dos y tres"),
        ("en", ["one", "two"], "one and two"),
        ("en", ["one"], "one"),
        ("en", [], ""),
    ],
)
def test_a_list_is_said_as_its_language_says_it(language: str, items: list[str], said: str) -> None:
    assert filtered("items | listed", language, items=items) == said


def test_a_list_cites_what_its_items_cite() -> None:
    environment = Environment(autoescape=False)
    environment.filters.update(FILTERS)
    items = [CitedText("one (1)", (Span(1, 2),)), CitedText("two", (Span(3, 4),))]
    made = cited(environment.from_string("{{ items | listed }}").render(language="en", items=items))
    assert (words(made), made.cites) == ("one (1) and two", (Span(1, 2), Span(3, 4)))


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en", "12500", "12,500"),
        ("es", "12500", "12.500"),
        ("ko", "12500", "12,500"),
        ("en", "1995", "1995"),
        ("en", "8,412", "8,412"),
        ("en", "00042", "00042"),
        ("en", "3.10000", "3.10000"),
    ],
)
def test_long_numbers_get_the_separators_of_the_language(language: str, value: str, said: str) -> None:
    assert filtered("value | number", language, value=value) == said
    assert filtered("value | number", language, value=CitedText(value, (Span(1, 2),))) == said


@pytest.mark.parametrize(
    ("word", "pair", "said"),
    [
        ("김수현", "이/가", "김수현이"),
        ("박지우", "이/가", "박지우가"),
        ("감독", "은/는", "감독은"),
        ("배우", "을/를", "배우를"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("제주", "으로/로", "제주로"),
        ("서울", "은/는", "서울은"),
        ("2011", "으로/로", "2011로"),
        ("3", "이/가", "3이"),
        ("100", "과/와", "100과"),
        ("5", "은/는", "5는"),
        ("Marta Olsen", "이/가", "Marta Olsen이"),
        ("Ida Brandt", "이/가", "Ida Brandt가"),
        ("Netflix", "은/는", "Netflix는"),
        ("Seoul", "으로/로", "Seoul로"),
        ("URL", "은/는", "URL은"),
        ("KBS", "은/는", "KBS는"),
        ("‘감독’", "이/가", "‘감독’이"),
        ("(주)한빛", "이/가", "(주)한빛이"),
        ("☃", "은/는", "☃는"),
        ("", "은/는", "는"),
    ],
)
def test_a_particle_follows_the_last_sound(word: str, pair: str, said: str) -> None:
    assert words(cited(particle(word, pair))) == said


def test_a_particle_keeps_the_citation() -> None:
    assert cited(particle(CitedText("감독", (Span(1, 2),)), "은/는")).cites == (Span(1, 2),)


def test_an_excerpt_is_cut_at_a_sentence_and_shows_it() -> None:
    text = "We met Prof. Brandt there. She was tired. Then we all went home again, at last"
    assert [excerpt(text, longest) for longest in (99, 60, 30, 5)] == [
        text,
        "We met Prof. Brandt there. She was tired. …",
        "We met Prof. Brandt there. …",
        "We met Prof. Brandt there. …",
    ]


@pytest.mark.parametrize("text", ["no sentence ends in it " * 20, "A. B. Smith and St. Ann met. it went on " * 9])
def test_no_sentence_is_cut_in_its_middle(text: str) -> None:
    assert excerpt(text) == text.strip()


def test_an_excerpt_is_cut_between_the_parts_of_a_quotation_too() -> None:
    text = "We waited long for it … and nobody came to us … and then we all went home again together."
    assert [excerpt(text, longest) for longest in (60, 30, 5)] == [
        "We waited long for it … and nobody came to us …",
        "We waited long for it …",
        "We waited long for it …",
    ]


@pytest.mark.parametrize("end", ["…", "...", " …"])
def test_an_excerpt_never_shows_two_ellipses_in_a_row(end: str) -> None:
    assert excerpt(f"We waited long for it{end} … and nobody came to us.", 30) == f"We waited long for it{end}"


def test_an_excerpt_of_korean_ends_with_its_sentence() -> None:
    assert excerpt("처음에는 두려웠습니다. 지금은 아닙니다.", 15) == "처음에는 두려웠습니다. …"


def test_an_excerpt_cites_what_it_is_cut_from() -> None:
    made = cited(excerpt(CitedText("It was good. It was long.", (Span(1, 2),)), 15))
    assert (words(made), made.cites) == ("It was good. …", (Span(1, 2),))


def test_as_many_are_kept_as_fit_and_the_first_always() -> None:
    texts = ["one two three", "four five", "six"]
    assert [len(within(texts, most)) for most in (0, 3, 5, 6, 99)] == [1, 1, 2, 3, 3]
    assert within([], 5) == []


@pytest.mark.parametrize(
    ("speakers", "most", "kept"),
    [
        ((None, "Ann", None, "Bob"), 2, [1, 3]),
        ((None, "Ann", None, "Bob"), 3, [0, 1, 3]),
        (("Ann", None, "Bob"), 1, [0]),
        ((None, None), 1, [0]),
        ((None, "Ann"), 9, [0, 1]),
        (("Ann",), 0, []),
        ((), 2, []),
    ],
)
def test_quotations_of_somebody_go_before_those_of_nobody_and_keep_their_order(
    speakers: tuple[str | None, ...], most: int, kept: list[int]
) -> None:
    quotes = [
        Quote(text=Text(text=str(at)), speaker=Text(text=who) if who else None) for at, who in enumerate(speakers)
    ]
    assert quotable(Environment(), quotes, most) == [quotes[at] for at in kept]


def test_parts_of_sentences_go_behind_whole_ones_of_somebody_and_before_words_of_nobody() -> None:
    part, whole, nobodys = (
        {"text": "to go on", "speaker": "Ann"},
        {"text": "We go", "speaker": "Bob"},
        {"text": "It is"},
    )
    quotes = [part, nobodys, whole]
    assert [quotable(Environment(), quotes, most) for most in (1, 2)] == [[whole], [part, whole]]
