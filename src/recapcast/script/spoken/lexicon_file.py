"""The user's lexicon: a YAML document that says, by language, how words are said."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, RootModel, model_validator

from recapcast import strict_yaml
from recapcast.errors import LexiconError
from recapcast.facts.model import Language, Sayable
from recapcast.plain_text import decode, one_line
from recapcast.script.model import Meta
from recapcast.script.spoken.lexicon import Entry, Lexicon
from recapcast.settings import LEXICON
from recapcast.strict_yaml import StrictModel

NONE = "none"
_LARGEST = 4 * 1024 * 1024
"""Bytes: 100,000 entries. A file past this is some other."""
_NO_IPA = frozenset("[]{}/\\()<>")


def _word(value: str) -> str:
    word = one_line(value)
    if not any(character.isalnum() for character in word):
        message = "expected a word, found {found}, in which is no letter and no digit"
        raise ValueError(message)
    return word


def _ipa(value: str) -> str:
    ipa = one_line(value)
    if wrong := _NO_IPA.intersection(ipa):
        message = f"IPA is written without brackets and strokes: take out {' '.join(sorted(wrong))}"
        raise ValueError(message)
    if not any(character.isalpha() for character in ipa):
        message = "expected sounds in IPA, found {found}"
        raise ValueError(message)
    return ipa


class Pronunciation(StrictModel):
    """How a word is said: in a document a respelling, or `{say, ipa}`."""

    say: Sayable | None = None
    ipa: Annotated[str, AfterValidator(_ipa)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _respelling(cls, data: object) -> object:
        if isinstance(data, str):
            return {"say": data}
        if not isinstance(data, dict):
            message = "expected a respelling or {say, ipa}, found {found}"
            if isinstance(data, bool | int | float):
                message += "; put it in quotes to make it text"
            raise ValueError(message)
        if data.keys() <= {"say", "ipa"} and not any(data.values()):
            message = "expected a respelling, IPA or both, found neither"
            raise ValueError(message)
        return data


class _Document(RootModel[dict[Language, dict[Annotated[str, AfterValidator(_word)], Pronunciation] | None]]):
    """A mapping of languages, each of words."""


@dataclass(frozen=True)
class LexiconFile:
    """A lexicon that was read."""

    path: Path
    content: bytes
    entries: Mapping[str, tuple[Entry, ...]]
    """Of each language that it has."""


def find(wanted: str | None) -> LexiconFile | None:
    """Read the lexicon that the user wants; None where there is none.

    Args:
        wanted: a path, `none`, or None for `lexicon.yaml`, which may lack.

    Raises:
        LexiconError: it can not be read.
        DocumentError: it breaks its format.
    """
    path = Path(wanted or LEXICON).expanduser()
    if wanted == NONE or (wanted is None and not path.exists()):
        return None
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            message = f"{path} is larger than {_LARGEST // 1024 // 1024} MB: that is no lexicon."
            raise LexiconError(message)
        text = decode(content)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        message = f"The lexicon {path} can not be read ({reason}). Give another with --lexicon, or `none`."
        raise LexiconError(message) from error
    return LexiconFile(path, content, loads(text, str(path)))


def loads(text: str, name: str) -> dict[str, tuple[Entry, ...]]:
    """The entries of a lexicon's text, by language. A language without any has none.

    Raises:
        DocumentError: with every problem of the file, by line and column.
    """
    document = strict_yaml.read(text, name, _Document)
    return {
        language: tuple(Entry(word, said.say, said.ipa) for word, said in (words or {}).items())
        for language, words in document.root.items()
    }


def lexicon_of(meta: Meta, file: LexiconFile | None) -> Lexicon | None:
    """What says how the words of a script are said: its own `say`, then the user's file. None where neither does.

    In the file a region's entries go over its language's: of `en-GB` first those of `en-GB`, then those of `en`.
    """
    entries = [Entry(word, say) for word, say in (meta.say or {}).items()]
    if file is not None:
        subtags = meta.language.split("-")
        for length in range(len(subtags), 0, -1):
            entries += file.entries.get("-".join(subtags[:length]), ())
    return Lexicon(entries, meta.language) if entries else None
