import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article import Span
from recapcast.script.cited import CitedText, cites_of, collect

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
    assert cites_of(FACT + CitedText("x", (Span(1, 2),))) == (Span(3, 9), Span(1, 2))


def test_plain_text_cites_nothing() -> None:
    assert cites_of("x") == ()
    assert collect("x") == ("x", ())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]).filter(lambda c: not "\ufdd0" <= c <= "\ufdef")))
def test_words_come_back_from_print_with_the_scripts_signs_escaped(words: str) -> None:
    plain, spans = collect(str(CitedText(words, HERE)))
    assert spans == HERE
    assert plain.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == words
