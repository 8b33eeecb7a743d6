"""Facts and a template make a script."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from pydantic import BaseModel

from recapcast.article.model import Span
from recapcast.errors import DocumentError, TemplateError
from recapcast.facts.model import Facts, Point, Text
from recapcast.script import text as script_text
from recapcast.script.cited import CitedText, cited, collect, place_of, words
from recapcast.script.model import HOSTS, Item, Line, Meta, Script
from recapcast.script.once import once
from recapcast.script.said import said
from recapcast.script.sandbox import MOST, Part, file_number, sandbox
from recapcast.script.sentences import parts
from recapcast.script.templates import FITTED, STORIES, SUFFIX, Template, search_path
from recapcast.script.variety import Variety

_LONGEST = 400
"""Characters of a line: half a minute of speech."""
_BEGINS = re.compile(r"\s+(?:[A-Z][A-Z0-9_-]*(?:\s*\([^)]*\))?:|#\s|\[\s*(?:pause|music)\s*:)")


_CALLED = {"Several": "this list", "Fact": "this mapping"}
"""What messages of Jinja's call our types."""


class _Absent(StrictUndefined):
    """A fact that the schema knows and this file lacks: a template may ask for it and its parts, not print it."""

    __slots__ = ()

    def __bool__(self) -> bool:  # type: ignore[override]
        return False

    def __getattr__(self, name: str) -> "_Absent":
        if name.startswith("__"):
            raise AttributeError
        return self

    def __eq__(self, other: object) -> bool:  # type: ignore[override]
        return isinstance(other, _Absent)

    def __ne__(self, other: object) -> bool:  # type: ignore[override]
        return not isinstance(other, _Absent)

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(_Absent)


Place = tuple[str, int]
"""A template's file, and a line in it from 1; line 0 where it is not known."""


@dataclass(frozen=True)
class Rendered:
    """A script, and of each of its items the place in a template that began it."""

    script: Script
    places: tuple[Place, ...]


def render(
    facts: Facts, template: Template, *, name: str, source: str | None, templates: Path,
    stories: Sequence[tuple[str, Facts]] = (), fitted: bool = False,
) -> Script:  # fmt: skip
    """Fill `template` with `facts`, in this process; one that is not ours is filled by `apart.fill`.

    Args:
        facts: the facts, whose texts carry their places in the article into the script's citations.
        template: what `templates.find` gave for the facts' language.
        name: what messages call the facts.
        source: what the script calls the file that the facts came from; None where there is none.
        templates: the user's folder of templates, for a template that includes another.
        stories: where `facts` are those of several files together, what the script calls each, and what it holds.
        fitted: whether the facts were chosen to fit a length, so that the template need not choose among them.

    Raises:
        TemplateError: a fact is missing, the template is broken, or it tells one story and there are several; names
            the template, its line and the fact.
    """
    rendered = render_with_places(
        facts, template, name=name, source=source, templates=templates, stories=stories, fitted=fitted
    )
    return rendered.script


def render_with_places(
    facts: Facts, template: Template, *, name: str, source: str | None, templates: Path,
    stories: Sequence[tuple[str, Facts]] = (), fitted: bool = False,
) -> Rendered:  # fmt: skip
    """As `render`, and tells which line of which template each item comes from."""
    path = str(template.path)
    if len(stories) > 1 and STORIES not in template.front.needs:
        message = f"The template {path} tells one story, and here are {len(stories)}: take another, such as `digest`."
        raise TemplateError(message)
    missing = [need for need in template.front.needs if need != STORIES and not getattr(facts, need)]
    if missing:
        message = f"{name} lacks {_listed(missing)}, which the template {path} needs. Add it, or choose another."
        raise TemplateError(message)
    environment = sandbox(facts.language, templates, ours=template.origin == "built-in")
    variables = {**_variables(facts, [story for _, story in stories] or [facts]), FITTED: fitted}
    try:
        output = _joined(environment.from_string(template.body).generate(variables))
    except TemplateSyntaxError as error:
        where = error.filename or path
        message = f"{where}:{error.lineno}: this is not Jinja: {error.message}"
        raise TemplateError(message) from error
    except Exception as error:  # a template is the user's program: whatever it raises is the template's fault
        where, line = _place(error.__traceback__, path)
        message = f"{where}:{line}: {_reason(error, name)}"
        raise TemplateError(message) from error
    meta = _meta(facts, template, source).model_copy(update={"sources": [origin for origin, _ in stories] or None})
    files = {file_number(str(file)): str(file) for file in _files(facts.language, templates)}
    rendered = _parse(output, meta, {**files, 0: path})
    parted = [
        (part, place)
        for item, place, stays in zip(
            rendered.script.items, rendered.places, once(rendered.script.items), strict=True
        )
        if stays
        for part in _parted(item)
    ]
    script = Script(rendered.script.meta, tuple(part for part, _ in parted))
    script = _introduced(script, facts)
    say = said((line.text for line in script.lines), [story for _, story in stories] or [facts], facts.language)
    script = replace(script, meta=script.meta.model_copy(update={"say": say or None}))
    return Rendered(script, tuple(place for _, place in parted))


def _joined(pieces: Iterable[str]) -> str:
    """All output, which is given up as soon as it is longer than anything that is said."""
    output, size = [], 0
    for piece in pieces:
        output.append(piece)
        size += len(piece)
        if size > MOST:
            message = f"it fills to more than {MOST:,} characters"
            raise OverflowError(message)
    return "".join(output)


def _files(language: str, templates: Path) -> Iterable[Path]:
    """Every file that a template may have included."""
    return (file for folder, _ in search_path(language, templates) for file in folder.glob(f"*{SUFFIX}"))


def _variables(facts: Facts, stories: Sequence[Facts]) -> dict[str, object]:
    variables = {name: _value(getattr(facts, name), name, ()) for name in Facts.model_fields}
    variables[STORIES] = [
        _value(story, f"{STORIES}[{number - 1}]", (), number) for number, story in enumerate(stories, 1)
    ]

    def person(name: str) -> object:
        for number, story in enumerate(stories, 1):
            if found := story.person(words(cited(name))):
                return _value(found, f"person({name!r})", (), number)
        return _value(None, f"person({name!r})", ())

    variety = Variety(f"{facts.headline.text}\n{facts.published or ''}")
    return {**variables, "person": person, "vary": variety.vary}


def _value(value: object, path: str, cites: tuple[Span, ...], article: int = 1) -> Any:  # noqa: ANN401
    """A fact of that article as a template sees it: texts that carry their citations, mappings, lists, and gaps."""
    match value:
        case None:
            return _Absent(hint=f"the fact `{path}` is missing")
        case Point():
            return _point(value, path, (replace(value.at, article=article),) if value.at else cites)
        case Text():
            return CitedText(value.text, (replace(value.at, article=article),) if value.at else cites)
        case str():
            return CitedText(value, cites)
        case BaseModel():
            # What a person, work, quote or figure says without a place of its own has the item's.
            own = getattr(value, "at", None)
            inner = (replace(own, article=article),) if own else cites
            own_parts = {name: (getattr(value, name), f"{path}.{name}") for name in type(value).model_fields}
            return _Fact({name: _value(part, of, inner, article) for name, (part, of) in own_parts.items()}, path)
        case Mapping():
            return _Fact({key: _value(item, f"{path}.{key}", cites, article) for key, item in value.items()}, path)
        case list():
            items = (_value(item, f"{path}[{number}]", cites, article) for number, item in enumerate(value))
            return _Several(items, path)
    return value


class _Point(CitedText):
    """A key point as a template sees it: whole it names whoever says it, so that no narrator says `I` for them."""

    __slots__ = ("speaker", "text")
    speaker: Any
    """Who says it; a gap where the narrator does."""
    text: CitedText
    """The words alone."""


def _point(point: Point, path: str, cites: tuple[Span, ...]) -> _Point:
    whole = f"{point.speaker.text}: {point.text}" if point.speaker else point.text
    made = _Point(whole, cites)
    made.speaker = _value(point.speaker, f"{path}.speaker", cites)
    made.text = CitedText(point.text, cites)
    return made


class _Fact(Part):
    """A mapping that prints as an error, not as Python's idea of a mapping."""

    def __init__(self, items: Mapping[str, Any], path: str) -> None:
        super().__init__(items)
        self._path = path

    def __str__(self) -> str:
        message = f"`{self._path}` is a mapping: print one of its parts ({', '.join(self)})"
        raise TypeError(message)


class _Several(list[Any]):
    """A list that prints as an error, likewise."""

    def __init__(self, items: Iterable[Any], path: str) -> None:
        super().__init__(items)
        self._path = path

    def __str__(self) -> str:
        message = f"`{self._path}` is a list: print its items one by one, in a loop"
        raise TypeError(message)


def _place(traceback: TracebackType | None, name: str) -> tuple[str, int]:
    """The innermost line of a template on the way to an error. Jinja rewrites tracebacks to the templates' lines."""
    place = (name, 1)
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file == "<template>":
            place = (name, traceback.tb_lineno)
        elif file.endswith(SUFFIX):
            place = (file, traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def _reason(error: Exception, name: str) -> str:
    if isinstance(error, MemoryError):
        return "this takes more memory than any script needs"
    if isinstance(error, RecursionError):
        return "this nests too deep, or calls or includes itself without end"
    if isinstance(error, TemplateNotFound):
        return f"there is no template `{error}` to include"
    reason = str(error) or type(error).__name__
    if not isinstance(error, UndefinedError):
        return reason
    if unknown := re.fullmatch(r"'(\w+)' is undefined", reason):
        close = difflib.get_close_matches(unknown[1], Facts.model_fields, n=1)
        hint = f"; did you mean `{close[0]}`?" if close else ""
        return f"there is no fact or variable `{unknown[1]}`{hint}"
    of_ours = re.sub(r"^recapcast\.[\w.]+\._(Several|Fact) object", lambda kind: _CALLED[kind[1]], reason)
    return f"{of_ours} (facts: {name})"


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _meta(facts: Facts, template: Template, source: str | None) -> Meta:
    publisher = facts.source
    return Meta(
        title=facts.headline.text,
        published=facts.published,
        template=template.name,
        language=facts.language,
        publisher=publisher.name if publisher else None,
        author=publisher.author if publisher else None,
        link=publisher.url if publisher else None,
        source=source,
        cast={role: voice for role, voice in template.front.roles.items() if voice != "auto"} or None,
    )


def _introduced(script: Script, facts: Facts) -> Script:
    """The script with its speakers under their own names, and with what they are, as far as the facts say it."""
    speakers = {line.name for line in script.lines if line.name and line.role not in HOSTS}
    people = {name: known for name in speakers if (known := facts.person(name))}
    named = {name: person.name.text for name, person in people.items()}
    items = tuple(
        replace(item, name=named.get(item.name or "", item.name))
        if isinstance(item, Line) and item.role not in HOSTS
        else item
        for item in script.items
    )
    roles = {named[name]: person.role.text for name, person in people.items() if person.role}
    speaking = {line.role for line in script.lines}
    cast = {role: voice for role, voice in (script.meta.cast or {}).items() if role in speaking}
    update = {"people": roles or None, "cast": cast or None}
    return Script(script.meta.model_copy(update=update), items)


def _parted(item: Item) -> Iterator[Item]:
    """A line that is too long to be heard as one in several, parted where its sentences end; any other as it is."""
    if isinstance(item, Line):
        yield from (replace(item, text=part) for part in parts(item.text, _LONGEST))
    else:
        yield item


def _parse(output: str, meta: Meta, files: Mapping[int, str]) -> Rendered:
    notes: dict[Span, int] = {}
    body = []
    places: list[Place] = []
    place = (files[0], 0)
    for line in output.split("\n"):
        if found := place_of(line):
            place = (files[found[0]], found[1])
        places.append(place)
        text, spans = collect(line)
        if _BEGINS.match(text):
            text = text.lstrip()  # indented as the loop around it is, not as a continuation
        marks = "".join(f"[^{notes.setdefault(span, len(notes) + 1)}]" for span in spans)
        body.append(text if text.startswith("#") or not marks else f"{text.rstrip()} {marks}")
    written = len(body)
    body += [f"[^{number}]: {span}" for span, number in notes.items()]
    # One grammar for scripts, whoever wrote them: the filled template is read as an edited file would be.
    try:
        items = script_text.items("\n".join(body), "")
        script = Script(meta, tuple(item for _, item in items))
        return Rendered(script, tuple(places[number - 1] for number, _ in items))
    except DocumentError as error:
        lines = []
        for problem in error.problems:
            file, number = places[min(problem.line, written) - 1]
            fault, filled = problem.message[:160], body[problem.line - 1].strip()[:80]
            lines.append(f"{file}:{number}: it fills to a line that is no script: {fault} (in: {filled})")
        raise TemplateError("\n".join(lines)) from error
    except ValueError as error:
        message = f"{files[0]}: {error}"
        raise TemplateError(message) from error
