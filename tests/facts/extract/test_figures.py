import time

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
        ("The fair drew 2,300 visitors to the quay.", ("visitors to the quay", "2,300", None)),
        ("The fair drew more than 2.5 million visitors.", ("visitors", "more than 2.5 million", None)),
        ("The fair drew no more than 300 visitors, said the miller.", ("visitors", "no more than 300", None)),
        ("The storm left 80,000 homes without power.", ("homes without power", "80,000", None)),
        ("The fair drew a crowd of 4,312 people in the rain.", ("crowd", "4,312", "people")),
        ("The death toll rose to 1,204.", ("death toll", "1,204", None)),
        ("The mill has a repair budget of $4.2 million this year.", ("repair budget", "$4.2 million", "this year")),
        ("The price rose to 12 euros at the market of the town.", ("price", "12 euros", "at the market of the town")),
        ("Revenue rose to $2.3 billion in May from $2.1 billion.", ("Revenue", "$2.3 billion", "in May")),
        ("Turnout reached 63 percent at the vote.", ("Turnout", "63", "percent at the vote")),
        (
            "The vaccination rate fell to 78% in Colwick, where the fair is held.",
            ("vaccination rate", "78", "% in Colwick"),
        ),
        ("The average rent has reached $2,340 a month, she said.", ("average rent", "$2,340", "a month")),
        ("Inflation was 4.1 percent, said the miller of the town.", ("Inflation", "4.1", "percent")),
        (
            "On Saturday Tern Point beat Colwick Rovers 3-1 in the rain.",
            ("Tern Point beat Colwick Rovers", "3-1", None),
        ),
    ],
)
def test_a_figure_is_what_can_be_said_by_itself(text: str, figure: tuple[str, str, str | None]) -> None:
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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The budget is $1.2 million higher than the town had planned.", "en"),
        ("Revenue rose by $2.3 million, and profit fell 12 percent.", "en"),
        ("Profit would fall by 18 percent.", "en"),
        ("Some 2,300 people spent the night in schools.", "en"),
        ("The bridge has 220 rivets, and 2,300 visitors were hurt.", "en"),
        ("About 6,400 vehicles cross the bridge each day.", "en"),
        ("The choir sold 50,000 copies of its album.", "en"),
        ("The plan was backed by 63% of voters on the island.", "en"),
        ("Inflation reached 4.1 percent in a quarter of all the many towns that the mill had ever seen.", "en"),
        ("He paid 9,000 euros, at a cost of 3,000 euros.", "en"),
        ("Unas 4.500 personas trabajan en el sector.", "es"),
        ("El presupuesto es de 2 millones de euros más que antes.", "es"),
        ("El 68 % de los visitantes llegó en coche.", "es"),
        ("시는 관객 1200명을 대상으로 설문 조사를 했다.", "ko"),
        ("매출 300억 원 늘었다. 투표율 12% 올랐다.", "ko"),
        ("회원 300명에게 보냈다. 직원 400명 중 하나다.", "ko"),
    ],
)
def test_what_would_sound_odd_or_say_something_else_is_left_out(text: str, language: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The prize is worth $5,000 to $10,000.", "en"),
        ("The prize is worth $5,000 or $10,000.", "en"),
        ("The prize is worth $5,000 and $10,000.", "en"),
        ("The prize is worth $5,000–$10,000.", "en"),
        ("The prize is worth $5 to $10 million.", "en"),
        ("Turnout was 40 percent to 50 percent.", "en"),
        ("The death toll is 200 to 300.", "en"),
        ("The mill sent out between 400 and 500 tickets to the fair.", "en"),
        ("The fair drew 400 or 500 visitors.", "en"),
        ("The fair drew 400–500 visitors.", "en"),
        ("The fair drew two million to 3 million visitors.", "en"),
        ("Tern Point beat Colwick Rovers 6-4, 6-3.", "en"),
        ("El premio es de 5.000 euros a 10.000 euros.", "es"),
        ("El coro cantó ante 300 o 400 espectadores.", "es"),
        ("El coro cantó entre 300 y 400 espectadores.", "es"),
        ("이번 대회의 상금 5000원에서 1만 원까지 준다.", "ko"),
        ("이번 대회의 상금 5000원~1만 원을 준다.", "ko"),
    ],
)
def test_a_range_is_never_told_by_half(text: str, language: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("About 12,000 homes without power were counted.", "en"),
        ("More than 500 cases of flu were counted.", "en"),
        ("The miller gives flour to one in 500 visitors.", "en"),
        ("There were 3 deaths per 1,000 residents.", "en"),
        ("The fair drew an average of 500 visitors.", "en"),
        ("The miller gives a cup to the first 100 visitors.", "en"),
        ("Tern Point beat Colwick Rovers 5-4 on penalties.", "en"),
        ("Hay 3 muertes por cada 1.000 habitantes.", "es"),
        ("El molino regala harina a los primeros 300 visitantes.", "es"),
    ],
)
def test_a_number_is_not_told_without_what_qualifies_it(text: str, language: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("text", "figures_there"),
    [
        ("Some 300 volunteers of the town came.", [("volunteers of the town", "Some 300", None)]),
        ("On Monday 300 visitors to the quay waited.", [("visitors to the quay", "300", None)]),
        ("Some 300 volunteers of the town sing.", []),
        ("The fair drew 300 visitors to the famed mill.", []),
        ("The fair drew 300 visitors from Colwick and Ashby.", []),
        ("The storm left 80,000 homes without power on Monday.", [("homes without power", "80,000", None)]),
        ("The storm left 80,000 homes without power Monday night.", [("homes without power", "80,000", None)]),
        ("The storm left 80,000 homes without power in March.", [("homes without power", "80,000", None)]),
        ("The storm left 80,000 homes without power at dawn.", [("homes without power", "80,000", None)]),
        ("The fair drew 500 visitors a day.", [("visitors", "500", "a day")]),
    ],
)
def test_a_label_is_the_name_of_what_is_counted_and_no_more(
    text: str, figures_there: list[tuple[str, str, str | None]]
) -> None:
    assert told(text) == figures_there


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("El coro cantó ante más de 2.300 espectadores en la plaza.", ("espectadores", "más de 2.300", None)),
        ("El pueblo gastó un presupuesto de 3,5 millones de euros.", ("presupuesto", "3,5 millones de euros", None)),
        ("El gasto medio fue de 85 euros por día, dijo.", ("gasto medio", "85 euros", "por día")),
        ("Los hoteles alcanzaron una ocupación del 91 %.", ("ocupación", "91", "%")),
        ("El norte notificó 1.024 casos de sarampión desde enero.", ("casos de sarampión", "1.024", None)),
    ],
)
def test_a_spanish_figure_is_told(text: str, figure: tuple[str, str, str | None]) -> None:
    assert told(text, "es") == [figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (stories.SAETGANG, ("관객", "2300", "명")),
        ("시는 다리를 고치는 데 예산 120억 원을 들이기로 했다.", ("예산", "120억", "원")),
        ("하루 평균 통행량은 약 6400대로 나타났다.", ("하루 평균 통행량", "약 6400", "대")),
        ("올해 65세 이상 접종률은 71.4%다.", ("올해 65세 이상 접종률", "71.4", "%")),
        ("안전 점검에서 균열 34곳이 발견됐다.", ("균열", "34", "곳")),
        ("투표율은 63.5% 이상으로 예상된다.", ("투표율", "63.5", "% 이상")),
    ],
)
def test_a_korean_figure_is_told(text: str, figure: tuple[str, str, str | None]) -> None:
    assert told(text, "ko") == [figure]


def test_a_figure_over_a_line_end_is_one_line() -> None:
    text = """The fair on the quay of the old town had a budget of $4.2
million in the first
year, said the miller of the old mill on the same old quay
to whoever wanted to hear it.
"""
    assert told(text) == [("budget", "$4.2 million", "in the first year")]


def test_a_long_sentence_takes_little_time() -> None:
    begin = time.perf_counter()
    for piece in (
        "the cost of ",
        "more than 1,000 visitors of a ",
        "a rate of 5 percent in a b c ",
        "관객 1만 ",
        "Tern ",
    ):
        for language in ("en", "es", "ko"):
            told((piece * 600)[:590] + ".", language)
    assert time.perf_counter() - begin < 1


def test_a_value_is_told_once_and_few_are_told_in_all() -> None:
    assert len(told("The fair drew 2,300 visitors to the quay. The fair drew 2,300 passengers to the quay.")) == 1
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
        assert figure.unit is None or figure.unit in words
        assert figure.label.text in words
