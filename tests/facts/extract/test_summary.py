from recapcast.facts.extract.summary import summary
from tests.facts.extract import stories


def told(text: str, apart: int = 0) -> str | None:
    found = stories.statements(text)
    span = summary(found, [statement.span for statement in found.all[:apart]])
    return None if span is None else stories.cut(found, [span])[0]


def test_news_is_summed_up_by_its_lead() -> None:
    assert (told(stories.DRAMA) or "").startswith("On March 4, 2026, the composer, Ines Varga, told how")


def test_a_lead_that_needs_another_sentence_is_passed_over() -> None:
    text = "It was a night for the harbour books. The tide mill of Penn Quay opened after nine years of work."
    assert told(text) == "The tide mill of Penn Quay opened after nine years of work."


def test_a_lone_sentence_that_needs_another_is_better_than_none() -> None:
    assert told("It was a night for the harbour books.") == "It was a night for the harbour books."


def test_a_conversation_is_summed_up_by_what_is_told_before_it() -> None:
    assert told(stories.TALK) == "Odile Marsh has kept the tide mill of Penn Quay since the autumn of 2009."
    assert told(stories.TALK.replace("\n\n", "\n\n", 1).split("\n\n", 2)[2]) is None


def test_what_has_its_place_elsewhere_is_no_summary() -> None:
    assert told("The mill of Penn Quay opened at noon. The wheel of the mill turned.", 1) == (
        "The wheel of the mill turned."
    )


def test_nothing_has_no_summary() -> None:
    assert told("") is None
