"""YAML and JSON read strictly into a model, every problem reported with its line and column.

Strict means: keys once only, no aliases, no tags, no second document, no unknown keys, and YAML 1.2's
plain scalars, so that `no` and `1:30` stay the text that the author wrote. JSON is read as the YAML that
it is, after Python's own parser has found it to be JSON.
"""

import difflib
import json
import re
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import ErrorDetails

from recapcast.errors import DocumentError, Problem

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # a PyYAML that was built without libyaml
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

MAX_DEPTH = 64
"""How deep lists and mappings may nest: far past any real document, far below Python's recursion limit."""

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SURROGATE_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")

Path: TypeAlias = tuple[str | int, ...]


class WrittenInt(int):
    """A whole number that remembers the characters it was `written` in (`007`, `+5`)."""

    written: str


class WrittenFloat(float):
    """A decimal number that remembers the characters it was `written` in (`3.10`)."""

    written: str


class StrictModel(BaseModel):
    """A mapping in a document: immutable, unknown keys refused, an empty value the same as no key."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: object) -> object:
        if isinstance(data, dict):
            # Known keys alone: an unknown one is reported, and most of all when a comma in `{text: a, b}` made it.
            return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}
        return data


AnyModel = TypeVar("AnyModel", bound=BaseModel)


def read(text: str, name: str, model: type[AnyModel], *, first_line: int = 1, is_json: bool = False) -> AnyModel:
    """Read one document.

    Args:
        text: the document, without a byte order mark.
        name: what to call it in messages: its path as the user wrote it.
        model: what it must hold.
        first_line: the line of the file on which `text` begins, for front matter.
        is_json: hold it to JSON's grammar instead of YAML's.

    Raises:
        DocumentError: with every problem found, not the first alone.
    """
    offset = first_line - 1
    if is_json:
        text = _as_yaml(text, name, offset)
    document = _parse(text, name, offset)
    problems = list(document.problems)
    value = None
    try:
        value = model.model_validate(document.data)
    except ValidationError as error:
        # A value that was already refused as YAML is not refused again as the model's.
        refused = {(problem.line, problem.column) for problem in problems}
        described = (_describe(details, document, model) for details in error.errors())
        problems += [problem for problem in described if (problem.line, problem.column) not in refused]
    if problems:
        raise DocumentError(name, [replace(problem, line=problem.line + offset) for problem in problems])
    assert value is not None  # noqa: S101 (for mypy: without problems there is a value)
    return value


def dump(data: dict[str, object]) -> str:
    """`data` as block YAML that `read` gives back unchanged: keys in order, a line each, ends in a line end."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


def split_front_matter(text: str) -> tuple[str, str] | None:
    r"""The YAML between a first line `---` and the next, and all that follows; None where there is none.

    The YAML begins on line 2 of `text`. `text` has `\n` line ends.
    """
    match = _FRONT_MATTER.match(text)
    return (match[1] or "", text[match.end() :]) if match else None


class _Dumper(yaml.SafeDumper):
    """Quotes exactly what this module would otherwise read as something other than text."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        return True


_Dumper.yaml_implicit_resolvers = {}
for _tag, _pattern in (("null", _NULL), ("bool", _BOOL), ("int", _INT), ("float", _FLOAT)):
    _Dumper.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern.pattern})$"), None)


@dataclass
class _Document:
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


def _parse(text: str, name: str, offset: int) -> _Document:
    document = _Document()
    try:
        _fill(document, text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"this can not be read: {error.problem or error.context}"
        raise DocumentError(name, [Problem(line + offset, column, message)]) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the character U+{_code(error.character):04X} can not be read: take it out"
        raise DocumentError(name, [Problem(line + offset, column, message)]) from error
    return document


def _code(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[0])


def _fill(document: _Document, text: str) -> None:
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


def _as_yaml(text: str, name: str, offset: int) -> str:
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        message = f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}"
        raise DocumentError(name, [Problem(error.lineno + offset, error.colno, message)]) from error
    except RecursionError as error:
        message = f"lists and mappings nest more than {MAX_DEPTH} deep"
        raise DocumentError(name, [Problem(1 + offset, 1, message)]) from error

    def join(match: re.Match[str]) -> str:
        high, low = int(match[2], 16), int(match[3], 16)
        return f"{match[1]}\\U{0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00:08X}"

    # The two things that JSON allows and YAML does not: tabs between tokens (inside strings JSON has
    # none), and characters past U+FFFF escaped as two halves.
    return _SURROGATE_PAIR.sub(join, text.replace("\t", " "))


def _describe(details: ErrorDetails, document: _Document, model: type[BaseModel]) -> Problem:
    path = tuple(details["loc"])
    near, place = document.value_at(path)
    where = _dotted(path if details["type"] in {"missing", "extra_forbidden"} else near)
    kind = details["type"]
    if kind == "extra_forbidden":
        place = document.keys.get(path, place)
        close = difflib.get_close_matches(str(path[-1]), _keys(model, path[:-1]), n=1)
        if document.get(path) is None and " " in str(path[-1]):
            hint = "put a text that holds a comma in quotes"
        elif close:
            hint = f"did you mean `{close[0]}`?"
        else:
            hint = f"known here: {', '.join(_keys(model, path[:-1]))}"
        return Problem(*place, f"unknown key `{where}`; {hint}")
    if kind == "missing":
        return Problem(*document.keys.get(path, place), f"`{where}` is needed, and is not given")
    found = _found(document.get(near))
    expected = {
        "string_type": "text",
        "list_type": "a list",
        "tuple_type": "a list",
        "dict_type": "a mapping (key: value)",
        "model_type": "a mapping (key: value)",
        "model_attributes_type": "a mapping (key: value)",
        "bool_type": "true or false",
        "int_type": "a whole number",
        "float_type": "a number",
    }.get(kind)
    message = f"expected {expected}, found {found}" if expected else _own_words(details, found)
    if kind == "string_type" and isinstance(document.get(near), bool | int | float):
        message += "; put it in quotes to make it text"
    return Problem(*place, f"{where}: {message}" if where else message)


def _own_words(details: ErrorDetails, found: str) -> str:
    # Validators of ours raise ValueError with the whole message, "found {}" filled in here where they ask.
    error = details.get("ctx", {}).get("error")
    return str(error).replace("{found}", found) if isinstance(error, ValueError) else details["msg"]


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the mapping at `path` of a `model` may have."""
    for step in path:
        if isinstance(step, int):
            continue
        inner = _inner_model(model.model_fields[step].annotation)
        if inner is None:
            return []
        model = inner
    return list(model.model_fields)


def _inner_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        inner = _inner_model(argument)
        if inner is not None:
            return inner
    return None


def _dotted(path: Path) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def _found(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the value {str(value).lower()}"
        case WrittenInt() | WrittenFloat():
            return f"the number {value.written}"
        case str():
            return f'the text "{value if len(value) <= 40 else value[:39] + "…"}"'
        case list():
            return "a list"
        case _:
            return "a mapping"
