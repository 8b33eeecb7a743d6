"""Files that appear whole or not at all: written aside in the same folder, synced, then renamed."""

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from recapcast.errors import OutputError


def ensure_writable(folder: Path) -> None:
    """Make `folder` where it lacks, and prove that a file can be made in it.

    Called before slow work, so that nobody waits for speech that has nowhere to go.

    Raises:
        OutputError: the folder can not be made or written.
    """
    probe = _aside(folder / "probe")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise _cannot_write(folder, error) from error


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Put every file in place, or leave every old one as it was.

    All bytes are on disk before the first rename; a link is followed, so that its target changes.

    Raises:
        OutputError: a file can not be written; names it.
    """
    aside: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in contents.items():
            target = Path(os.path.realpath(path))
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(None, "there is a folder of that name")
            temporary = _aside(target)
            aside[target] = temporary
            # Not tempfile: its files are private to the owner, and a web server has to read an episode.
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        for path, temporary in aside.items():
            temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        for temporary in aside.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


def _aside(path: Path) -> Path:
    # A fixed, short name: the target's own may already be as long as a file name can be.
    return path.with_name(f".recapcast-{secrets.token_hex(6)}.tmp")


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    remedy = "Mend its folder, or choose another: --out for the MP3, RECAPCAST_SCRIPTS for scripts."
    return OutputError(f"{path} can not be written ({reason}). {remedy}")
