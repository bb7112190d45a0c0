"""What pydantic found wrong -> problems with lines, in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from pydantic_core import ErrorDetails

from bot.knowledge.files import error
from bot.knowledge.guesses import brief, closest, id_like, meant
from bot.knowledge.yaml_reader import Fields, Items, Node, Scalar, reach
from bot.model import FileValue, Problem

Steps = tuple[str | int, ...]

DATE = "ngày viết dạng 28/2/2022, 2/2022 hoặc 2022"
ID_RULE = "chỉ gồm chữ không dấu, chữ số, - và _, dài 1 đến 40 ký tự"
NOT_A_TEXT = "phải là chữ; câu có dấu hai chấm thì đặt cả câu trong dấu nháy"
_LIST = "phải là danh sách, mỗi mục một dòng mở đầu bằng `- `"
_GROUP = "phải gồm các trường viết dạng `tên: giá trị` (có dấu cách sau dấu hai chấm)"
_NUMBER = "phải là số từ 0 đến 1, viết dấu chấm, ví dụ 0.9"
_SENTENCES = {
    "string_too_short": "không được để trống",
    "too_short": "cần ít nhất một mục",
    "too_long": _LIST,
    "tuple_type": _LIST,
    "model_type": _GROUP,
    "dict_type": _GROUP,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "greater_than_equal": _NUMBER,
    "less_than_equal": _NUMBER,
}


@dataclass(frozen=True, slots=True)
class _Found:
    """One of pydantic's errors, put where it belongs in the file."""

    steps: Steps
    kind: str
    node: Node
    line: int
    context: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The field it is about, or nothing."""
        return next((step for step in reversed(self.steps) if isinstance(step, str)), "")

    @property
    def written(self) -> str:
        return self.node.text.strip() if isinstance(self.node, Scalar) else ""


class Translation:
    """The errors of one node of one model."""

    def __init__(self, model: type[FileValue], node: Node, shown: str) -> None:
        self.model = model
        self.node = node
        self.shown = shown

    def problems(self, errors: list[ErrorDetails]) -> Iterator[Problem]:
        """Translate, and tell nothing twice.

        A field is not missing whose name is only misspelt, nor a list too short whose items are
        all wrong.
        """
        found = [self._place(details) for details in self._one_branch_each(errors)]
        misspelt = {
            (*one.steps[:-1], closest(one.name, self._fields_at(one.steps[:-1])))
            for one in found
            if one.kind == "extra_forbidden"
        }
        for one in found:
            if one.kind == "missing" and one.steps in misspelt:
                continue
            if one.kind == "too_short" and isinstance(one.node, Items) and one.node.items:
                continue
            yield error(self.shown, one.line, self._sentence(one))

    def _one_branch_each(self, errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
        """Of the errors of a union's branches keep those of the branch that was meant.

        Texts and lists come first in the model's unions, groups of fields last.
        """
        branches: dict[Steps, list[str | int]] = {}
        for details in errors:
            steps, branch = self._branch(details)
            if branch is not None:
                branches.setdefault(steps, []).append(branch)
        for details in errors:
            steps, branch = self._branch(details)
            if branch is not None:
                meant_last = isinstance(reach(self.node, steps), Fields)
                if branch != branches[steps][-1 if meant_last else 0]:
                    continue
            yield details

    def _branch(self, details: ErrorDetails) -> tuple[Steps, str | int | None]:
        """Split off the first step that is not in the file: a union's branch."""
        loc = details["loc"][:-1] if details["type"] == "missing" else details["loc"]
        for end in range(len(loc)):
            if reach(self.node, loc[: end + 1]) is None:
                return loc[:end], loc[end]
        return loc, None

    def _place(self, details: ErrorDetails) -> _Found:
        kind, node, line = details["type"], self.node, self.node.line
        steps: Steps = ()
        for step in details["loc"]:
            reached = reach(node, (step,))
            if reached is None:
                continue
            line = reached.line
            if isinstance(node, Fields) and kind == "extra_forbidden":
                line = node.fields[str(step)].line
            node, steps = reached, (*steps, step)
        if kind == "missing":
            name = details["loc"][-1]
            if steps and steps[-1] == name:
                kind = "string_too_short"
            else:
                steps = (*steps, name)
        return _Found(steps, kind, node, line, details.get("ctx", {}))

    def _sentence(self, one: _Found) -> str:
        about = f"`{brief(one.name)}`" if one.name else "mục này"
        match one.kind:
            case "missing":
                said = f"thiếu trường {about}"
            case "extra_forbidden":
                fields = self._fields_at(one.steps[:-1])
                hint = meant(one.name, fields) or f"; các trường dùng được: {', '.join(fields)}"
                said = f"không có trường {about}{hint}"
            case "string_type" if isinstance(one.node, Fields):
                said = f"{about}: {NOT_A_TEXT}"
            case "string_type":
                said = f"{about}: phải là chữ; câu mở đầu bằng [ hay - thì đặt trong dấu nháy"
            case "string_pattern_mismatch":
                said = f"{about}: {_mismatch(one.written, str(one.context['pattern']))}"
            case "value_error":
                said = f"{about}: không có ngày `{brief(one.written)}`; {DATE}"
            case "literal_error":
                choices = re.findall(r"'([^']*)'", str(one.context["expected"]))
                said = f"{about} chỉ nhận {' hoặc '.join(choices)}{meant(one.written, choices)}"
            case _:
                said = f"{about}: {_SENTENCES.get(one.kind, 'giá trị không hợp lệ')}"
        return said

    def _fields_at(self, steps: Steps) -> list[str]:
        """Name the fields that may stand at the steps."""
        model = self.model
        for step in steps:
            model = model_in(model, str(step)) or model
        return list(model.model_fields)


@cache
def model_in(model: type[FileValue], name: str) -> type[FileValue] | None:
    """Tell the model that a field's value, or each of its items, is made of."""
    if name not in model.model_fields:
        return None
    found = types_in(model.model_fields[name].annotation)
    return next((one for one in found if issubclass(one, FileValue)), None)


def types_in(annotation: object) -> tuple[type, ...]:
    """List the plain types that an annotation is built from."""
    if args := get_args(annotation):
        return tuple(one for part in args for one in types_in(part))
    return (annotation,) if isinstance(annotation, type) else ()


def _mismatch(written: str, pattern: str) -> str:
    if pattern.startswith("^http"):
        return f"địa chỉ `{brief(written)}` phải mở đầu bằng https:// và không có dấu cách"
    return f"mã `{brief(written)}` không hợp lệ ({ID_RULE}){id_like(written)}"
