from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from recapcast.article.model import Article
from recapcast.facts.extract.names import Names
from recapcast.facts.extract.passages import Quotation
from recapcast.facts.extract.quotes import quotations
from recapcast.facts.extract.story import Story
from recapcast.facts.model import BREAK
from tests.conftest import REPOSITORY

CASES = sorted((REPOSITORY / "tests" / "cases" / "articles").glob("*.quotes.yaml"))


def quotes(text: str) -> list[Quotation]:
    story = Story.of(Article(text))
    return quotations(story, Names.of(story))


def said(text: str) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in quotes(text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.split(".")[0])
def test_an_article_s_quotes_are_its_editor_s(case: Path) -> None:
    wanted = yaml.safe_load(case.read_text("utf-8"))
    text = case.with_name(case.name.replace(".quotes.yaml", ".txt")).read_text("utf-8")
    found = [{"text": q.text, "speaker": q.speaker, "check": q.doubt is not None} for q in quotes(text)]
    assert found == [{"check": False, **quote} for quote in wanted]


def test_an_interrupted_quote_is_one_that_shows_where_the_writer_speaks() -> None:
    text = 'Rain fell. "We waited long," Ida Brandt said, "and nobody came to us." It got dark.'
    (quote,) = quotes(text)
    assert quote.text == "We waited long … and nobody came to us."
    assert text[quote.span.start : quote.span.end] == '"We waited long," Ida Brandt said, "and nobody came to us."'
    assert [text[part.start : part.end] for part in quote.parts] == ["We waited long", "and nobody came to us."]
    assert quote.speaker == "Ida Brandt"


def test_words_before_and_after_their_speaker_s_name_are_one_quote_and_not_past_another_sentence() -> None:
    text = '"We waited long," Ida Brandt said. "Nobody came to us at all." It got dark. "We went home again."'
    assert said(text) == [
        ("We waited long … Nobody came to us at all.", "Ida Brandt"),
        ("We went home again.", "Ida Brandt"),
    ]


def test_a_dash_before_the_speaker_s_name_is_no_word() -> None:
    assert (
        said('"We waited so long —" Ida Brandt said, "and nobody came."')[0][0]
        == "We waited so long … and nobody came."
    )


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            '"We won the wood," Ida Brandt said of Omar Vale, who said "I am leaving the town now."',
            [("We won the wood", "Ida Brandt"), ("I am leaving the town now.", "Omar Vale")],
        ),
        (
            '"We never saw it," Ida Brandt said before asking Omar Vale, "Will you stay in town?"',
            [("We never saw it", "Ida Brandt"), ("Will you stay in town?", "Ida Brandt")],
        ),
        (
            '"We never saw it," Ida Brandt said, calling Omar Vale a "liar and a thief," and left.',
            [("We never saw it", "Ida Brandt"), ("liar and a thief", "Ida Brandt")],
        ),
        (
            '"We never saw it," Ida Brandt said, calling it a "thing." "It is all gone now."',
            [("We never saw it", "Ida Brandt"), ("It is all gone now.", "Ida Brandt")],
        ),
    ],
)
def test_words_that_more_than_their_speaker_parts_are_not_one_quote(
    text: str, quotes: list[tuple[str, str | None]]
) -> None:
    assert said(text) == quotes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We won," Ida Brandt said of the "Big Mill" plan, "and we stay."', "We won … and we stay."),
        (
            'Ida Brandt sat. "The town," she wrote in her book "A Town Says No", "is a wheel."',
            "The town … is a wheel.",
        ),
        ('"We won," said Ida Brandt, who owns the mill, "and we stay."', "We won … and we stay."),
        ('"We won," Ida Brandt said, adding later, "and we stay."', "We won … and we stay."),
    ],
)
def test_an_interrupted_quote_passes_over_what_the_writer_marks(text: str, words: str) -> None:
    assert said(text) == [(words, "Ida Brandt")]


def test_a_title_or_a_word_that_is_kept_away_from_is_no_quote() -> None:
    assert said('The film "The Long Way Home Again" was a "disaster" for its "very unusual" maker.') == []


def test_a_cue_makes_a_quote_of_a_few_words() -> None:
    assert said('"Never again," said Ida Brandt.') == [("Never again", "Ida Brandt")]


def test_words_whose_speaker_is_not_told_are_left_without_one() -> None:
    (quote,) = quotes('"Nobody will ever know who said it."')
    assert quote.speaker is None
    assert quote.doubt == "who said it"


def test_somebody_s_deputy_is_not_themselves() -> None:
    text = '"We waited for this," Ida Brandt, 45, said.\n\n"We like it," said her deputy, Omar Vale.'
    assert said(text) == [("We waited for this", "Ida Brandt"), ("We like it", "Omar Vale")]


def test_a_pronoun_is_whom_the_sentence_before_is_about() -> None:
    assert said('Ida Brandt met the mayor. "We had a very good time," she said.')[0][1] == "Ida Brandt"


def test_a_pronoun_that_may_be_several_people_is_left_without_one() -> None:
    (quote,) = quotes('In town were Ida Brandt and Marta Olsen. "It was a very good time," she said.')
    assert (quote.speaker, quote.doubt) == (None, "who `she` is")


def test_the_sentence_before_that_names_the_speaker_sets_the_words_up() -> None:
    text = 'Marta Olsen grew up by the ground. "My mother sold tea there," she said.'
    (quote,) = quotes(text)
    assert quote.context is not None
    assert text[quote.context.start : quote.context.end] == "Marta Olsen grew up by the ground."


def test_a_sentence_with_a_colon_sets_the_words_up_without_it() -> None:
    text = 'Ida Brandt told the council what she thought:\n\n"It is far too late for that."'
    (quote,) = quotes(text)
    assert quote.context is not None
    assert text[quote.context.start : quote.context.end] == "Ida Brandt told the council what she thought"


def test_half_a_sentence_sets_nothing_up() -> None:
    (quote,) = quotes('Marta Olsen said on Monday that the ground was "much too small for us" again.')
    assert quote.context is None


def test_words_are_the_article_s_without_their_marks() -> None:
    text = '"It rained all day long," said Ida Brandt.'
    (quote,) = quotes(text)
    assert quote.text == text[quote.parts[0].start : quote.parts[0].end] == "It rained all day long"


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "—No habrá retrasos —dijo Ana Ruiz—. Abrimos en mayo.",
            [("No habrá retrasos … Abrimos en mayo.", "Ana Ruiz")],
        ),
        ("Ana Ruiz llegó.\n\n—Abrimos en mayo —dijo ella.", [("Abrimos en mayo", "Ana Ruiz")]),
        ("—No lo sé —dijo.", [("No lo sé", None)]),
        ("«El puerto —dijo Ana Ruiz— abre en mayo».", [("El puerto … abre en mayo", "Ana Ruiz")]),
        ("— Abrimos en mayo, dijo Ana Ruiz.", [("Abrimos en mayo", "Ana Ruiz")]),
        ("— Abrimos en mayo, dijo Ana Ruiz.\n\n— Más autobuses.", []),
        ('"It was — well — cold," Ida Brandt said — and she meant it.', [("It was — well — cold", "Ida Brandt")]),
        ("The mayor — said to be ill — stayed away.", []),
    ],
)
def test_dashes_hold_words_where_they_tell_who_says_them(text: str, quotes: list[tuple[str, str | None]]) -> None:
    assert said(text) == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('홍길동 시립교향악단 상임지휘자는 "가까워지고 싶다"고 밝혔다.', [("가까워지고 싶다", "홍길동")]),
        ('"우승할 줄 몰랐다"라고 박다온 감독은 말했다.', [("우승할 줄 몰랐다", "박다온")]),
        ('김민수 씨는 "무서웠다"라고 했다. 그는 "고맙다"며 웃었다.', [("무서웠다", "김민수"), ("고맙다", "김민수")]),
        ('김민수 씨는 "무서웠다"며 "고맙다"고 했다.', [("무서웠다 … 고맙다", "김민수")]),
        ('김민수 씨가 왔다. 이어 "고맙다"고 했다.', [("고맙다", "김민수")]),
        ('이 노래는 "겨울 바다의 자장가"라고 불린다.', []),
        ('모두가 모른 채 "그날 밤 바다에는 아무도 없었다"라고 했다.', [("그날 밤 바다에는 아무도 없었다", None)]),
    ],
)
def test_korean_words_belong_to_the_subject_before_or_behind(text: str, quotes: list[tuple[str, str | None]]) -> None:
    assert said(text) == quotes


def test_a_korean_quote_of_the_next_paragraph_is_doubtful() -> None:
    _, second = quotes('김민수 씨는 "무서웠다"고 했다.\n\n이어 "다시는 안 간다"고 덧붙였다.')
    assert (second.speaker, second.doubt) == ("김민수", "whether it is the same speaker")


def test_an_article_without_marks_has_no_quotes() -> None:
    assert quotes("") == quotes("Ida Brandt said it rained.") == []


PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        " ",
        ", ",
        ". ",
        ": ",
        "\n",
        "said ",
        "he said",
        "Ida Brandt",
        "Kim ",
        "the coach ",
        "who ",
        "and ",
        "according to ",
        "Mr. ",
        "We won it again ",
        "—",
        " —dijo Ana Ruiz— ",
        "\n—Abrimos en mayo",
        "(",
        ")",
        "김다온 감독은 ",
        "라고 말했다",
        "that ",
        "asked by ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@example('" —dijo Ana Ruiz— "')
def test_every_quote_is_the_article_word_for_word(text: str) -> None:
    for quote in quotes(text):
        assert quote.text == BREAK.join(text[part.start : part.end] for part in quote.parts)
        ends = [place for part in quote.parts for place in (part.start, part.end)]
        assert ends == sorted(set(ends))
        assert quote.span.start <= ends[0] < ends[-1] <= quote.span.end
        for span in (quote.cue, quote.context):
            assert span is None or span.end <= len(text)
