import pytest
from hypothesis import given
from hypothesis import strategies as st

from recapcast.errors import DocumentError
from recapcast.plain_text import one_line
from recapcast.plain_yaml import WrittenFloat, WrittenInt, dump, parse


def value(written: str) -> object:
    return parse(f"x: {written}", "f", 0).data["x"]


def test_every_value_and_key_has_its_place() -> None:
    document = parse("a: 1\nb:\n  - c: x\n", "f", 0)
    assert document.data == {"a": 1, "b": [{"c": "x"}]}
    assert document.values["b", 0, "c"] == (3, 8)
    assert document.keys["b", 0, "c"] == (3, 5)
    assert document.value_at(("b", 0, "nope")) == (("b", 0), (3, 5))


def test_what_breaks_off_is_told_by_the_files_lines() -> None:
    with pytest.raises(DocumentError, match="f:12:1: this can not be read"):
        parse("a: [", "f", 10)


@pytest.mark.parametrize(
    "written", ["no", "Yes", "on", "1:30", "2024-04-29", "1_000", "0x1F", "0o17", ".inf", "<<", "="]
)
def test_what_older_yaml_would_turn_into_something_else_stays_text(written: str) -> None:
    assert value(written) == written


@pytest.mark.parametrize("written", ["007", "+5", "-3"])
def test_a_whole_number_remembers_how_it_was_written(written: str) -> None:
    number = value(written)
    assert isinstance(number, WrittenInt)
    assert (number.written, int(number)) == (written, int(written))


@pytest.mark.parametrize("written", ["3.10", ".5", "1e3"])
def test_a_decimal_remembers_how_it_was_written(written: str) -> None:
    number = value(written)
    assert isinstance(number, WrittenFloat)
    assert (number.written, float(number)) == (written, float(written))


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.text(max_size=80), min_size=1, max_size=5))
def test_what_is_dumped_reads_back_as_the_same_text(data: dict[str, str]) -> None:
    clean = {}
    for key, text in data.items():
        try:
            clean[key] = one_line(text)
        except ValueError:
            clean[key] = "1e5"
    dumped = dump(dict(clean))
    assert parse(dumped, "f", 0).data == clean


@pytest.mark.parametrize(
    "written", ["1e5", "no", "null", "~", "2024-04-29", "- a", "a: b", "# c", "'", "\\", "true", "08"]
)
def test_a_text_that_looks_like_something_else_is_dumped_in_quotes(written: str) -> None:
    assert value(dump({"x": written}).removeprefix("x: ").strip()) == written


def test_what_any_editor_shows_is_dumped_as_it_is() -> None:
    assert dump({"title": "A wheel 🎡 turns", "path": "C:\\mill", "long": "word " * 30 + "end"}) == (
        "title: A wheel 🎡 turns\npath: C:\\mill\nlong: " + "word " * 30 + "end\n"
    )
