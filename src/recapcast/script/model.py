"""A script is its front matter and a sequence of items: chapters, lines, pauses and music directions."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from recapcast.article.model import Span
from recapcast.facts.model import IsoDate, Language, OneLine, Sayable
from recapcast.plain_text import one_line, sayable
from recapcast.strict_yaml import StrictModel

ROLE = re.compile(r"[A-Z][A-Z0-9_-]*")
NARRATOR, QUOTE = "NARRATOR", "QUOTE"
HOSTS = frozenset({NARRATOR, "HOST", "COHOST"})
"""Roles of those who tell the story and are not in it, even where one of its people has the same name."""
CUES = ("intro", "bed", "sting", "outro")
"""What a music theme consists of."""
OFF = "off"
"""Ends a bed."""
MAX_PAUSE = 30.0
"""Seconds. A longer silence is taken for a broken file by players and listeners alike."""


class Meta(StrictModel):
    """A script's front matter: what the episode's tags need, so that an edited script can stand alone."""

    narration: Literal[1] = 1
    title: OneLine
    published: IsoDate | None = None
    template: OneLine | None = None
    language: Language = "en"
    publisher: OneLine | None = None
    author: OneLine | None = None
    link: OneLine | None = None
    source: OneLine | None = None
    """The facts file that the script was filled from, seen from the script's folder."""
    sources: list[OneLine] | None = None
    """The same where there were several, in the order in which citations count their articles."""
    cast: dict[OneLine, OneLine] | None = None
    """Roles that speak in a voice of their own, each with that voice."""
    people: dict[OneLine, OneLine] | None = None
    """What those are whose words are spoken: their names with their roles in the story."""
    say: dict[OneLine, Sayable] | None = None
    """Names and titles with how they are said, where that is not as they are written."""
    filled: OneLine | None = None
    """A checksum of the text as it was filled in, by which an edit is known."""


@dataclass(frozen=True)
class Chapter:
    """Opens a chapter, which runs to the next one or to the end."""

    title: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", one_line(self.title))


@dataclass(frozen=True)
class Line:
    """One utterance. `name` says whose words they are, where that is more than the role."""

    role: str
    text: str
    name: str | None = None
    cites: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not ROLE.fullmatch(self.role):
            message = f"a role is written in capitals such as NARRATOR or HOST_2, found {self.role!r}"
            raise ValueError(message)
        object.__setattr__(self, "text", sayable(self.text))
        if self.name is not None:
            object.__setattr__(self, "name", one_line(self.name))
        object.__setattr__(self, "cites", tuple(dict.fromkeys(self.cites)))


@dataclass(frozen=True)
class Pause:
    """Exactly so much silence between the lines before and after, 0 to `MAX_PAUSE` s, in whole milliseconds."""

    seconds: float

    def __post_init__(self) -> None:
        if not 0 <= self.seconds <= MAX_PAUSE:
            message = f"a pause lasts from 0 to {MAX_PAUSE:g} seconds, found {self.seconds:g}"
            raise ValueError(message)
        object.__setattr__(self, "seconds", round(self.seconds, 3))


@dataclass(frozen=True)
class Music:
    """A part of the music theme to start here, one of `CUES`; or `OFF`."""

    cue: str

    def __post_init__(self) -> None:
        if self.cue not in {*CUES, OFF}:
            message = f"music is one of {', '.join([*CUES, OFF])}, found {self.cue!r}"
            raise ValueError(message)


Item = Chapter | Line | Pause | Music


@dataclass(frozen=True)
class Script:
    """What will be said. At least one line."""

    meta: Meta
    items: tuple[Item, ...]

    def __post_init__(self) -> None:
        if not self.lines:
            message = "the script has no line to speak"
            raise ValueError(message)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The utterances alone, in order."""
        return tuple(item for item in self.items if isinstance(item, Line))
