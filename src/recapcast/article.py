"""The article that facts come from: for now, the character spans into its text that facts cite."""

import re
from dataclasses import dataclass
from typing import Self

_WRITTEN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, order=True)
class Span:
    """Characters `start` to `end` of the article, counted from 0, `end` not included. Never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span runs from a lower to a higher number, found {self.start}-{self.end}"
            raise ValueError(message)

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read `844-918`.

        Raises:
            ValueError: it is not two whole numbers with a hyphen between, the second the higher.
        """
        match = _WRITTEN.fullmatch(written)
        if match is None:
            message = f"expected a span of characters such as 844-918, found {written!r}"
            raise ValueError(message)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"
