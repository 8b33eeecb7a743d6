"""YAML as plain data, every value and key with its line and column.

YAML 1.2's plain scalars alone have a type, so that `no`, `1:30` and `2024-04-29` stay the text that the
author wrote. Second keys, aliases, tags and second documents are problems, and none stops the reading.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from recapcast.errors import DocumentError, Problem

try:
    from yaml import CSafeDumper as _Printer
    from yaml import CSafeLoader as _Parser
except ImportError:  # a PyYAML that was built without libyaml
    from yaml import SafeDumper as _Printer  # type: ignore[assignment]
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 64
"""How deep lists and mappings may nest: far past any real document, far below Python's recursion limit."""

_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
TYPED = {
    f"tag:yaml.org,2002:{name}": re.compile(f"(?:{pattern.pattern})$")
    for name, pattern in (("null", _NULL), ("bool", _BOOL), ("int", _INT), ("float", _FLOAT))
}
"""What of plain scalars is no text, by its tag."""

Path: TypeAlias = tuple[str | int, ...]


class WrittenInt(int):
    """A whole number that remembers the characters it was `written` in (`007`, `+5`), and prints as them."""

    written: str

    def __str__(self) -> str:
        return self.written


class WrittenFloat(float):
    """A decimal number that remembers the characters it was `written` in (`3.10`), and prints as them."""

    written: str

    def __str__(self) -> str:
        return self.written


@dataclass
class Document:
    """Plain data, with the (line, column) of each value by its path, and of each key by the path it leads to."""

    data: Any = None
    values: dict[Path, tuple[int, int]] = field(default_factory=lambda: {(): (1, 1)})
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def value_at(self, path: Path) -> tuple[Path, tuple[int, int]]:
        """The nearest value at or above `path` that stands in the text, and where."""
        while path not in self.values:
            path = path[:-1]
        return path, self.values[path]

    def get(self, path: Path) -> object:
        """The value at `path`, which must be one of `values`."""
        value = self.data
        for step in path:
            value = value[step]
        return value


@dataclass
class _Open:
    """A list or mapping that is being filled."""

    value: list[Any] | dict[str, Any]
    path: Path
    key: str | None = None


def parse(text: str, name: str, offset: int) -> Document:
    """Read one document.

    Args:
        text: without a byte order mark.
        name: what messages call it.
        offset: how many lines of the file come before `text`.

    Raises:
        DocumentError: the reading broke off. What is merely not allowed is in the result's `problems`.
    """
    document = Document()
    try:
        _fill(document, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"this can not be read: {error.problem or error.context}"
        if "mapping values are not allowed" in message:
            message += "; put a text that holds a colon in quotes"
        elif "cannot start any token" in message:
            message += "; indent with spaces, not tabs, and put a text that begins with a sign in quotes"
        raise DocumentError(name, [Problem(line + offset, column, message)]) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the character U+{_code(error.character):04X} can not be read: take it out"
        raise DocumentError(name, [Problem(line + offset, column, message)]) from error
    return document


def _code(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[0])


def _fill(document: Document, text: str) -> None:
    # From events, not nodes: no recursion to exhaust, and each event carries its place.
    stack: list[_Open] = []
    documents = 0

    def put(value: object, place: tuple[int, int]) -> Path:
        if not stack:
            document.data = value
            document.values[()] = place
            return ()
        top = stack[-1]
        if isinstance(top.value, list):
            path: Path = (*top.path, len(top.value))
            top.value.append(value)
        else:
            assert top.key is not None  # noqa: S101 (only values get here: a key is taken below)
            path = (*top.path, top.key)
            top.value.setdefault(top.key, value)
            top.key = None
        document.values.setdefault(path, place)
        return path

    for event in yaml.parse(text, Loader=_Parser):
        mark = event.start_mark
        assert mark is not None  # noqa: S101 (the parser always sets it)
        place = (mark.line + 1, mark.column + 1)

        def refuse(message: str, place: tuple[int, int] = place) -> None:
            document.problems.append(Problem(*place, message))

        top = stack[-1] if stack else None
        wants_key = top is not None and isinstance(top.value, dict) and top.key is None
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                refuse("expected one document, found a second: take out the `---`")
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            refuse(f"aliases are not read: write the value out instead of `*{event.anchor}`")
            if wants_key and top is not None:
                top.key = f"*{event.anchor}"
                document.keys.setdefault((*top.path, top.key), place)
            else:
                put(None, place)
        elif isinstance(event, yaml.ScalarEvent):
            if event.tag not in {None, "!"}:
                refuse(f"tags are not read: take out `{_short(event.tag)}`")
            if wants_key and top is not None:
                if event.value in top.value:
                    refuse(f"the key `{event.value}` stands here a second time: keep one")
                top.key = event.value
                document.keys.setdefault((*top.path, top.key), place)
            else:
                put(_scalar(event.value) if event.implicit[0] and event.tag is None else event.value, place)
        elif isinstance(event, yaml.CollectionStartEvent):
            if event.tag not in {None, "!"}:
                refuse(f"tags are not read: take out `{_short(event.tag)}`")
            if len(stack) >= MAX_DEPTH:
                refuse(f"lists and mappings nest more than {MAX_DEPTH} deep here")
                return
            if wants_key:
                refuse("expected a key, found a list or mapping")
                return
            value: list[Any] | dict[str, Any] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
            stack.append(_Open(value, put(value, place)))


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _scalar(written: str) -> object:
    if _NULL.fullmatch(written):
        return None
    if _BOOL.fullmatch(written):
        return written.lower() == "true"
    number: WrittenInt | WrittenFloat
    if _INT.fullmatch(written) and len(written) <= 300:  # Python refuses to convert thousands of digits
        number = WrittenInt(written)
    elif _FLOAT.fullmatch(written):
        number = WrittenFloat(written)
    else:
        return written
    number.written = written
    return number


def dump(data: dict[str, object]) -> str:
    """`data` as block YAML that `parse` gives back unchanged: keys in order, a line each, ends in a line end."""
    text = _dumped(data, _Fast)
    # libyaml's printer is 50 times as fast, and escapes more: emoji, for one, are to be read in a script's title.
    return _dumped(data, _Dumper) if "\\" in text else text


def _dumped(data: dict[str, object], printer: "type[_Dumper | _Fast]") -> str:
    return str(yaml.dump(data, Dumper=printer, allow_unicode=True, sort_keys=False, width=10**6))


class _NoAliases:
    """Quotes exactly what this module would otherwise read as something other than text."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


class _Dumper(_NoAliases, yaml.SafeDumper):
    pass


class _Fast(_NoAliases, _Printer):
    pass


for _kind in (_Dumper, _Fast):
    _kind.yaml_implicit_resolvers = {}
    for _tag, _typed in TYPED.items():
        _kind.add_implicit_resolver(_tag, _typed, None)
