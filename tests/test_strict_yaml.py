import json
from datetime import date
from typing import Annotated

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, RootModel

from recapcast import strict_yaml
from recapcast.errors import DocumentError
from recapcast.plain_text import one_line
from recapcast.strict_yaml import StrictModel


class Inner(StrictModel):
    name: str
    count: int | None = None


class Outer(StrictModel):
    title: str
    items: list[Inner] = []
    note: str | None = None
    on: bool = False


class Anything(BaseModel):
    x: object


def problems(text: str, model: type[BaseModel] = Outer, *, is_json: bool = False) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        strict_yaml.read(text, "f", model, is_json=is_json)
    return [str(problem) for problem in caught.value.problems]


def test_every_problem_is_found_at_once_with_its_place() -> None:
    text = "titel: a\ntitle: [b]\nitems:\n  - nam: x\n  - name: y\n    count: many\n"
    assert problems(text) == [
        "1:1: unknown key `titel`; did you mean `title`?",
        "2:8: title: expected text, found a list",
        "4:5: `items[0].name` is needed, and is not given",
        "4:5: unknown key `items[0].nam`; did you mean `name`?",
        '6:12: items[1].count: expected a whole number, found the text "many"',
    ]


def test_problems_of_yaml_and_of_the_model_are_told_together() -> None:
    assert problems("title: 5\nnote: a\nnote: b\n") == [
        "1:8: title: expected text, found the number 5; put it in quotes to make it text",
        "3:1: the key `note` stands here a second time: keep one",
    ]


def test_a_problem_in_front_matter_counts_the_files_lines() -> None:
    with pytest.raises(DocumentError) as caught:
        strict_yaml.read("title: 5\n", "f", Outer, first_line=2)
    assert caught.value.problems[0].line == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: a\ntitle: b", "2:1: the key `title` stands here a second time: keep one"),
        ("title: &a b\nnote: *a", "2:7: aliases are not read: write the value out instead of `*a`"),
        ("title: !!str 5", "1:8: tags are not read: take out `!!str`"),
        ("title: a\n---\ntitle: b", "2:1: expected one document, found a second: take out the `---`"),
        ("title: [", "2:1: this can not be read: did not find expected node content"),
        ("title: a\x01b", "1:9: the character U+0001 can not be read: take it out"),
        ("title: 5", "1:8: title: expected text, found the number 5; put it in quotes to make it text"),
        ("title: true", "1:8: title: expected text, found the value true; put it in quotes to make it text"),
        ("title:\nnote: x", "1:1: `title` is needed, and is not given"),
        ("title: a\nitems: {name: b}", "2:8: items: expected a list, found a mapping"),
        ("title: a\nitems: [{name: b, c d}]", "2:19: unknown key `items[0].c d`; put what holds a comma in quotes"),
        ("title: a\nitems: [{name: x,412}]", "2:18: unknown key `items[0].412`; put what holds a comma in quotes"),
        ("title: a\nfoo:", "2:1: unknown key `foo`; known here: title, items, note, on"),
        ("title: a: b", "1:9: this can not be read: mapping values are not allowed in this context; put a text that holds a colon in quotes"),
        ("title: a\nitems:\n\t- b", "3:1: this can not be read: found character that cannot start any token; indent with spaces, not tabs, and put a text that begins with a sign in quotes"),
        ("- a", "1:1: expected a mapping (key: value), found a list"),
    ],
)  # fmt: skip
def test_each_kind_of_problem_says_what_and_where(text: str, expected: str) -> None:
    assert problems(text) == [expected]


def test_an_empty_value_is_the_same_as_no_key() -> None:
    assert strict_yaml.read("title: a\nnote:\nitems: ~", "f", Outer) == Outer(title="a")


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_nesting_without_end_is_a_problem_and_no_crash(text: str) -> None:
    assert problems(text)


def test_a_thousand_million_laughs_are_not_told() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    assert len(problems("\n".join(lines))) > 80


def test_a_key_that_is_a_list_is_a_problem() -> None:
    assert "1:3: expected a key, found a list or mapping" in problems("? [a]\n: b")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@example(value="a\x85b\u2028c\u2029d", ascii_only=False, indent=None)
@given(value=json_values, ascii_only=st.booleans(), indent=st.sampled_from([None, 2, "\t"]))
def test_json_is_read_as_json_means_it(value: object, ascii_only: bool, indent: int | str | None) -> None:
    text = json.dumps({"x": value}, ensure_ascii=ascii_only, indent=indent)
    try:
        read = strict_yaml.read(text, "f", Anything, is_json=True).x
    except DocumentError as error:  # YAML has no raw control characters
        assert "can not be read" in str(error)
        assert not ascii_only
    else:
        assert read == value


def test_what_is_no_json_is_refused_as_json() -> None:
    assert problems('{"title" "a"}', is_json=True) == ["1:10: this is not JSON: expecting ':' delimiter"]


def test_front_matter_is_split_from_what_follows() -> None:
    assert strict_yaml.split_front_matter("---\na: 1\n---\nrest\n---\n") == ("a: 1\n", "rest\n---\n")
    assert strict_yaml.split_front_matter("---\n---\n") == ("", "")
    assert strict_yaml.split_front_matter("a: 1\n") is None
    assert strict_yaml.split_front_matter("---\na: 1\n") is None


def test_dates_stay_with_the_model() -> None:
    class Dated(BaseModel):
        x: date

    assert strict_yaml.read("x: 2024-04-29", "f", Dated).x == date(2024, 4, 29)


class Words(RootModel[dict[Annotated[str, AfterValidator(one_line)], Inner]]):
    """A mapping of any keys."""


def test_a_wrong_key_is_told_where_it_stands() -> None:
    assert problems("ok: {name: a}\n'': {name: a}\nb: {nam: a}\n", Words) == [
        "2:1: expected text, found nothing",
        "3:4: `b.name` is needed, and is not given",
        "3:5: unknown key `b.nam`; did you mean `name`?",
    ]
