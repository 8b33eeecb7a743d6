"""Stands in until the branch `reading` is merged: text files alone."""

import sys
from pathlib import Path

from recapcast.article.model import Article
from recapcast.errors import SourceError

LARGEST = 10 * 1024 * 1024
SUFFIXES = frozenset([".txt", ".md", ".html", ".htm"])


def read(given: str, *, allow_private: bool = False) -> Article:
    """Read an article."""
    content = sys.stdin.buffer.read() if given == "-" else Path(given).read_bytes()
    return article(content, given, None)


def article(content: bytes, name: str, suffix: str | None) -> Article:
    """Read an article's bytes."""
    try:
        return Article(content.decode("utf-8"))
    except ValueError as error:
        raise SourceError(name) from error
