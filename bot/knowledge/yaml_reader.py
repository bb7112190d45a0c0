"""YAML text -> nodes that know their lines; every scalar stays the text that was written.

The only module that knows yaml. It reads events, so aliases, tags, depth and size are refused
before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from bot.knowledge.files import Refused, error, unfit
from bot.knowledge.guesses import brief
from bot.knowledge.yaml_faults import sentence
from bot.model import Problem

MAX_DEPTH = 20
MAX_VALUES = 100_000
MAX_LETTERS = 100_000  # of one value; a message on Telegram has 4,096
MAX_PROBLEMS = 100

_TAB = re.compile(r" *\t")
_ODD_INDENT = re.compile(r" *[\u00a0\u2000-\u200b\u202f\u3000]")
_CUT = re.compile(r"\s+#")
_SWALLOWED = re.compile(r"\s*- ")
_HIDDEN = re.compile(r"\s*#\S")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; `bare` where nothing at all was written."""

    line: int
    text: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A key's line and its value."""

    line: int
    value: Node


@dataclass(frozen=True, slots=True)
class Fields:
    line: int
    fields: Mapping[str, Field]


Node = Scalar | Items | Fields


def read_yaml(text: str, shown: str, first_line: int = 1) -> Node | None:
    """Compose the document, None where there is nothing; Refused with every problem found.

    `first_line` is the number of the text's first line in the file `shown`.
    """
    lines = [line if line.strip() else "" for line in text.split("\n")]
    reading = _Reading(lines, shown, first_line)
    reading.refuse_odd_indents()
    if reading.problems:
        raise Refused(*reading.problems)
    try:
        node = reading.document()
    except yaml.YAMLError as failure:
        line, message = sentence(failure, lines)
        reading.complain(line, message)
        node = None
    if reading.problems:
        raise Refused(*reading.problems)
    return node


def reach(node: Node, steps: Sequence[str | int]) -> Node | None:
    """Follow keys and positions; None where one leads nowhere."""
    for step in steps:
        if isinstance(node, Fields) and step in node.fields:
            node = node.fields[str(step)].value
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def line_of(node: Node, *steps: str | int) -> int:
    """Tell the line of the value at the steps; where it is missing, of what should hold it."""
    for end in range(len(steps), 0, -1):
        if reached := reach(node, steps[:end]):
            return reached.line
    return node.line


class _Reading:
    def __init__(self, lines: list[str], shown: str, first_line: int) -> None:
        self.lines = lines
        self.shown = shown
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.values = 0

    def complain(self, line: int, message: str) -> None:
        """Note a problem; `line` counts from 0. Refused where the file is wrong all over."""
        if len(self.problems) >= MAX_PROBLEMS:
            message = "tệp còn nhiều lỗi nữa; hãy sửa những lỗi trên trước"
            raise Refused(*self.problems, error(self.shown, None, message))
        self.problems.append(error(self.shown, self.first_line + line, message))

    def refuse_odd_indents(self) -> None:
        for number, line in enumerate(self.lines):
            if not line:
                continue
            if _TAB.match(line):
                self.complain(number, "thụt đầu dòng bằng phím Tab; hãy dùng dấu cách")
            elif _ODD_INDENT.match(line):
                message = "đầu dòng có dấu cách lạ (thường do dán từ nơi khác); hãy gõ lại dấu cách"
                self.complain(number, message)

    def document(self) -> Node | None:
        node: Node | None = None
        documents = 0
        events = yaml.parse("\n".join(self.lines), Loader=yaml.CSafeLoader)
        for event in events:
            if not isinstance(event, yaml.DocumentStartEvent):
                continue
            documents += 1
            if documents > 1:
                message = "dòng `---` mở một tài liệu thứ hai; mỗi tệp chỉ có một, hãy xoá dòng này"
                self.complain(_start(event), message)
                return None
            node = self.node(next(events), events, 1)
        return None if isinstance(node, Scalar) and node.bare else node

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        line = _start(event)
        self.values += 1
        if depth > MAX_DEPTH:
            self.refuse(line, f"lồng quá sâu (hơn {MAX_DEPTH} tầng)")
        if self.values > MAX_VALUES:
            self.refuse(line, "tệp có quá nhiều mục; hãy chia thành nhiều tệp nhỏ")
        self.refuse_cleverness(event)
        match event:
            case yaml.SequenceStartEvent():
                return self.items(line, events, depth)
            case yaml.MappingStartEvent():
                return self.fields(line, events, depth)
            case yaml.ScalarEvent():
                return self.scalar(event)
            case _:
                return Scalar(self.first_line + line, "", bare=True)

    def refuse(self, line: int, message: str) -> None:
        self.complain(line, message)
        raise Refused(*self.problems)

    def refuse_cleverness(self, event: yaml.Event) -> None:
        line = _start(event)
        if isinstance(event, yaml.AliasEvent):
            written = f"*{event.anchor}"
        elif getattr(event, "anchor", None):
            written = f"&{getattr(event, 'anchor', '')}"
        elif getattr(event, "tag", None):
            written = self.lines[line][_mark(event.start_mark)[1] :].split(" ", 1)[0]
        else:
            return
        self.complain(
            line, f"`{brief(written)}` có nghĩa riêng trong YAML; đặt cả câu trong dấu nháy"
        )

    def items(self, line: int, events: Iterator[yaml.Event], depth: int) -> Items:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events, depth + 1))
        return Items(self.first_line + line, tuple(items))

    def fields(self, line: int, events: Iterator[yaml.Event], depth: int) -> Fields:
        fields: dict[str, Field] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                message = "tên trường phải là chữ, không phải danh sách hay nhóm trường"
                self.complain(_start(event), message)
            elif key.text in fields:
                first = fields[key.text].line
                message = f"`{brief(key.text)}` đã có ở dòng {first}; mỗi tên chỉ viết một lần"
                self.complain(_start(event), message)
            else:
                fields[key.text] = Field(key.line, value)
        return Fields(self.first_line + line, fields)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        plain = not event.style
        if len(event.value) > MAX_LETTERS:
            message = f"câu dài quá {MAX_LETTERS} chữ; có lẽ thiếu dấu nháy đóng, hoặc nên chia nhỏ"
            self.refuse(_start(event), message)
        if plain:
            self.refuse_lost_text(event)
        elif event.style == '"' and (fault := unfit(event.value)):
            self.complain(_start(event), fault[1])  # what was written as \0 or \u202e
        return Scalar(self.first_line + _start(event), event.value, plain and not event.value)

    def refuse_lost_text(self, event: yaml.ScalarEvent) -> None:
        """Refuse a value without quotes that loses its end, or swallows the list below it."""
        last, column = _mark(event.end_mark)
        last = min(last, len(self.lines) - 1)
        for line in range(_start(event) + 1, last + 1):
            if _SWALLOWED.match(self.lines[line]):
                message = (
                    "dòng `- ` này bị nối vào dòng trên; thụt cho thẳng với mục trước, "
                    "hoặc viết cả đoạn sau `|-`"
                )
                self.complain(line, message)
        if (_CUT if event.value else _HIDDEN).match(self.lines[last], column):
            message = (
                "từ dấu # trở đi bị coi là ghi chú và mất đi; đặt cả câu trong dấu nháy, "
                "còn ghi chú thì viết ở dòng riêng"
            )
            self.complain(last, message)


def _start(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _mark(mark: Any) -> tuple[int, int]:  # noqa: ANN401 - yaml's two kinds of marks
    """Give line and column, both from 0."""
    return (mark.line, mark.column) if mark else (0, 0)
