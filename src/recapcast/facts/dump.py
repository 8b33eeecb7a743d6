"""Facts as a document that a person corrects: YAML with comments, or JSON. Read again, it gives the same facts."""

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import yaml

from recapcast.article.model import Span
from recapcast.facts.model import UNKNOWN, Facts, Text
from recapcast.plain_yaml import TYPED, WrittenFloat, WrittenInt
from recapcast.strict_yaml import StrictModel

Place: TypeAlias = tuple[str | int, ...]
"""Where in the facts: `("quotes", 0, "speaker")`. The whole is `()`."""

_WIDTH = 100
"""Columns: a text that is longer goes over several lines."""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.,/()-]*(?: [A-Za-z0-9_.,/()-]+)*")
"""What nobody's reader takes for anything but text, if it is none of the words below."""
_TYPED_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
_KEPT = (" ", "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}")


def as_yaml(facts: Facts, comments: Mapping[Place, Sequence[str]] | None = None) -> str:
    """The facts as block YAML, keys in the model's order, what lacks left out; ends in a line end.

    Args:
        facts: what to write.
        comments: texts that go before what stands at a place, each wrapped over lines of its own. What they hold can
            not break the document. A speaker who lacks is written `unknown` where there is a comment on that.

    Returns:
        Text that `loads` gives back as the same facts.
    """
    comments = comments or {}
    data = _plain(facts)
    for place in comments:
        match place:
            case ("quotes", int(number), "speaker"):
                data["quotes"][number].setdefault("speaker", UNKNOWN)
    return "\n".join([*_comment((), comments, 0), *_mapping(data, (), comments, 0)]) + "\n"


def as_json(facts: Facts) -> str:
    """The facts as JSON, keys in the model's order, what lacks left out; ends in a line end."""
    return json.dumps(_plain(facts), ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401 (a document's data)
    """`value` as mappings, lists and scalars, without what lacks; a text that cites nothing is a string."""
    match value:
        case Text() if value.at is None and getattr(value, "speaker", None) is None:
            return value.text
        case StrictModel():
            # `at` belongs after what it is the place of, and the model inherits it before.
            names = sorted(type(value).model_fields, key=lambda name: name == "at")
            fields = {name: _plain(getattr(value, name)) for name in names}
            return {name: field for name, field in fields.items() if field not in (None, [], {})}
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
        case Span() | date():
            return str(value)
    return value


def _mapping(
    data: dict[str, Any], place: Place, comments: Mapping[Place, Sequence[str]], depth: int
) -> Iterator[str]:
    for key, value in data.items():
        inner = (*place, key)
        yield from _comment(inner, comments, depth)
        yield from _entry(f"{'  ' * depth}{_scalar(key)}:", value, inner, comments, depth + 1)


def _list(data: list[Any], place: Place, comments: Mapping[Place, Sequence[str]], depth: int) -> Iterator[str]:
    for number, value in enumerate(data):
        inner = (*place, number)
        yield from _comment(inner, comments, depth)
        if isinstance(value, dict) and value:
            lines = list(_mapping(value, inner, comments, depth + 1))
            first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
            # A comment on the first key stands before the dash: between the two it would read as no one's.
            yield from (line[2:] for line in lines[:first])
            yield f"{'  ' * depth}- {lines[first].lstrip()}"
            yield from lines[first + 1 :]
        else:
            yield from _entry(f"{'  ' * depth}-", value, inner, comments, depth + 1)


def _entry(
    start: str, value: Any, place: Place, comments: Mapping[Place, Sequence[str]], depth: int  # noqa: ANN401
) -> Iterator[str]:  # fmt: skip
    """What begins with `start`: a key and its colon, or a dash."""
    indent = "  " * depth
    match value:
        case dict() if value:
            yield start
            yield from _mapping(value, place, comments, depth)
        case list() if value:
            yield start
            yield from _list(value, place, comments, depth)
        case str() if len(value) > _WIDTH - len(start) and _folds(value):
            yield f"{start} >-"
            yield from (f"{indent}{line}" for line in _wrapped(value, depth))
        case str() if place[-1] == "published" and len(place) == 1:
            yield f"{start} {value}"
        case _:
            yield f"{start} {_scalar(value)}"


def _comment(place: Place, comments: Mapping[Place, Sequence[str]], depth: int) -> Iterator[str]:
    for comment in comments.get(place, ()):
        safe = "".join(
            c if c in _KEPT or unicodedata.category(c)[0] != "C" else "\ufffd" for c in " ".join(comment.split())
        )
        yield from (f"{'  ' * depth}# {line}" for line in _wrapped(safe, depth))


def _wrapped(text: str, depth: int) -> list[str]:
    width = max(_WIDTH - 2 * depth, 40)
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _folds(text: str) -> bool:
    """Whether a folded block gives `text` back: words with one space between, all of which can be shown."""
    return text == " ".join(text.split()) and all(c in _KEPT or unicodedata.category(c)[0] not in "CZ" for c in text)


def _scalar(value: Any) -> str:  # noqa: ANN401
    match value:
        # The emitter takes 0.1 ms for each, and most texts are plain words.
        case str() if _PLAIN.fullmatch(value) and value.lower() not in _TYPED_WORDS:
            return value
        case WrittenInt() | WrittenFloat():
            return value.written
        case float():
            return json.dumps(value)
    written = str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, width=10**9))
    return written.removesuffix("\n").removesuffix("\n...")


class _Dumper(yaml.SafeDumper):
    """Quotes what anybody's reader takes for something other than text: YAML 1.1's, or ours of 1.2."""


for _tag, _pattern in TYPED.items():
    _Dumper.add_implicit_resolver(_tag, _pattern, None)
