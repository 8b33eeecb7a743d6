"""Text that carries its citation through a template, without the template's author doing anything.

A fact enters the template as `CitedText`. Wherever it is printed, filtered, joined or formatted, the
place that it came from goes along as a mark of two noncharacters around the span; `collect` turns the
marks of a finished line into citations. Facts can hold no noncharacters (see `plain_text.one_line`), so a
mark is always ours.
"""

import re
from collections.abc import Callable
from typing import Any, SupportsIndex

from recapcast.article import Span

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([0-9-]+){_CLOSE}")


class CitedText(str):
    """A fact's words, with the spans of the article that they rest on.

    It compares, measures and searches as the words alone; made into output (`str()`, formatting, joining)
    it is escaped for the script's grammar and followed by its marks.
    """

    __slots__ = ("cites",)
    cites: tuple[Span, ...]

    def __new__(cls, text: str, cites: tuple[Span, ...] = ()) -> "CitedText":
        """`text`, resting on `cites`."""
        self = super().__new__(cls, text)
        self.cites = cites
        return self

    def __str__(self) -> str:
        escaped = re.sub(r"[\\)]|\[(?=\^)", r"\\\g<0>", self)
        return escaped + "".join(f"{_OPEN}{cite}{_CLOSE}" for cite in self.cites)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __add__(self, other: str) -> "CitedText":
        return CitedText(str.__add__(self, other), self.cites + cites_of(other))

    def __radd__(self, other: str) -> "CitedText":
        return CitedText(str.__add__(other, self), cites_of(other) + self.cites)

    def __getitem__(self, key: SupportsIndex | slice) -> "CitedText":
        return CitedText(super().__getitem__(key), self.cites)

    # What str would return without the citation. Any other method's result is no longer the fact's words.
    def _keeping(name: str) -> Callable[..., Any]:  # noqa: N805
        method = getattr(str, name)

        def call(self: "CitedText", *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            result = method(self, *args, **kwargs)
            if isinstance(result, str):
                return CitedText(result, self.cites)
            return type(result)(CitedText(part, self.cites) for part in result)

        call.__name__ = name
        return call

    capitalize = _keeping("capitalize")
    casefold = _keeping("casefold")
    lower = _keeping("lower")
    lstrip = _keeping("lstrip")
    partition = _keeping("partition")
    removeprefix = _keeping("removeprefix")
    removesuffix = _keeping("removesuffix")
    replace = _keeping("replace")
    rpartition = _keeping("rpartition")
    rsplit = _keeping("rsplit")
    rstrip = _keeping("rstrip")
    split = _keeping("split")
    splitlines = _keeping("splitlines")
    strip = _keeping("strip")
    swapcase = _keeping("swapcase")
    title = _keeping("title")
    upper = _keeping("upper")
    del _keeping


def cites_of(text: str) -> tuple[Span, ...]:
    """The spans that `text` rests on; none for plain text."""
    return text.cites if isinstance(text, CitedText) else ()


def collect(line: str) -> tuple[str, tuple[Span, ...]]:
    """A rendered line without its marks, and their spans in order, each once."""
    spans = dict.fromkeys(Span.parse(written) for written in _MARK.findall(line))
    return _MARK.sub("", line), tuple(spans)
