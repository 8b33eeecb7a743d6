"""Everything that recapcast raises on purpose, each class with the exit code that it ends the command with.

RecapcastError (1)         anything that failed
├── InputError (2)         the user's input or usage: they can mend it
│   ├── SourceError        a source file is missing, empty, not text, or of a kind that is not read
│   ├── DocumentError      a document breaks its format; carries every problem with line and column
│   ├── TemplateError      no such template, or it failed on these facts; names template and line
│   ├── VoiceError         no such engine, or it has no such voice or language
│   ├── CoverError         a picture can not be the cover: it is none, damaged, or too large
│   ├── MusicError         no such theme, or a file of it is not sound that can be used
│   ├── LexiconError       a lexicon can not be read
│   ├── SettingsError      recapcast.toml or an environment variable holds what no setting takes
│   └── OutputError        a file can not be written where it was asked for
├── SpeechError (1)        an engine did not give usable speech
├── ProposalError (1)      a chat server did not answer with facts that the article holds
├── DownloadError (1)      a voice could not be fetched, or not be kept
└── EpisodeError (1)       the finished episode is not what the script asked for

A message says in one sentence what happened and where, and then what to do about it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


class RecapcastError(Exception):
    """The root: catch this to catch every failure that recapcast foresees."""

    exit_code: ClassVar[int] = 1


class InputError(RecapcastError):
    """The user's input or usage is at fault."""

    exit_code: ClassVar[int] = 2


class SourceError(InputError):
    """A source can not be read, or is of a kind that is not read."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a document.

    `line` and `column` count from 1. `column` is 0 where the whole line is meant.
    """

    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.line}:{self.column}" if self.column else str(self.line)
        return f"{place}: {self.message}"


class DocumentError(InputError):
    """A document breaks its format. `problems` holds every problem found, in reading order, at least one."""

    def __init__(self, name: str, problems: Sequence[Problem]) -> None:
        self.name = name
        self.problems = tuple(sorted(set(problems)))
        lines = [f"{name}:{problem}" for problem in self.problems]
        if len(lines) > 1:
            lines.insert(0, f"{name} has {len(lines)} problems:")
        super().__init__("\n".join(lines))


class TemplateError(InputError):
    """A narration template is unknown, broken, or lacks a fact that it needs."""


class VoiceError(InputError):
    """An engine, voice or language that can not be had was asked for."""


class CoverError(InputError):
    """A picture that the user gave can not be the cover."""


class MusicError(InputError):
    """A theme that can not be had was asked for, or a file of it is not sound that can be used."""


class LexiconError(InputError):
    """A lexicon that was asked for can not be read."""


class SettingsError(InputError):
    """A setting is unknown or holds a value that it does not take."""


class OutputError(InputError):
    """A file can not be written where it was asked for."""


class SpeechError(RecapcastError):
    """An engine did not answer, or what it gave is not the speech that was asked for."""


class ProposalError(RecapcastError):
    """A chat server did not answer, or nothing of its answer is in the article."""


class DownloadError(RecapcastError):
    """A voice could not be fetched, is not what it should be, or could not be written where voices are kept."""


class EpisodeError(RecapcastError):
    """The joined or encoded episode is not what the script asked for."""
