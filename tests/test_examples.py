from pathlib import Path

import pytest

from recapcast.article.model import Span
from recapcast.facts.load import loads
from recapcast.facts.model import Facts
from recapcast.sources import read_source
from tests.conftest import REPOSITORY

EXAMPLES = REPOSITORY / "examples"


def spans(value: object) -> list[Span]:
    """Every `at` in dumped facts."""
    if isinstance(value, dict):
        own = [Span.parse(value["at"])] if value.get("at") else []
        return own + [span for part in value.values() for span in spans(part)]
    return [span for part in value for span in spans(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_is_right(path: Path) -> None:
    assert isinstance(read_source(str(path)).parsed, Facts)


def test_the_match_is_marked_as_fiction() -> None:
    assert "Fiction" in (EXAMPLES / "harbour-cup.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert "fiction" in (EXAMPLES / "harbour-cup.txt").read_text(encoding="utf-8")


def test_every_fact_of_the_match_rests_on_words_of_its_article() -> None:
    article = (EXAMPLES / "harbour-cup.txt").read_text(encoding="utf-8")
    facts = loads((EXAMPLES / "harbour-cup.yaml").read_text(encoding="utf-8"), "f")
    cited = spans(facts.model_dump())
    assert len(cited) >= 15
    for span in cited:
        words = article[span.start : span.end]
        assert words == words.strip()
        assert not article[span.start - 1 : span.start].isalnum()
        assert not article[span.end : span.end + 1].isalnum()
    for quote in facts.quotes:
        assert quote.at is not None
        assert article[quote.at.start : quote.at.end] == quote.text.text
    for person in facts.people:
        assert person.at is not None
        assert person.name.text.split()[-1] in article[person.at.start : person.at.end]
