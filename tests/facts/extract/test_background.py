import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.facts.extract.background import MOST, background, history, plot
from tests.facts.extract import stories


def test_a_plot_goes_on_while_its_characters_are_told_of() -> None:
    found = stories.statements(stories.DRAMA)
    assert [text.split(",")[0] for text in stories.cut(found, plot(found, ["Saltmarsh Letters"]))] == [
        "Saltmarsh Letters follows the keeper of a lighthouse",
        "After two years of letters",
        "As a result",
        "The drama narrates the slow return of two people who never say sorry.",
    ]


def test_a_title_that_is_not_known_begins_no_plot() -> None:
    found = stories.statements(stories.DRAMA)
    assert stories.cut(found, plot(found)) == [
        "The drama narrates the slow return of two people who never say sorry."
    ]


def test_news_that_follows_news_is_no_plot() -> None:
    text = (
        "The mill shut on Friday. The miller left the quay. The closure follows a long summer without rain. "
        "The council told the story to nobody on the quay."
    )
    assert plot(stories.statements(text)) == []


def test_the_lead_is_news_whatever_it_tells() -> None:
    text = "The film follows a miller and opens on Friday. The film follows a baker and shuts on Friday."
    assert plot(stories.statements(text)) == []


def test_where_to_watch_ends_a_plot() -> None:
    found = stories.statements(stories.DRAMA)
    assert not any("Gullnet" in text for text in stories.cut(found, plot(found, ["Saltmarsh Letters"])))


def test_history_is_from_before_the_news() -> None:
    found = stories.statements(stories.DRAMA)
    assert stories.cut(found, history(found)) == ["The station was founded in 1998 and had made no drama before."]


LEAD = {
    "en": "The mill shut on Friday. The miller left the quay. ",
    "es": "El molino cerró el viernes. El molinero dejó el muelle. ",
    "ko": "방앗간이 금요일 문을 닫았다. 주인은 포구를 떠났다. ",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mill Lines, which has run the wheel since 2009, said that it will be sold to the town."),
        ("en", "The fair, founded in 1994, drew a great crowd to the old quay on Monday."),
        ("en", "Rents on the quay have gone up 38 percent since 2020, the town said."),
        ("en", "In 2026, the miller of the town bought a boat for the quay."),
        ("en", "Gusts of such a force were the strongest since 1999 on the quay."),
        ("en", "The director said that a student had found the link for the mill."),
        ("es", "La feria, fundada en 1994, reunió mucha gente en el muelle."),
        ("es", "Fue el viento más fuerte desde 1999 en la costa del pueblo."),
    ],
)
def test_a_clause_beside_the_news_makes_it_no_history(language: str, text: str) -> None:
    assert history(stories.statements(LEAD[language] + text, language=language)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mill, which is on the quay, was founded in 1998 by a baker."),
        ("en", "She said that the mill had been built in 1950 by a baker."),
        ("en", "The town had already sold the old mill, which nobody wanted."),
        ("en", "In 1932, the miller of the town bought a boat for the quay."),
        ("es", "En 1932, el arqueólogo del pueblo halló una tumba en el molino."),
        ("es", "El año pasado el molino molió harina para nueve hornos."),
        ("ko", "2019년 착공해 당초 2025년 완공될 예정이었다."),
    ],
)
def test_a_sentence_of_a_time_before_is_history(language: str, text: str) -> None:
    found = stories.statements(LEAD[language] + text, language=language)
    assert stories.cut(found, history(found)) == [text]


def test_where_to_watch_ends_a_plot_that_names_a_character() -> None:
    text = stories.DRAMA.replace(
        "The station was founded", "The tale of Mara Quill airs on Gullnet.\n\nThe station was founded"
    )
    found = stories.statements(text)
    assert len(plot(found, ["Saltmarsh Letters"])) == 4


def test_a_plot_does_not_go_on_after_a_paragraph_of_something_else() -> None:
    text = stories.DRAMA.replace(
        "The drama narrates", "\n\nWho would not weep?\n\nMara Quill is played by Ada Ray. The drama narrates"
    )
    told = stories.statements(text)
    assert len(plot(told, ["Saltmarsh Letters"])) == 4


def test_a_plot_of_long_ago_is_told_once() -> None:
    text = "The mill shut. The miller left the quay. The film follows a miller who was born in 1912."
    found = stories.statements(text)
    assert history(found) == plot(found)
    assert background(found, plot(found), history(found)) == plot(found)


def test_the_lead_is_no_history() -> None:
    assert history(stories.statements("The mill, built in 1912, shut on Friday for good.")) == []


def test_an_answer_in_a_conversation_is_no_history() -> None:
    assert (
        history(
            stories.statements(stories.TALK.replace("The mill wheel turns", "The mill was built in 1912 and turns"))
        )
        == []
    )


def test_what_is_yet_to_come_is_no_history() -> None:
    text = "The mill shut. The miller left the quay. The mill, built in 1912, will open again in the spring."
    assert history(stories.statements(text)) == []


def test_background_has_both_the_tale_and_the_time_before() -> None:
    found = stories.statements(stories.DRAMA)
    texts = stories.cut(found, background(found, plot(found, ["Saltmarsh Letters"]), history(found)))
    assert len(texts) == MOST
    assert texts[0].startswith("Saltmarsh Letters follows")
    assert texts[-1].startswith("The station was founded")


def test_background_has_little_of_the_time_before() -> None:
    text = "The mill shut. The miller left. " + " ".join(f"The mill number {n} was built in 1912." for n in range(9))
    found = stories.statements(text)
    assert len(background(found, [], history(found))) == 2


def test_history_that_needs_another_sentence_is_left_out() -> None:
    text = (
        "The mill shut. The miller left the quay. He had sold the old wheel of the mill. The mill was built in 1912."
    )
    found = stories.statements(text)
    assert len(history(found)) == 2
    assert stories.cut(found, background(found, [], history(found))) == ["The mill was built in 1912."]


def test_spanish_and_korean_plots_and_history_are_told() -> None:
    found = stories.statements(stories.ESTRENO, language="es")
    assert [text[:20] for text in stories.cut(found, plot(found))] == ["La serie narra la vi", "Tras dos inviernos, "]
    assert [text[:20] for text in stories.cut(found, history(found))] == ["El coro fue fundado "]
    found = stories.statements(stories.SAETGANG, language="ko")
    assert stories.cut(found, plot(found)) == ["드라마는 등대지기와 마을 교사의 이야기를 그렸다."]
    assert stories.cut(found, history(found)) == ["합창단은 2009년 처음 문을 열었다."]


def test_nothing_has_no_background() -> None:
    found = stories.statements("")
    assert plot(found) == history(found) == background(found, [], []) == []


@given(st.lists(st.sampled_from(stories.DRAMA.split("\n\n")), max_size=8))
def test_background_is_of_the_article_and_in_order(paragraphs: list[str]) -> None:
    found = stories.statements("\n\n".join(paragraphs))
    spans = background(found, plot(found, ["Saltmarsh Letters"]), history(found))
    assert spans == sorted(set(spans))
    assert len(spans) <= MOST
