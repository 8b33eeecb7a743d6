import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article
from recapcast.facts.extract.dates import after_dateline, dates, published
from recapcast.facts.extract.story import LONGEST

MONDAY = date(2026, 3, 2)


def told(text: str, language: str = "en", day: date | None = MONDAY) -> list[tuple[str, date]]:
    return [
        (text[dated.at.start : dated.at.end], dated.day)
        for dated in dates(Article(text, language=language, published=day))
    ]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "March 4, 2026"),
        ("en", "Mar. 4, 2026"),
        ("en", "Wednesday, March 4th, 2026"),
        ("en", "MARCH 4, 2026"),
        ("en", "4 March 2026"),
        ("en", "the 4th of March 2026"),
        ("en", "2026-03-04"),
        ("es", "4 de marzo de 2026"),
        ("es", "miércoles, 4 de marzo del 2026"),
        ("ko", "2026년 3월 4일"),
        ("ko", "2026년 3월 4일(수)"),
        ("fr", "2026-03-04"),
    ],
)
def test_a_day_in_full_needs_no_other(language: str, written: str) -> None:
    assert told(f"x {written} x", language, None) == [(written, date(2026, 3, 4))]


@pytest.mark.parametrize(
    "text",
    [
        "It ends with episode 16 of the drama.",
        "He came in on 04/05/2026 or so.",
        "The vote fell on Tuesday, March 4, 2026, they say.",
        "It was April 31, 2026.",
        "In May 2026 it began.",
        "Nobody knows what may 5 do.",
        "Version 1.2.2026.5 is out.",
        "It cost $4 March said.",
        "May 10 percent of them lose it?",
        "Between April 29.5 and nothing.",
        "They meet every Friday, he said.",
        "They will meet next Friday.",
        "It may be Saturday.",
        "It opened on Sunday and will close on Sunday.",
    ],
)
def test_what_is_no_certain_day_is_none(text: str) -> None:
    assert told(text) == []


def test_day_and_month_in_digits_count_where_one_order_alone_is_a_day() -> None:
    assert told("29/04/2026 and 04/29/2026 and 05/05/2026", day=None) == [
        ("29/04/2026", date(2026, 4, 29)),
        ("04/29/2026", date(2026, 4, 29)),
        ("05/05/2026", date(2026, 5, 5)),
    ]


def test_september_has_the_short_form_of_newspapers() -> None:
    assert told("On Sept. 3, 2026, it began.") == [("Sept. 3, 2026", date(2026, 9, 3))]


def test_a_day_is_looked_for_as_far_as_a_story_is_read() -> None:
    assert told("On March 4, 2026, it began. " + " " * LONGEST + "On March 5, 2026, it ended.") == [
        ("March 4, 2026", date(2026, 3, 4))
    ]


def test_a_day_without_its_year_is_the_nearest() -> None:
    assert told("On December 30 it began.") == [("December 30", date(2025, 12, 30))]
    assert told("On August 22 it begins.") == [("August 22", date(2026, 8, 22))]
    assert told("On August 22 it begins.", day=None) == []


@pytest.mark.parametrize(
    ("language", "text", "ahead"),
    [
        ("en", "He was fined in April for a May 21 call to the mill.", False),
        ("en", "The mill was searched on May 21.", False),
        ("en", "The fair was moved to May 21.", True),
        ("en", "The fair, which was announced in winter, opens on May 21.", True),
        ("en", "The fair was put off and will open on May 21.", True),
        ("es", "El molino abrió el 21 de mayo.", False),
        ("es", "La feria se aplazó al 21 de mayo.", True),
        ("ko", "축제는 5월 21일 열린다.", True),
    ],
)
def test_a_day_ahead_is_none_where_its_clause_tells_of_what_has_been(language: str, text: str, ahead: bool) -> None:
    assert [day for _, day in told(text, language)] == [date(2026, 5, 21)] * ahead


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "She said so on Monday.", date(2026, 3, 2)),
        ("en", "She said so last Monday.", date(2026, 2, 23)),
        ("en", "She left on Saturday.", date(2026, 2, 28)),
        ("en", "It will open on Saturday.", date(2026, 3, 7)),
        ("es", "El coro cantó el sábado.", date(2026, 2, 28)),
        ("es", "El coro cantará el sábado.", date(2026, 3, 7)),
        ("es", "El domingo pasado llovía.", date(2026, 3, 1)),
        ("ko", "합창단은 토요일 공연을 열었다.", date(2026, 2, 28)),
        ("ko", "합창단은 토요일 공연을 열 예정이다.", date(2026, 3, 7)),
        ("ko", "지난 금요일 비가 왔다.", date(2026, 2, 27)),
    ],
)
def test_a_weekday_is_near_in_the_direction_of_its_sentence(language: str, text: str, day: date) -> None:
    assert [found for _, found in told(text, language)] == [day]


def test_a_sentence_beside_a_weekday_tells_nothing_of_it() -> None:
    assert [day for _, day in told("He will be back. She left on Saturday. It will rain.")] == [date(2026, 2, 28)]


def test_a_weekday_is_none_where_the_article_has_no_day() -> None:
    assert told("She left on Saturday.", day=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "Mill opens again\n\nMonday, March 2, 2026\n\nThe mill opened.",
        "PENN QUAY, Monday 2 March 2026 - The mill opened.",
        "Penn Quay, March 2, 2026 — The mill opened.",
    ],
)
def test_a_dateline_tells_the_articles_own_day(text: str) -> None:
    assert published(Article(text)) == MONDAY


def test_what_the_page_tells_goes_before_a_dateline() -> None:
    assert published(Article("Monday, March 2, 2026\n\nThe mill.", published=date(2026, 3, 3))) == date(2026, 3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "On March 2, 2026 - or so - it opened.",
        "It opened on March 2, 2026.",
        "March 2, 2026 was the day on which the mill opened.",
    ],
)
def test_a_day_within_a_sentence_is_no_dateline(text: str) -> None:
    assert published(Article(text)) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("PENN QUAY, Monday 2 March 2026 - The mill opened.", "PENN QUAY, Monday 2 March 2026 - "),
        ("PENN QUAY (Post) — The mill opened.", "PENN QUAY (Post) — "),
        ("(Post) - The mill opened.", "(Post) - "),
        ("Hong Kong (Post Business)A mill opened.", "Hong Kong (Post Business)"),
        ("NEW DELHI: Their mill opened.", "NEW DELHI: "),
        ("Penn Quay – Several mills opened.", "Penn Quay – "),
        ("Quayville - Several mills opened.", "Quayville - "),
        ("London, ON, Canada: Getting there is easy.", "London, ON, Canada: "),
        ("London, ON – Getting there is easy.", "London, ON – "),
        ("The mill - an old one - opened.", ""),
        ("Wanted: a miller.", ""),
        ("WANTED: A miller for Penn Quay.", ""),
        ("DEAR IDA: My mill is old.", ""),
        ("Update: The mill opened.", ""),
        ("London: The mill opened.", ""),
        ("Ida Brandt – the captain – left.", ""),
        ("Ida Brandt – Captain of the mill – left.", ""),
        ("Penn Quay – Ida Brandt left it.", ""),
        ("Nobody – The miller least – left.", ""),
        ("Monday – The mill opened.", ""),
        ("Penn Quay – Several mills to open", ""),
        ("Ida Brandt (Labour) left.", ""),
        ("On March 2, 2026 - or so - it opened.", ""),
        ("", ""),
    ],
)
def test_a_dateline_ends_where_the_story_begins(text: str, line: str) -> None:
    assert text[: after_dateline(text, "en")] == line


def test_a_place_within_a_paragraph_is_no_dateline() -> None:
    assert after_dateline("Penn Quay – Several mills opened.", "en", opens=False) == 0


@given(st.text(alphabet="Mar ch4,2026/.-Monday\n", max_size=80))
def test_days_are_in_order_and_apart(text: str) -> None:
    found = dates(Article(text, published=MONDAY))
    assert all(one.at.end <= other.at.start for one, other in pairwise(found))


@pytest.mark.parametrize("piece", ["Mar ", "1/1/", "Monday, ", "the 4 of ", "A B C ", "x", "2026-01-"])
def test_a_long_line_takes_no_longer_than_its_length(piece: str) -> None:
    start = time.perf_counter()
    dates(Article(piece * (500_000 // len(piece))))
    assert time.perf_counter() - start < 5
