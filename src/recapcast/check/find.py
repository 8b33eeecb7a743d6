"""What a user means by an episode, and where its files are."""

import stat
from dataclasses import dataclass
from pathlib import Path

from recapcast.check import record
from recapcast.check.episode import Files, content_of
from recapcast.episode.format import CONTAINERS
from recapcast.errors import OutputError, SourceError
from recapcast.given import STDIN
from recapcast.publish import manifest as publish_manifest
from recapcast.publish.paths import read_path

_MANIFEST = ".json"
_USUAL = next(iter(CONTAINERS))
_GIVE = "Give an episode's sound, its manifest (.json), or the folder that they lie in."


@dataclass(frozen=True, order=True)
class Place:
    """Where an episode should be."""

    manifest: Path
    audio: Path | None
    """The sound that was given or found; None where the manifest is to tell."""


def places(given: Path) -> list[Place]:
    """Where the episodes that a user names lie, or should.

    Args:
        given: a file of sound, a manifest, or a folder of them, whose own folders are left out.

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
        if _is_audio(given):
            return [Place(given.with_suffix(_MANIFEST), given)]
        if given.suffix.lower() != _MANIFEST:
            message = f"{given} is no episode. {_GIVE}"
            raise SourceError(message)
        return [Place(given, None)]
    # Sound without a manifest is among them: nobody can say that it holds.
    found = [Place(path.with_suffix(_MANIFEST), path) for path in there if _is_audio(path)]
    with_sound = {place.manifest for place in found}
    found += [
        Place(path, None)
        for path in there
        if path.suffix.lower() == _MANIFEST and path not in with_sound and _is_manifest(path)
    ]
    if not found:
        message = f"{given} has no episode in it. {_GIVE}"
        raise SourceError(message)
    return sorted(found, key=lambda place: (place.manifest, place.audio or place.manifest))


def files(place: Place) -> Files:
    """Where the files of an episode are.

    Raises:
        SourceError: there is no such manifest, it can not be read, it is none, or it tells of another sound.
        EpisodeError: it is damaged.
    """
    manifest = place.manifest
    try:
        content = content_of(manifest)
    except OSError as error:
        remedy = "An episode is compared with the manifest that `recapcast make` puts beside its sound."
        message = f"{manifest} can not be read ({error.strerror or error}). {remedy}"
        raise SourceError(message) from error
    said = record.read(content, str(manifest))
    folder = manifest.parent
    named = read_path(said.audio.path, folder).name if record.is_beside(said.audio.path) else ""
    audio = folder / named
    if Path(named).stem != manifest.stem:
        # A manifest of another sound's is compared with the one that it lies beside.
        audio = place.audio or manifest.with_suffix(Path(named).suffix if _is_audio(Path(named)) else _USUAL)
    elif place.audio and place.audio.suffix.lower() != Path(named).suffix.lower():
        message = (
            f"{place.audio} has no manifest: {manifest} tells of {named}. "
            "To keep an episode in two formats, give each a folder of its own."
        )
        raise SourceError(message)
    beside = {listed.path: read_path(listed.path, folder) for listed in said.files if record.is_beside(listed.path)}
    kept = said.script.path != STDIN and "\0" not in said.script.path
    return Files(content, manifest.name, audio, beside, read_path(said.script.path, folder) if kept else None)


def _is_audio(path: Path) -> bool:
    return path.suffix.lower() in CONTAINERS


def _is_manifest(path: Path) -> bool:
    try:
        return path.is_file() and publish_manifest.read(path) is not None
    except (OutputError, RecursionError):
        return False
