"""The manifest: how an episode was made, and what is said when. JSON beside the sound.

`inputs` names every file that the episode was made from, the source first, and `files` what was made beside the
sound, each with the SHA-256 of its bytes; an article with that of its text, in which citations count. Paths are seen
from the manifest's own folder. All times are seconds from the start of the decoded file. The `words` of a line are
`[start, end, text]` each, and joined they are its text; the list is empty where the voice's engine tells no times of
words.
"""

import hashlib
import json
import re
import stat
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recapcast import __version__
from recapcast.episode.format import RATE
from recapcast.errors import OutputError
from recapcast.publish.cover.choice import Cover
from recapcast.publish.cues import in_pieces
from recapcast.publish.paths import read_path, write_path
from recapcast.script.model import Meta
from recapcast.speech.cast import Cast
from recapcast.units import Seconds, to_seconds

if TYPE_CHECKING:
    from recapcast.episode.encoding import Encoded
    from recapcast.episode.join import Placed, Programme

VERSION = 1
_WORD = re.compile(r'\[\n +([\de.-]+),\n +([\de.-]+),\n +(".*")\n +\]')
"""A word as `json` indents it."""


@dataclass(frozen=True)
class Input:
    """A file that the episode was made from. `kind` is article, facts, script, template, cover or lexicon."""

    kind: str
    path: str
    sha256: str


def sha256(data: bytes) -> str:
    """The hash of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str:
    """The hash of what a file holds, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def build(
    *, meta: Meta, author: str | None, show: str | None, asked: Seconds | None, inputs: Sequence[Input],
    script: Input, cast: Cast, programme: "Programme", encoded: "Encoded", audio: Path, file: Path,
    cover: Cover | None, texts: Mapping[Path, bytes],
) -> dict[str, Any]:  # fmt: skip
    """The manifest of an episode whose finished sound lies at `file` and will at `audio`, and `texts` beside it.

    `author` is whose the episode is, and `show` the podcast's name; None where nobody says. `asked` is the length
    that its facts were chosen for, or None.
    """
    parts = {(placed.line.role, placed.line.name): cast.part(placed.line) for placed in programme.lines}
    starts = [chapter.start for chapter in programme.chapters]

    def chapter_of(start: int) -> str | None:
        number = bisect_right(starts, start)
        return programme.chapters[number - 1].title if number else None

    return {
        "manifest": VERSION,
        "recapcast": __version__,
        "title": meta.title,
        "language": meta.language,
        "published": meta.published.isoformat() if meta.published else None,
        "author": author,
        "show": show,
        "link": meta.link,
        "inputs": [asdict(item) for item in inputs],
        "template": meta.template,
        "asked_seconds": asked,
        "script": {"path": script.path, "sha256": script.sha256},
        "voice": {
            "engine": cast.lead.engine.name,
            "name": cast.lead.voice.shown or cast.lead.voice.name,
            "language": cast.lead.voice.language,
            "version": cast.lead.engine.version_of(cast.lead.voice),
            "reason": cast.lead.reason,
        },
        "cast": [
            {
                "role": role,
                "name": name,
                "voice": str(part.voice),
                "language": part.voice.language,
                "version": part.engine.version_of(part.voice),
                "shift": part.shift,
            }
            for (role, name), part in parts.items()
        ],
        "audio": {
            "path": write_path(audio, audio.parent),
            "sha256": sha256_of(file),
            "bytes": file.stat().st_size,
            "seconds": round(encoded.seconds, 6),
            "container": encoded.format.container.name,
            "codec": encoded.format.container.codec,
            "sample_rate": encoded.format.container.rate,
            "channels": encoded.format.channels,
            "kbit_per_second": encoded.format.kbit,
            "lufs": round(encoded.lufs, 2),
            "dbtp": round(encoded.dbtp, 2),
        },
        "cover": cover
        and {
            "path": write_path(cover.path, audio.parent) if cover.path else None,
            "sha256": sha256(cover.data),
            "bytes": len(cover.data),
            "pixels": cover.pixels,
        },
        "files": [{"path": write_path(path, audio.parent), "sha256": sha256(data)} for path, data in texts.items()],
        "music": [{"start": _seconds(start), "end": _seconds(end)} for start, end in programme.sounding],
        "chapters": [
            {"title": chapter.title, "start": _seconds(chapter.start), "end": _seconds(chapter.end)}
            for chapter in programme.chapters
        ],
        "lines": [
            {
                "chapter": chapter_of(placed.start),
                "role": placed.line.role,
                "name": placed.line.name,
                "text": placed.line.text,
                "cites": [str(cite) for cite in placed.line.cites],
                "start": _seconds(placed.start),
                "end": _seconds(placed.end),
                "words": _words(placed),
            }
            for placed in programme.lines
        ],
    }


def to_bytes(manifest: dict[str, Any]) -> bytes:
    """The manifest as it is written: UTF-8, two spaces of indent, each word on one row, a line end at the end."""
    indented = json.dumps(manifest, ensure_ascii=False, indent=2)
    return (_WORD.sub(r"[\1, \2, \3]", indented) + "\n").encode()


def read(path: Path) -> dict[str, Any] | None:
    """The manifest in that file; None where there is no such file.

    Raises:
        OutputError: the file holds something else, which must not be overwritten.
    """
    try:
        manifest = json.loads(path.read_bytes())
        if isinstance(manifest["manifest"], int) and isinstance(manifest["inputs"][0]["path"], str):
            found: dict[str, Any] = manifest
            return found
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError):
        pass
    message = f"{path} is in the way: it is no manifest of recapcast's. Choose another place with --out, or move it."
    raise OutputError(message)


def refuse_others(path: Path, files: Iterable[Path]) -> None:
    """See to it that no work of another is overwritten, before anything slow is done.

    Args:
        path: where the manifest goes.
        files: what goes beside it, there already or not.

    Raises:
        OutputError: one of `files` is there and the manifest at `path` does not list it, is a folder, or can not be
            looked at; or what is at `path` is no manifest.
    """
    listed = _listed(read(path), path.parent)
    for file in files:
        reason = f"{path.name} does not list it as recapcast's"
        try:
            if stat.S_ISDIR(file.stat().st_mode):
                reason = "it is a folder"
            elif file.parent.resolve() / file.name in listed:
                continue
        except FileNotFoundError:
            continue
        except OSError as error:
            reason = error.strerror or str(error)
        message = f"{file} is in the way ({reason}). Choose another place with --out, or move it."
        raise OutputError(message)


def _listed(manifest: dict[str, Any] | None, folder: Path) -> set[Path]:
    try:
        return {read_path(file["path"], folder) for file in manifest["files"]} if manifest else set()
    except (LookupError, TypeError):
        return set()


def _words(placed: "Placed") -> list[list[float | str]]:
    if not placed.marks:
        return []
    return [[_seconds(piece.start), _seconds(piece.end), piece.text] for piece in in_pieces(placed)]


def _seconds(samples: int) -> float:
    return round(to_seconds(samples, RATE), 6)
