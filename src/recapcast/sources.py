"""What a user gives: read, told apart, and parsed."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recapcast.errors import SourceError
from recapcast.facts import load as facts_load
from recapcast.facts.model import Facts
from recapcast.facts.together import together
from recapcast.languages import primary
from recapcast.plain_text import decode
from recapcast.publish.naming import STDIN
from recapcast.script import text as script_text
from recapcast.script.model import Script

LARGEST = 4 * 1024 * 1024
"""Bytes. An hour's script has 60 kB: a source past this is some other file."""
_FACTS = {".yaml", ".yml", ".json"}
_ARTICLES = {".txt", ".md", ".html", ".htm"}


@dataclass(frozen=True)
class Source:
    """What the user gave: facts or a script, and where they came from. `path` is None for standard input.

    Several files of facts are one source without a path, whose `parts` they are.
    """

    name: str
    path: Path | None
    content: bytes
    parsed: Facts | Script
    parts: tuple["Source", ...] = ()

    @property
    def language(self) -> str:
        """The language that the episode will be in."""
        return self.parsed.language if isinstance(self.parsed, Facts) else self.parsed.meta.language

    @property
    def title(self) -> str:
        """The episode's title."""
        return self.parsed.headline.text if isinstance(self.parsed, Facts) else self.parsed.meta.title

    @property
    def called(self) -> str:
        """What its episode is named after where it has no file of its own: its parts' names, or its title."""
        return " ".join(part.path.stem if part.path else part.title for part in self.parts) or self.title


def read_sources(given: Sequence[str], facts_for: str | None = None) -> Source:
    """Read one source, or several files of facts that are to be told in one episode.

    Args:
        given: at least one path; one of them may be `-` for standard input.
        facts_for: the option that a script can not be taken with, where there is one.

    Raises:
        SourceError: as `read_source`; or it is a script and may not be; or one of several is a script, given
            twice, or in another language.
        DocumentError: as `read_source`.
    """
    parts = tuple(read_source(each) for each in given)
    if len(parts) == 1:
        if facts_for and isinstance(parts[0].parsed, Script):
            name = parts[0].name
            message = f"{name} is a script, all of which is said: {facts_for} chooses among facts. Leave it out."
            raise SourceError(message)
        return parts[0]
    stories = []
    for number, part in enumerate(parts):
        if not isinstance(part.parsed, Facts):
            message = f"{part.name} is a script: only facts can be told together. Give it alone."
            raise SourceError(message)
        if part.name in {before.name for before in parts[:number]}:
            message = f"{part.name} is given twice. Give each story once."
            raise SourceError(message)
        if primary(part.language) != primary(parts[0].language):
            first = parts[0]
            message = f"{first.name} is in {first.language}, {part.name} in {part.language}: tell them apart."
            raise SourceError(message)
        stories.append(part.parsed)
    names = ", ".join(part.name for part in parts)
    # Named by its parts' paths, so that correcting a headline does not scatter its episode over two names.
    return Source(names, None, names.encode(), together(stories), parts)


def read_source(given: str) -> Source:
    """Read facts or a narration script.

    Args:
        given: a path, or `-` for standard input.

    Raises:
        SourceError: it can not be read, or is neither.
        DocumentError: it breaks its format.
    """
    path = None if given == STDIN else Path(given)
    name = "standard input" if path is None else str(path)
    content = _content(given, path)
    try:
        text = decode(content)
    except ValueError as error:
        message = f"{name} can not be read: {error}. Give a facts file (YAML or JSON) or a narration script."
        raise SourceError(message) from error
    if script_text.is_script(text):
        return Source(name, path, content, script_text.loads(text, name))
    suffix = path.suffix.lower() if path else ""
    if path is None or suffix in _FACTS:
        is_json = suffix == ".json" or (path is None and _is_json(text))
        return Source(name, path, content, facts_load.loads(text, name, is_json=is_json))
    if suffix in _ARTICLES:
        message = (
            f"{name} is no narration script (those begin with `---` and `narration: 1`), and articles are not "
            "read yet. Write the article's facts as YAML; see examples/ for how."
        )
        raise SourceError(message)
    message = f"{name} is of no kind that is read: give facts as .yaml, .yml or .json, or a narration script."
    raise SourceError(message)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _content(given: str, path: Path | None) -> bytes:
    if "://" in given:
        message = f"{given} is an address, and articles are not read yet. Write the article's facts as YAML."
        raise SourceError(message)
    try:
        if path is None:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
    except OSError as error:
        message = f"{given} can not be read ({error.strerror or error}). Check the path."
        raise SourceError(message) from error
    except ValueError as error:  # a NUL in the path
        message = f"{given!r} is no path ({error})."
        raise SourceError(message) from error
    if len(content) > LARGEST:
        message = f"{given} is larger than {LARGEST // 1024 // 1024} MB: that is no facts file and no script."
        raise SourceError(message)
    return content
