from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Span
from recapcast.script.model import Chapter, Item, Line, Music, Pause
from recapcast.script.once import once

LEAD, REST = Span(0, 40), Span(50, 90)


def fact(text: str, *cites: Span, role: str = "NARRATOR") -> Line:
    return Line(role, text, cites=cites)


def left(*items: Item) -> list[Item]:
    return [item for item, stays in zip(items, once(items), strict=True) if stays]


def texts(items: Sequence[Item]) -> list[str]:
    return [item.text if isinstance(item, Line) else item.title for item in items if isinstance(item, Line | Chapter)]


def test_a_fact_that_was_said_before_is_not_said_again() -> None:
    items = (
        Chapter("One"), fact("The ferry is back.", LEAD),
        Chapter("Two"), fact("Now the news."), fact("the ferry is back", LEAD), fact("It is blue.", REST),
    )  # fmt: skip
    assert texts(left(*items)) == ["One", "The ferry is back.", "Two", "Now the news.", "It is blue."]


def test_a_number_that_was_said_in_its_own_sentence_is_not_said_again() -> None:
    whole = fact("About 1,130 objections came in, while 62% backed it.", LEAD)
    part = Span(6, 22)
    items = (
        Chapter("One"),
        whole,
        Chapter("In figures"),
        fact("Now the figures."),
        fact("Objections: about 1,130.", part),
    )
    assert texts(left(*items)) == ["One", "About 1,130 objections came in, while 62% backed it."]
    assert texts(left(items[2], items[4], Chapter("Two"), whole)) == ["Two", whole.text]
    for other in (
        fact("Objections: 1,131.", part), fact("Objections: about 1,130.", REST), fact("Letters: about 1,130.", part),
        fact("Objections about it.", part),
    ):  # fmt: skip
        assert texts(left(whole, other))[1:] == [other.text]
        assert texts(left(other, whole)) == [other.text, whole.text]


def test_a_korean_number_is_known_by_the_starts_of_its_words() -> None:
    whole = fact("공연에는 관객 2300명이 모였습니다.", LEAD)
    assert texts(left(whole, fact("관객은 2300명입니다.", Span(5, 13)))) == [whole.text]
    assert len(texts(left(whole, fact("단원은 2300명입니다.", Span(5, 13))))) == 2


def test_equal_words_from_elsewhere_or_from_nowhere_stay() -> None:
    items = (fact("It is blue.", LEAD), fact("It is blue.", REST), fact("Thank you."), fact("Thank you."))
    assert left(*items) == list(items)


def test_a_headline_whose_words_are_all_in_the_summary_leaves_it_to_that() -> None:
    part, whole = fact("The ferry is back.", Span(4, 20)), fact("On Monday the ferry is back at last.", LEAD)
    assert texts(left(Chapter("One"), part, Pause(0.5), fact("This is your recap."), whole)) == [
        "One", "This is your recap.", "On Monday the ferry is back at last.",
    ]  # fmt: skip
    for other in (fact("The ferry is back.", Span(30, 50)), fact("The ferry is blue.", Span(4, 20)), whole):
        assert left(other, whole)[0] == other
        assert left(fact("It is so.", REST), part, whole) == [fact("It is so.", REST), part, whole]


def test_quotations_and_what_leads_them_in_stay() -> None:
    items = [
        fact("The words of Ann:", LEAD), fact("So be it.", LEAD, role="QUOTE"),
        fact("The words of Ann:", LEAD), fact("So be it.", LEAD, role="QUOTE"),
    ]  # fmt: skip
    assert left(*items) == items


def test_a_chapter_without_a_fact_left_goes_with_what_announced_it_and_what_follows_stays() -> None:
    items = (
        Chapter("One"), fact("The ferry is back.", LEAD),
        Chapter("Two"), Music("bed"), fact("And the details?"), fact("The ferry is back.", LEAD), fact("Thank you."),
        Music("outro"),
    )  # fmt: skip
    assert left(*items) == [items[0], items[1], Music("bed"), items[6], Music("outro")]


def test_a_chapter_whose_quotation_stays_is_kept() -> None:
    items = (
        fact("The ferry is back.", LEAD), Chapter("Two"), fact("The ferry is back.", LEAD),
        fact("So be it.", REST, role="QUOTE"),
    )  # fmt: skip
    assert texts(left(*items)) == ["The ferry is back.", "Two", "So be it."]


def test_nothing_has_nothing_to_say_twice() -> None:
    assert once([]) == []


LINES = st.builds(
    fact, st.sampled_from(["a b", "A b.", "a b c", "c:", "d"]), st.sampled_from([LEAD, REST, Span(0, 90)]),
    role=st.sampled_from(["NARRATOR", "QUOTE"]),
)  # fmt: skip
ITEMS = st.lists(st.one_of(LINES, st.builds(Line, st.just("N"), st.just("hello")), st.builds(Chapter, st.just("x"))))


@given(ITEMS)
def test_every_fact_is_still_said_and_no_script_is_left_without_a_line(items: list[Item]) -> None:
    kept = left(*items)
    said = " | ".join(item.text.lower() for item in kept if isinstance(item, Line))
    for item in items:
        if isinstance(item, Line) and item.cites:
            assert item.text.lower().rstrip(".") in said
    assert any(isinstance(item, Line) for item in kept) == any(isinstance(item, Line) for item in items)


def test_a_fact_is_said_once_in_its_own_chapter_too() -> None:
    items = (Chapter("One"), fact("It began."), fact("The ferry is back.", LEAD), fact("The ferry is back.", LEAD))
    assert texts(left(*items)) == ["One", "It began.", "The ferry is back."]
