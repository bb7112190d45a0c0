"""Lines as a text file or a printed page breaks them -> paragraphs, headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ITEM = re.compile(r"\s*(?:[-*+•●○▪■–—]|\d{1,3}[.)]|[a-zđ][.)])\s+(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-*+•●○▪■–—]\s+")
_NUMBER = re.compile(r"\s*(\d{1,3})[.)]\s+")
_RULE = re.compile(r"[\s_*=.\-–—]*")
_NUMBERED_HEADING = re.compile(
    r"(?:[IVX]{1,5}|[A-H])\s*[.)/]\s+\S.*"
    r"|(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều)\s+(?:\d{1,3}|[IVX]{1,5}|(?:thứ|THỨ) \w+)"
    r"(?:\s*[.:–-]\s*\S.*)?"
)
_ENDED = (".", "!", "?", ":", ";", "…", "”", '"')
_HEADING_WORDS = 14
_WRAPPED = (45, 130)  # a page's lines have so many letters; longer ones are whole paragraphs
_FULL = 0.8  # of the usual width: a line that long goes on in the next


def markdown_of(lines: Iterable[str], width: int | None = None) -> str:
    """Join the lines that belong together; blank lines stand between what does not.

    `width`, the usual length of a line, is found from the lines where it is not given.
    """
    lines = [" ".join(line.split()) for line in lines]
    width = width or usual_width(lines)
    blocks = list(_blocks(lines, width))
    return "\n\n".join(_as_markdown(block, blocks, place) for place, block in enumerate(blocks))


def usual_width(lines: Iterable[str]) -> int | None:
    """Tell how long the lines of a text are that was broken to a width; None where it was not."""
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < 4:
        return None
    longest = lengths[len(lengths) * 9 // 10]
    alike = sum(length >= longest * _FULL for length in lengths)
    wrapped = _WRAPPED[0] <= longest and lengths[-1] <= _WRAPPED[1] and alike * 3 >= len(lengths)
    return longest if wrapped else None


def _blocks(lines: list[str], width: int | None) -> Iterator[str]:
    block = ""
    last = ""
    for line in lines:
        if _RULE.fullmatch(line):
            if block:
                yield block
            block, last = "", ""
            continue
        if block and _goes_on(last, line, width):
            block += f" {line}"
        else:
            if block:
                yield block
            block = line
        last = line
    if block:
        yield block


def _goes_on(last: str, line: str, width: int | None) -> bool:
    """Whether a line only continues the one before it."""
    if width is None or _ITEM.match(line) or _NUMBERED_HEADING.fullmatch(line):
        return False
    if line[0].islower():
        return not last.endswith((".", ";", ":"))
    return len(last) >= width * _FULL and not last.endswith(_ENDED)


def _as_markdown(block: str, blocks: list[str], place: int) -> str:
    if number := _NUMBER.match(block):
        if _titles(block[number.end() :], blocks, place):
            return f"### {block}"
        return f"{number[1]}. {block[number.end() :]}"
    if bullet := _BULLET.match(block):
        return f"- {block[bullet.end() :]}"
    words = len(block.split())
    if _NUMBERED_HEADING.fullmatch(block) and words <= _HEADING_WORDS:
        return f"## {block}"
    if words > 2 and block[0].isupper() and _titles(block, blocks, place):
        return f"## {block}"
    return block


def _titles(text: str, blocks: list[str], place: int) -> bool:
    """Whether a line is a heading: short, without an end, and a paragraph follows."""
    following = blocks[place + 1] if place + 1 < len(blocks) else ""
    return (
        len(text.split()) <= _HEADING_WORDS
        and not text.endswith(_ENDED)
        and len(following.split()) > _HEADING_WORDS
        and not _ITEM.match(following)
    )
