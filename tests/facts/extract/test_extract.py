from pathlib import Path

import pytest
import yaml

from recapcast.article.model import Article, Span
from recapcast.article.read import read
from recapcast.errors import SourceError
from recapcast.facts.dump import as_yaml
from recapcast.facts.extract.extract import extract, verified
from recapcast.facts.model import Facts, Figure, Person, Quote, Text
from tests.conftest import REPOSITORY

TEXT = "The ferry\r\nis  back after 9 weeks, says Ann Ruiz, the mayor."

CASES = sorted((REPOSITORY / "tests" / "cases" / "articles").glob("*.story.yaml"))
"""What of an article's facts is sure, in a file beside the article."""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.partition(".")[0])
def test_of_a_page_with_all_that_stands_beside_a_story_only_the_story_becomes_facts(path: Path) -> None:
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    name = path.name.removesuffix(".story.yaml")
    (article,) = (beside for beside in path.parent.glob(f"{name}.*") if beside.suffix != ".yaml")
    facts = extract(read(str(article))).facts
    assert (facts.language, facts.published) == (expected["language"], expected["published"])
    assert (facts.source.author if facts.source else None) == expected.get("author")
    assert [text.text for text in facts.background] == expected.get("background", [])
    assert [text.text for text in facts.outlook] == expected.get("outlook", [])
    assert [[work.title.text, work.kind] for work in facts.works] == expected.get("works", [])
    assert [[figure.label.text, figure.value, figure.unit] for figure in facts.figures] == expected.get("figures", [])
    written = as_yaml(facts.model_copy(update={"source": None}))
    assert [words for words in expected["never"] if words.casefold() in written.casefold()] == []


@pytest.mark.parametrize("text", ["", " \n\n ", "\u2028\u2029", "... !!! ---"])
def test_an_article_without_words_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="no words"):
        extract(Article(text))


def test_texts_that_stand_at_their_places_are_right() -> None:
    facts = Facts(
        headline=Text(text="The ferry is back", at=Span(0, 20)),
        summary=Text(text="a summary without a place"),
        people=[Person(name=Text(text="Ann Ruiz"), role=Text(text="the mayor", at=Span(50, 59)), at=Span(40, 59))],
        quotes=[Quote(text=Text(text="is back"), speaker=Text(text="Ann"), at=Span(11, 20))],
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
        {"quotes": [Quote(text=Text(text="is back"), context=Text(text="said so"), at=Span(11, 20))]},
        {"figures": [Figure(label=Text(text="back"), value="10", at=Span(15, 34))]},
        {"figures": [Figure(label=Text(text="back"), value="9", unit="years", at=Span(15, 34))]},
    ],
)
def test_a_text_that_stands_not_at_its_place_is_a_fault(item: dict[str, object]) -> None:
    facts = Facts(headline=Text(text="h")).model_copy(update=item)
    with pytest.raises(AssertionError, match="is not the article's at"):
        verified(facts, Article(TEXT))
