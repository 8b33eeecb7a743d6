"""Files that appear whole or not at all: written aside in the same folder, synced, then renamed."""

import contextlib
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

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


class Staging:
    """Files that are written aside and then put in place together. To be used in a `with`, which removes the rest."""

    def __init__(self) -> None:
        self._aside: dict[Path, Path] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for temporary in self._aside.values():
            with contextlib.suppress(OSError):
                temporary.unlink()

    @contextlib.contextmanager
    def writing(self, path: Path) -> Iterator[BinaryIO]:
        """A new file to write and read, which shall come to `path`; a link there is followed. On disk at the end.

        Raises:
            OutputError: it can not be written.
        """
        target = Path(os.path.realpath(path))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_dir():
                raise IsADirectoryError(None, "there is a folder of that name")
            temporary = _aside(target)
            self._aside[path] = temporary
            # Not tempfile: its files are private to the owner, and a web server has to read an episode.
            with temporary.open("x+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _cannot_write(path, error) from error

    def write(self, path: Path, data: bytes) -> None:
        """Write all of a file that shall come to `path`.

        Raises:
            OutputError: it can not be written.
        """
        with self.writing(path) as file:
            file.write(data)

    def aside(self, path: Path) -> Path:
        """Where the file that shall come to `path` lies until then."""
        return self._aside[path]

    def holds(self, path: Path) -> bool:
        """Whether a file waits to come to `path`."""
        return path in self._aside

    def put(self, first: Path | None = None) -> None:
        """Put every file in place, in the order in which they were written, but `first` before all.

        Raises:
            OutputError: one can not be put there, as where a player on Windows has it open; names it. Those before it
                are again what they were, if the disk knows two names for one file.
        """
        with contextlib.ExitStack() as swept, contextlib.ExitStack() as undone:
            for path in sorted(self._aside, key=lambda path: path != first):
                target = Path(os.path.realpath(path))
                earlier = _aside(target)
                try:
                    os.link(target, earlier)
                    swept.callback(earlier.unlink, missing_ok=True)
                except OSError:  # there is none, or the disk knows but one name for a file
                    known = not target.exists()
                else:
                    known = True
                try:
                    self._aside[path].replace(target)
                except OSError as error:
                    raise _cannot_write(path, error) from error
                if known:
                    undone.callback(_restore, target, earlier)
            undone.pop_all()


def _restore(target: Path, earlier: Path) -> None:
    """Let `target` be what lies in `earlier`, or nothing where nothing does."""
    with contextlib.suppress(OSError):
        if earlier.exists():
            earlier.replace(target)
        else:
            target.unlink()


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Put every file in place, or leave every old one as it was.

    All bytes are on disk before the first rename; a link is followed, so that its target changes.

    Raises:
        OutputError: a file can not be written; names it.
    """
    with Staging() as staging:
        for path, data in contents.items():
            staging.write(path, data)
        staging.put()


def _aside(path: Path) -> Path:
    # A fixed, short name: the target's own may already be as long as a file name can be.
    return path.with_name(f".recapcast-{secrets.token_hex(6)}.tmp")


def _cannot_write(path: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    remedy = "Mend its folder, or choose another: --out for the episode, RECAPCAST_SCRIPTS for scripts."
    return OutputError(f"{path} can not be written ({reason}). {remedy}")
