"""The article that facts come from: its text, the character spans of it that facts cite, and what its page tells."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

_WRITTEN = re.compile(r"(?:([1-9]\d{0,3}):)?(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` to `end` of the article, counted from 0, `end` not included. Never empty.

    Where several stories make one episode, `article` counts them from 1.
    """

    start: int
    end: int
    article: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span runs from a lower to a higher number, found {self.start}-{self.end}"
            raise ValueError(message)

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read `844-918`, or `2:844-918` of the second article.

        Raises:
            ValueError: it is not two whole numbers with a hyphen between, the second the higher.
        """
        match = _WRITTEN.fullmatch(written)
        if match is None:
            message = f"expected a span of characters such as 844-918, found {written!r}"
            raise ValueError(message)
        return cls(int(match[2]), int(match[3]), int(match[1] or 1))

    def __str__(self) -> str:
        return f"{self.start}-{self.end}" if self.article == 1 else f"{self.article}:{self.start}-{self.end}"


@dataclass(frozen=True)
class Article:
    r"""One article. Every fact's span counts in `text`, which is never changed once it is read.

    Paragraphs of `text` are parted by one line end or more; a line end is whatever the file has: `\n`, `\r\n` or
    `\r`. What its page does not tell is None.
    """

    text: str
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    debris: tuple[Span, ...] = ()
    """Parts of `text` that are not the story: "Related:", a share line, a date before the first sentence. In order,
    none touching another."""
    doubt: str | None = None
    """Why `text` may be the start of the article alone, as a clause; None where nothing tells so."""

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text, as hexadecimal digits: facts with this digest cite this text and no other."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
