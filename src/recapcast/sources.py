"""What a user gives: read, told apart, and parsed."""

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from recapcast.article.model import Article
from recapcast.drafts import SUFFIXES, Draft, changed, draft, input_of
from recapcast.errors import SourceError
from recapcast.facts import load as facts_load
from recapcast.facts.model import Facts
from recapcast.facts.together import together
from recapcast.given import STDIN
from recapcast.given import content as given_content
from recapcast.languages import primary
from recapcast.plain_text import decode
from recapcast.publish import naming
from recapcast.publish.naming import is_no_file
from recapcast.publish.paths import write_path
from recapcast.script import text as script_text
from recapcast.script.model import Script
from recapcast.settings import Settings

LARGEST = 4 * 1024 * 1024
"""Bytes. An hour's script has 60 kB: a source past this is some other file."""
LARGEST_ARTICLE = 10 * 1024 * 1024
"""The same of an article, as its reader has it."""
_KEY = re.compile(r"(?:^---[ \t]*\n)?(?:^[ \t]*(?:#.*)?\n)*^[\"']?(\w+)[\"']?[ \t]*:", re.MULTILINE)
"""The first key of a YAML document, after comments."""


@dataclass(frozen=True)
class Source:
    """What the user gave: facts, a script or an article, and where they came from.

    `path` is None for standard input and for an address. Several stories are one source without a path, whose `parts`
    they are. An article has its facts `parsed`, and their file as its `draft`.
    """

    name: str
    path: Path | None
    content: bytes
    parsed: Facts | Script
    parts: tuple["Source", ...] = ()
    draft: Draft | None = None
    named: str | None = None
    """Of an article that is no file: what its files are named after."""
    notes: tuple[str, ...] = ()
    """What the user should know of it."""

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
        names = (part.path.stem if part.path else part.called for part in self.parts)
        return " ".join(names) or self.named or self.title

    @property
    def file(self) -> Path | None:
        """The facts or the script as a file: of an article the file of its facts. None for standard input."""
        return self.draft.path if self.draft else self.path

    @property
    def new_drafts(self) -> dict[str, Draft]:
        """The facts that were extracted now and wait to be written, by what messages call their articles."""
        return {
            part.name: part.draft
            for part in self.parts or (self,)
            if part.draft is not None and not part.draft.is_corrected
        }

    def inputs(self, folder: Path) -> Iterator[tuple[str, str, str]]:
        """What it is made from, as a file in `folder` names it: kind, path and hash; facts or script are last.

        Of an article the hash is that of its text, in which citations count.
        """
        content = self.draft.content if self.draft else self.content
        kind = "facts" if isinstance(self.parsed, Facts) else "script"
        if isinstance(self.parsed, Facts) and (article := input_of(self.parsed, self.file, folder)):
            yield "article", *article
        yield kind, write_path(self.file, folder) if self.file else STDIN, hashlib.sha256(content).hexdigest()


def read_sources(given: Sequence[str], settings: Settings | None = None, facts_for: str | None = None) -> Source:
    """Read one source, or several stories that are to be told in one episode.

    Args:
        given: at least one path or address; one of them may be `-` for standard input.
        settings: as for `read_source`.
        facts_for: the option that a script can not be taken with, where there is one.

    Raises:
        SourceError: as `read_source`; or it is a script and may not be; or one of several is a script, given
            twice, or in another language.
        DocumentError: as `read_source`.
    """
    parts: tuple[Source, ...] = ()
    for each in given:
        # Of two articles with one name neither has a file yet by which the other could be told.
        parts += (read_source(each, settings, {part.draft.path for part in parts if part.draft}),)
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
    notes = tuple(note for part in parts for note in part.notes)
    return Source(names, None, names.encode(), together(stories), parts, notes=notes)


def read_source(given: str, settings: Settings | None = None, taken: Collection[Path] = ()) -> Source:
    """Read facts, a narration script, or an article, whose facts are extracted.

    Args:
        given: a path, an address, or `-` for standard input.
        settings: the folders that an article's facts are looked for in, and whether an address may be a private one;
            None for the defaults.
        taken: files of facts that are other articles'.

    Raises:
        SourceError: it can not be read, or is nothing of these.
        DocumentError: it breaks its format.
        OutputError: as `draft`.
    """
    settings, notes = settings or Settings(), list[str]()
    if "://" in given:
        from recapcast.article import read  # here and not above: facts and scripts are read without it

        article = read.read(given, allow_private=settings.allow_private, note=notes.append)
        return _of_article(article, given, None, settings, taken, notes)
    path = None if given == STDIN else Path(given)
    name = "standard input" if path is None else str(path)
    suffix = path.suffix.lower() if path else ""
    content = given_content(
        given, LARGEST if suffix in SUFFIXES else LARGEST_ARTICLE, "no article, no facts and no script"
    )
    try:
        text = decode(content)
    except ValueError as error:
        if suffix in SUFFIXES:
            message = f"{name} can not be read: {error}. Give a facts file (YAML or JSON) or a narration script."
            raise SourceError(message) from error
        text = ""
    if script_text.is_script(text):
        return Source(name, path, content, script_text.loads(text, name))
    if suffix in SUFFIXES or (path is None and _is_facts(text)):
        is_json = suffix == ".json" or (path is None and _is_json(text))
        facts = facts_load.loads(text, name, is_json=is_json)
        note = changed(facts, path) if path else None
        return Source(name, path, content, facts, notes=(note,) if note else ())
    from recapcast.article import read

    if path is None or suffix in read.SUFFIXES:
        article = read.article(content, name, suffix or None, note=notes.append)
        return _of_article(article, given, path, settings, taken, notes)
    message = (
        f"{name} is of no kind that is read: give an article ({', '.join(read.SUFFIXES)}), facts "
        f"({', '.join(SUFFIXES)}), or a narration script."
    )
    raise SourceError(message)


def _of_article(
    article: Article, given: str, path: Path | None, settings: Settings, taken: Collection[Path], notes: Sequence[str]
) -> Source:
    """The source that an article is. Without a path it is named after its address, or its first line."""
    named = None if path else _last_of(given) or article.text.lstrip().partition("\n")[0]
    # Not the file's bytes: a manifest knows an article by its text's hash. An address is known by itself.
    content = (
        given.encode() if is_no_file(given) and given != STDIN else article.text.encode("utf-8", "surrogatepass")
    )
    places = naming.places(path, named or "", content, settings.scripts, settings.output, taken)
    made = draft(article, given, places.facts)
    if made.is_corrected:
        notes = [*notes, f"The facts of {given} are taken from {made.path}, which has been corrected."]
    return Source(given, path, content, made.facts, draft=made, named=named, notes=tuple(notes))


def _last_of(address: str) -> str | None:
    """The last part of an address's path, or its host; None for what is no address."""
    if "://" not in address:
        return None
    parts = urlsplit(address)
    return PurePosixPath(unquote(parts.path)).stem or parts.hostname


def _is_facts(text: str) -> bool:
    """Whether a text without a file's name is of facts, and no article: it begins with a key of theirs."""
    key = _KEY.match(text)
    return text.lstrip().startswith("{") or (key is not None and key[1] in Facts.model_fields)


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
