"""What a run says: progress and notes on stderr, the result on stdout."""

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import click

from recapcast.cli.output import print_json, print_text
from recapcast.units import clock

if TYPE_CHECKING:
    from pathlib import Path

    from recapcast.pipeline import Episode, Said


def printable(message: str) -> str:
    """`message` with a question mark for each byte of a file's name that is no UTF-8."""
    return message.encode(errors="replace").decode()


class Reporter:
    """The pipeline's listener. The progress bar shows on a terminal alone, and never with `quiet`."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._bar: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_bar()

    def note(self, message: str) -> None:
        """Say `message` on stderr, on a line of its own."""
        self._end_bar()
        click.echo(f"recapcast: {printable(message)}", err=True)

    def progress(self, done: int, total: int) -> None:
        """Move the bar to `done` of `total` lines."""
        stream = click.get_text_stream("stderr")
        if self._quiet or not stream.isatty():
            return
        if self._bar is None or self._bar.length != total:  # another script of the same facts
            self._end_bar()
            self._bar = click.progressbar(length=total, label="Speaking", file=stream)
            self._bar.__enter__()
        self._bar.update(done - self._bar.pos)

    def _end_bar(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None

    def made(self, episode: "Episode", *, as_json: bool) -> None:
        """The summary of a finished episode, or its essentials as JSON."""
        audio, voice = episode.manifest["audio"], episode.manifest["voice"]
        if as_json:
            print_json(
                {
                    "title": episode.manifest["title"],
                    "audio": episode.places.audio.as_posix(),
                    "seconds": audio["seconds"],
                    "bytes": audio["bytes"],
                    "voice": str(episode.cast.lead.voice),
                    "voice_reason": voice["reason"],
                    "cast": [
                        {key: part[key] for key in ("role", "name", "voice")} for part in episode.manifest["cast"]
                    ],
                    "script": episode.script.as_posix(),
                    "manifest": episode.places.manifest.as_posix(),
                    "files": [path.as_posix() for path in episode.places.texts],
                    "chapters": episode.manifest["chapters"],
                }
            )
        elif not self._quiet:
            size = f"{audio['bytes'] / 1e6:.1f} MB"
            length = clock(audio["seconds"])
            print_text(f"{episode.places.audio}: {length}, {size}, spoken by {', '.join(episode.cast.names())}\n")

    def said(self, line: "Said") -> None:
        """Where a line that was said lies, and in which voice."""
        if not self._quiet:
            print_text(f"{line.path}: {clock(line.seconds)}, spoken by {line.voice}\n")

    def play(self, path: "Path") -> None:
        """Open a file in the default player, or say that none opened."""
        if click.launch(str(path)) != 0:
            self.note(f"No player opened; the file is {path}.")
