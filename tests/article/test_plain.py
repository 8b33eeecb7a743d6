from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Span
from recapcast.article.plain import article, without_touching


def test_the_text_is_the_files_to_the_letter() -> None:
    text = " date 2026-06-14 The ferry sank.\r\n\r\nAdvertisement\r\n\r\nNobody was hurt.\r"
    found = article(text)
    assert found.text == text
    assert [text[span.start : span.end] for span in found.debris] == ["date 2026-06-14", "Advertisement"]
    assert (found.published, found.language, found.title, found.url) == (date(2026, 6, 14), "en", None, None)


def test_an_address_that_it_came_from_is_kept() -> None:
    assert article("The ferry sank.", "https://a.test/").url == "https://a.test/"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair)))))
def test_spans_that_touch_become_one_and_cover_the_same(spans: list[Span]) -> None:
    merged = without_touching(spans)
    assert {n for span in merged for n in range(span.start, span.end)} == {
        n for span in spans for n in range(span.start, span.end)
    }
    assert all(one.end < other.start for one, other in pairwise(merged))
