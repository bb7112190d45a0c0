"""A node against its model: the value, or every problem with its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from bot.knowledge.files import Refused, error
from bot.knowledge.translation import DATE, Translation, model_in, types_in
from bot.knowledge.yaml_reader import MAX_PROBLEMS, Fields, Items, Node, Scalar, line_of
from bot.model import FileValue, PartialDate, Problem

M = TypeVar("M", bound=FileValue)
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Located(Generic[T_co]):
    """A value with the place that it was read from."""

    value: T_co
    path: str
    node: Node

    def line(self, *steps: str | int) -> int:
        return line_of(self.node, *steps)


def validate(model: type[M], node: Node, shown: str) -> M:
    """Make the model's value of a node; Refused with every problem of the node."""
    problems: list[Problem] = []
    try:
        value = model.model_validate(_plain(node, model, shown, problems))
    except ValidationError as failure:
        errors = failure.errors(include_url=False)[:MAX_PROBLEMS]
        problems += Translation(model, node, shown).problems(errors)
        raise Refused(*problems) from failure
    if problems:
        raise Refused(*problems)
    return value


def _plain(node: Node, model: type[FileValue] | None, shown: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - what pydantic is given
    """Make texts, lists and dicts of a node.

    A field with nothing behind its name counts as not written. What pydantic would let pass
    though it should not is left out, and a problem noted.
    """
    match node:
        case Scalar():
            return node.text
        case Items():
            return [_plain(item, model, shown, problems) for item in node.items]
        case Fields():
            fields = {}
            for name, field in node.fields.items():
                declared = model.model_fields.get(name) if model else None
                if declared and isinstance(field.value, Scalar) and field.value.bare:
                    continue
                if declared and (misfit := _misfit(name, declared.annotation, field.value)):
                    problems.append(error(shown, field.value.line, misfit))
                    continue
                nested = model_in(model, name) if model and declared else None
                fields[name] = _plain(field.value, nested, shown, problems)
            return fields


def _misfit(name: str, annotation: object, value: Node) -> str | None:
    """Tell what is wrong with another word for true, or with a date made of parts."""
    text = value.text if isinstance(value, Scalar) else None
    if annotation is bool and text not in ("true", "false"):
        return f"`{name}` chỉ nhận true (có) hoặc false (không)"
    if text is None and PartialDate in types_in(annotation):
        return f"`{name}`: {DATE}"
    return None
