import json
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recapcast.article.model import Span
from recapcast.facts.dump import as_json, as_yaml
from recapcast.facts.load import loads
from recapcast.facts.model import Cites, Facts, Figure, Person, Point, Quote, Source, Text, Work
from recapcast.plain_text import NONCHARACTERS
from tests.conftest import REPOSITORY

# What breaks YAML in the wrong place, beside any characters at all.
PIECES = st.sampled_from(
    ["- ", ": ", " #", "# ", "'", '"', "|", ">-", "{", "]", "&a", "*a", "!t", "%", "@", "`", "?", "---", "...", "no"]
)
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=NONCHARACTERS)
ANY = st.lists(st.one_of(PIECES, st.text(CHARACTERS, max_size=60)), min_size=1, max_size=8).map("".join)
LINES = ANY.map(lambda text: " ".join(text.split()) or "-")
TYPED = st.sampled_from(
    ["1917", "true", "0x1F", "1e5", "3.10", "12:30", "2024-04-29", "null", "No", "y", ".5", "a: b"]
)
SAYABLE = st.one_of(TYPED, LINES.map(lambda line: line if any(map(str.isalnum, line)) else f"{line}a"))
SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 10**7), st.integers(1, 9999))
TEXTS = st.builds(Text, text=SAYABLE, at=st.none() | SPANS)
SPEAKERS = TEXTS.filter(lambda text: text.text.lower() != "unknown")
POINTS = st.builds(Point, text=SAYABLE, at=st.none() | SPANS, speaker=st.none() | SPEAKERS)
MAYBE = st.none() | LINES
LEAVES = st.one_of(st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), SAYABLE)
EXTRA = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINES, inner, max_size=3))
FACTS = st.builds(
    Facts,
    headline=TEXTS,
    language=st.sampled_from(["en", "ko", "no", "zh-TW"]),
    published=st.none() | st.dates(min_value=date(1000, 1, 1)),
    source=st.none() | st.builds(Source, name=MAYBE, url=MAYBE, author=LINES),
    article=st.none() | st.builds(Cites, path=LINES, digest=st.just("0123456789abcdef" * 4), extracted=MAYBE),
    summary=st.none() | TEXTS,
    key_points=st.lists(POINTS, max_size=3),
    people=st.lists(st.builds(Person, name=TEXTS, role=st.none() | TEXTS, aliases=st.lists(LINES, max_size=2), say=st.none() | SAYABLE, at=st.none() | SPANS), max_size=2),
    works=st.lists(st.builds(Work, title=TEXTS, kind=MAYBE, note=st.none() | TEXTS, say=st.none() | SAYABLE), max_size=2),
    quotes=st.lists(st.builds(Quote, text=TEXTS, speaker=st.none() | SPEAKERS, context=st.none() | TEXTS, at=st.none() | SPANS), max_size=2),
    figures=st.lists(st.builds(Figure, label=TEXTS, value=LINES, unit=MAYBE), max_size=2),
    background=st.lists(TEXTS, max_size=2),
    tags=st.lists(LINES, max_size=2),
    extra=st.dictionaries(LINES, EXTRA, max_size=2),
)  # fmt: skip
PLACES = st.sampled_from(
    [(), ("headline",), ("people",), ("people", 0), ("people", 0, "name"), ("key_points", 0), ("key_points", 0, "text"),
     ("figures", 0, "value"), ("quotes", 0, "at")]
)  # fmt: skip
COMMENTS = st.dictionaries(PLACES, st.lists(st.text(), max_size=2), max_size=4)


@given(FACTS, COMMENTS)
def test_any_facts_are_read_back_the_same_with_any_comments(facts: Facts, comments: Any) -> None:
    assert loads(as_yaml(facts, comments), "f") == facts


@given(FACTS)
def test_any_facts_are_read_back_the_same_from_json(facts: Facts) -> None:
    assert loads(as_json(facts), "f", is_json=True) == facts


@given(FACTS)
def test_any_other_reader_of_yaml_finds_texts_where_there_are_texts(facts: Facts) -> None:
    def words(value: Any) -> Any:
        speaker = {"speaker": words(value.speaker)} if getattr(value, "speaker", None) else {}
        at = {} if value.at is None else {"at": str(value.at)}
        return {"text": value.text, **speaker, **at} if speaker or at else value.text

    data = yaml.safe_load(as_yaml(facts))
    assert data["headline"] == words(facts.headline)
    assert data.get("key_points", []) == [words(point) for point in facts.key_points]
    assert data.get("tags", []) == facts.tags


def test_the_document_reads_as_a_person_would_write_it() -> None:
    facts = Facts(
        headline=Text(text="The ferry is back", at=Span(0, 17)),
        published=date(2026, 3, 2),
        summary=Text(text="After nine weeks in the dock at Colwick the old ferry crossed to Tern Point on Monday, with the mayor on board."),
        people=[Person(name=Text(text="Ann Ruiz"), role=Text(text="mayor", at=Span(60, 65)), at=Span(60, 74))],
        quotes=[Quote(text=Text(text="No more rowing for us"), at=Span(90, 111))],
        tags=["no"],
    )  # fmt: skip
    comments = {("quotes", 0, "speaker"): ["check: nobody is named near it"], ("people", 0): ["The mayor, Ann Ruiz"]}
    assert (
        as_yaml(facts, comments)
        == """\
headline:
  text: The ferry is back
  at: 0-17
language: en
published: 2026-03-02
summary: >-
  After nine weeks in the dock at Colwick the old ferry crossed to Tern Point on Monday, with the
  mayor on board.
people:
  # The mayor, Ann Ruiz
  - name: Ann Ruiz
    role:
      text: mayor
      at: 60-65
    at: 60-74
quotes:
  - text: No more rowing for us
    at: 90-111
    # check: nobody is named near it
    speaker: unknown
tags:
  - 'no'
"""
    )


def test_a_comment_on_a_lists_first_key_stands_before_its_dash() -> None:
    facts = Facts(headline=Text(text="h"), people=[Person(name=Text(text="Ann"))])
    assert as_yaml(facts, {("people", 0, "name"): ["who?"]}).endswith("people:\n  # who?\n  - name: Ann\n")


@pytest.mark.parametrize("nasty", ["a\nheadline: b", "a\u2028b: c", "a\x85b", "\x00", "\ud800", "\ufeff", "\x1b[31m"])
def test_a_comment_stays_on_lines_of_its_own(nasty: str) -> None:
    text = as_yaml(Facts(headline=Text(text="h")), {("headline",): [nasty]})
    assert text.startswith("# ")
    assert text.splitlines()[-2:] == ["headline: h", "language: en"]
    assert len(text.splitlines()) == 3
    text.encode()


def test_a_long_comment_is_wrapped() -> None:
    lines = as_yaml(Facts(headline=Text(text="h")), {("headline",): ["word " * 100]}).splitlines()
    assert len(lines) > 5
    assert max(map(len, lines)) <= 102


def test_what_the_examples_say_stays_through_both_forms() -> None:
    for path in (REPOSITORY / "examples").glob("*.yaml"):
        facts = loads(path.read_text(encoding="utf-8"), path.name)
        assert loads(as_yaml(facts), "f") == loads(as_json(facts), "f", is_json=True) == facts
        assert list(json.loads(as_json(facts))) == [key for key in Facts.model_fields if getattr(facts, key)]
