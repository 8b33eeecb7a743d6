import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article, Span


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_what_is_written_reads_back(start: int, length: int) -> None:
    span = Span(start, start + length)
    assert Span.parse(str(span)) == span


def test_an_article_after_the_first_is_written_before_its_span() -> None:
    assert (str(Span(1, 2, 3)), str(Span(1, 2))) == ("3:1-2", "1-2")
    assert Span.parse("3:1-2") == Span(1, 2, 3)


@pytest.mark.parametrize(
    "written",
    ["", "5", "0:1-2", ":1-2", "2:", "1:2:3-4", "5-", "-5-9", "a-b", "5 - 9", "9-5", "5-5", "1-2-3", "1" * 20 + "-5"],
)
def test_what_is_no_span_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="span"):
        Span.parse(written)


def test_an_articles_digest_is_of_its_text_alone() -> None:
    one = Article("The cup came home.", title="Home")
    assert one.digest == Article("The cup came home.").digest
    assert one.digest != Article("The cup came home").digest
    assert len(one.digest) == 64
