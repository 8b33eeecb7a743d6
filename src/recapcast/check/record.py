"""A manifest as the check reads it: held to its types, whoever wrote it. Keys that are not known are let be."""

import json
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recapcast.check.report import moment, quoted
from recapcast.episode.format import RATE
from recapcast.errors import EpisodeError, SourceError
from recapcast.publish.manifest import VERSION
from recapcast.publish.paths import read_path
from recapcast.units import Hertz, Samples

_LONGEST = 1_000_000.0
"""Seconds, eleven days: a time past that is no time."""

Time = Annotated[float, Field(ge=0, le=_LONGEST)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True, allow_inf_nan=False)


class Span(_Model):
    """From `start` to `end`, in seconds of the decoded file."""

    start: Time
    end: Time

    @property
    def samples(self) -> tuple[Samples, Samples]:
        """The same in samples of the timeline."""
        return self.at(RATE)

    def at(self, rate: Hertz) -> tuple[Samples, Samples]:
        """The same in samples at another rate."""
        return Samples(round(self.start * rate)), Samples(round(self.end * rate))


Word = Annotated[tuple[Time, Time, str], Field(strict=False)]
"""Its start, its end and its text. JSON has lists for tuples."""


class Line(Span):
    """A line that is heard."""

    chapter: str | None
    role: str
    name: str | None
    text: str
    cites: list[str]
    words: list[Word]


class Chapter(Span):
    """A chapter."""

    title: str


class Audio(_Model):
    """The sound."""

    path: str
    sha256: Hash
    bytes: int
    seconds: Time
    container: str
    codec: str
    sample_rate: int
    channels: int
    kbit_per_second: int | None
    """None where nothing is lost."""
    lufs: float
    dbtp: float


class Listed(_Model):
    """A file, and the hash of its bytes."""

    path: str
    sha256: Hash


class Voice(_Model):
    """Who leads the episode."""

    engine: str
    name: str
    language: str
    version: str
    reason: str


class Part(_Model):
    """Who speaks a role."""

    role: str
    name: str | None
    voice: str
    language: str
    version: str
    shift: float


class Cover(_Model):
    """The picture in the MP3's tags."""

    path: str | None
    sha256: Hash
    bytes: int
    pixels: int


class Input(Listed):
    """What the episode was made from."""

    kind: str


class Record(_Model):
    """What a manifest says of its episode."""

    manifest: int
    recapcast: str
    title: str
    language: str
    published: str | None
    author: str | None
    show: str | None
    link: str | None
    inputs: list[Input] = Field(min_length=1)
    template: str | None
    asked_seconds: float | None
    """The length that was asked for; None where none was."""
    script: Listed
    voice: Voice
    cast: list[Part]
    audio: Audio
    files: list[Listed]
    cover: Cover | None
    music: list[Span]
    """Where something other than speech is heard."""
    chapters: list[Chapter]
    lines: list[Line] = Field(min_length=1)


def read(content: bytes, name: str) -> Record:
    """Read a manifest; `name` is what messages call it.

    Raises:
        SourceError: it is no manifest, or one of another version.
        EpisodeError: it is a manifest that does not hold what one must; tells every problem.
    """
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        message = f"{name} is damaged, or no manifest: it can not be read as JSON ({error})."
        raise EpisodeError(message) from error
    version = data.get("manifest") if isinstance(data, dict) else None
    if type(version) is not int:
        message = f"{name} is no manifest of recapcast's. Give an episode's MP3, or the JSON file of the same name."
        raise SourceError(message)
    if version != VERSION:
        message = f"{name} is a manifest of version {version}, and this recapcast reads version {VERSION}."
        raise SourceError(message)
    try:
        return Record.model_validate(data)
    except ValidationError as error:
        problems = [
            f"{name}: `{'.'.join(map(str, each['loc']))}`: {each['msg'][0].lower()}{each['msg'][1:]}"
            for each in error.errors(include_url=False, include_input=False)
        ]
        raise EpisodeError("\n".join([f"{name} is damaged:", *problems])) from error


def place(number: int, line: Line) -> str:
    """Which line is meant, for people: its number, its first words, and when it begins."""
    return f"line {number} ({quoted(line.text)}) at {moment(line.start)}"


def to_samples(seconds: float) -> Samples:
    """The sample that a time of the manifest, which is rounded to the microsecond, stands for."""
    return Samples(round(seconds * RATE))


def is_beside(written: str) -> bool:
    """Whether a path in a manifest leads to a file in the manifest's own folder."""
    folder = Path("/folder")
    try:
        return "\0" not in written and read_path(written, folder).parent == folder.resolve()
    except ValueError:
        return False
