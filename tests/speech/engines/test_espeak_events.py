import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.speech.clip import Mark
from recapcast.speech.engines.espeak_events import Event, marks
from recapcast.units import Samples


def word(position: int, sample: int) -> Event:
    return Event(True, position, Samples(sample))


def end(position: int, sample: int) -> Event:
    return Event(False, position, Samples(sample))


def split(text: str, events: list[Event]) -> str:
    """`text` with a bar before each word that has a mark."""
    for mark in reversed(marks(events, text)):
        text = f"{text[: mark.position]}|{text[mark.position :]}"
    return text


@pytest.mark.parametrize(
    ("text", "at", "shown"),
    [
        ("In 2024 the", [0, 3, 4, 4, 4, 8], "|In |2024 |the"),
        ("of a man", [0, 5], "|of a |man"),
        ('The "Way (all) of', [0, 5, 10, 15], '|The |"Way |(all) |of'),
        ("members—all three", [0, 8, 12], "|members—|all |three"),
        ("of it — he", [0, 3, 8], "|of |it — |he"),
        ("dit « Way Home » est", [0, 6, 10, 17], "|dit |« Way |Home » |est"),
        ("»Das Lied« und", [1, 5, 11], "|»Das |Lied« |und"),
        ("„Das Lied“ und", [1, 5, 11], "|„Das |Lied“ |und"),
        ("音乐说，这首", [0, 2, 4, 5], "|音乐|说，|这|首"),
        ("監督は「この曲は」と語り", [0, 0, 4, 4, 9], "|監督は|「この曲は」|と語り"),
        ("4월 29일에", [0, 1, 3, 4, 5], "|4|월 |29|일에"),
        ("ת ב-29 ש", [2, 4, 7], "ת |ב-|29 |ש"),
        ("e\u0301te\u0301 fin 👩\u200d👧", [0, 2, 6, 10, 12], "|e\u0301te\u0301 |fin |👩\u200d👧"),
        ("ซึ่งออก", [0, 2, 4], "|ซึ่ง|ออก"),
    ],
)
def test_a_word_begins_at_its_first_event_with_what_opens_before_it(text: str, at: list[int], shown: str) -> None:
    assert split(text, [word(position, number) for number, position in enumerate(at)]) == shown


def test_a_clause_without_a_first_word_begins_where_the_one_before_ends() -> None:
    events = [word(0, 0), end(3, 700), word(7, 900), end(12, 950)]
    assert marks(events, "So, of it well.") == [Mark(0, Samples(0)), Mark(4, Samples(700)), Mark(7, Samples(900))]


@pytest.mark.parametrize("ends", [600, 700, 750])
def test_a_word_is_trusted_over_the_end_of_the_clause_before_it(ends: int) -> None:
    assert marks([word(0, 0), end(4, ends), word(5, 700)], 'So, "yes"') == [
        Mark(0, Samples(0)),
        Mark(4, Samples(700)),
    ]


def test_an_end_that_is_told_too_late_takes_no_word_away() -> None:
    found = marks([word(0, 0), end(4, 750), word(7, 700)], "So, it be")
    assert found == [Mark(0, Samples(0)), Mark(7, Samples(700))]


def test_no_events_and_no_text_give_no_marks() -> None:
    assert marks([], "words") == []
    assert marks([word(0, 0), end(0, 5)], "") == []


letters = st.sampled_from("aé1 .,-—\"'«»“”「」（）字あ한\u0301\u200d👩👧\u0e39\u0e31ก\u00a0")
events = st.lists(st.builds(Event, st.booleans(), st.integers(-2, 32), st.integers(0, 9).map(Samples)))


@given(st.text(letters, max_size=30), events)
def test_whatever_events_come_marks_ascend_and_lie_within_the_text(text: str, events: list[Event]) -> None:
    found = marks(events, text)
    assert [mark.position for mark in found] == sorted({mark.position for mark in found})
    assert [mark.sample for mark in found] == sorted({mark.sample for mark in found})
    assert all(0 <= mark.position < len(text) and not text[mark.position].isspace() for mark in found)
    assert {mark.sample for mark in found} <= {event.sample for event in events}
