"""What a user means by an episode, and where its files are."""

import stat
from pathlib import Path

from recapcast.check import record
from recapcast.check.episode import Files, content_of
from recapcast.errors import OutputError, SourceError
from recapcast.publish import manifest as publish_manifest
from recapcast.publish.naming import STDIN
from recapcast.publish.paths import read_path

_MANIFEST, _AUDIO = ".json", ".mp3"
_GIVE = "Give an episode's MP3, its manifest (.json), or the folder that they lie in."


def manifests(given: Path) -> list[Path]:
    """Where the manifests of the episodes that a user names lie, or should.

    Args:
        given: an MP3, a manifest, or a folder of them, whose own folders are left out.

    Raises:
        SourceError: it is none of these, or a folder without an episode.
    """
    try:
        mode = given.stat().st_mode
        there = sorted(given.iterdir()) if stat.S_ISDIR(mode) else None
    except (OSError, ValueError) as error:
        message = f"{given} can not be read ({getattr(error, 'strerror', None) or error}). {_GIVE}"
        raise SourceError(message) from error
    if there is None:
        if given.suffix.lower() not in {_MANIFEST, _AUDIO}:
            message = f"{given} is no episode. {_GIVE}"
            raise SourceError(message)
        return [given.with_suffix(_MANIFEST) if given.suffix.lower() == _AUDIO else given]
    # An MP3 without a manifest is among them: nobody can say that it holds.
    found = {path.with_suffix(_MANIFEST) for path in there if path.suffix.lower() == _AUDIO}
    found |= {path for path in there if path.suffix.lower() == _MANIFEST and _is_manifest(path)}
    if not found:
        message = f"{given} has no episode in it. {_GIVE}"
        raise SourceError(message)
    return sorted(found)


def files(manifest: Path) -> Files:
    """Where the files of a manifest are.

    Raises:
        SourceError: there is no such manifest, it can not be read, or it is none.
        EpisodeError: it is damaged.
    """
    try:
        content = content_of(manifest)
    except OSError as error:
        remedy = "An episode is compared with the manifest that `recapcast make` puts beside its MP3."
        message = f"{manifest} can not be read ({error.strerror or error}). {remedy}"
        raise SourceError(message) from error
    said = record.read(content, str(manifest))
    folder = manifest.parent
    named = read_path(said.audio.path, folder).name if record.is_beside(said.audio.path) else ""
    # A manifest of another MP3's is compared with the one that it lies beside.
    audio = folder / named if Path(named).stem == manifest.stem else manifest.with_suffix(_AUDIO)
    beside = {listed.path: read_path(listed.path, folder) for listed in said.files if record.is_beside(listed.path)}
    kept = said.script.path != STDIN and "\0" not in said.script.path
    return Files(content, manifest.name, audio, beside, read_path(said.script.path, folder) if kept else None)


def _is_manifest(path: Path) -> bool:
    try:
        return path.is_file() and publish_manifest.read(path) is not None
    except (OutputError, RecursionError):
        return False
