import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.speech.clauses import borders, cut


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("Short enough.", ["Short enough."]),
        (
            "The first sentence ends here. The second one goes on and on, and then it ends too, at long last.",
            ["The first sentence ends here.", "The second one goes on and on,", "and then it ends too, at long last."],
        ),
        (
            "It was Dr. Kim vs. Col. Park in the U.S. Army final of 2024 that nobody had seen coming at all.",
            ["It was Dr. Kim vs. Col. Park", "in the U.S. Army final of 2024", "that nobody had seen coming at all."],
        ),
        ("The crowd was 8,412 at 3.30 p.m. and it cost 1,250,000", ["The crowd was 8,412 at 3.30 p.m.", "and it cost 1,250,000"]),
        ("음악감독은 이렇게 말했다、그리고 배우는 노래했다。다음 이야기는 내일 나온다", ["음악감독은 이렇게 말했다、그리고 배우는 노래했다。", "다음 이야기는 내일 나온다"]),
    ],
)  # fmt: skip
def test_cuts_fall_where_a_speaker_would_breathe(text: str, pieces: list[str]) -> None:
    assert cut(text, 40) == pieces


@given(st.text(st.sampled_from("ab ,.;:—'\"。、é가\u0301"), max_size=300), st.integers(2, 60))
def test_nothing_is_lost_and_nothing_is_too_long(text: str, longest: int) -> None:
    pieces = cut(text, longest)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(0 < len(piece) <= longest for piece in pieces)


def test_a_word_without_end_is_cut_between_letters_not_before_an_accent() -> None:
    pieces = cut("e\u0301" * 30, 15)
    assert "".join(pieces) == "e\u0301" * 30
    assert all(piece[0] == "e" for piece in pieces)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", {}),
        ("Word", {}),
        ("It ends. It goes on: he, who was there, left.", {"It goes on:": 0, "he,": 1, "who was": 2, "left.": 2, "ends.": 4, "goes": 4}),
        ("Dr. Kim of the U.S. Army.", {"Kim": 4, "of": 4, "Army": 4}),
        ("말했다、그리고 노래했다。다음", {"그리고": 2, "노래": 4, "다음": 0}),
    ],
)  # fmt: skip
def test_borders_are_ranked_by_how_long_a_speaker_would_pause(text: str, pieces: dict[str, int]) -> None:
    found = borders(text)
    assert {piece: found[text.index(piece)] for piece in pieces} == pieces
    assert bool(found) == bool(pieces)


def test_borders_of_a_long_text_take_time_by_its_length_alone() -> None:
    start = time.process_time()
    assert len(borders("Dr. Kim left. " * 20_000)) == 59_999
    assert time.process_time() - start < 3
