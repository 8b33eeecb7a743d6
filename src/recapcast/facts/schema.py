"""The JSON Schema of the facts file, by which an editor completes keys and marks what is wrong."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DataclassSchema

from recapcast.facts.model import Facts

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Knows how a span is written, the one type of ours among those of pydantic's."""

    def dataclass_schema(self, schema: DataclassSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {"type": "string", "pattern": r"^\d{1,9}-\d{1,9}$"}


def schema() -> dict[str, Any]:
    """The schema, of draft 2020-12, as plain data.

    It holds a document to keys, types and the shapes of dates and spans. It knows less than reading does: which days
    there are, which languages, and what can be spoken.
    """
    made = Facts.model_json_schema(schema_generator=_Generator)
    for model in (made, *made["$defs"].values()):
        for key, value in model.get("properties", {}).items():
            value.pop("title", None)
            value.pop("default", None)  # what lacks is not mentioned, and has nothing to be filled in
            if key not in model.get("required", []) and {"type": "null"} not in value.get("anyOf", []):
                # An empty value is the same as no key.
                model["properties"][key] = {"anyOf": [value, {"type": "null"}]}
    return {"$schema": DIALECT, **made, "title": "The facts file of recapcast"}
