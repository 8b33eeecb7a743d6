from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given

from recapcast.errors import DocumentError
from recapcast.facts.dump import as_yaml
from recapcast.facts.load import loads
from recapcast.facts.model import Facts
from recapcast.facts.schema import schema
from recapcast.plain_yaml import parse
from tests.conftest import REPOSITORY
from tests.facts.test_dump import FACTS

VALIDATOR = jsonschema.Draft202012Validator(schema())


def refused(text: str) -> bool:
    return not VALIDATOR.is_valid(parse(text, "f", 0).data)


def test_the_schema_is_one_and_knows_every_key() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert list(schema()["properties"]) == list(Facts.model_fields)
    assert schema()["required"] == ["headline"]


@given(FACTS)
def test_what_is_written_keeps_the_schema(facts: Facts) -> None:
    assert not refused(as_yaml(facts))


@pytest.mark.parametrize("path", sorted((REPOSITORY / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_keep_the_schema_as_other_readers_see_them(path: Any) -> None:
    assert not refused(path.read_text(encoding="utf-8"))
    assert not refused(yaml.dump(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)))


@pytest.mark.parametrize(
    "line",
    ["background: one text", "outlook: {text: a, at: 1-2}", "figures: [{label: a, value: 3.10}]", "summary:", "tags:",
     "extra: {any: [1, {thing: x}]}", "quotes: [{text: a, speaker: , at: 1-2}]"],
)  # fmt: skip
def test_what_reading_takes_the_schema_takes(line: str) -> None:
    loads(f"headline: h\n{line}", "f")
    assert not refused(f"headline: h\n{line}")


@pytest.mark.parametrize(
    "line",
    ["sumary: s", "summary: 1917", "summary: {text: a, at: 1:2}", "key_points: [{text: a, where: 1-2}]", "tags: one",
     "people: [{role: mayor}]", "published: 3", "article: {path: a, digest: b}", "works: {title: t}"],
)  # fmt: skip
def test_what_the_schema_refuses_reading_refuses(line: str) -> None:
    assert refused(f"headline: h\n{line}")
    with pytest.raises(DocumentError):
        loads(f"headline: h\n{line}", "f")
