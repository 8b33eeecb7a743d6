"""What a user gives: read, told apart, and parsed."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from recapcast.errors import SourceError
from recapcast.facts import load as facts_load
from recapcast.facts.model import Facts
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
    """What the user gave: facts or a script, and where they came from. `path` is None for standard input."""

    name: str
    path: Path | None
    content: bytes
    parsed: Facts | Script

    @property
    def language(self) -> str:
        """The language that the episode will be in."""
        return self.parsed.language if isinstance(self.parsed, Facts) else self.parsed.meta.language

    @property
    def title(self) -> str:
        """The episode's title."""
        return self.parsed.headline.text if isinstance(self.parsed, Facts) else self.parsed.meta.title


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
