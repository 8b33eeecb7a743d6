import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article, Span
from recapcast.facts.extract.conversation import Conversation
from recapcast.facts.extract.statements import Statements
from recapcast.facts.extract.story import Story
from recapcast.plain_text import sayable
from tests.facts.extract import interviews, stories


def told(text: str, language: str = "en") -> list[str]:
    return [statement.text for statement in stories.statements(text, language=language).all]


def test_a_question_states_nothing() -> None:
    assert told("The mill opened on the quay. Who would have sold the mill at once?") == [
        "The mill opened on the quay."
    ]


def test_who_speaks_of_himself_states_nothing() -> None:
    assert told("We sold the mill on the quay. The mill opened on the quay.") == ["The mill opened on the quay."]


def test_i_and_we_in_a_quote_are_somebodys_words() -> None:
    text = 'The miller, who sold the mill on the quay in spring, called it "the best we had".'
    assert told(text) == [text]


def test_a_sentence_that_is_mostly_quoted_is_a_quote() -> None:
    assert told('"The mill was sold and nobody told the bakers of the town," said Odile Marsh.') == []


def test_a_sentence_that_begins_with_somebodys_words_is_a_quote_and_one_with_a_title_is_not() -> None:
    said = '"I never thought of the mill," said the miller who had carried the sacks up the hill for thirty years.'
    assert told(said) == []
    assert told(said.replace(',"', '",')) == []
    assert told("«Nunca pensé en el molino», dijo el molinero que subía los sacos por la cuesta.", "es") == []
    assert told("“Nobody asked us,” said the miller, who had carried the sacks up the hill for thirty years.") == []
    title = '"Low Tide," a ballad of the old harbour, came out on Friday in the shops of the town.'
    assert told(title) == [title]


def test_a_line_of_a_dialogue_with_dashes_states_nothing() -> None:
    lines = [
        "# El molino de Colwick",
        "El ayuntamiento de Colwick aprobó ayer el nuevo puente sobre el río Tarn.",
        "—¿Cuándo cierra el molino? —preguntó la alcaldesa de Colwick, Odile Marsh.",
        "—El río crece cada primavera en Colwick.",
        "—El molino cierra en junio, dijo Olmo.",
    ]
    assert told("\n\n".join(lines), "es") == lines[1:2]


def test_a_sentence_that_leads_in_another_states_nothing() -> None:
    assert told("Odile Marsh said of the mill on the quay:\n\nThe mill opened on the quay again.") == [
        "The mill opened on the quay again."
    ]


def test_an_exclamation_and_a_monster_state_nothing() -> None:
    assert told("Mill sold again. " + "The mill opened on the quay, " * 30 + "and it shut.") == []


def test_a_dateline_is_no_part_of_a_statement() -> None:
    found = stories.statements("PENN QUAY, 2 March 2026 - The mill opened on the quay.")
    assert stories.cut(found, [found.all[0].span]) == ["The mill opened on the quay."]
    assert found.all[0].text == "The mill opened on the quay."


def test_a_place_before_a_dash_is_a_dateline_at_the_head_of_a_paragraph_alone() -> None:
    assert told("Quayville – The mill opened on the quay.") == ["The mill opened on the quay."]
    within = "The old mill burned down in spring. Quayville – The mill opened on the quay."
    assert told(within)[-1] == "Quayville – The mill opened on the quay."


def test_what_a_line_of_a_list_begins_with_is_no_part_of_a_statement() -> None:
    assert told("- The mill opened on the quay.") == ["The mill opened on the quay."]


def test_a_title_in_the_text_is_no_statement() -> None:
    text = "The tide mill opens on the quay.\n\nThe mill opened after nine years."
    found = stories.statements(text, title="The tide mill opens on the quay.")
    assert [statement.text for statement in found.all] == ["The mill opened after nine years."]
    assert found.title == Span(0, 32)


@pytest.mark.parametrize(
    "text",
    [
        'The mill opened on the quay of "Low Tide again.',
        "(The mill opened on the quay.)",
        "*The mill opened on the quay.",
        "''The mill opened on the quay,'' she said.",
    ],
)
def test_a_piece_of_something_else_states_nothing(text: str) -> None:
    assert told(text) == []


def test_a_statement_that_begins_with_a_pronoun_needs_another() -> None:
    found = stories.statements("The mill opened on the quay. It turned the stones at noon.").all
    assert [statement.needs_another for statement in found] == [False, True]


def test_words_of_questions_and_quotes_count_too() -> None:
    assert stories.statements(stories.TALK).counts["mill"] == 5


def test_a_conversation_begins_with_its_first_question() -> None:
    found = stories.statements(stories.TALK)
    assert found.talk_from == 2
    assert [statement.text[:12] for statement in found.all if found.is_narrated(statement)] == [
        "Odile Marsh ",
        "The mill gri",
    ]


def test_news_with_a_question_is_no_conversation() -> None:
    found = stories.statements("The mill opened on the quay. " * 8 + "\n\nWho pays for the wheel?")
    assert found.talk_from is None
    assert all(map(found.is_narrated, found.all))


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x80", "\ud800", "\ufdd0"])
def test_a_sentence_with_what_can_not_be_stored_states_nothing(character: str) -> None:
    assert told(f"The mill opened on the quay{character} again. The mill opened on the quay.") == [
        "The mill opened on the quay."
    ]


@given(st.text(max_size=40))
def test_what_is_stated_can_be_a_fact(text: str) -> None:
    for statement in told(f"The mill opened on {text} the quay."):
        sayable(statement)


def test_an_article_of_nothing_has_no_statements() -> None:
    assert stories.statements("").all == ()
    assert stories.statements(" \n").title is None


@given(st.text(alphabet='Aa b.?"“”\n-2026,', max_size=120), st.lists(st.integers(0, 120), max_size=6))
def test_a_statement_is_what_the_article_has_at_its_span(text: str, bounds: list[int]) -> None:
    places = sorted(set(bounds))
    quoted = [Span(start, end) for start, end in zip(places[::2], places[1::2], strict=False)]
    for statement in Statements.of(Story.of(Article(text)), quoted).all:
        assert text[statement.span.start : statement.span.end] == statement.text


def test_what_is_answered_is_no_narrators_and_what_is_asked_is_nothing() -> None:
    story = Story.of(Article(interviews.HARBOUR))
    found = Statements.of(story, talk=Conversation.of(story))
    assert [statement.text[:16] for statement in found.all] == [
        "Odile Marsh has ", "The mill grinds ", "The mill of Penn",
    ]  # fmt: skip
    assert {answer.speaker for answer in found.answers} == {"Odile Marsh"}
    assert "I was out of work and I could not bear the smell of the office." in [a.text for a in found.answers]
    assert not [answer for answer in found.answers if "milled" in answer.text or "Note" in answer.text]


def test_a_label_is_no_part_of_a_statement() -> None:
    story = Story.of(Article(interviews.HARBOUR))
    found = Statements.of(story, talk=Conversation.of(story))
    assert not [answer for answer in found.answers if answer.text.startswith(("Marsh:", " "))]
    assert [answer.text[:13] for answer in found.answers if answer.opens_answer][:2] == [
        "I was out of ",
        "A dry bearing",
    ]
