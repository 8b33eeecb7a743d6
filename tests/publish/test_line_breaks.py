import pytest

from recapcast.publish.line_breaks import begins_phrase, is_wide, joins, may_part


@pytest.mark.parametrize(
    ("text", "at", "may"),
    [
        ("a b", 2, True),  # behind the space
        ("a b", 1, False),  # not before it
        ("(a", 1, False),
        ("a)", 1, False),
        ("世、", 1, False),
        ("世界", 1, True),
        ("なっ", 1, False),  # a small kana
        ("e\u0301", 1, False),
        ("—so", 1, True),  # a small letter of Latin is no small kana
    ],
)
def test_a_row_ends_where_a_printer_would_end_it(text: str, at: int, may: bool) -> None:
    assert may_part(text, at) is may


def test_a_japanese_phrase_begins_behind_hiragana() -> None:
    assert begins_phrase("の世", 1)
    assert not begins_phrase("世の", 1)
    assert not begins_phrase("のは", 1)


def test_letters_of_chinese_japanese_and_korean_are_wide() -> None:
    assert [is_wide(character) for character in "世か한aя"] == [True, True, True, False, False]


def test_what_is_shown_as_one_joins() -> None:
    assert joins("e", "\u0301")
    assert joins("\u200d", "🚀")
    assert joins("👍", "\U0001f3fd")
    assert joins("\u1112", "\u1161")
    assert not joins("a", "b")
