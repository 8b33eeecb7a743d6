import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.facts.extract.marks import pairs


def inside(text: str, *, is_announced: bool = False) -> list[str]:
    return [text[pair.start : pair.end] for pair in pairs(text, is_announced=is_announced)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('He said, "We won." Then "We lost."', ['"We won."', '"We lost."']),
        ("He said, “We won.” Then “We lost.”", ["“We won.”", "“We lost.”"]),
        ("Dijo «hemos ganado» y «ya está».", ["«hemos ganado»", "«ya está»"]),
        ("그는 「이겼다」고 했다. 『끝』", ["「이겼다」", "『끝』"]),
        ("‘We won,’ she said. The writers’ room was ‘rather cold’.", ["‘We won,’", "‘rather cold’"]),
        ("'We won,' she said.", ["'We won,'"]),
    ],
)
def test_marks_pair_in_every_style(text: str, quotes: list[str]) -> None:
    assert inside(text) == quotes


def test_apostrophes_open_nothing() -> None:
    assert inside("The '90s didn't end for the writers' room, 'cause rock 'n' roll won't.") == []


def test_curly_marks_the_wrong_way_round_still_pair() -> None:
    assert inside("He said, ”We won.“ And left.") == ["”We won.“"]
    assert inside("He said,” we never stop.” And left.") == ["” we never stop.”"]


def test_a_quote_in_a_quote_is_a_part_of_it() -> None:
    assert inside('"I love the song called "Home" a lot," she said.') == ['"I love the song called "Home" a lot,"']


def test_an_announced_paragraph_between_marks_is_one_quote() -> None:
    text = '"He came in. Please teach me." He sang well! (You all know it, right?)"'
    assert inside(text, is_announced=True) == [text]


def test_an_announced_paragraph_that_says_who_speaks_is_not_one_quote() -> None:
    assert inside('"We won," he said. "We did."', is_announced=True) == ['"We won,"', '"We did."']


def test_a_quote_that_goes_on_in_the_next_paragraph_ends_with_its_own() -> None:
    (pair,) = pairs('"We won. We did.')
    assert (pair.start, pair.end, pair.is_closed) == (0, 16, False)


def test_a_mark_that_nothing_closes_quotes_nothing() -> None:
    assert inside('The "strange mill was shut. He said, "We wept." And left.') == ['"We wept."']


def test_two_opening_marks_side_by_side_are_one() -> None:
    assert inside('"“We won,” he said.') == ['"“We won,”']


def test_nothing_holds_no_quotes() -> None:
    assert pairs("") == pairs("It rained.") == []


@given(st.text(alphabet="aB .,:\"'“”‘’«»「」(", max_size=60), st.booleans())
def test_pairs_are_in_order_and_inside_the_paragraph(text: str, is_announced: bool) -> None:
    last = 0
    for pair in pairs(text, is_announced=is_announced):
        assert last <= pair.start < pair.end <= len(text)
        last = pair.end
