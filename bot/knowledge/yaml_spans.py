"""YAML text -> where its nodes stand, character by character, to edit it and leave the rest.

For text that the strict reader has accepted; it holds no alias and no depth.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

import yaml

_BREAK = re.compile(r"\r\n|\r|\n")
_ODD_SPACES = re.compile("[\x0b\x0c\x85\u2028\u2029\ufeff]")
_BLANK_LINE = re.compile(r"^[^\S\r\n]+(?=[\r\n]|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Span:
    """A node from `start` up to `end`, its first character in `column` of its line.

    flow: it stands in brackets; items: those of a list; fields: the values of a mapping, by key;
    text: that of a scalar.
    """

    start: int
    end: int
    column: int
    flow: bool = False
    items: tuple[Span, ...] = ()
    fields: Mapping[str, Span] | None = None
    text: str | None = None


def spans(text: str) -> Span | None:
    """Find the nodes of a text; None where there is nothing, or no place can be told."""
    plain = _BLANK_LINE.sub(lambda found: " " * len(found[0]), _ODD_SPACES.sub(" ", text))
    starts = [0, *accumulate(map(len, _lines(plain)))]
    try:
        node = yaml.compose(plain, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None
    return None if node is None else _span(node, starts)


def line_end(text: str, at: int) -> int:
    """The place behind the line in which a place is, its end of line left before it."""
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def _lines(text: str) -> list[str]:
    """The lines with their ends."""
    lines, at = [], 0
    for found in _BREAK.finditer(text):
        lines.append(text[at : found.end()])
        at = found.end()
    return [*lines, text[at:]]


def _span(node: yaml.Node, starts: list[int]) -> Span:
    start = starts[node.start_mark.line] + node.start_mark.column
    end = starts[node.end_mark.line] + node.end_mark.column
    column = node.start_mark.column
    match node:
        case yaml.SequenceNode():
            items = tuple(_span(item, starts) for item in node.value)
            return Span(start, end, column, bool(node.flow_style), items)
        case yaml.MappingNode():
            fields = {
                unicodedata.normalize("NFC", key.value): _span(value, starts)
                for key, value in node.value
                if isinstance(key, yaml.ScalarNode)
            }
            return Span(start, end, column, bool(node.flow_style), fields=fields)
        case _:
            return Span(start, end, column, text=node.value)
