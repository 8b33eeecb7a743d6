"""What a facts file may hold. `headline` alone is required; all else may lack."""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

from recapcast.article.model import Span
from recapcast.languages import standard
from recapcast.plain_text import one_line, sayable
from recapcast.plain_yaml import WrittenFloat, WrittenInt
from recapcast.strict_yaml import StrictModel

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

UNKNOWN = "unknown"
"""What stands for a speaker whom the article does not tell; it is read as none, so that nobody is called that."""
BREAK = " … "
"""What stands in a quotation where the article has the writer's own words, such as who speaks."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHA256 = r"[0-9a-f]{64}"


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass  # the shape of a date, but no day of any calendar: the same message
    message = "expected a date such as 2024-04-29, found {found}"
    raise ValueError(message)


def _span(value: object) -> Span:
    if isinstance(value, Span):
        return value
    if isinstance(value, str) and ":" not in value:  # a facts file is about one article
        return Span.parse(value)
    message = "expected a span of characters such as 844-918, found {found}"
    raise ValueError(message)


def language_tag(value: str) -> str:
    """A BCP 47 tag in its standard spelling.

    Raises:
        ValueError: it is none, or of a language that ISO 639 does not know; `{found}` stands in it for the value.
    """
    try:
        return standard(value)
    except ValueError as error:
        message = "expected a language tag such as en, en-GB or ko, found {found}"
        raise ValueError(message) from error


def _figure_value(value: object) -> object:
    # As written: 3.10 stays 3.10, and 007 does not become 7.
    return value.written if isinstance(value, WrittenInt | WrittenFloat) else value


def _extra(value: object) -> object:
    match value:
        case str():
            return Text(text=value)
        case dict() if isinstance(value.get("text"), str) and value.keys() <= {"text", "at"}:
            return Text.model_validate(value)
        case dict():
            return {key: _extra(inner) for key, inner in value.items()}
        case list():
            return [_extra(inner) for inner in value]
    return value


def _digest(value: str) -> str:
    if not re.fullmatch(_SHA256, value):
        message = "expected a SHA-256 of 64 hexadecimal digits, found {found}"
        raise ValueError(message)
    return value


def _speaker(value: object) -> object:
    return None if isinstance(value, str) and value.strip().lower() == UNKNOWN else value


OneLine = Annotated[str, AfterValidator(one_line)]
Sayable = Annotated[str, AfterValidator(sayable)]
Language = Annotated[str, AfterValidator(language_tag)]
"""A BCP 47 tag in its standard spelling, of a language that ISO 639 knows."""
IsoDate = Annotated[date, BeforeValidator(_date), PlainSerializer(date.isoformat)]
SpanField = Annotated[Span, BeforeValidator(_span), PlainSerializer(str)]


class _Cited(StrictModel):
    """A part of the facts that may say where in the article it came from."""

    # A frozen dataclass of ours as a field's type: checked by its own __post_init__, not by pydantic.
    model_config = ConfigDict(arbitrary_types_allowed=True)

    at: SpanField | None = None


class Text(_Cited):
    """One item of text: in a document a plain string, or `{text, at}`."""

    text: Sayable

    @model_validator(mode="before")
    @classmethod
    def _plain_string(cls, data: object) -> object:
        if isinstance(data, str):
            return {"text": data}
        if not isinstance(data, dict):
            message = "expected text or {text, at}, found {found}"
            if isinstance(data, bool | int | float):
                message += "; put it in quotes to make it text"
            raise ValueError(message)
        return data

    @classmethod
    def __get_pydantic_json_schema__(cls, core: "CoreSchema", handler: "GetJsonSchemaHandler") -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, handler.resolve_ref_schema(handler(core))]}


def _known(speaker: Text | None) -> Text | None:
    # Without a name the narrator would say `I` for whoever speaks.
    if speaker is not None and _speaker(speaker.text) is None:
        message = (
            "expected the name of whoever says it, found {found}; words of somebody whom nobody knows belong under "
            "`quotes`"
        )
        raise ValueError(message)
    return speaker


class Point(Text):
    """A key point. With a `speaker` it is that person's own words, in which `I` is whoever speaks."""

    speaker: Annotated[Text | None, AfterValidator(_known)] = None


def _texts(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


Texts = Annotated[list[Text], BeforeValidator(_texts, json_schema_input_type=Text | list[Text])]
"""Several texts; in a document one may stand without its list."""


Points = Annotated[list[Point], BeforeValidator(_texts, json_schema_input_type=Point | list[Point])]
"""Several key points, likewise."""


class Cites(StrictModel):
    """The article whose characters every `at` counts."""

    path: OneLine
    """Its path as seen from the facts file, or its address, or `-` for standard input."""
    digest: Annotated[OneLine, AfterValidator(_digest), Field(json_schema_extra={"pattern": f"^{_SHA256}$"})]
    """SHA-256 of its text as recapcast reads it, in 64 hexadecimal digits."""
    extracted: OneLine | None = None
    """The checksum of the facts file as it was written; where it is another, a person has edited the file."""


class Source(StrictModel):
    """Who published the article."""

    name: OneLine | None = None
    url: OneLine | None = None
    author: OneLine | None = None


class Person(_Cited):
    """Somebody in the story. `say` respells the name for the voice alone."""

    name: Text
    role: Text | None = None
    aliases: list[OneLine] = []
    say: Sayable | None = None


class Work(_Cited):
    """A song, film, book or other titled thing in the story."""

    title: Text
    kind: OneLine | None = None
    note: Text | None = None
    say: Sayable | None = None


class Quote(_Cited):
    """Words that somebody said, verbatim but for `BREAK`. `context` is a sentence that sets them up."""

    text: Text
    speaker: Annotated[Text | None, BeforeValidator(_speaker)] = None
    context: Text | None = None


class Figure(_Cited):
    """A number in the story, its value kept as it was written."""

    label: Text
    value: Annotated[OneLine, BeforeValidator(_figure_value, json_schema_input_type=str | int | float)]
    unit: OneLine | None = None


class Facts(StrictModel):
    """The facts of one article, in telling order."""

    headline: Text
    language: Language = "en"
    published: IsoDate | None = None
    source: Source | None = None
    article: Cites | None = None
    summary: Text | None = None
    key_points: Points = []
    people: list[Person] = []
    works: list[Work] = []
    quotes: list[Quote] = []
    figures: list[Figure] = []
    background: Texts = []
    outlook: Texts = []
    tags: list[OneLine] = []
    extra: Annotated[dict[str, Any], AfterValidator(_extra)] = {}
    """Whatever a template of the user's own wants; its texts are `Text`."""

    @model_validator(mode="before")
    @classmethod
    def _is_a_mapping(cls, data: object) -> object:
        if not isinstance(data, dict):
            message = "expected facts, one `key: value` a line from `headline:` on, found {found}"
            raise ValueError(message)
        return data

    def person(self, name: str) -> Person | None:
        """The person of that name or alias; None where nobody is."""
        return next((p for p in self.people if name == p.name.text or name in p.aliases), None)
