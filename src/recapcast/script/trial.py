"""A template is tried with full, thin and hostile facts, and every fault of it is told with its line."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes

from recapcast.errors import TemplateError
from recapcast.facts.model import Facts
from recapcast.facts.together import together
from recapcast.languages import is_tag
from recapcast.script import apart
from recapcast.script.model import QUOTE, ROLE, Chapter, Item, Line
from recapcast.script.render import Place, Rendered, render_with_places
from recapcast.script.sample_facts import NAMES, sample_facts
from recapcast.script.sandbox import sandbox
from recapcast.script.templates import FITTED, STORIES, SUFFIX, Template, find, read

LONGEST = 400
"""Characters of a line: half a minute of speech, which nobody follows without a breath."""
PROVIDED = {*Facts.model_fields, STORIES, FITTED, "person", "vary"}
"""The names that a template is given."""
_DOUBLED = re.compile(r"(?<![.…])[.,:;!?][.,:;](?!\.)")


def check(given: str, language: str, templates: Path) -> str:
    """Try a template, and say in one line that it holds.

    Args:
        given: a template's name, or the path of its file, which ends in `.j2`; neighbours are looked for beside it.
        language: the BCP 47 tag of the facts; a file's folder goes before, where it is one.
        templates: the user's folder of templates; need not exist.

    Raises:
        TemplateError: there is no such template, or it has faults: all of them, each with file and line.
    """
    if given.endswith(SUFFIX):
        parent = Path(given).parent
        in_language = is_tag(parent.name)
        language, templates = (parent.name, parent.parent) if in_language else (language, parent)
        template = read(Path(given), language)
    else:
        template = find(given, language, templates)
    if found := faults(template, language, templates):
        count = f"{len(found)} faults" if len(found) > 1 else "a fault"
        raise TemplateError("\n".join([f"{template.path} has {count}:", *found]))
    return f"{template.path} holds, with full, thin and hostile facts."


def faults(template: Template, language: str, templates: Path) -> list[str]:
    """What is wrong with a template, each as `file:line: cause`, in reading order; nothing where it holds.

    The template runs in a process of its own, as `apart.run` has it.

    Args:
        template: what `templates.find` or `templates.read` gave.
        language: the BCP 47 tag of the facts that it is tried with.
        templates: the user's folder of templates, for one that includes another.
    """
    try:
        found = apart.run(_tried, (template, language, templates), str(template.path))
    except TemplateError as error:  # the whole trial took too long, or too much
        return str(error).splitlines()
    return found if isinstance(found, list) else []


def _tried(template: Template, language: str, templates: Path) -> list[str]:
    """What `faults` tells, in this process."""
    found = [*_faults_of_front(template), *_faults_of_names(template, language, templates)]
    for name in NAMES:
        facts, stories = _facts_for(template, name, language)
        try:
            rendered = render_with_places(
                facts, template, name=f"{name} facts", source=None, templates=templates, stories=stories
            )
        except TemplateError as error:
            found += str(error).splitlines()
            if isinstance(error.__cause__, apart.OutOfTimeError):
                break
            continue
        told = _faults_of_script(rendered, facts, [story for _, story in stories], template)
        found += [f"{file}:{line}: {cause} (with {name} facts)" for (file, line), cause in told]
        if name == "full":
            found += _faults_of_roles(rendered, template)
    return _each_once(found)


def _facts_for(template: Template, name: str, language: str) -> tuple[Facts, list[tuple[str, Facts]]]:
    """The facts of that name, with those of the full ones that the template may rely on; and the stories in them."""
    facts, full = sample_facts(name, language), sample_facts("full", language)
    needed = {
        need: getattr(full, need) for need in template.front.needs if need != STORIES and not getattr(facts, need)
    }
    facts = facts.model_copy(update=needed)
    if STORIES not in template.front.needs:
        return facts, []
    stories = [(name, facts), ("another", sample_facts("thin", language))] if name != "thin" else [(name, facts)]
    return together([story for _, story in stories]), stories


def _faults_of_front(template: Template) -> Iterator[str]:
    for role, voice in template.front.roles.items():
        if not ROLE.fullmatch(role):
            line = _line_of(template, rf"['\"]?{re.escape(role)}['\"]?\s*:")
            yield f"{template.path}:{line}: a role is written in capitals such as NARRATOR or HOST_2, found {role}"
        elif not re.fullmatch(r"[\w-]+(:\S+)?", voice):
            line = _line_of(template, rf"['\"]?{re.escape(role)}['\"]?\s*:")
            yield f"{template.path}:{line}: a voice is written auto, ENGINE or ENGINE:VOICE, found {voice}"


def _line_of(template: Template, pattern: str) -> int:
    """The first line on which that stands, indented or in braces; 1 where none is."""
    lines = template.text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if re.search(rf"(^|[\s{{,]){pattern}", line)), 1)


def _faults_of_names(template: Template, language: str, templates: Path) -> Iterator[str]:
    """Every name that is no fact, and every filter and test that there is not: rendering would end at the first."""
    environment = sandbox(language, templates)
    try:
        tree = environment.parse(template.body)
    except TemplateSyntaxError:
        return  # rendering tells it, with its line
    known_names = {*PROVIDED, *environment.globals, *_own_names(tree)}
    for name in tree.find_all(nodes.Name):
        if name.name not in known_names:
            yield f"{template.path}:{name.lineno}: there is no fact or variable `{name.name}`"
    for kind, known in ((nodes.Filter, environment.filters), (nodes.Test, environment.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                cause = f"No {kind.__name__.lower()} named '{node.name}'."
                yield f"{template.path}:{node.lineno}: this is not Jinja: {cause}"


def _own_names(tree: nodes.Template) -> Iterator[str]:
    """Every name that a template gives to something, wherever it holds."""
    yield from ("loop", "self", "super", "caller", "varargs", "kwargs")
    for node in tree.find_all((nodes.Name, nodes.Macro, nodes.Import, nodes.FromImport)):
        match node:
            case nodes.Name(name=name, ctx=context) if context != "load":
                yield name
            case nodes.Macro(name=name) | nodes.Import(target=name):
                yield name
            case nodes.FromImport(names=names):
                yield from (name if isinstance(name, str) else name[1] for name in names)


def _faults_of_script(
    rendered: Rendered, facts: Facts, stories: list[Facts], template: Template
) -> Iterator[tuple[Place, str]]:
    items = list(zip(rendered.script.items, rendered.places, strict=True))
    uncited = _Content(stories or [facts])
    for number, (item, place) in enumerate(items):
        if isinstance(item, Chapter):
            if _is_empty(item for item, _ in items[number + 1 :]):
                yield (
                    place,
                    f"the chapter `{item.title}` has no line: announce it only where there is something to say",
                )
            if "None" in item.title:
                yield place, "a chapter is called None: something that is not there was printed"
        if isinstance(item, Line):
            yield from ((place, cause) for cause in _faults_of_line(item, uncited))
            if template.front.roles and item.role not in template.front.roles:
                yield place, f"{item.role} speaks, and is not among the `roles` of the front matter"


class _Content:
    """Tells a line that says something of a story from one that only connects."""

    def __init__(self, stories: Iterable[Facts]) -> None:
        self._publishers: list[str] = []
        self._numbers: set[int] = set()
        self._names: list[str] = []
        for story in stories:
            # A publisher and a day have no place in the article.
            self._publishers += [story.source.name] if story.source and story.source.name else []
            if day := story.published:
                self._numbers |= {day.year, day.month, day.day}
            self._names += [part for person in story.people for part in (person.name.text, *person.aliases)]
            self._names += [work.title.text for work in story.works]

    def in_line(self, text: str) -> str | None:
        """What of its words must come from the facts: a name, a number or a quotation; None where nothing does."""
        for each in self._publishers:
            text = text.replace(each, "")
        numbers = [number for number in re.findall(r"\d+", text) if int(number) not in self._numbers]
        return next((each for each in (*self._names, *numbers, *'“”«»„「」"') if each in text), None)


def _faults_of_line(line: Line, content: _Content) -> Iterator[str]:
    said = f"{line.text[:60]}…" if len(line.text) > 60 else line.text
    if re.search(r"\bNone\b", line.text):
        yield f"it says None, where something that is not there was printed: {said}"
    if len(line.text) > LONGEST:
        yield f"it has {len(line.text)} characters, {LONGEST} at most: cut it (`excerpt`), or make two of it: {said}"
    if (doubled := _DOUBLED.search(line.text)) and doubled.end() == len(line.text):
        yield f"`{doubled[0]}` stands in it: `sentence` and `phrase` see to the end of a text: {said}"
    if not line.cites and (found := content.in_line(line.text)):
        yield f"it says `{found}` and cites nothing, as what comes from the facts does: {said}"
    elif not line.cites and line.role == QUOTE:
        yield f"it quotes and cites nothing, as what comes from the facts does: {said}"


def _faults_of_roles(rendered: Rendered, template: Template) -> Iterator[str]:
    speaking = {line.role for line in rendered.script.lines}
    for role in template.front.roles:
        if ROLE.fullmatch(role) and role not in speaking:
            line = _line_of(template, rf"['\"]?{re.escape(role)}['\"]?\s*:")
            yield f"{template.path}:{line}: the role {role} never speaks, not even with full facts"


def _is_empty(after: Iterable[Item]) -> bool:
    """Whether a chapter that these items come after has no line."""
    for item in after:
        if isinstance(item, Line):
            return False
        if isinstance(item, Chapter):
            return True
    return True


def _each_once(found: Iterable[str]) -> list[str]:
    """The faults in reading order, each line's cause once, however many facts showed it."""
    kept: dict[str, str] = {}
    for fault in found:
        # Jinja has two forms for a filter that there is not: one for those that a branch may never reach.
        cause = re.sub(
            r"this is not Jinja: | found(?=\.)| \((?:with|facts:) \w+ facts\)$|; did you mean .*$", "", fault
        )
        kept.setdefault(cause, fault)

    def place(fault: str) -> tuple[str, int]:
        at = re.match(r"(.*?):(\d+):", fault)
        return (at[1], int(at[2])) if at else (fault, 0)

    return sorted(kept.values(), key=place)
