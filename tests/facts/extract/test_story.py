from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Article, Span
from recapcast.facts.extract.story import LONGEST, Story


def sentences(text: str) -> list[str]:
    return [sentence.text for sentence in Story.of(Article(text)).sentences]


def test_a_line_is_a_paragraph_whatever_ends_it() -> None:
    story = Story.of(Article("One is here.\r\nTwo is here.\n\nThree is here.\rFour is here."))
    assert [p.text for p in story.paragraphs] == ["One is here.", "Two is here.", "Three is here.", "Four is here."]


def test_lines_that_were_broken_by_hand_are_one_paragraph() -> None:
    text = (
        "The ferry to the outer islands did not leave\non Monday, because nobody had told the new\ncrew where it was "
        "moored.\n\nThey found it on Tuesday, behind the fish market,\nwhere it had been all along.\n"
    )
    assert len(Story.of(Article(text)).paragraphs) == 2


def test_titles_and_dates_end_no_sentence() -> None:
    text = "Gov. Ada Ray met Dr. Olu on Jan. 3, 2014. They left at 3 p.m. Monday."
    assert sentences(text) == ["Gov. Ada Ray met Dr. Olu on Jan. 3, 2014.", "They left at 3 p.m. Monday."]


def test_a_spanish_title_ends_no_sentence() -> None:
    assert sentences("La Dra. Ríos llegó tarde. Nadie esperó.") == ["La Dra. Ríos llegó tarde.", "Nadie esperó."]


def test_a_korean_sentence_goes_on_after_its_quote() -> None:
    assert sentences('그는 웃었다. "참 좋다." 라고 말했다. 2026. 4. 2. 에 나왔다.') == [
        "그는 웃었다.",
        '"참 좋다." 라고 말했다.',
        "2026. 4. 2. 에 나왔다.",
    ]


def test_a_year_ends_a_sentence_where_another_begins() -> None:
    assert sentences("The mill shut in 1998. Nobody wept.") == ["The mill shut in 1998.", "Nobody wept."]


def test_debris_is_in_no_paragraph() -> None:
    text = "date 2026-01-02 The mill opened. Share this The end came.\nShow more"
    debris = (Span(0, 15), Span(33, 43), Span(58, len(text)))
    story = Story.of(Article(text, debris=debris))
    assert [p.text for p in story.paragraphs] == ["The mill opened.", "The end came."]


def test_debris_over_two_paragraphs_is_in_neither() -> None:
    text = "The mill opened. More\nMore\nThe end came."
    assert [p.text for p in Story.of(Article(text, debris=(Span(17, 26),))).paragraphs] == [
        "The mill opened.",
        "The end came.",
    ]


def test_a_short_line_without_a_stop_is_a_subhead() -> None:
    story = Story.of(Article("Why the mill had to go\n\nThe mill shut.\n\n## What next\n\nShe stated:"))
    assert [(p.text, p.is_subhead) for p in story.paragraphs] == [
        ("Why the mill had to go", True),
        ("The mill shut.", False),
        ("What next", True),
        ("She stated:", False),
    ]


def test_subheads_hold_no_sentence_of_the_story() -> None:
    assert sentences("What next\nThe mill shut.") == ["The mill shut."]


def test_the_sentence_at_a_character_is_found() -> None:
    story = Story.of(Article("One is here. Two is here.\n\nThree\n\nFour is here."))
    found = [story.sentence_at(at) for at in (0, 11, 12, 13, 26, 28, 34)]
    assert [s.text if s else None for s in found] == [
        "One is here.",
        "One is here.",
        None,
        "Two is here.",
        None,
        None,
        "Four is here.",
    ]


def test_no_more_is_looked_at_than_a_recap_can_hold() -> None:
    story = Story.of(Article("The mill shut again. " * (LONGEST // 10)))
    assert story.paragraphs[-1].span.end <= LONGEST


def test_nothing_makes_a_story_of_nothing() -> None:
    assert Story.of(Article("")).paragraphs == Story.of(Article(" \n ")).paragraphs == ()


@given(st.text(alphabet="aB .\"'”\n\r\u00a0?!\u2028가3", max_size=80), st.sets(st.integers(0, 80), max_size=4))
def test_every_part_is_the_article_word_for_word(text: str, cuts: set[int]) -> None:
    ends = [cut for cut in sorted(cuts) if cut <= len(text)]
    debris = tuple(Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False))
    story = Story.of(Article(text, debris=debris))
    last = 0
    for paragraph in story.paragraphs:
        assert paragraph.text == text[paragraph.span.start : paragraph.span.end] == paragraph.text.strip()
        assert paragraph.sentences
        assert not any(paragraph.span.start < d.end and d.start < paragraph.span.end for d in debris)
        for sentence in paragraph.sentences:
            assert last <= sentence.span.start
            assert sentence.span.end <= paragraph.span.end
            assert sentence.text == text[sentence.span.start : sentence.span.end]
            last = sentence.span.end
