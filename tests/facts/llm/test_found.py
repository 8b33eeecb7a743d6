import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article, Span
from recapcast.facts.llm.found import Found

TEXT = (
    'The mayor,  Ann Ruiz,\nsaid: "We don\u2019t row any more." Share this\n\nThe ferryman agreed. 김수현은 말했다.'
)
ARTICLE = Article(TEXT, debris=(Span(TEXT.index("Share"), TEXT.index("Share") + 10),))


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Ann Ruiz", "Ann Ruiz"),
        ("mayor, Ann Ruiz, said", "mayor,  Ann Ruiz,\nsaid"),
        ("\u201cWe don't row any more.\u201d", "We don\u2019t row any more."),
        ("We dont row", "We don\u2019t row"),
        ("김수현", "김수현"),
        ("ferry", None),
        ("erryman", None),
        ("ann ruiz", None),
        ("Share this", None),
        ("any more. Share", None),
        ("말", "말"),
        ("했다", None),
        ('"', None),
        ("", None),
        ("\U0001f389", None),
    ],
)
def test_words_are_found_to_the_letter_and_whole_or_not_at_all(words: str, there: str | None) -> None:
    span = Found(ARTICLE).span(words)
    assert (TEXT[span.start : span.end] if span else None) == there


def test_words_are_looked_for_near_a_place() -> None:
    text = "Ann spoke. " + "Others did too. " * 30 + "Then Ann left."
    near = Span(len(text) - 5, len(text))
    assert Found(Article(text)).span("Ann", near, 20) == Span(len(text) - 9, len(text) - 6)
    assert Found(Article(text)).span("spoke", near, 20) is None
    assert Found(Article(text)).span("spoke", near, 10_000) == Span(4, 9)


@given(st.text(), st.integers(0, 50), st.integers(1, 50))
def test_any_piece_of_an_article_is_found_as_itself_or_not(text: str, start: int, size: int) -> None:
    piece = text[start : start + size]
    span = Found(Article(text)).span(piece)
    if span is not None:
        marks = "\"'`´‘’‚‛“”„‟«»‹›「」『』"
        plain = str.maketrans(dict.fromkeys(marks))
        assert text[span.start : span.end].translate(plain).split() == piece.translate(plain).split()
