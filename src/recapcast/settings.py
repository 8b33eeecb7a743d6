"""What a user can set once for a project: merged from flags, environment, recapcast.toml and defaults."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from recapcast.errors import SettingsError
from recapcast.plain_text import decode, one_line

FILE = "recapcast.toml"
PREFIX = "RECAPCAST_"

Folder = Annotated[Path, AfterValidator(Path.expanduser)]
_Line = Annotated[str, AfterValidator(one_line)]


class Settings(BaseModel):
    """Every setting with its default. Folders are relative to the folder that the command runs in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    voice: _Line = "auto"
    """ENGINE or ENGINE:VOICE, or `auto`."""
    template: _Line = "recap"
    templates: Folder = Path("templates")
    """The user's own narration templates; theirs win over ours by name."""
    scripts: Folder = Path("scripts_text")
    output: Folder = Path("output")
    show: _Line | None = None
    """The album tag; without it the publisher's name."""
    connections: Annotated[int, Field(ge=1, le=8)] = 4
    """How many requests a voice on the network may have under way at once."""
    deadline: Annotated[float, Field(gt=0, le=600)] = 30.0
    """The seconds that one line may take on the network, all attempts together."""
    cache: Folder | None = None
    """Where spoken lines are kept; without it the platform's folder for caches."""
    cache_megabytes: Annotated[int, Field(ge=0, le=1_000_000)] = 500
    """How much the cache may hold; 0 keeps nothing."""
    artist: _Line | None = None
    """The artist tag; without it the article's author, then its publisher."""

    @classmethod
    def load(cls, flags: Mapping[str, object], environment: Mapping[str, str], folder: Path) -> Self:
        """Merge, the first that is given winning: flags, RECAPCAST_… variables, recapcast.toml, defaults.

        A flag of None, and an empty variable, are not given.

        Raises:
            SettingsError: the file is not TOML, or something holds what no setting takes; names where.
        """
        file = _read_file(folder / FILE)
        variables = {
            name: environment[PREFIX + name.upper()]
            for name in cls.model_fields
            if environment.get(PREFIX + name.upper())
        }
        given = {name: value for name, value in flags.items() if value is not None}
        try:
            return cls(**{**file, **variables, **given})
        except ValidationError as error:
            problems = [_describe(str(d["loc"][0]), d["type"], d["msg"], variables, given) for d in error.errors()]
            raise SettingsError("\n".join(problems)) from error


def _read_file(path: Path) -> dict[str, object]:
    try:
        data = path.read_bytes() if path.exists() else b""
        return tomllib.loads(decode(data)) if data.strip() else {}
    except (OSError, ValueError) as error:
        message = f"{path.name} can not be read ({error}). Mend it, or take it away."
        raise SettingsError(message) from error


def _describe(name: str, kind: str, reason: str, variables: Mapping[str, str], flags: Mapping[str, object]) -> str:
    where = f"--{name}" if name in flags else PREFIX + name.upper() if name in variables else FILE
    if kind == "extra_forbidden":
        return f"{where}: unknown setting `{name}`; known are {', '.join(Settings.model_fields)}."
    return f"{where}: `{name}` is not right ({reason.removeprefix('Value error, ')})."
