"""The Jinja environment that templates run in: sandboxed, and keeping the citations of whatever it makes of facts."""

import functools
import hashlib
import zlib
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from recapcast.plain_text import decode
from recapcast.script.cited import CitedText, as_value, cited, keeping_citations, place_mark, words
from recapcast.script.compiled import compiled
from recapcast.script.filters import FILTERS
from recapcast.script.templates import SUFFIX, blank_front_matter, built_in_folder, search_path

MOST = 5_000_000
"""Characters of a text, or items of a list. A source has 4 MB at most; more is a template's mistake, or malice."""
_MOST_BITS = 100_000
"""Of a whole number. One of 30,000 digits is none that is said."""
_VALUE = "as value"
"""The filter that reads output back. Its name has a space, so that no template can say it."""


class Part(dict[str, Any]):
    """A mapping whose keys a template reads before a mapping's own methods (`extra.items`)."""


def sandbox(language: str, templates: Path, *, ours: bool = False) -> Environment:
    """Jinja as templates run in it: nothing but their own folders can be read, and what they make of facts cites.

    Args:
        language: the facts' BCP 47 tag, by which an included template is looked for.
        templates: the user's folder of templates; need not exist.
        ours: whether the template that is to be filled is ours, so that what it compiles to is kept.
    """
    environment = _environment(_Loader([path for path, _ in search_path(language, templates)]))
    environment.ours = ours
    return environment


def file_number(path: str | None) -> int:
    """The number by which places tell a template's file, the same in each process; 0 for the one that is filled."""
    return zlib.crc32(path.encode(errors="surrogateescape")) if path else 0


def _environment(loader: "_Loader | None" = None) -> "_Environment":
    environment = _Environment(undefined=StrictUndefined, loader=loader, trim_blocks=True, lstrip_blocks=True)
    jinjas = environment.filters
    environment.filters = {name: keeping_citations(made) for name, made in jinjas.items()} | FILTERS
    # `format` fills in what values print as, their marks among it.
    environment.filters |= {"format": jinjas["format"], _VALUE: _of_sound_size}
    return environment


@functools.lru_cache(maxsize=100)
def _compiled(source: str, name: str | None, filename: str | None, *, ours: bool) -> CodeType:
    """What a template compiles to, which takes ten times as long as filling it."""
    environment = _environment()
    if not ours:
        return ImmutableSandboxedEnvironment.compile(environment, source, name, filename)
    called = filename or hashlib.sha256(source.encode()).hexdigest()
    return compiled(source, environment, called, lambda: _compiled(source, name, filename, ours=False))


class _ReadingBack(NodeTransformer):
    """Reads back what an expression or a `{% set %}` block makes as output, so that what is cut out of it cites."""

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802 (as Jinja calls it)
        self.generic_visit(node)
        node.filter = _read_back(node.filter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _read_back(node)

    def visit_Mod(self, node: nodes.Mod) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _read_back(node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802
        inner: nodes.Expr | None = node
        while isinstance(inner, nodes.Filter):
            inner = inner.node
        if inner is None:  # a block's, whose output Jinja joins as it comes
            return node
        self.generic_visit(node)
        return _read_back(node)


class _TellingPlaces(NodeTransformer):
    """Marks where each line of a template begins, so that a line of output tells which one made it."""

    def __init__(self, file: int) -> None:
        self._file = file

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802 (as Jinja calls it)
        for number, each in enumerate(node.nodes):
            if isinstance(each, nodes.TemplateData):
                is_last = number == len(node.nodes) - 1
                lines = each.data.split("\n")
                # What goes on after an expression begins no line, and nothing comes of an empty one but by the next.
                for place, line in enumerate(lines):
                    if (place or not number) and (line.strip() or (place == len(lines) - 1 and not is_last)):
                        lines[place] = place_mark(self._file, each.lineno + place) + line
                node.nodes[number] = nodes.TemplateData("\n".join(lines), lineno=each.lineno)
        return node


def _read_back(node: nodes.Expr | None) -> nodes.Filter:
    return nodes.Filter(node, _VALUE, [], [], None, None, lineno=node.lineno if node else 1)


class _Environment(ImmutableSandboxedEnvironment):
    # What Python makes of these at once can be larger than any memory, and no deadline interrupts it.
    intercepted_binops = frozenset({"+", "*", "**"})
    ours = False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        _refuse_vast(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, Part) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        of = getattr(getattr(obj, "__wrapped__", obj), "__self__", None)
        # A plain text's methods would take a fact's words without their citation; its output has it.
        if isinstance(of, str) and not isinstance(of, CitedText):
            args = tuple(_as_output(arg) for arg in args)
        for arg in (*args, *kwargs.values()):
            if isinstance(of, str) and isinstance(arg, int):  # a width
                _refuse_longer(arg)
        made = super().call(context, obj, *args, **kwargs)
        # `format` is the sandbox's own, which knows nothing of the citations of what it fills.
        if isinstance(of, CitedText) and obj.__name__ in {"format", "format_map"}:
            filled = cited(words(made))
            return CitedText(filled, of.cites + filled.cites)
        return _of_sound_size(made)

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        if isinstance(source, str) and not args and not any(kwargs.values()):
            ours = self.ours if filename is None else built_in_folder() in Path(filename).parents
            return _compiled(source, name, filename, ours=ours)
        return super().compile(source, name, filename, *args, **kwargs)

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:  # noqa: ANN401
        placed = _TellingPlaces(file_number(args[1])).visit(source)
        return super()._generate(_ReadingBack().visit(placed), *args, **kwargs)


class _Loader(BaseLoader):
    """Finds what a template includes: by name alone, in the folders where templates are looked for."""

    def __init__(self, folders: list[Path]) -> None:
        self._folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        if "/" not in template and "\\" not in template:
            for folder in self._folders:
                path = folder / (template if template.endswith(SUFFIX) else template + SUFFIX)
                # A link may stand in a folder that came from somebody else, and lead anywhere.
                if path.is_file() and path.resolve().parent in {each.resolve() for each in self._folders}:
                    return blank_front_matter(decode(path.read_bytes())), str(path), lambda: True
        raise TemplateNotFound(template)


def _as_output(value: object) -> object:
    return (
        [str(item) for item in value] if isinstance(value, list) else str(value) if isinstance(value, str) else value
    )


def _of_sound_size(made: Any) -> Any:  # noqa: ANN401
    if isinstance(made, str):
        _refuse_longer(len(made))
    return as_value(made)


def _refuse_vast(operator: str, left: Any, right: Any) -> None:  # noqa: ANN401
    """Refuse an operation whose result would have more than `MOST` items or `_MOST_BITS` bits, before it is made."""
    numbers = isinstance(left, int) and isinstance(right, int)
    if numbers and operator != "+":
        bits = left.bit_length() * max(right, 0) if operator == "**" else left.bit_length() + right.bit_length()
        if bits > _MOST_BITS:
            message = f"`{operator}` gives a number of more than {_MOST_BITS // 10 * 3:,} digits here"
            raise OverflowError(message)
    elif operator == "*":
        times, each = (left, right) if isinstance(left, int) else (right, left)
        if isinstance(times, int) and isinstance(each, str | list | tuple):
            _refuse_longer(times * len(each))
    elif operator == "+" and isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
        _refuse_longer(len(left) + len(right))


def _refuse_longer(length: int) -> None:
    if length > MOST:
        message = f"this makes something {length:,} long, and nothing here may be longer than {MOST:,}"
        raise OverflowError(message)
