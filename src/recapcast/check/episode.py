"""One episode held against its manifest: the only place that knows everything that is checked.

`make` calls it before its files appear, and `recapcast check` at any time after.
"""

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from recapcast.check import chapters, containers, record, script, sound, timeline, transcripts
from recapcast.check.containers import Kind
from recapcast.check.record import Listed, Record
from recapcast.check.report import Figures, Miss, Report, quoted
from recapcast.episode.format import SUFFIXES
from recapcast.episode.measure import Measured
from recapcast.errors import EpisodeError
from recapcast.publish.manifest import sha256, sha256_of

LARGEST = 16 * 1024 * 1024
"""Bytes of a text beside the sound. An hour's manifest has 0.3 MB: one past this is some other file."""

_CHAPTERS = ".chapters.json"
_TRANSCRIPTS = {".vtt": ".vtt", ".srt": ".srt", ".transcript.json": ".json"}
"""By how their names end: how they are read."""


@dataclass(frozen=True)
class Files:
    """Where an episode's files are now, under whatever names, before or after they are put in place."""

    manifest: bytes
    """Its content."""
    name: str
    """What messages call the manifest."""
    audio: Path
    beside: Mapping[str, Path]
    """What the manifest lists under `files`, by the path that it gives there."""
    script: Path | None
    """The narration script that was spoken; None where nobody kept it."""


def check(files: Files, measured: Measured | None = None, *, edges: bool = True) -> Report:
    """Measure an episode again, and compare everything with its manifest.

    Args:
        files: where everything is.
        measured: what `measure` said of the sound, where that is known already, so that it is not decoded twice.
        edges: as for `sound.misses`.

    Raises:
        SourceError: the manifest is none, or of another version; or what reads the sound is not installed.
        EpisodeError: the manifest is damaged, so that there is nothing to compare with.
    """
    said = record.read(files.manifest, files.name)
    misses = list(timeline.misses(said, files.name))
    container = containers.container_of(said.audio)
    kind = None
    if container is not None:
        containers.require_readable(container, str(files.audio))
        kind = containers.kind_of(container)
        misses += containers.misses(container, said.audio)
    else:
        found = quoted(said.audio.path)
        misses.append(Miss("manifest", files.name, "`audio.path`", f"a name that ends in {SUFFIXES}", found))
    try:
        _require_file(files.audio)
        if container is None or container.codec != "mp3":
            misses += _hash(files.audio, said)
        if kind is not None:
            misses += kind.whole(files.audio, said.audio)
            measured = measured or kind.measure(files.audio)
        if measured is not None:
            misses += sound.misses(measured, said, edges=edges)
    except OSError as error:
        misses.append(Miss("file", said.audio.path, "", "a file that can be read", error.strerror or str(error)))
    except EpisodeError as error:
        misses.append(Miss("frames", said.audio.path, "", "sound", str(error)))
    if kind is not None:
        misses += _tags(files.audio, kind, said)
    misses += _beside(files, said)
    there = _script(files.script, said.script)
    if isinstance(there, bytes):
        misses += script.misses(there, said.script.path, files.name, said)
    figures = Figures(
        seconds=measured.samples / measured.rate if measured else None,
        lufs=round(measured.lufs, 2) if measured and measured.lufs is not None else None,
        dbtp=round(measured.dbtp, 2) if measured and measured.lufs is not None else None,
        chapters=len(said.chapters),
        lines=len(said.lines),
        files=2 + len(said.files),
        script="same" if isinstance(there, bytes) else there,
    )
    return Report(tuple(misses), figures)


def require(files: Files, measured: Measured) -> None:
    """See that an episode is what its manifest says, before it is put in place.

    Raises:
        EpisodeError: it is not; names every miss.
    """
    if misses := check(files, measured, edges=False).misses:
        message = "\n".join(["the finished episode is not right, and is not put in place:", *map(str, misses)])
        raise EpisodeError(message)


def content_of(path: Path) -> bytes:
    """What a text beside the sound holds.

    Raises:
        OSError: it can not be read, or is no small file.
    """
    _require_file(path)
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OSError(None, f"it is larger than {LARGEST // 1024 // 1024} MB")
    return data


def _require_file(path: Path) -> None:
    """See that a path leads to a file before it is opened: a pipe would wait for ever, and a device never end.

    Raises:
        OSError: it does not.
    """
    try:
        mode = path.stat().st_mode
    except ValueError as error:  # a NUL, or half of a surrogate pair
        raise OSError(None, "it has a name that no file has") from error
    if not stat.S_ISREG(mode):
        raise OSError(None, "it is no file")


def _hash(audio: Path, said: Record) -> Iterator[Miss]:
    found, size = sha256_of(audio), audio.stat().st_size
    if found != said.audio.sha256:
        expected = f"the SHA-256 {said.audio.sha256[:12]}…"
        yield Miss("file", said.audio.path, "", expected, f"{found[:12]}…: it was changed")
    if size != said.audio.bytes:
        yield Miss("file", said.audio.path, "", f"{said.audio.bytes} bytes", f"{size}")


def _tags(audio: Path, kind: Kind, said: Record) -> Iterator[Miss]:
    try:
        _require_file(audio)
        yield from kind.tags(audio, said)
    except OSError:
        return  # told already
    except EpisodeError as error:
        yield Miss("tags", said.audio.path, "", kind.tagged, str(error))


def _beside(files: Files, said: Record) -> Iterator[Miss]:
    """The files that the manifest lists: that they are what they were, and what they tell."""
    if not record.is_beside(said.audio.path) or Path(said.audio.path).stem != Path(files.name).stem:
        yield Miss("manifest", files.name, "`audio.path`", "a file of its own name", quoted(said.audio.path))
    contents: dict[str, tuple[str, bytes]] = {}
    for number, listed in enumerate(said.files):
        suffix = next((end for end in (_CHAPTERS, *_TRANSCRIPTS) if listed.path.endswith(end)), None)
        if not record.is_beside(listed.path):
            yield Miss("manifest", files.name, f"`files.{number}`", "a file beside it", quoted(listed.path))
            continue
        try:
            data = content_of(files.beside[listed.path]) if listed.path in files.beside else None
        except OSError as error:
            yield Miss("file", listed.path, "", "a file that can be read", error.strerror or str(error))
            continue
        if data is None:
            yield Miss("file", listed.path, "", "a file", "none")
            continue
        if sha256(data) != listed.sha256:
            expected, found = f"the SHA-256 {listed.sha256[:12]}…", f"{sha256(data)[:12]}…: it was changed"
            yield Miss("file", listed.path, "", expected, found)
        if suffix:
            contents[suffix] = (listed.path, data)
    for suffix in (_CHAPTERS, *_TRANSCRIPTS):
        if not any(listed.path.endswith(suffix) for listed in said.files):
            yield Miss("manifest", files.name, "`files`", f"a file that ends in {suffix}", "none")
    if _CHAPTERS in contents:
        name, data = contents.pop(_CHAPTERS)
        yield from chapters.misses(data, name, said)
    yield from transcripts.misses({_TRANSCRIPTS[suffix]: content for suffix, content in contents.items()}, said)


def _script(path: Path | None, said: Listed) -> bytes | Literal["changed", "not there"]:
    """The script where it is still the one that was spoken. A later edit of it is no fault of the episode's."""
    try:
        data = content_of(path) if path else None
    except OSError:
        data = None
    if data is None:
        return "not there"
    return data if sha256(data) == said.sha256 else "changed"
