"""YAML and JSON read strictly into a model, every problem reported with its line and column.

Strict means: keys once only and none unknown, no aliases, no tags, and no text where a number stands. JSON
is read as the YAML that it is, after Python's own parser has found it to be JSON.
"""

import difflib
import json
import re
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError, model_validator
from pydantic_core import ErrorDetails

from recapcast.errors import DocumentError, Problem
from recapcast.plain_yaml import MAX_DEPTH, Document, Path, WrittenFloat, WrittenInt, parse

_KEY = "[key]"
"""What pydantic puts behind a key to mean the key and not its value."""
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)??---[ \t]*(?:\n|\Z)", re.DOTALL)
_SURROGATE_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_NOT_YAML = str.maketrans({"\t": " ", "\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


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
    document = parse(text, name, offset)
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


def split_front_matter(text: str) -> tuple[str, str] | None:
    r"""The YAML between a first line `---` and the next, and all that follows; None where there is none.

    The YAML begins on line 2 of `text`. `text` has `\n` line ends.
    """
    match = _FRONT_MATTER.match(text)
    return (match[1] or "", text[match.end() :]) if match else None


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

    # The three things that JSON allows and YAML does not: tabs between tokens (inside strings JSON has
    # none), characters past U+FFFF escaped as two halves, and in strings what Unicode calls ends of lines.
    return _SURROGATE_PAIR.sub(join, text.translate(_NOT_YAML))


def _describe(details: ErrorDetails, document: Document, model: type[BaseModel]) -> Problem:
    loc = tuple(details["loc"])
    if loc[-1:] == (_KEY,):  # what is wrong is a mapping's key itself
        return Problem(*document.keys[loc[:-1]], _own_words(details, _found(loc[-2])))
    path = _as_written(loc, document)
    near, place = document.value_at(path)
    where = _dotted(path if details["type"] in {"missing", "extra_forbidden"} else near)
    kind = details["type"]
    if kind == "extra_forbidden":
        place = document.keys.get(path, place)
        close = difflib.get_close_matches(str(path[-1]), _keys(model, path[:-1]), n=1)
        if document.values.get(path) == (place[0], place[1] + len(str(path[-1]))):
            # A key with no colon after it, inside { }: what a comma cut off.
            hint = "put what holds a comma in quotes"
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
    if kind == "literal_error":
        expected = str(details["ctx"]["expected"])
    message = f"expected {expected}, found {found}" if expected else _own_words(details, found)
    if kind == "string_type" and isinstance(document.get(near), bool | int | float):
        message += "; put it in quotes to make it text"
    return Problem(*place, f"{where}: {message}" if where else message)


def _as_written(path: Path, document: Document) -> Path:
    """`path` without the places in lists that the model made itself, of one value that stands without its list."""
    written: Path = ()
    for step in path:
        if isinstance(step, str) or (*written, step) in document.values:
            written = (*written, step)
    return written


def _own_words(details: ErrorDetails, found: str) -> str:
    # Validators of ours raise ValueError with the whole message, "found {}" filled in here where they ask.
    error = details.get("ctx", {}).get("error")
    return str(error).replace("{found}", found) if isinstance(error, ValueError) else details["msg"]


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the mapping at `path` of a `model` may have."""
    for step in path:
        field = model.model_fields.get("root" if issubclass(model, RootModel) else str(step))
        if field is None:  # a place in a list, or a key of a mapping that has any
            continue
        inner = _inner_model(field.annotation)
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
