from pathlib import Path

import pytest

from recapcast.publish.cover import fonts, system_fonts
from tests.tiny_font import tiny_font

BUNDLED = [
    "Mañana é ß Łódź Đurđević “quoted” — … € № 1,2",
    "Їжак и «Спартак»",
    "Ωμέγα και ΐ",
    "مرحبا پچگ ٢٠٢٦",
    "שלום, עולם",
    "สวัสดีชาวโลก",
    "გამარჯობა",
    "नमस्ते दुनिया",
    "Tiếng Việt ưựế",
    "",
]


@pytest.fixture(autouse=True)
def system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which this test's system keeps fonts."""
    monkeypatch.setattr(system_fonts, "_FOLDERS", (str(folder / "fonts"),))
    monkeypatch.setenv("XDG_DATA_HOME", "")
    monkeypatch.setenv("XDG_DATA_DIRS", "")
    return folder / "fonts"


def families(text: str, language: str = "en") -> list[tuple[str, str | None]] | None:
    chosen = fonts.choose(text, language)
    return None if chosen is None else [(run, font.getname()[0]) for run, font in chosen.runs(text, 40)]


@pytest.mark.skipif(not fonts.can_shape(), reason="FriBiDi is not on this system")
@pytest.mark.parametrize("text", BUNDLED)
def test_many_scripts_need_no_font_of_the_system(text: str) -> None:
    assert families(text) == ([(text, "FiraGO")] if text else [])


def test_what_no_font_has_has_no_fonts(system: Path) -> None:
    assert families("한국") is None
    tiny_font(system / "half.ttf", "한")
    assert families("한국") is None


def test_a_font_of_the_system_that_has_all_is_used_alone(system: Path) -> None:
    tiny_font(system / "part.ttf", "한국", "Aaa Part")
    tiny_font(system / "whole.ttf", "한국 ABC", "Whole")
    assert families("한국 ABC") == [("한국 ", "Aaa Part"), ("ABC", "FiraGO")]
    (system / "part.ttf").unlink()
    assert families("한국 ABC") == [("한국 ABC", "Whole")]


def test_several_fonts_share_a_text_and_a_space_stays_with_the_word_before_it(system: Path) -> None:
    tiny_font(system / "a.ttf", "한국", "Korean")
    tiny_font(system / "b.ttf", "Ա", "Armenian")
    assert families("A 한국 b Ա") == [("A ", "FiraGO"), ("한국 ", "Korean"), ("b ", "FiraGO"), ("Ա", "Armenian")]


@pytest.mark.skipif(not fonts.can_shape(), reason="FriBiDi is not on this system")
def test_right_to_left_text_is_never_cut_into_fonts(system: Path) -> None:
    tiny_font(system / "a.ttf", "한국", "Korean")
    assert families("שלום 한국") is None
    tiny_font(system / "b.ttf", "한국 שלום", "Both")
    assert families("שלום 한국") == [("שלום 한국", "Both")]


def test_without_shaping_only_letters_that_stand_alone_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "can_shape", lambda: False)
    assert families("Mañana Їжак Ωμέγα") is not None
    assert [families(text) for text in ("שלום", "مرحبا", "नमस्ते")] == [None, None, None]
    chosen = fonts.choose("Mañana", "es")
    assert chosen is not None
    assert chosen.width("Mañana") > 0


@pytest.mark.parametrize(
    ("text", "right"), [("שלום", True), ("“مرحبا” 12", True), ("12 שלום", True), ("abc שלום", False), ("12", False)]
)
def test_the_first_letter_with_a_direction_decides(text: str, right: bool) -> None:
    assert fonts.is_right_to_left(text) is right


def test_a_width_is_that_of_what_is_drawn() -> None:
    chosen = fonts.choose("Tern Point", "en")
    assert chosen is not None
    (_, font), *_ = chosen.runs("Tern Point", fonts.MEASURE)
    left, _, right, _ = font.getbbox("Tern Point")
    assert chosen.width("Tern Point") == pytest.approx(right - left, rel=0.05)
    assert chosen.width("") == 0
