from pathlib import Path

import pytest

from recapcast.errors import SourceError
from recapcast.facts.model import Facts
from recapcast.script.model import Script
from recapcast.sources import LARGEST, read_source
from tests.conftest import Command


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("nope.yaml", None, "No such file"),
        ("empty.yaml", b"", "it is empty"),
        ("binary.yaml", bytes(range(256)), "NUL byte"),
        ("latin.yaml", "headline: café".encode("latin-1"), "not UTF-8 text"),
        ("article.txt", b"Some article.", "articles are not read yet"),
        ("a.pdf", b"%PDF", "of no kind that is read"),
        ("https://example.org/a", None, "is an address"),
        ("big.yaml", b"x" * (LARGEST + 1), "larger than 4 MB"),
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
