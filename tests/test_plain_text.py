import pytest

from recapcast.plain_text import decode, one_line, sayable


def test_white_space_of_every_kind_becomes_single_spaces() -> None:
    assert one_line("  a\tb\r\n c\u2028d\u00a0e\x0bf ") == "a b c d e f"


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected text"):
        one_line(text)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\ud800", "\ufdd0", "\ufdef"])
def test_what_can_not_be_spoken_is_refused_by_its_code(character: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(character):04X}"):
        one_line(f"a{character}b")


@pytest.mark.parametrize("text", ["소식", "🎉", "naïve", "שלום", "a\u200db"])
def test_any_script_is_text(text: str) -> None:
    assert one_line(text) == text


@pytest.mark.parametrize("text", ["...", "?!", "—", "“”", "-"])
def test_what_has_nothing_to_pronounce_is_not_sayable(text: str) -> None:
    with pytest.raises(ValueError, match="nothing can be spoken"):
        sayable(text)


@pytest.mark.parametrize("text", ["a", "1", "🎉", "€", "%", "가"])
def test_a_letter_a_digit_or_a_symbol_is_sayable(text: str) -> None:
    assert sayable(f"... {text}") == f"... {text}"


def test_what_windows_editors_add_is_taken_away() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \n ", "empty"), (b"ab\0c", "NUL byte at byte 2"), (b"a\xff", "0xff at byte 1"),
     ("ab".encode("utf-16"), "NUL")],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_its_place(data: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decode(data)
