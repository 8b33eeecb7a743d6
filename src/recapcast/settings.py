"""What a user can set once for a project: merged from flags, environment, recapcast.toml and defaults."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from recapcast.errors import SettingsError
from recapcast.plain_text import decode, one_line
from recapcast.units import Seconds

FILE = "recapcast.toml"
PREFIX = "RECAPCAST_"
LEXICON = "lexicon.yaml"
"""What is used where it lies in the folder that the command runs in, and no other is asked for."""
OUR_THEME = "default"
"""The name of the music that comes with recapcast."""

SHORTEST, LONGEST = Seconds(20), Seconds(900)
"""The lengths that an episode can be held to: less is music and a headline, more is no recap."""
_LENGTHS = (
    r"(?P<s>\d{1,4})s?",
    r"(?P<m>\d{1,2})m",
    r"(?P<m>\d{1,2})m(?P<s>[0-5]?\d)s",
    r"(?P<m>\d{1,2}):(?P<s>[0-5]\d)",
)
"""How a length is written: 90, 90s, 2m, 1m30s, 1:30."""

Folder = Annotated[Path, AfterValidator(Path.expanduser)]
_Line = Annotated[str, AfterValidator(one_line)]


def _pairs(value: object) -> object:
    """A mapping of who to a voice, whoever it is in capitals: of `WHO=VOICE`, as flags and a variable write it.

    A variable holds several with spaces between, quoted as in a shell. Anything else is left as it is.
    """
    if isinstance(value, str):
        lexer = shlex.shlex(value, posix=True, punctuation_chars=False)
        lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ""  # a backslash is Windows' own
        value = tuple(lexer)
    if isinstance(value, tuple):
        items = [(who.strip(), voice.strip()) for who, _, voice in (pair.partition("=") for pair in value)]
    elif isinstance(value, Mapping):
        items = list(value.items())
    else:
        return value
    pairs: dict[str, object] = {}
    for who, voice in items:
        if not who or voice == "":
            message = "write WHO=ENGINE[:VOICE], such as quote=gtts:co.uk, with spaces between several"
            raise ValueError(message)
        if pairs.setdefault(str(who).upper(), voice) != voice:
            message = f"{who} is given two voices"
            raise ValueError(message)
    return pairs


def _length(value: object) -> float:
    """Seconds, from a number of them or from what a person writes."""
    if isinstance(value, str):
        found = filter(None, (re.fullmatch(form, value.strip(), re.ASCII) for form in _LENGTHS))
        parts = next((written.groupdict() for written in found), {})
        value = int(parts.get("m", 0)) * 60 + int(parts.get("s", 0))
    if isinstance(value, bool) or not isinstance(value, int | float) or not SHORTEST <= value <= LONGEST:
        message = "write a length from 20 s to 15 min, as 90, 90s, 2m, 1m30s or 1:30"
        raise ValueError(message)
    return value


class Settings(BaseModel):
    """Every setting with its default. Folders are relative to the folder that the command runs in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    voice: _Line = "auto"
    """ENGINE or ENGINE:VOICE, or `auto`."""
    cast: Annotated[dict[_Line, _Line], BeforeValidator(_pairs)] = {}
    """The same for roles that have a voice of their own. A later layer changes the roles that it names."""
    template: _Line = "recap"
    templates: Folder = Path("templates")
    """The user's own narration templates; theirs win over ours by name."""
    lexicon: _Line | None = None
    """A lexicon's path, or `none`; without it `lexicon.yaml`, where the folder that the command runs in has one."""
    length: Annotated[Seconds | None, BeforeValidator(_length)] = None
    """How long an episode of facts shall be, 20 s to 15 min; without it as long as the template makes it."""
    scripts: Folder = Path("scripts_text")
    output: Folder = Path("output")
    bitrate: int | None = None
    """kbit/s of the sound, of those that its container takes; without it what is usual there."""
    stereo: bool = False
    """Two channels instead of one."""
    show: _Line | None = None
    """The album tag; without it the publisher's name."""
    cover: _Line = "drawn"
    """A picture's path, `drawn`, or `none`."""
    music: _Line = OUR_THEME
    """A theme: `default`, `none`, a folder in `themes`, or the path of one."""
    themes: Folder = Path("themes")
    """The user's own music themes; theirs win over ours by name."""
    allow_private: bool = False
    """Whether an article may be fetched from a private address, such as this machine's own."""
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
            return cls(**{**file, **variables, **given, "cast": _merged_cast(file, variables, given)})
        except ValidationError as error:
            problems = [_describe(d["loc"], d["type"], d["msg"], variables, given) for d in error.errors()]
            raise SettingsError("\n".join(problems)) from error


def _merged_cast(*layers: Mapping[str, object]) -> object:
    """The voices of all layers, the last word on each role; a layer that is not right stands alone, to be told."""
    merged: dict[str, object] = {}
    for layer in layers:
        cast = layer.get("cast", {})
        try:
            pairs = _pairs(cast)
        except ValueError:
            return cast
        if not isinstance(pairs, dict):
            return cast
        merged |= pairs
    return merged


def _roles(layer: Mapping[str, object]) -> set[object]:
    pairs = _pairs(layer.get("cast", {}))
    return set(pairs) if isinstance(pairs, dict) else set()


def _read_file(path: Path) -> dict[str, object]:
    try:
        data = path.read_bytes() if path.exists() else b""
        if not data.strip():
            return {}
        import tomllib  # takes 4 ms, and most have no such file

        return tomllib.loads(decode(data))
    except (OSError, ValueError) as error:
        message = f"{path.name} can not be read ({error}). Mend it, or take it away."
        raise SettingsError(message) from error


def _describe(
    path: tuple[int | str, ...], kind: str, reason: str, variables: Mapping[str, str], flags: Mapping[str, object]
) -> str:
    name = str(path[0])
    flagged, named = name in flags, name in variables
    if name == "cast" and len(path) > 1:  # which is merged role by role
        flagged, named = (path[1] in _roles(layer) for layer in (flags, variables))
    where = f"--{name}" if flagged else PREFIX + name.upper() if named else FILE
    if kind == "extra_forbidden":
        return f"{where}: unknown setting `{name}`; known are {', '.join(Settings.model_fields)}."
    return f"{where}: `{'.'.join(map(str, path))}` is not right ({reason.removeprefix('Value error, ')})."
