"""Text that carries its citations through a template, without the template's author doing anything.

A fact enters the template as `CitedText`. Made into output it is followed by a mark for each span that it
rests on, and the signs of the script's grammar in it are marked as plain text. Marks are noncharacters
alone, which facts can not hold (see `plain_text.one_line`) and no filter has a reason to touch. Output that
is worked on further is read back by `cited`; `collect` turns what is left in a finished line into citations.

Another kind of mark stands where a line of a template begins: `place_of` tells which line made a line of output.
"""

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Self, SupportsIndex, TypeVar

from recapcast.article.model import Span

_OPEN, _CLOSE, _PLAIN = "\ufdd0", "\ufdd1", "\ufdd2"
_WRITTEN = "0123456789-:"
_SIGNS = "".join(chr(0xFDD3 + number) for number in range(len(_WRITTEN)))
_TO_SIGNS, _FROM_SIGNS = str.maketrans(_WRITTEN, _SIGNS), str.maketrans(_SIGNS, _WRITTEN)
_PLACE = "\ufddf"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]+){_CLOSE}")
_CITE = re.compile(f"{_OPEN}([^{_PLACE}{_CLOSE}]+){_CLOSE}")
_LINE = re.compile(f"{_OPEN}{_PLACE}([^{_CLOSE}]+){_CLOSE}(?!\\s*{_OPEN}{_PLACE})")
_GRAMMAR = re.compile(r"[\\)]|\[(?=\^|pause|music)")

Function = TypeVar("Function", bound=Callable[..., Any])


class CitedText(str):
    """A fact's words, with the spans of the article that they rest on.

    It compares, measures and searches as the words alone. What str's methods and operators make of the
    words cites the same spans; `str()`, formatting and joining give output with its marks.
    """

    __slots__ = ("cites",)
    cites: tuple[Span, ...]

    def __new__(cls, text: str, cites: tuple[Span, ...] = ()) -> Self:
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


class _Output(CitedText):
    """Output that a template goes on working with. Untouched it prints as it was written, grammar and all."""

    __slots__ = ("output",)
    output: str

    def __str__(self) -> str:
        return self.output


def _keeping(name: str) -> Callable[..., Any]:
    method = getattr(str, name)

    def call(self: CitedText, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        result = method(words(self), *map(_bare, args), **kwargs)
        if isinstance(result, str):
            return CitedText(result, (*self.cites, *_taken_from(args, result)))
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
    spans = tuple(Span.parse(signs.translate(_FROM_SIGNS)) for signs in _CITE.findall(text))
    return CitedText(_MARK.sub("", text).replace(_PLAIN, ""), spans)


def as_value(made: Any) -> Any:  # noqa: ANN401
    """What a template made, to go on with: of output a text that cites; anything else as it is.

    Printed as it is it gives the same output, so that it may hold whole lines of the script.
    """
    if type(made) is not str:
        return made
    read = cited(made)
    value = _Output(read, read.cites)
    value.output = made
    return value


def _bare(value: Any) -> Any:  # noqa: ANN401
    """Of a text its words alone; anything else as it is."""
    return words(cited(value)) if isinstance(value, str) else value


def _taken_from(values: Iterable[Any], made: str) -> Iterator[Span]:
    """What those texts of `values` cite whose words stand in `made`."""
    for value in values:
        if isinstance(value, str) and words(cited(value)) in made:
            yield from cited(value).cites


def _all_cites(value: Any) -> Iterator[Span]:  # noqa: ANN401
    """What the texts in a list or a mapping cite."""
    if isinstance(value, str):
        yield from cited(value).cites
    elif isinstance(value, Mapping):
        yield from _all_cites(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _all_cites(item)


def in_form_of(text: str, made: CitedText) -> str:
    """`made` of `text`, in the form that `text` has: words that cite, or output with its marks.

    A filter that is given output gives output: Jinja joins what a `{% filter %}` block makes as it comes.
    """
    return made if isinstance(text, CitedText) else str(made)


def keeping_citations(function: Function) -> Function:
    """A filter of Jinja's that gives what it makes of facts' words the facts' citations.

    It sees the plain words, so that neither marks nor citations can confuse it.
    """
    # Jinja hands an environment or context to filters that carry this mark, before the value.
    position = 1 if hasattr(function, "jinja_pass_arg") else 0

    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if len(args) <= position:
            return function(*args, **kwargs)
        value, given = args[position], args[position + 1 :]
        if not isinstance(value, str):
            return _with_cites_of(value, function(*args, **kwargs))
        fact = cited(value)
        named = {name: _bare(each) for name, each in kwargs.items()}
        result = function(*args[:position], words(fact), *map(_bare, given), **named)
        if isinstance(result, str):
            cites = (*fact.cites, *_taken_from((*given, *kwargs.values()), result))
            plain = not cites and type(value) is str and words(fact) == value
            return result if plain else in_form_of(value, CitedText(result, cites))
        if isinstance(result, list | Iterator):
            return [CitedText(part, fact.cites) if isinstance(part, str) else part for part in result]
        return result

    return call  # type: ignore[return-value]


def _with_cites_of(value: Any, result: Any) -> Any:  # noqa: ANN401
    """What a filter made of a list or mapping: text that has lost its citations gets all of them again."""
    if isinstance(result, str) and not cited(result).cites and (cites := tuple(_all_cites(value))):
        return str(CitedText(result, cites))
    return as_value(result)


def collect(line: str) -> tuple[str, tuple[Span, ...]]:
    """A rendered line as script text without its marks, and their spans in order, each once."""
    spans = dict.fromkeys(Span.parse(signs.translate(_FROM_SIGNS)) for signs in _CITE.findall(line))
    return _MARK.sub("", line).replace(_PLAIN, "\\"), tuple(spans)


def place_mark(file: int, line: int) -> str:
    """The mark of a template's line: `file` is any number that is told again, 0 or more; `line` counts from 1."""
    return f"{_OPEN}{_PLACE}{f'{file}:{line}'.translate(_TO_SIGNS)}{_CLOSE}"


def place_of(line: str) -> tuple[int, int] | None:
    """The file and the line that a rendered line was begun by; None where no template's line begins in it.

    Of a macro's first line, before which a line begins that calls it, the macro's.
    """
    if (mark := _LINE.search(line)) is None:
        return None
    file, _, number = mark[1].translate(_FROM_SIGNS).partition(":")
    return int(file), int(number)
