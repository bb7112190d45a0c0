"""A node against its model: the value, or every problem with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError

from bot.knowledge.files import Refused, error
from bot.knowledge.translation import DATE, Translation, model_in
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
    problems = list(_misfits(model, node, shown))
    try:
        value = model.model_validate(_plain(node, model))
    except ValidationError as failure:
        told = {problem.line for problem in problems}
        errors = failure.errors(include_url=False)[:MAX_PROBLEMS]
        found = Translation(model, node, shown).problems(errors)
        raise Refused(*problems, *(p for p in found if p.line not in told)) from failure
    if problems:
        raise Refused(*problems)
    return value


def _plain(node: Node, model: type[FileValue] | None) -> Any:  # noqa: ANN401 - for pydantic
    """Make texts, lists and dicts; a field with nothing behind its name counts as not written."""
    match node:
        case Scalar():
            return node.text
        case Items():
            return [_plain(item, model) for item in node.items]
        case Fields():
            declared = model.model_fields if model else {}
            return {
                name: _plain(field.value, model_in(declared.get(name)))
                for name, field in node.fields.items()
                if name not in declared or not _is_bare(field.value)
            }


def _is_bare(node: Node) -> bool:
    return isinstance(node, Scalar) and node.bare


def _misfits(model: type[FileValue], node: Node, shown: str) -> Iterator[Problem]:
    """Find what pydantic would let pass: other words for true, a date made of parts."""
    if not isinstance(node, Fields):
        return
    for name, field in node.fields.items():
        declared, value = model.model_fields.get(name), field.value
        if declared is None or _is_bare(value):
            continue
        text = value.text if isinstance(value, Scalar) else None
        if declared.annotation is bool and text not in ("true", "false"):
            message = f"`{name}` chỉ nhận true (có) hoặc false (không)"
            yield error(shown, value.line, message)
        elif PartialDate in get_args(declared.annotation) and text is None:
            yield error(shown, value.line, f"`{name}`: {DATE}")
