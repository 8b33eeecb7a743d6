import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recapcast.publish.cover import fonts
from recapcast.publish.cover.fonts import Fonts
from recapcast.publish.cover.typesetting import Block, Place, fit

PLACE = Place(1190, 725, 290, 92)


def chosen(text: str, language: str = "en") -> Fonts:
    found = fonts.choose(text, language)
    assert found is not None
    return found


def block(text: str, place: Place = PLACE, language: str = "en") -> Block:
    return fit(text, chosen(text, language), place)


def drawn_width(line: str, size: int) -> float:
    return sum(font.getlength(run) for run, font in chosen(line).runs(line, size))


@settings(max_examples=60)
@given(st.lists(st.text("abcdefgHIJKLMNñéЖяωΩ-,:’", min_size=1, max_size=25), min_size=1, max_size=60))
def test_whatever_the_words_they_fit_and_none_is_lost_but_at_the_end(words: list[str]) -> None:
    text = " ".join(words)
    made = block(text)
    assert PLACE.smallest <= made.size <= PLACE.largest
    assert (len(made.lines) - 1) * made.leading + made.size <= PLACE.height + len(made.lines)
    assert all(drawn_width(line, made.size) <= PLACE.width for line in made.lines)
    assert all(made.lines)
    letters = [c for c in "".join(made.lines) if c not in " -…"]
    wanted = [c for c in text if c not in " -…"]
    assert letters == wanted or (made.lines[-1].endswith("…") and letters == wanted[: len(letters)])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Cup", ("Cup",)),
        ("Tern Point win the Harbour Cup at last", ("Tern Point win", "the Harbour", "Cup at last")),
        (
            "Η Αθήνα αλλάζει: το νέο μετρό και οι άνθρωποί του",
            ("Η Αθήνα αλλάζει:", "το νέο μετρό και", "οι άνθρωποί του"),
        ),
        ("How Kim Soo-hyun came to sing", ("How Kim", "Soo-hyun", "came to sing")),
        (
            "Breaking: Storm Éowyn hits Ireland – 725,000 homes without power",
            ("Breaking: Storm", "Éowyn hits Ireland –", "725,000 homes", "without power"),
        ),
        ("The singer-songwriter-producer", ("The singer-", "songwriter-", "producer")),
    ],
)
def test_lines_are_broken_as_a_designer_would(text: str, lines: tuple[str, ...]) -> None:
    assert block(text).lines == lines


def test_a_short_text_is_as_large_as_may_be() -> None:
    assert block("Cup").size == PLACE.largest


def test_no_word_stands_alone_in_the_last_line_where_it_need_not() -> None:
    made = block("The quick brown foxes jumped over every lazy dog in the yard at once so")
    assert len(made.lines[-1]) > len("so")


def test_what_is_too_long_ends_in_dots_behind_a_whole_word() -> None:
    made = block("A very long headline that goes on and on, " * 8)
    assert made.size == PLACE.smallest
    assert made.lines[-1].endswith("…")
    assert made.lines[-1].rstrip("…").split()[-1] in {"A", "very", "long", "headline", "that", "goes", "on", "and"}


@pytest.mark.parametrize("letters", range(1, 15))
def test_dots_fit_into_the_place_too(letters: int) -> None:
    made = block(f"{'n' * letters} " * (600 // letters))
    assert made.lines[-1].endswith("…")
    assert all(drawn_width(line, made.size) <= PLACE.width for line in made.lines)


@pytest.mark.skipif(not fonts.can_shape(), reason="FriBiDi is not on this system")
def test_a_word_wider_than_the_place_is_parted_with_a_hyphen() -> None:
    made = block("Donaudampfschifffahrtsgesellschaftskapitänswitwe")
    assert (
        "".join(line.removesuffix("-") for line in made.lines) == "Donaudampfschifffahrtsgesellschaftskapitänswitwe"
    )
    assert made.lines[0].endswith("-")
    assert "-" not in "".join(block("สวัสดีชาวโลก" * 4, language="th").lines)


@pytest.mark.skipif(not fonts.can_shape(), reason="FriBiDi is not on this system")
def test_letters_with_marks_have_more_room() -> None:
    assert block("नमस्ते दुनिया कैसे हो आप सब लोग आज").leading > 1.25 * block("नमस्ते दुनिया कैसे हो आप सब लोग आज").size
    assert block("Ổ đường về").leading > 1.25 * block("Ổ đường về").size
    assert block("Tern Point").leading < 1.15 * block("Tern Point").size
