"""The lines of an article in Markdown, each a paragraph, a heading or an item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.language.normal import strip_marks

_MARKUP = re.compile(r"(#{1,6}|[-*+]|\d{1,3}[.)])\s+")
_BOLD = re.compile(r"\*\*|__")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Line:
    """What a line says, apart from the sign that makes a heading or an item of it."""

    markup: str
    text: str

    @cached_property
    def plain(self) -> str:
        """Small letters without marks, to compare by."""
        return strip_marks(self.text).lower().rstrip(" .")

    @property
    def is_heading(self) -> bool:
        return self.markup.startswith("#")

    @property
    def is_item(self) -> bool:
        return bool(self.markup) and not self.is_heading

    def saying(self, text: str) -> Line:
        return Line(self.markup, text.strip())

    def __str__(self) -> str:
        return f"{self.markup} {self.text}" if self.markup else self.text


def lines_of(text: str) -> list[Line]:
    r"""Read the lines that are not blank.

    >>> [str(line) for line in lines_of("## Giờ mở cửa\n\n* sáng\n")]
    ['## Giờ mở cửa', '- sáng']
    """
    lines = []
    for written in text.split("\n"):
        line = _SPACE.sub(" ", written).strip()
        sign = _MARKUP.match(line)
        markup = sign[1] if sign else ""
        said = line[sign.end() if sign else 0 :]
        if markup in ("*", "+"):
            markup = "-"
        if markup.startswith("#") or not markup:
            said = _BOLD.sub("", said)  # a page sets whole leads in bold
        if said.strip():
            lines.append(Line(markup, said.strip()))
    return lines


def joined(lines: Iterable[Line]) -> str:
    """Write the lines as Markdown: items close together, all else a blank line apart."""
    text = ""
    before: Line | None = None
    for line in lines:
        if before:
            text += "\n" if before.is_item and line.is_item else "\n\n"
        text += str(line)
        before = line
    return text
