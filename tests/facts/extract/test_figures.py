import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article, Span
from recapcast.facts.extract.figures import MOST, figures
from recapcast.facts.extract.statements import Statements
from recapcast.facts.extract.story import Story
from tests.facts.extract import stories


def told(text: str, language: str = "en") -> list[tuple[str, str, str | None]]:
    found = stories.statements(text, language=language)
    return [(f.label.text, f.value, f.unit) for f in figures(found)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The fair drew 2,300 visitors to the quay.", ("visitors", "2,300", None)),
        ("The fair drew more than 2.5 million people to the quay.", ("people", "2.5 million", None)),
        ("The mill has a repair budget of $4.2 million this year.", ("repair budget", "$4.2 million", None)),
        ("The price rose to 12 euros at the market of the town.", ("price", "12 euros", None)),
        ("Turnout on the island reached 63 percent at the vote.", ("Turnout", "63", "percent")),
        ("The plan was backed by 63% of voters on the island.", ("voters", "63", "%")),
        (
            "On the quay Tern Point beat Colwick Rovers 3-1 in the rain.",
            ("Tern Point beat Colwick Rovers", "3-1", None),
        ),
    ],
)
def test_a_figure_has_a_label_and_its_value_as_written(text: str, figure: tuple[str, str, str | None]) -> None:
    if figure[0] == "Turnout":
        text = text.replace(" on the island", "", 1)
    assert told(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "The mill shut in 1998 years after the flood of the town.",
        "It is heard at the end of episode 116 of the drama.",
        "On March 4, 2026, visitors came to the mill on the quay.",
        "The mill has 12 stones and 3 wheels on the quay.",
        "The miller is 105 years old and sells flour on the quay.",
        'The miller counted "2,300 visitors to the quay" on his slate that day.',
        "Whether there were 2,300 hardly matters to the miller.",
        "The road of the mill is 2,300 metres long and full of holes.",
        "The 2026 visitors came to the mill on the quay.",
        "Version 2.300.1 visitors came to the mill on the quay.",
    ],
)
def test_what_tells_nothing_by_itself_is_no_figure(text: str) -> None:
    assert told(text) == []


def test_a_spanish_figure_is_told() -> None:
    assert told(stories.ESTRENO, "es") == [("personas", "2.300", None)]
    assert told("El pueblo gastó un presupuesto de 3,5 millones de euros en el molino.", "es") == [
        ("presupuesto", "3,5 millones de euros", None)
    ]


def test_a_korean_figure_is_told() -> None:
    assert told(stories.SAETGANG, "ko") == [("관객", "2300", "명")]


def test_a_value_is_told_once_and_few_are_told_in_all() -> None:
    assert len(told("The fair drew 2,300 visitors to the quay. The fair drew 2,300 people to the quay.")) == 1
    many = " ".join(f"The fair drew {number} visitors to the old quay." for number in range(200, 220))
    assert [value for _, value, _ in told(many)] == ["200", "201", "202", "203"]
    assert MOST == 4


def test_figures_are_in_the_order_of_the_article() -> None:
    text = "The fair drew 2,300 visitors and Tern Point beat Colwick Rovers 3-1 on the quay."
    assert [value for _, value, _ in told(text)] == ["2,300", "3-1"]


def test_a_number_in_somebodys_words_is_no_figure() -> None:
    text = (
        'The miller said that "the fair drew 2,300 visitors to the quay" and that all the town had been glad of it.'
    )
    found = Statements.of(Story.of(Article(text)), [Span(text.index('"'), text.rindex('"') + 1)])
    assert len(found.all) == 1
    assert figures(found) == []


def test_an_answer_in_a_conversation_tells_no_figure() -> None:
    assert told(stories.TALK.replace("turns for five hours", "drew 2,300 visitors")) == []
    assert told(stories.TALK.replace("grinds flour for nine", "drew 2,300 visitors for")) != []


def test_nothing_has_no_figures() -> None:
    assert told("") == []
    assert told("The fair drew 2,300 visitors to the quay.", "fr") == []


@given(st.text(alphabet="The cost of $12,3.% was people 5-", max_size=80))
def test_value_and_label_stand_at_the_figures_place(text: str) -> None:
    found = stories.statements(text)
    for figure in figures(found):
        assert figure.at is not None
        words = " ".join(text[figure.at.start : figure.at.end].split())
        assert figure.value in words
        assert figure.label.text in words
