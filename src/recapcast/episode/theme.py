"""Music themes: a folder with an intro, a bed, a sting and an outro, of which any may lack."""

import os
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from recapcast.episode.cue import FORMATS, Cue
from recapcast.episode.format import CHANNELS
from recapcast.errors import MusicError, RecapcastError
from recapcast.script.model import CUES
from recapcast.settings import OUR_THEME

BED = "bed"
NONE = "none"


class Theme:
    """The cues of one theme, each read when it is first asked for.

    Attributes:
        name: what to call it in a message.
        channels: of every cue, 1 or 2.
    """

    def __init__(self, name: str, files: Mapping[str, Path], channels: int) -> None:
        self.name = name
        self.channels = channels
        self._files = files
        self._cues: dict[str, Cue] = {}

    def cue(self, name: str) -> Cue | None:
        """The cue of that name; None where the theme has none.

        Raises:
            MusicError: its file is not sound that can be used.
        """
        if name not in self._cues and name in self._files:
            self._cues[name] = Cue(self._files[name], self.channels, loops=name == BED)
        return self._cues.get(name)


def built_in_folder() -> Path:
    """Our own theme, which was made when recapcast was installed."""
    return Path(str(resources.files("recapcast"))) / "themes" / OUR_THEME


def find(name: str, folder: Path, channels: int = CHANNELS) -> Theme:
    """The theme of that name.

    Args:
        name: `default`, `none`, a folder in `folder`, or the path of one. Theirs wins over ours by name.
        folder: the user's own themes; need not exist.
        channels: of the episode, 1 or 2.

    Raises:
        MusicError: there is none, naming those there are; or its folder is not right.
    """
    if name == NONE:
        return Theme(NONE, {}, channels)
    separators = [separator for separator in (os.sep, os.altsep) if separator]
    if name and not any(separator in name for separator in separators) and (folder / name).is_dir():
        return load(folder / name, channels)
    if name == OUR_THEME:
        return load(None, channels)
    path = Path(name).expanduser()
    if name and path.is_dir():
        return load(path, channels)
    theirs = sorted(entry.name for entry in folder.iterdir() if entry.is_dir()) if folder.is_dir() else []
    names = ", ".join(dict.fromkeys([OUR_THEME, NONE, *theirs]))
    message = (
        f"There is no theme `{name}`. There are: {names}. Give one of them, or the path of a folder; your own themes "
        f"go into the folder {folder}."
    )
    raise MusicError(message)


def load(folder: Path | None, channels: int = CHANNELS) -> Theme:
    """The theme in a folder: a file for each cue, by the cue's name in any case. Other files are left alone.

    Args:
        folder: None for our own.
        channels: of the episode, 1 or 2.

    Raises:
        MusicError: the folder can not be read, holds none of the cues, or holds one of them twice.
        RecapcastError: our own is not there.
    """
    path = built_in_folder() if folder is None else folder
    files: dict[str, Path] = {}
    try:
        entries = sorted(path.iterdir())
    except OSError as error:
        if folder is None:
            entries = []
        else:
            message = f"The theme {path} can not be read ({error.strerror or error}). Give a folder of sound files."
            raise MusicError(message) from error
    for entry in entries:
        cue = entry.stem.lower()
        if cue not in CUES or not entry.is_file():
            continue
        if cue in files:
            message = f"The theme {path} has two files for its {cue}: {files[cue].name} and {entry.name}. Keep one."
            raise MusicError(message)
        files[cue] = entry
    if files:
        return Theme(OUR_THEME if folder is None else str(folder), files, channels)
    if folder is None:
        message = "recapcast's own theme was not made when it was installed: install it again, or use --music none."
        raise RecapcastError(message)
    message = (
        f"The theme {path} holds none of {', '.join(CUES)}. Name its files so, with the ending of their format "
        f"({FORMATS}), such as intro.mp3."
    )
    raise MusicError(message)
