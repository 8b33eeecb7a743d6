"""Text that carries its citations through a template, without the template's author doing anything.

A fact enters the template as `CitedText`. Made into output it is followed by a mark for each span that it
rests on, and the signs of the script's grammar in it are marked as plain text. Marks are noncharacters
alone, which facts can not hold (see `plain_text.one_line`) and no filter has a reason to touch. Output that
is worked on further is read back by `cited`; `collect` turns what is left in a finished line into citations.
"""

import functools
import re
from collections.abc import Callable, Iterator
from typing import Any, SupportsIndex, TypeVar

from recapcast.article import Span

_OPEN, _CLOSE, _PLAIN = "\ufdd0", "\ufdd1", "\ufdd2"
_WRITTEN = "0123456789-"
_SIGNS = "".join(chr(0xFDD3 + number) for number in range(len(_WRITTEN)))
_TO_SIGNS, _FROM_SIGNS = str.maketrans(_WRITTEN, _SIGNS), str.maketrans(_SIGNS, _WRITTEN)
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]+){_CLOSE}")
_GRAMMAR = re.compile(r"[\\)]|\[(?=\^|pause|music)")

Function = TypeVar("Function", bound=Callable[..., Any])


class CitedText(str):
    """A fact's words, with the spans of the article that they rest on.

    It compares, measures and searches as the words alone. What str's methods and operators make of the
    words cites the same spans; `str()`, formatting and joining give output with its marks.
    """

    __slots__ = ("cites",)
    cites: tuple[Span, ...]

    def __new__(cls, text: str, cites: tuple[Span, ...] = ()) -> "CitedText":
        """`text` (its words alone, where it is cited itself), resting on `cites`."""
        self = super().__new__(cls, words(text))
        self.cites = tuple(dict.fromkeys(cites))
        return self

    def __str__(self) -> str:
        marks = "".join(f"{_OPEN}{str(cite).translate(_TO_SIGNS)}{_CLOSE}" for cite in self.cites)
        return _GRAMMAR.sub(lambda sign: _PLAIN + sign[0], words(self)) + marks

    def __format__(self, spec: str) -> str:
        return str(CitedText(format(words(self), spec), self.cites))

    def __add__(self, other: str) -> "CitedText":
        return CitedText(words(self) + words(cited(other)), self.cites + cited(other).cites)

    def __radd__(self, other: str) -> "CitedText":
        return cited(other) + self

    def __mul__(self, times: SupportsIndex) -> "CitedText":
        return CitedText(words(self) * times, self.cites)

    __rmul__ = __mul__

    def __mod__(self, values: object) -> "CitedText":
        made = cited(words(self) % values)
        return CitedText(made, self.cites + made.cites)

    def __getitem__(self, key: SupportsIndex | slice) -> "CitedText":
        return CitedText(words(self)[key], self.cites)

    def __iter__(self) -> Iterator[str]:
        return (CitedText(character, self.cites) for character in words(self))


def _keeping(name: str) -> Callable[..., Any]:
    method = getattr(str, name)

    def call(self: CitedText, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        given = [cited(arg) if isinstance(arg, str) else arg for arg in args]
        result = method(words(self), *(words(arg) if isinstance(arg, str) else arg for arg in given), **kwargs)
        if isinstance(result, str):
            spans = (
                span for arg in given if isinstance(arg, CitedText) and words(arg) in result for span in arg.cites
            )
            return CitedText(result, (*self.cites, *spans))
        return type(result)(CitedText(part, self.cites) for part in result)

    call.__name__ = name
    return call


for _name in (
    *("capitalize", "casefold", "center", "expandtabs", "ljust", "lower", "lstrip", "partition", "removeprefix"),
    *("removesuffix", "replace", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "strip"),
    *("swapcase", "title", "translate", "upper", "zfill"),
):
    setattr(CitedText, _name, _keeping(_name))


def words(text: str) -> str:
    """The characters of `text` as a plain string, without its citations."""
    return str.__str__(text)


def cited(text: str) -> CitedText:
    """`text` as words with their citations, also where it is output already: joined, formatted, a macro's result."""
    if isinstance(text, CitedText):
        return text
    if not isinstance(text, str):
        text = str(text)  # a missing fact says here which it is
    spans = tuple(Span.parse(signs.translate(_FROM_SIGNS)) for signs in _MARK.findall(text))
    return CitedText(_MARK.sub("", text).replace(_PLAIN, ""), spans)


def in_form_of(text: str, made: CitedText) -> str:
    """`made` of `text`, in the form that `text` has: words that cite, or output with its marks.

    A filter that is given output gives output: Jinja joins what a `{% filter %}` block makes as it comes.
    """
    return made if isinstance(text, CitedText) else str(made)


def keeping_citations(function: Function) -> Function:
    """A filter of Jinja's that gives what it makes of a fact's words the fact's citations.

    It sees the plain words, so that neither marks nor citations can confuse it.
    """
    # Jinja hands an environment or context to filters that carry this mark, before the value.
    position = 1 if hasattr(function, "jinja_pass_arg") else 0

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        value = args[position] if len(args) > position else None
        if not isinstance(value, str):
            return function(*args, **kwargs)
        fact = cited(value)
        if not fact.cites and words(fact) == value:
            return function(*args, **kwargs)
        result = function(*args[:position], words(fact), *args[position + 1 :], **kwargs)
        if isinstance(result, str):
            return in_form_of(value, CitedText(result, fact.cites))
        if isinstance(result, list):
            return [CitedText(part, fact.cites) if isinstance(part, str) else part for part in result]
        return result

    return call  # type: ignore[return-value]


def collect(line: str) -> tuple[str, tuple[Span, ...]]:
    """A rendered line as script text without its marks, and their spans in order, each once."""
    spans = dict.fromkeys(Span.parse(signs.translate(_FROM_SIGNS)) for signs in _MARK.findall(line))
    return _MARK.sub("", line).replace(_PLAIN, "\\"), tuple(spans)
