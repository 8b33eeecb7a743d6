import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recapcast.article.read import LARGEST, SUFFIXES, article, read
from recapcast.errors import SourceError
from tests.article.test_page import PARAGRAPHS, page
from tests.conftest import REPOSITORY

STORY = "The ferry sank on Sunday.\n\nNobody was hurt."


def test_a_text_file_is_read_to_the_letter() -> None:
    Path("a.txt").write_bytes(STORY.replace("\n", "\r\n").encode())
    assert read("a.txt").text == STORY.replace("\n", "\r\n")


@pytest.mark.parametrize("suffix", [".md", ".MARKDOWN"])
def test_markdown_is_told_by_its_suffix(suffix: str) -> None:
    assert article(b"The *ferry* sank.", "f", suffix).text == "The ferry sank."


@pytest.mark.parametrize("suffix", [".html", ".HTM", ".xhtml", ".txt", ".md", None])
def test_a_page_is_one_whatever_it_is_called(suffix: str | None) -> None:
    assert PARAGRAPHS[0] in article(page().encode(), "f", suffix).text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (STORY, STORY),
        ("# Ferry\n\nIt *sank*.", "Ferry\n\nIt sank."),
        ("It [sank](https://a.test/x).", "It sank."),
        ("---\ntitle: Ferry\n---\nIt *sank*.", "It sank."),
        ("It sank [1] (deep) #1 *", "It sank [1] (deep) #1 *"),
        ("x < y and <p> is no page here", "x < y and <p> is no page here"),
    ],
)
def test_without_a_name_the_content_tells_the_kind(content: str, text: str) -> None:
    assert article(content.encode(), "standard input", None).text == text


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert read("-").text == STORY


def test_a_guessed_encoding_is_told() -> None:
    told: list[str] = []
    content = ("El capitán Núñez dijo que el barco se hundió mañana. " * 9).encode("cp1252")
    assert "Núñez" in article(content, "f.txt", ".txt", told.append).text
    assert len(told) == 1
    assert told[0].startswith("f.txt: it does not say what it is encoded in, and was read as cp1252. ")
    assert article(STORY.encode(), "f.txt", ".txt", told.append).text == STORY
    assert len(told) == 1


def test_the_start_of_a_story_alone_is_told() -> None:
    told: list[str] = []
    found = article(f"{STORY}\n\nSubscribe to continue reading".encode(), "f.txt", ".txt", told.append)
    assert found.doubt == "where it ends, one is asked to subscribe, register or sign in"
    assert told == [f"f.txt may be the start of a story alone: {found.doubt}. Look whether it is all there."]
    assert article(f"# Ferry\n\n{STORY}\n\nSign in to keep reading".encode(), "f.md", ".md").doubt == found.doubt
    assert article(STORY.encode(), "f.txt", ".txt").doubt is None


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    korean = "배가 월요일 아침에 항구에서 가라앉았다고 선장이 말했다. 승객은 모두 헤엄쳐 나왔고 다친 사람은 없었다."
    source = f'<html><head><meta charset="euc-kr"><title>배</title></head><body><p>{korean}</p></body></html>'
    told: list[str] = []
    found = article(source.encode("euc-kr"), "f.html", ".html", told.append)
    assert korean in found.text
    assert (found.language, told) == ("ko", [])


@pytest.mark.parametrize(
    ("given", "content", "says"),
    [
        ("none.txt", None, "can not be read .*Check the path"),
        ("a\0b.txt", None, "is no path"),
        ("a.pdf", b"%PDF-1.7", "of no kind that is read as an article: those end in .txt"),
        ("a.txt", b"%PDF-1.7", "a.txt can not be read: it is a PDF"),
        ("a.txt", b"", "it is empty"),
        ("a.txt", b"x" * (LARGEST + 1), "larger than 10 MB"),
        ("a.txt", b"x\n" * 250_000, "100,000 lines"),
        ("a.html", b"<html></html>", "no article"),
        ("ftp://a.test/x.txt", None, "http and https alone"),
        ("file:///etc/hostname", None, "http and https alone"),
        ("http://127.0.0.1:1/", None, "not public"),
    ],
)
def test_what_can_not_be_read_is_an_error_that_says_why(given: str, content: bytes | None, says: str) -> None:
    if content is not None:
        Path(given).write_bytes(content)
    with pytest.raises(SourceError, match=says):
        read(given)


def test_every_suffix_is_in_small_letters() -> None:
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 1000, 250))
def test_a_thousand_damaged_articles_are_read_or_refused_in_time_and_memory(first: int) -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.article.mutated", str(first), "250"]
    path = os.pathsep.join([str(REPOSITORY), *sys.path])
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    longest, megabytes = map(float, done.stdout.split())
    assert longest < 10, done.stderr
    assert megabytes < 512
