import pytest

from recapcast.article.model import Article
from recapcast.facts.extract.labels import Label, People, label_of
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.story import Story

ABOUT = "Ida Brandt, the coach, met Jonas Dell. Dr. Uma Sethi, an inspector, came with Ines Dell, a singer."


def label(text: str) -> Label | None:
    return label_of(Story.of(Article(text)).paragraphs[0])


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Marsh: I row.", "Marsh"),
        ("**Ida Brandt:** I row.", "Ida Brandt"),
        ("**Ida Brandt**: I row.", "Ida Brandt"),
        ("Harbour Post : Why?", "Harbour Post"),
        ("Q: Why?", "Q"),
        ("Q1. Why?", "Q"),
        ("Pregunta. ¿Por qué?", "Pregunta"),
        ("이서연 감독: 저는 극장에 갔다.", "이서연 감독"),
        ("J.D.: Why?", "J.D."),
    ],
)
def test_what_stands_before_a_colon_with_capitals_is_a_label(text: str, called: str) -> None:
    found = label(text)
    assert found is not None
    assert found.text == text[found.span.start : found.span.end] == called
    assert text[found.words :] == text.split(maxsplit=len(called.split()) + (" :" in text))[-1]


@pytest.mark.parametrize(
    "text",
    [
        "At 10:30 the boats leave.",
        "10:30: the boats leave.",
        "One thing: we never stopped.",
        "The mill opened, and this is why: it turned.",
        "https://example.org",
        "Marsh:I row.",
        "We All Saw What The Mill Did: it turned.",
    ],
)
def test_a_time_and_the_first_words_of_a_sentence_are_no_label(text: str) -> None:
    assert label(text) is None


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("Ida Brandt", "Ida Brandt"),
        ("IDA BRANDT", "Ida Brandt"),
        ("Brandt", "Ida Brandt"),
        ("Coach Brandt", "Ida Brandt"),
        ("Ida", "Ida Brandt"),
        ("IB", "Ida Brandt"),
        ("I.B.", "Ida Brandt"),
        ("Dr. Sethi", "Uma Sethi"),
        ("JD", "Jonas Dell"),
        ("Dell", None),
        ("Reed", None),
        ("XY", None),
        ("Note", None),
        ("I", None),
    ],
)
def test_a_label_is_whose_name_it_is_a_part_of_if_that_is_one(called: str, name: str | None) -> None:
    found = label(f"{called}: I row.")
    assert found is not None
    assert People(Names.of(Story.of(Article(ABOUT)))).named(found) == name
