import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article, Span
from recapcast.facts.extract.headline import headline, title
from recapcast.facts.extract.story import Story
from tests.facts.extract import stories


def told(text: str, name: str | None = None) -> str | None:
    found = headline(Story.of(Article(text, title=name)))
    return None if found is None else found.text


def test_the_title_of_a_page_is_the_headline_at_its_place() -> None:
    story = Story.of(
        Article("Mill opens\n\nThe mill of Penn Quay opened.", title="Mill opens", debris=(Span(0, 10),))
    )
    found = headline(story)
    assert found is not None
    assert (found.text, found.at) == ("Mill opens", Span(0, 10))


def test_a_title_that_the_text_has_not_comes_without_a_place() -> None:
    found = headline(Story.of(Article("The mill of Penn Quay opened.", title="Mill  opens")))
    assert found is not None
    assert (found.text, found.at) == ("Mill opens", None)


def test_a_first_line_that_is_no_sentence_is_the_headline() -> None:
    assert told("Old mill opens again\n\nThe mill of Penn Quay opened.") == "Old mill opens again"


@pytest.mark.parametrize("rubric", ["Penn Quay", "Local news"])
def test_a_rubric_is_no_headline(rubric: str) -> None:
    assert told(f"{rubric}\n\nThe mill of Penn Quay opened.") == "The mill of Penn Quay opened"


def test_a_short_sentence_above_the_story_is_its_title() -> None:
    story = Story.of(Article("Old mill on quay opens again.\n\nThe mill of Penn Quay opened."))
    assert title(story) == Span(0, 28)
    assert told("Old mill on quay opens again.\n\nThe mill of Penn Quay opened.") == "Old mill on quay opens again"


@pytest.mark.parametrize(
    ("first", "kept"),
    [("Old mill opens again;", "Old mill opens again"), ("Old mill opens in the U.S.", "Old mill opens in the U.S.")],
)
def test_a_headline_ends_without_a_stop(first: str, kept: str) -> None:
    assert told(f"{first}\n\nThe mill of Penn Quay opened.") == kept


@pytest.mark.parametrize(
    "first", ["Who sold the mill on the quay?", 'Then "the mill opened on the quay"', "She told of the mill:"]
)
def test_a_question_and_a_quote_are_no_title(first: str) -> None:
    assert title(Story.of(Article(f"{first}\n\nThe mill of Penn Quay opened."))) is None


def test_a_dateline_is_before_no_title() -> None:
    text = "PENN QUAY, 2 March 2026 - The mill opened at noon.\n\nIt rained."
    assert title(Story.of(Article(text))) is None


def test_a_short_first_sentence_is_the_headline_as_it_is() -> None:
    assert told("PENN QUAY, 2 March 2026 - The mill opened at noon. It rained.") == "The mill opened at noon"


def test_a_long_sentence_is_cut_where_a_clause_ends() -> None:
    assert told(stories.DRAMA) == (
        "On March 4, 2026, the composer, Ines Varga, told how the singer Tomas Reed came to record a ballad"
    )


def test_a_headline_comes_to_the_point_where_the_subject_has_a_capital() -> None:
    text = stories.DRAMA.replace("the composer, ", "the Composer, ")
    assert told(text) == (
        "Composer, Ines Varga, told how the singer Tomas Reed came to record a ballad for Saltmarsh Letters"
    )


def test_no_quotation_mark_is_left_open_by_a_cut() -> None:
    text = 'The keeper of the mill at Penn Quay called the new wheel "a fine thing for the baker, and for the miller, and all".'
    assert told(text) == "The keeper of the mill at Penn Quay called the new wheel"


def test_a_sentence_without_a_clause_is_cut_between_words() -> None:
    found = told("Mill " * 40 + "opened.") or ""
    assert found == " ".join(["Mill"] * 20)


def test_an_article_of_nothing_has_no_headline() -> None:
    assert told("") is None
    assert told(" \n ") is None
    assert title(Story.of(Article(""))) is None


@given(st.text(alphabet='Aa b.,"(\n-\x00\x1c\ud800\ufdd0', max_size=300))
def test_a_headline_is_what_the_article_has_at_its_span(text: str) -> None:
    found = headline(Story.of(Article(text)))
    if found is not None:
        assert found.at is not None
        assert " ".join(text[found.at.start : found.at.end].split()) == found.text
        assert found.text


def test_a_title_may_end_in_a_name_that_has_marks() -> None:
    text = "Odile Marsh: an interview with the 'Mill Poet'\n\nThe mill of Penn Quay opened."
    assert title(Story.of(Article(text))) == Span(0, 46)
    assert title(Story.of(Article(f"'{text}"))) is None
