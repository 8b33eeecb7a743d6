"""File names for episodes: safe on every file system, distinct for each source, the same at every run.

A name comes from the source file's own, so that correcting a headline does not scatter an episode over two
names. Where two sources of one name meet (`mon/story.yaml`, `tue/story.yaml`), whichever came first keeps
the plain name and the other gets six characters of its path's hash.
"""

import hashlib
import os
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recapcast import plain_yaml
from recapcast.errors import DocumentError, OutputError
from recapcast.given import STDIN
from recapcast.plain_text import decode
from recapcast.publish import manifest
from recapcast.publish.paths import read_path, write_path
from recapcast.script import text as script_text

FACTS = ".facts.yaml"
"""How the name of an article's facts file ends, which lies beside the script."""
LONGEST = 80
"""Characters. Leaves room in the 255 bytes of a file name for every suffix."""
_HASH = 6
_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What is such a name already."""
_ARTICLE = re.compile(r"^article:\n +path: (.+)$", re.MULTILINE)
"""Where an extracted facts file names its article, also when something else in the file is no longer right."""
_SOURCES = {"article", "facts", "script"}
"""The kinds of a manifest's inputs that an episode can be made from."""
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
"""Names that Windows keeps for devices, whatever their suffix."""


def slug(name: str) -> str:
    """A file name for `name` in lower-case ASCII letters, digits and hyphens; 1 to `LONGEST` characters.

    What has no such letters at all (an emoji), and what is cut for its length, ends in a hash of the whole.
    """
    plain = name if _PLAIN.fullmatch(name) else _slugified(name)
    if not plain:
        return f"recap-{_hash(name)}"
    if len(plain) > LONGEST:
        return f"{_slugified(name, LONGEST - _HASH - 1) or 'recap'}-{_hash(name)}"
    return f"{plain}-recap" if plain in _RESERVED else plain


def is_no_file(name: str) -> bool:
    """Whether a source of that name is an address, or standard input."""
    return name == STDIN or "://" in name


def _slugified(name: str, most: int = 0) -> str:
    from slugify import slugify  # takes 10 ms, and most names are plain

    return slugify(name, max_length=most, word_boundary=bool(most))


@dataclass(frozen=True)
class Places:
    """Where one episode's files go. All but the script and the facts lie beside the sound."""

    slug: str
    script: Path
    audio: Path

    @property
    def facts(self) -> Path:
        """The facts that were extracted from an article, beside the script: `.facts.yaml`."""
        return self.script.with_name(f"{self.slug}{FACTS}")

    @property
    def manifest(self) -> Path:
        """The sound's path with the suffix `.json`."""
        return self.audio.with_suffix(".json")

    @property
    def webvtt(self) -> Path:
        """The transcript as WebVTT: `.vtt`."""
        return self.audio.with_suffix(".vtt")

    @property
    def srt(self) -> Path:
        """The transcript as SRT: `.srt`."""
        return self.audio.with_suffix(".srt")

    @property
    def transcript(self) -> Path:
        """The transcript as JSON: `.transcript.json`."""
        return self.audio.with_suffix(".transcript.json")

    @property
    def chapters(self) -> Path:
        """The chapters as JSON: `.chapters.json`."""
        return self.audio.with_suffix(".chapters.json")

    @property
    def texts(self) -> tuple[Path, ...]:
        """What lies beside the sound for players, which is everything there but the manifest."""
        return (self.webvtt, self.srt, self.transcript, self.chapters)


def places(
    source: Path | None, title: str, content: bytes, scripts: Path, output: Path, taken: Collection[Path] = ()
) -> Places:
    """Where the episode of a source goes.

    Args:
        source: the article, facts file or script; None for what is no file, which is named after `title` and
            `content`.
        title: the episode's.
        content: what the source holds.
        scripts: the folder of narration scripts.
        output: the folder of finished episodes.
        taken: files of facts that are other articles', though there may be none in their place yet.
    """
    if source is None:
        name = f"{slug(title)}-{_hash(content)}"
    else:
        # An article's facts, and the article itself, make the same episode.
        name = slug(source.name.removesuffix(FACTS) if source.name.endswith(FACTS) else source.stem)
        # Of its path from the output folder: the same from wherever the command runs.
        other = f"{name}-{_hash(write_path(source, output))}"
        plain = _places(name, scripts, output)
        if (
            plain.facts in taken
            or _is_own(source, _places(other, scripts, output))
            or _is_taken(source, content, plain)
        ):
            name = other
    return _places(name, scripts, output)


def _places(name: str, scripts: Path, output: Path) -> Places:
    return Places(name, scripts / f"{name}.txt", output / f"{name}.mp3")


def _is_own(source: Path, there: Places) -> bool:
    """Whether the files there were made from `source`, or are it."""
    return source.resolve() in {origin.resolve() for origin in (*_origins(there), there.facts)}


def _is_taken(source: Path, content: bytes, there: Places) -> bool:
    """Whether the files there are another source's: not `source`'s, nor those of one that was moved there."""
    if source.resolve() == there.script.resolve() or _is_own(source, there):
        return False
    if there.script.is_file() and _script_source(there.script) is None:
        return True  # a person's own script, filled from no facts
    if there.facts.is_file() and _article(there.facts) is None:
        return True  # a person's own facts, extracted from no article
    origins = _origins(there)
    moved = manifest.sha256(content) in {each.get("sha256") for each in _inputs(there.manifest)}
    return bool(origins) and (any(origin.exists() for origin in origins) or not moved)


def _origins(there: Places) -> list[Path]:
    """The sources that the script, the facts and the manifest there name."""
    named = [
        *((origin, there.script) for origin in [_script_source(there.script)]),
        *((origin, there.facts) for origin in [_article(there.facts)]),
        *((each["path"], there.manifest) for each in _inputs(there.manifest)),
    ]
    paths = [read_path(origin, file.parent) for origin, file in named if origin and not is_no_file(origin)]
    return [path for path in paths if "\0" not in str(path)]


def _script_source(path: Path) -> str | None:
    try:
        return script_text.loads(decode(path.read_bytes()), str(path)).meta.source
    except (OSError, ValueError, DocumentError):
        return None


def _article(path: Path) -> str | None:
    try:
        written = _ARTICLE.search(decode(path.read_bytes()))
        return str(plain_yaml.parse(written[1], str(path), 0).data) if written else None
    except (OSError, ValueError, DocumentError):
        return None


def _inputs(path: Path) -> list[dict[str, Any]]:
    """What an episode's manifest says it was made from, without the template and the cover; nothing without one."""
    try:
        made = manifest.read(path)
    except OutputError:
        made = None
    return [each for each in made["inputs"] if each.get("kind") in _SOURCES] if made else []


def _hash(content: str | bytes) -> str:
    data = os.fsencode(content) if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()[:_HASH]
