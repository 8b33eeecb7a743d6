from pathlib import Path

import pytest

from recapcast.article import read
from recapcast.errors import SourceError
from recapcast.facts.model import Facts
from recapcast.script.model import Script
from recapcast.sources import LARGEST, LARGEST_ARTICLE, read_source, read_sources
from tests.conftest import Command


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("nope.yaml", None, "No such file"),
        ("empty.yaml", b"", "it is empty"),
        ("binary.yaml", bytes(range(256)), "NUL byte"),
        ("latin.yaml", "headline: café".encode("latin-1"), "not UTF-8 text"),
        ("article.txt", b"... !!!", "no words that tell anything"),
        ("binary.txt", bytes(range(256)), "binary.txt can not be read"),
        ("a.pdf", b"%PDF", "of no kind that is read"),
        ("ftp://example.org/a", None, "ftp://example.org/a"),
        ("big.yaml", b"x" * (LARGEST + 1), "larger than 4 MB"),
        ("big.txt", b"x" * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        ("nul\0.yaml", None, "is no path"),
        (".", None, "can not be read"),
    ],
)
def test_a_source_that_can_not_be_read_is_named_with_the_reason(name: str, content: bytes | None, says: str) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    with pytest.raises(SourceError, match=says):
        read_source(name)


def test_a_script_from_windows_is_read() -> None:
    text = "---\r\nnarration: 1\r\ntitle: Mine\r\n---\r\nN: Hello\r\n  there.\r\n"
    Path("mine.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    source = read_source("mine.txt")
    assert source.title == "Mine"


def test_facts_and_scripts_are_told_apart_by_what_they_hold() -> None:
    Path("a.yaml").write_text("headline: h", encoding="utf-8")
    Path("b.yaml").write_text("---\nnarration: 1\ntitle: t\n---\nN: x\n", encoding="utf-8")
    assert isinstance(read_source("a.yaml").parsed, Facts)
    assert isinstance(read_source("b.yaml").parsed, Script)


@pytest.mark.parametrize("stdin", ["headline: h", '{"headline": "h"}', "{headline: h}"])
def test_standard_input_may_be_yaml_or_json(recapcast: Command, stdin: str) -> None:
    assert "\ntitle: h\n" in recapcast("script", "-", stdin=stdin).stdout


ARTICLE = "The ferry is back at Tern Point after nine weeks in the dock. The mayor was on board."


def test_an_articles_facts_are_extracted_and_have_their_file_beside_the_script() -> None:
    Path("Ferry news.txt").write_text(ARTICLE, encoding="utf-8")
    source = read_source("Ferry news.txt")
    assert isinstance(source.parsed, Facts)
    assert source.title in ARTICLE
    assert source.draft is not None
    assert source.file == source.draft.path == Path("scripts_text/ferry-news.facts.yaml")
    assert (source.notes, source.draft.is_corrected) == ((), False)
    assert not source.file.exists()


def test_a_page_without_a_paragraph_of_text_is_refused() -> None:
    Path("page.html").write_text("<html><body></body></html>", encoding="utf-8")
    with pytest.raises(SourceError, match="page.html"):
        read_source("page.html")


@pytest.mark.parametrize(
    ("stdin", "title"),
    [
        (ARTICLE, "The ferry"),
        ("# A comment\n\n'headline': h", "h"),
        ("---\nsummary: s\nheadline: h", "h"),
        ("Summary: the ferry is back at Tern Point after nine weeks.", "Summary"),
    ],
)
def test_standard_input_is_facts_where_it_begins_with_a_key_of_theirs(
    recapcast: Command, stdin: str, title: str
) -> None:
    assert f"\ntitle: {title}" in recapcast("script", "-", stdin=stdin).stdout.replace("'", "")


def test_several_articles_are_one_source_with_a_file_of_facts_each() -> None:
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    Path("b.yaml").write_text("headline: Two", encoding="utf-8")
    source = read_sources(["a.txt", "b.yaml"])
    assert [part.file for part in source.parts] == [Path("scripts_text/a.facts.yaml"), Path("b.yaml")]
    assert source.called == "a b"


def write(**files: str) -> list[str]:
    for name, text in files.items():
        Path(f"{name}.yaml").write_text(text, encoding="utf-8")
    return [f"{name}.yaml" for name in files]


def test_one_source_is_itself() -> None:
    (name,) = write(a="headline: h")
    assert read_sources([name]) == read_source(name)


def test_several_facts_are_one_source_of_them_all() -> None:
    source = read_sources(write(a="headline: One", b="headline: Two"))
    assert (source.title, source.called, source.path, source.name) == ("One; Two", "a b", None, "a.yaml, b.yaml")
    assert [part.title for part in source.parts] == ["One", "Two"]


def test_a_corrected_headline_leaves_the_name_of_several_as_it_was() -> None:
    names = write(a="headline: One", b="headline: Two")
    before = read_sources(names)
    write(a="headline: Another")
    after = read_sources(names)
    assert (after.called, after.content) == (before.called, before.content)
    assert after.title != before.title


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["a.yaml", "s.yaml"], "s.yaml is a script: only facts can be told together"),
        (["a.yaml", "b.yaml", "a.yaml"], "a.yaml is given twice"),
        (["a.yaml", "k.yaml"], "a.yaml is in en, k.yaml in ko"),
        (["a.yaml", "nope.yaml"], "nope.yaml can not be read"),
    ],
)
def test_what_can_not_be_told_together_is_named(names: list[str], says: str) -> None:
    script = "---\nnarration: 1\ntitle: t\n---\nN: x\n"
    write(a="headline: h", b="{headline: h, language: en-GB}", k="{headline: h, language: ko}", s=script)
    with pytest.raises(SourceError, match=says):
        read_sources(names)


def test_a_script_is_refused_where_facts_are_wanted() -> None:
    Path("mine.txt").write_text("---\nnarration: 1\ntitle: T\n---\nN: Hello.\n", encoding="utf-8")
    Path("a.yaml").write_text("headline: h\n", encoding="utf-8")
    with pytest.raises(
        SourceError, match=r"mine.txt is a script, all of which is said: --length chooses among facts"
    ):
        read_sources(["mine.txt"], facts_for="--length")
    assert isinstance(read_sources(["a.yaml"], facts_for="--length").parsed, Facts)
    assert isinstance(read_sources(["mine.txt"]).parsed, Script)


def test_an_article_may_be_as_large_as_its_reader_takes() -> None:
    assert LARGEST_ARTICLE == read.LARGEST
