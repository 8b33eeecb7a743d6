r"""A script as text that a person edits, and back: `loads(dumps(script)) == script`.

In a line's text a backslash takes the meaning from `[`, `)` and itself, so that words which look like a
citation can be spoken.
"""

import hashlib
import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from recapcast import plain_yaml, strict_yaml
from recapcast.article.model import Span
from recapcast.errors import DocumentError, Problem
from recapcast.script.model import Chapter, Item, Line, Meta, Music, Pause, Script

WIDTH = 100
INDENT = "    "

_FOOTNOTE = re.compile(r"\[\^(\d+)\]:\s*(\S+)\s*")
_PAUSE = re.compile(r"\[pause:\s*(\d{1,4}(?:\.\d{1,6})?)\s*s\s*\]\s*")
_MUSIC = re.compile(r"\[music:\s*([^\]]*?)\s*\]\s*")
_LINE = re.compile(r"([A-Z][A-Z0-9_-]*)(?:\s*\(((?:[^\\)]|\\.)*)\))?\s*:\s*(.*)", re.DOTALL)
_DIRECTION = re.compile(r"(?<!\\)(?:\\\\)*\[(?:pause|music)")
_CITATION = re.compile(r"(?<!\\)((?:\\\\)*)\s*\[\^(\d+)\]")
_SEAL = re.compile(r"^filled: (sha256-[0-9a-f]{12})\n", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\\[)])")
_HINT = "expected `ROLE: words`, `# Chapter`, `[pause: 0.6s]`, `[music: intro]` or an indented continuation"


def is_script(text: str) -> bool:
    """Whether `text` opens with a script's front matter: `---`, and a key `narration`."""
    parts = strict_yaml.split_front_matter(text)
    return parts is not None and re.search(r"^narration\s*:", parts[0], re.MULTILINE) is not None


def loads(text: str, name: str) -> Script:
    r"""Read a script. `text` has `\n` line ends; `name` is what messages call it.

    Raises:
        DocumentError: with every line that is not right, and why.
    """
    parts = strict_yaml.split_front_matter(text)
    if parts is None:
        raise DocumentError(name, [Problem(1, 0, "a script begins with front matter between two lines of `---`")])
    front, rest = parts
    problems: list[Problem] = []
    meta = None
    try:
        meta = strict_yaml.read(front, name, Meta, first_line=2)
    except DocumentError as error:
        problems += error.problems
    body = _Body(rest, text.count("\n") - rest.count("\n") + 1, problems).items()
    if meta is not None and not problems:
        try:
            return Script(meta, body)
        except ValueError as error:
            problems.append(Problem(1, 0, str(error)))
    raise DocumentError(name, problems)


def items(body: str, name: str) -> tuple[tuple[int, Item], ...]:
    """Read what follows a script's front matter: each item with the line that it begins on.

    Raises:
        DocumentError: with every line that is not right; lines count from 1 at the body's first.
    """
    problems: list[Problem] = []
    found = _Body(body, 1, problems).numbered()
    if problems:
        raise DocumentError(name, problems)
    return found


class _Body:
    """What follows the front matter. Problems are added to the list that it is given."""

    def __init__(self, text: str, first_line: int, problems: list[Problem]) -> None:
        self._problems = problems
        self._footnotes: dict[int, Span] = {}
        self._blocks = self._take_footnotes(list(self._join(text, first_line)))

    def items(self) -> tuple[Item, ...]:
        """The items of the blocks that are right; a problem for each of the others."""
        return tuple(item for _, item in self.numbered())

    def numbered(self) -> tuple[tuple[int, Item], ...]:
        """The same, each with the number of its first line."""
        items = []
        for number, block in self._blocks:
            try:
                items.append((number, self._item(block)))
            except ValueError as error:
                self._problems.append(Problem(number, 0, str(error)))
        return tuple(items)

    def _join(self, text: str, first_line: int) -> Iterator[tuple[int, str]]:
        """Blocks with the number of their first line: an indented line goes on with the one above it."""
        begun, parts = 0, list[str]()  # joined at the end: to add to a text takes as long as it is
        for number, line in enumerate(text.split("\n"), first_line):
            if not line.strip():
                continue
            if line[0].isspace():
                if not parts or not _LINE.match(parts[0]):
                    self._problems.append(Problem(number, 0, "an indented line goes on with no spoken line above it"))
                else:
                    parts.append(line.strip())
                continue
            if parts:
                yield begun, " ".join(parts)
            begun, parts = number, [line.rstrip()]
        if parts:
            yield begun, " ".join(parts)

    def _take_footnotes(self, blocks: list[tuple[int, str]]) -> list[tuple[int, str]]:
        others = []
        for number, block in blocks:
            match = _FOOTNOTE.fullmatch(block)
            if match is None:
                others.append((number, block))
                continue
            try:
                if int(match[1]) in self._footnotes:
                    message = f"the footnote [^{match[1]}] is explained a second time: keep one"
                    raise ValueError(message)
                self._footnotes[int(match[1])] = Span.parse(match[2])
            except ValueError as error:
                self._problems.append(Problem(number, 0, str(error)))
        return others

    def _item(self, block: str) -> Item:
        if block.startswith("#"):
            title = re.fullmatch(r"#\s+(.*)", block)
            if title is None:
                message = "a chapter is written `# Title`, with one # and a space"
                raise ValueError(message)
            return Chapter(_unescape(title[1]))
        if pause := _PAUSE.fullmatch(block):
            return Pause(float(pause[1]))
        if music := _MUSIC.fullmatch(block):
            return Music(music[1])
        if line := _LINE.fullmatch(block):
            if _DIRECTION.search(line[3]):
                message = "a pause or music stands on a line of its own; to speak the words, write `\\[`"
                raise ValueError(message)
            name = _unescape(line[2]) if line[2] is not None else None
            return Line(line[1], _unescape(_CITATION.sub(r"\1", line[3])), name, self._cites(line[3]))
        if re.match(r"\[\s*pause", block):
            message = "a pause is written `[pause: 0.6s]`, in seconds"
            raise ValueError(message)
        if (role := re.match(r"[^\W\d][\w-]*(?=\s*(\([^)]*\))?\s*:)", block)) is not None:
            message = f"a role is written in capitals such as {role[0].upper()}, found {role[0]}"
            raise ValueError(message)
        message = f"{_HINT}, found: {textwrap.shorten(block, 60, placeholder='…')}"
        raise ValueError(message)

    def _cites(self, text: str) -> tuple[Span, ...]:
        numbers = [int(match[2]) for match in _CITATION.finditer(text)]
        for number in numbers:
            if number not in self._footnotes:
                message = f"the citation [^{number}] has no footnote: add `[^{number}]: 120-184` at the end"
                raise ValueError(message)
        return tuple(self._footnotes[number] for number in numbers)


def dumps(script: Script) -> str:
    """The script as text, ending in a line end. Long lines wrap onto indented ones."""
    notes: dict[Span, int] = {}
    for line in script.lines:
        for cite in line.cites:
            notes.setdefault(cite, len(notes) + 1)
    front = plain_yaml.dump(script.meta.model_dump(exclude_none=True, mode="json"))
    parts = [f"---\n{front}---\n", _print(script.items[0], notes)]
    for before, item in pairwise(script.items):
        if not (isinstance(before, Line) and isinstance(item, Line)):
            parts.append("")
        parts.append(_print(item, notes))
    if notes:
        parts.append("")
        parts += [f"[^{number}]: {cite}" for cite, number in notes.items()]
    return "\n".join(parts) + "\n"


def dumps_filled(script: Script) -> str:
    """The text of a script that was filled from facts, sealed: `is_untouched` tells whether a person edited it."""
    text = dumps(replace(script, meta=script.meta.model_copy(update={"filled": None})))
    return text.replace("\n---\n", f"\nfilled: {_digest(text)}\n---\n", 1)


def is_untouched(text: str) -> bool:
    """Whether `text` is, to the letter, what `dumps_filled` wrote."""
    seal = _SEAL.search(text)
    return seal is not None and _digest(text[: seal.start()] + text[seal.end() :]) == seal[1]


def _digest(text: str) -> str:
    return f"sha256-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _print(item: Item, notes: dict[Span, int]) -> str:
    match item:
        case Chapter(title):
            return f"# {_escape(title)}"
        case Pause(seconds):
            return f"[pause: {seconds:.3f}".rstrip("0").rstrip(".") + "s]"
        case Music(cue):
            return f"[music: {cue}]"
        case Line(role, text, name, cites):
            name_part = f" ({_escape(name).replace(')', chr(92) + ')')})" if name else ""
            marks = "".join(f"[^{notes[cite]}]" for cite in cites)
            spoken = _escape(text) + (f" {marks}" if marks else "")
            # The role and name stay whole on the first line, however long: it is by them that a line is known.
            return textwrap.fill(
                spoken,
                WIDTH,
                initial_indent=f"{role}{name_part}: ",
                subsequent_indent=INDENT,
                break_long_words=False,
                break_on_hyphens=False,
            )


def _escape(text: str) -> str:
    return re.sub(r"\[(?=\^|pause|music)", r"\\[", text.replace("\\", r"\\"))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
