from datetime import date

import pytest

from recapcast.article.dateline import leading

DAY = date(2026, 6, 14)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" date 2026-06-14 The ferry sank.", "date 2026-06-14"),
        ("date 2026-06-14 \u201cWe swam,\u201d she said.", "date 2026-06-14"),
        ("Published: 2026-06-14 12 boats sank.", "Published: 2026-06-14"),
        ("fecha 2026-06-14 El barco se hundió.", "fecha 2026-06-14"),
        ("날짜: 2026-06-14 배가 가라앉았다.", "날짜: 2026-06-14"),
        ("2026-06-14\n\nThe ferry sank.", "2026-06-14"),
        ("2026/6/14\n\nThe ferry sank.", "2026/6/14"),
        ("2026. 6. 14.\n\n배가 가라앉았다.", "2026. 6. 14."),
        ("2026년 6월 14일\n배가 가라앉았다.", "2026년 6월 14일"),
        ("Sunday, June 14, 2026\nThe ferry sank.", "Sunday, June 14, 2026"),
        ("Published on 14 June 2026, 10:30 AM\r\n\r\nThe ferry sank.", "Published on 14 June 2026, 10:30 AM"),
        ("14 de junio de 2026\nEl barco se hundió.", "14 de junio de 2026"),
        ("The ferry that sank\n\nJune 14th, 2026\n\nIt sank.", "June 14th, 2026"),
        ("2026-06-14T10:30:00+09:00\n\nThe ferry sank.", "2026-06-14T10:30:00+09:00"),
    ],
)
def test_a_date_before_the_first_sentence_is_found_where_it_stands(text: str, line: str) -> None:
    found = leading(text)
    assert found is not None
    assert found.day == DAY
    assert text[found.at.start : found.at.end] == line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "2026-06-14 was the day on which the ferry sank.",
        "date 2026-06-14 was chosen for the launch.",
        "On June 14, 2026, the ferry sank.",
        "June 14, 2026, will be remembered.",
        "04/05/2026\n\nThe ferry sank.",
        "2026-02-30\n\nThe ferry sank.",
        "2026-13-01\n\nThe ferry sank.",
        "Smarch 14, 2026\n\nThe ferry sank.",
        "June 2026\n\nThe ferry sank.",
        "The ferry.\n\nIt sank.\n\n2026-06-14",
        "Chapter 14\n\nThe ferry sank.",
        "up-date 2026-06-14 The ferry sank.",
    ],
)
def test_no_date_is_made_of_what_is_none(text: str) -> None:
    assert leading(text) is None


def test_it_is_looked_for_from_where_it_is_told() -> None:
    text = "2026-01-01\n\nJune 14, 2026\n\nIt sank."
    found = leading(text, 10)
    assert found is not None
    assert (found.day, found.at.start) == (DAY, 12)


def test_a_line_without_an_end_costs_no_time() -> None:
    assert leading("June 14, 2026 " * 700_000) is None
    assert leading(" " * 10_000_000) is None
