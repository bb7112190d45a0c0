"""JSON Schemas for editors, made from the same models that check the files."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bot.knowledge.shipped import default_messages
from bot.model import Entry, Floors, FrontMatter, Judgement, Programme, Vocabulary

SCHEMAS = ".schemas"
"""The folder, in a knowledge folder, of the schemas that its files name; nothing else reads it."""


class _Floors(BaseModel):
    model_config = ConfigDict(extra="forbid", title="Floors")

    floors: Floors


class _AsWritten(GenerateJsonSchema):
    """An editor reads 2025 as a number and nothing as null; the bot reads both as text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        written = super().function_before_schema(schema)
        if written.get("type") != "array":
            return written
        return {"anyOf": [written["items"], written]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        written = super().default_schema(schema)
        written.pop("default", None)
        return {"anyOf": [written, {"type": "null"}]}


def json_schemas() -> dict[str, dict[str, Any]]:
    """Make a JSON Schema for each kind of file.

    The kinds: programme, qa, article (its front matter), vocabulary, messages, questions.
    """
    kinds: dict[str, TypeAdapter[Any]] = {
        "programme": TypeAdapter(Programme),
        "qa": TypeAdapter(list[Entry]),
        "article": TypeAdapter(FrontMatter),
        "vocabulary": TypeAdapter(Vocabulary),
        "questions": TypeAdapter(list[_Floors | Judgement]),
    }
    schemas = {
        kind: adapter.json_schema(schema_generator=_AsWritten) for kind, adapter in kinds.items()
    }
    schemas["messages"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            key: {"type": "string", "minLength": 1, "description": text}
            for key, text in default_messages().items()
        },
    }
    return schemas


def schema_files() -> dict[str, bytes]:
    """Write the schemas as files: the name of each and what it holds."""
    return {
        f"{kind}.json": f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n".encode()
        for kind, schema in json_schemas().items()
    }


def schema_line(path: str) -> str | None:
    """The first line of a file of the folder, for yaml-language-server; None where it has none.

    >>> schema_line("qa/gio-mo-cua.yaml")
    '# yaml-language-server: $schema=../.schemas/qa.json'
    """
    folder, _, name = path.rpartition("/")
    if not name.lower().endswith(".yaml"):
        return None
    kind = folder or name[: -len(".yaml")]
    return f"# yaml-language-server: $schema={'../' if folder else ''}{SCHEMAS}/{kind}.json"
