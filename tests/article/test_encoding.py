import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.encoding import decoded, in_page

SPANISH = "El capitán Núñez dijo que el barco se hundió mañana y noche. " * 5
KOREAN = "배가 월요일 아침에 가라앉았다고 선장이 말했다. " * 5


def test_utf_8_is_read_with_its_mark_and_without() -> None:
    assert decoded(SPANISH.encode()).text == SPANISH
    assert decoded(b"\xef\xbb\xbf" + KOREAN.encode()) == decoded(KOREAN.encode())


@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(name: str) -> None:
    assert decoded(KOREAN.encode(name)).text == KOREAN


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("ISO-8859-1", "cp1252"),
        ("euc-kr", "cp949"),
        ("ks_c_5601-1987", "cp949"),
        ("utf-16le", "utf-16-le"),
        ("iso-2022-kr", "iso2022_kr"),
    ],
)
def test_a_declared_encoding_is_believed_and_read_as_browsers_do(declared: str, written: str) -> None:
    text = "\u201cNúñez\u201d" if written == "cp1252" else KOREAN
    found = decoded(text.encode(written), ["no-such", "hex", "unicode_escape", declared])
    assert (found.text, found.doubt) == (text, None)


def test_utf_8_wins_over_what_is_declared() -> None:
    assert decoded(SPANISH.encode(), ["iso-8859-1"]).text == SPANISH


@pytest.mark.parametrize(("text", "name"), [(SPANISH, "cp1252"), (KOREAN, "cp949")])
def test_an_encoding_that_nobody_tells_is_guessed_and_said(text: str, name: str) -> None:
    found = decoded(text.encode(name))
    assert found.text == text
    assert found.doubt is not None
    assert f"was read as {name}" in found.doubt


def test_a_few_broken_characters_do_not_make_another_encoding_of_utf_8() -> None:
    content = KOREAN.encode()
    cut = decoded(content[:-3])
    assert (cut.text[:-1], cut.text[-1]) == (KOREAN[:-3], "\ufffd") or cut.text.startswith(KOREAN[:-4])
    broken = decoded(content[:30] + b"\xff" + content[30:])
    assert broken.text.replace("\ufffd", "") == KOREAN
    assert broken.doubt == "1 of its characters is not UTF-8 and can not be read"


def test_text_cut_off_in_its_only_wide_character_stays_utf_8() -> None:
    assert decoded("The café".encode()[:-1]).doubt == "1 of its characters is not UTF-8 and can not be read"


def test_what_can_not_be_spoken_becomes_a_space_in_the_same_place() -> None:
    text = "One\x07two\x7fthree\u0092four\ufdd0five\tsix\r\nseven" + " and so on" * 40
    found = decoded(text.encode()).text
    assert found.startswith("One two three four five\tsix\r\nseven")
    assert len(found) == len(text)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf ", "empty"),
        (b"%PDF-1.7\n%", "a PDF"),
        (b"PK\x03\x04", "a ZIP file"),
        (b"{\\rtf1 The ferry}", "RTF"),
        (b"\x89PNG\r\n", "a picture"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"The ferry\0sank.", "NUL"),
        (bytes(range(1, 32)) * 40, "control characters"),
        (bytes(range(128, 256)) * 40 + b"\x81\x8d\x8f\x90\x9d\xff\xfe", "encoding that can not be told"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        decoded(content)


@given(st.binary(max_size=400), st.lists(st.sampled_from(["utf-8", "euc-kr", "utf-7", "idna", "rot13", "x\0y", ""])))
def test_any_bytes_are_read_or_refused(content: bytes, declared: list[str]) -> None:
    try:
        found = decoded(content, declared)
    except ValueError:
        return
    assert found.text.strip()
    assert "\0" not in found.text


@pytest.mark.parametrize(
    "page",
    [
        b'<html><head><meta charset="EUC-KR">',
        b"<meta http-equiv=content-type content='text/html; charset=EUC-KR'>",
        b'<?xml version="1.0" encoding="EUC-KR"?><html>',
    ],
)
def test_a_page_declares_its_own_encoding(page: bytes) -> None:
    assert in_page(page) == ["EUC-KR"]
    assert in_page(b" " * 5000 + page) == []
