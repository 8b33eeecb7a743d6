import pytest

from recapcast.article.model import Article, Span
from recapcast.errors import SourceError
from recapcast.facts.extract.extract import extract, verified
from recapcast.facts.model import Facts, Figure, Person, Quote, Text

TEXT = "The ferry\r\nis  back after 9 weeks, says Ann Ruiz, the mayor."


@pytest.mark.parametrize("text", ["", " \n\n ", "\u2028\u2029", "... !!! ---"])
def test_an_article_without_words_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="no words"):
        extract(Article(text))


def test_texts_that_stand_at_their_places_are_right() -> None:
    facts = Facts(
        headline=Text(text="The ferry is back", at=Span(0, 20)),
        summary=Text(text="a summary without a place"),
        people=[Person(name=Text(text="Ann Ruiz"), role=Text(text="the mayor", at=Span(50, 59)), at=Span(40, 59))],
        quotes=[
            Quote(text=Text(text="is back"), speaker=Text(text="Ann"), at=Span(11, 20)),
            Quote(text=Text(text="The ferry … after 9 weeks"), at=Span(0, 34)),
        ],
        figures=[Figure(label=Text(text="back after"), value="9", unit="weeks", at=Span(15, 34))],
    )
    assert verified(facts, Article(TEXT)) is facts


@pytest.mark.parametrize(
    "item",
    [
        {"summary": Text(text="The fairy", at=Span(0, 9))},
        {"summary": Text(text="The ferry", at=Span(1, 9))},
        {"summary": Text(text="mayor.", at=Span(54, 9999)), "key_points": [Text(text="x", at=Span(0, 9))]},
        {"people": [Person(name=Text(text="Ann Ruiz"), at=Span(0, 9))]},
        {"people": [Person(name=Text(text="Ann"), role=Text(text="mayor"), at=Span(40, 43))]},
        {"quotes": [Quote(text=Text(text="is back!"), at=Span(11, 20))]},
        {"quotes": [Quote(text=Text(text="after 9 weeks … The ferry"), at=Span(0, 34))]},
        {"quotes": [Quote(text=Text(text="The ferry … after 9 years"), at=Span(0, 34))]},
        {"summary": Text(text="The ferry … after 9 weeks", at=Span(0, 34))},
        {"quotes": [Quote(text=Text(text="is back"), context=Text(text="said so"), at=Span(11, 20))]},
        {"figures": [Figure(label=Text(text="back"), value="10", at=Span(15, 34))]},
        {"figures": [Figure(label=Text(text="back"), value="9", unit="years", at=Span(15, 34))]},
    ],
)
def test_a_text_that_stands_not_at_its_place_is_a_fault(item: dict[str, object]) -> None:
    facts = Facts(headline=Text(text="h")).model_copy(update=item)
    with pytest.raises(AssertionError, match="is not the article's at"):
        verified(facts, Article(TEXT))
