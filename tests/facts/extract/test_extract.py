from pathlib import Path

import pytest
import yaml

from recapcast.article.model import Article, Span
from recapcast.article.read import read
from recapcast.errors import SourceError
from recapcast.facts.dump import as_yaml
from recapcast.facts.extract.extract import extract, verified
from recapcast.facts.extract.telling_tables import telling
from recapcast.facts.model import Facts, Figure, Person, Quote, Text
from tests.conftest import REPOSITORY
from tests.facts.extract import interviews

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


def interview(text: str, language: str = "en") -> Facts:
    return extract(Article(text, language=language)).facts


@pytest.mark.parametrize(
    ("text", "language", "who"),
    [
        (interviews.HARBOUR, "en", {"Odile Marsh"}),
        (interviews.INITIALS, "en", {"Ida Brandt"}),
        (interviews.BAKERS, "en", {"Mara Quill", "Piet Lund"}),
        (interviews.TRAINS, "en", {"Nadia Okoro"}),
        (interviews.FARO, "es", {"Lucía Ferrán"}),
        (interviews.SAETGANG, "ko", {"이서연"}),
    ],
)
def test_what_is_said_in_an_interview_is_said_by_whoever_answers(text: str, language: str, who: set[str]) -> None:
    facts = interview(text, language)
    said = [(quote.text.text, quote.speaker) for quote in facts.quotes]
    said += [(point.text, point.speaker) for point in facts.key_points if point.speaker]
    assert len(said) >= 3
    assert {speaker and speaker.text for _, speaker in said} == who
    assert len({words for words, _ in said}) == len(said)
    assert who <= {person.name.text for person in facts.people}
    told = [point.text for point in facts.key_points if not point.speaker]
    told += [text.text for text in (*facts.background, *facts.outlook)] + (
        [facts.summary.text] if facts.summary else []
    )
    first_person = telling(language).personal
    assert not [text for text in told if first_person.search(text)]
    assert not [text for text in told if text.split(":")[0] in {"Marsh", "Harbour Post", "IB", "R", "A"}]


def test_the_speaker_of_an_answer_without_a_label_is_to_be_looked_at() -> None:
    found = extract(Article(interviews.TRAINS))
    places = [("key_points", n, "speaker") for n, point in enumerate(found.facts.key_points) if point.speaker]
    places += [("quotes", n, "speaker") for n in range(len(found.facts.quotes))]
    assert found.doubts == dict.fromkeys(places, "whether they said it")
    assert places[0][0] == "key_points"
    assert extract(Article(interviews.HARBOUR)).doubts == {}


def test_an_answer_of_nobody_who_is_known_is_a_quotation_of_nobodys_and_no_key_point() -> None:
    text = interviews.BAKERS.replace("Quill:", "A:").replace("Lund:", "A:").replace("\n\nHow", "\n\nQ: How")
    found = extract(Article(text))
    assert all(point.speaker is None for point in found.facts.key_points)
    assert [point.text for point in found.facts.key_points if f"A: {point.text}" in text] == []
    assert {quote.speaker for quote in found.facts.quotes} == {None}
    assert set(found.doubts.values()) == {"who said it"}


def test_whoever_is_named_in_the_title_of_an_interview_alone_is_one_of_its_people() -> None:
    title, _, rest = interviews.TRAINS.partition("\n\n")
    facts = interview(f"{title}\n\n{rest.replace('Nadia Okoro', 'She')}")
    assert [person.name.text for person in facts.people] == ["Nadia Okoro"]
    assert [point.speaker.text for point in facts.key_points if point.speaker]
