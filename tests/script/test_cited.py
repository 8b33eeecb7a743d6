import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Span
from recapcast.script.cited import CitedText, cited, collect, keeping_citations, place_mark, place_of, words

HERE = (Span(3, 9),)
FACT = CitedText("The song, at last", HERE)


@pytest.mark.parametrize(
    "printed",
    [
        str(FACT),
        f"{FACT}",
        f"{FACT:>40}",
        "%s" % FACT,  # noqa: UP031
        "".join([str(FACT)]),
        str(FACT.upper()),
        str(FACT.strip().title().replace("a", "b")),
        str(FACT[:5]),
        str(FACT + "!"),
        str("So: " + FACT),
        str(FACT.split(", ")[1]),
        str(FACT.partition(",")[0]),
        str(FACT * 2),
        str("So: %s" % FACT),  # noqa: UP031
        str(FACT.center(40)),
        "".join(str(character) for character in FACT),
    ],
)
def test_the_place_goes_wherever_the_words_go(printed: str) -> None:
    assert collect(printed)[1] == HERE


def test_as_text_it_is_the_words_alone() -> None:
    assert FACT == "The song, at last"
    assert len(FACT) == 17
    assert "song" in FACT
    assert "The song, at last" in {FACT}


def test_joined_facts_cite_both() -> None:
    assert (FACT + CitedText("x", (Span(1, 2),))).cites == (Span(3, 9), Span(1, 2))


def test_plain_text_cites_nothing() -> None:
    assert cited("x").cites == ()
    assert collect("x") == ("x", ())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]).filter(lambda c: not "\ufdd0" <= c <= "\ufdef")))
def test_words_come_back_from_print_with_the_scripts_signs_escaped(text: str) -> None:
    plain, spans = collect(str(CitedText(text, HERE)))
    assert spans == HERE
    assert plain.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == text


def test_a_citation_does_not_change_the_words_of_what_is_made_of_it() -> None:
    fact = CitedText("Profit (adjusted) [^1] \\ rose", HERE)
    assert words(CitedText(fact[:6].upper() + fact[6:], HERE)) == "PROFIT (adjusted) [^1] \\ rose"


def test_output_reads_back_as_the_words_and_their_citations() -> None:
    output = f"{CitedText('a) [^1]', HERE)} and {CitedText('b', (Span(1, 2),))}"
    assert words(cited(output)) == "a) [^1] and b"
    assert cited(output).cites == (*HERE, Span(1, 2))


def test_a_filter_sees_plain_words_and_its_result_cites() -> None:
    seen: list[str] = []

    def shout(text: str) -> str:
        seen.append(text)
        return text + "!"

    for form in (FACT, str(FACT)):
        made = cited(keeping_citations(shout)(form))
        assert (seen.pop(), words(made), made.cites) == ("The song, at last", "The song, at last!", HERE)
    assert type(keeping_citations(shout)("plain")) is str


def test_marks_hold_no_character_that_a_filter_looks_for() -> None:
    marks = str(CitedText("", (Span(1234567890, 9876543210),)))
    assert all("\ufdd0" <= character <= "\ufdef" for character in marks)


def test_a_place_is_told_of_the_line_that_it_stands_in() -> None:
    assert place_of(place_mark(7, 12) + "N: words") == (7, 12)
    assert place_of("  " + place_mark(0, 3) + f"N: {FACT}" + place_mark(0, 4)) == (0, 3)
    assert place_of(f"N: {FACT}") is None


def test_a_macros_first_line_is_the_macros_own() -> None:
    assert place_of(place_mark(0, 3) + " " + place_mark(7, 1) + "N: words") == (7, 1)


def test_places_are_no_part_of_the_words_and_cite_nothing() -> None:
    marked = place_mark(7, 12) + f"N: {FACT}"
    assert collect(marked) == ("N: The song, at last", HERE)
    assert cited(marked) == "N: The song, at last"
    assert cited(marked).cites == HERE
