"""Files that libsndfile writes, piece by piece."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Any

import soundfile

from recapcast.errors import EpisodeError


class _Remembering:
    """A file that remembers why it could not be written: libsndfile forgets, and Python can not raise through it."""

    def __init__(self, file: FileIO) -> None:
        self._file = file
        self.seek, self.tell, self.read = file.seek, file.tell, file.read
        self.fault: OSError | None = None

    def write(self, data: bytes) -> int:
        done = 0
        try:
            while done < len(data):
                done += self._file.write(data[done:])
        except OSError as error:
            self.fault = error
        return done


@contextmanager
def writing(path: Path, rate: int, channels: int, kind: str, subtype: str, **options: Any) -> Iterator[Any]:  # noqa: ANN401
    """A `soundfile.SoundFile` to write to.

    Args:
        path: where; what is there is overwritten.
        rate: samples a second.
        channels: 1 or 2.
        kind: the container and `subtype` the codec, as libsndfile names them.
        subtype: see `kind`.
        options: of the codec.

    Raises:
        OSError: the file can not be written.
        EpisodeError: libsndfile refuses what it is given.
    """
    with path.open("w+b", buffering=0) as file:
        remembering = _Remembering(file)
        try:
            with soundfile.SoundFile(remembering, "w", rate, channels, subtype, format=kind, **options) as sound:
                yield sound
        except (soundfile.SoundFileError, RuntimeError, AssertionError) as error:
            if remembering.fault is None:
                message = f"the episode can not be encoded ({error})"
                raise EpisodeError(message) from error
        if remembering.fault is not None:
            raise remembering.fault
