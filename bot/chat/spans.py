"""Text with marks: a form that can be cut anywhere and always gives well-formed HTML.

A mark is what stands between "<" and ">" of an opening tag: `b`, `pre`, `a href="…"`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, takewhile

LIMIT = 4096
"""The longest message, in UTF-16 code units without tags (Bot API, `sendMessage`)."""

_BOUNDARIES = tuple(map(re.compile, (r"\n\s*\n", r"\n", r"(?<=[.!?…;:])\s", r"\s")))
"""Where a long text may be parted, the best first."""

FOLD = "blockquote expandable"

Marks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text under the same marks, the outermost first."""

    text: str
    marks: Marks = ()


def html(spans: Iterable[Span]) -> str:
    """The spans as Telegram HTML; a mark that neighbours share stays open between them."""
    written = []
    opened: Marks = ()
    for span in [*spans, Span("")]:
        kept = len(shared(opened, span.marks))
        written += [f"</{mark.split(' ', 1)[0]}>" for mark in reversed(opened[kept:])]
        written += [f"<{mark}>" for mark in span.marks[kept:]]
        written.append(escape(span.text, quote=False))
        opened = span.marks
    return "".join(written)


def shared(one: Marks, other: Marks) -> Marks:
    """The outer marks that both have."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return tuple(mark for mark, _ in pairs)


def folded(spans: Iterable[Span]) -> list[Span]:
    """The spans in a quote that opens when it is touched; a quote in it can't stay one."""
    return [
        Span(span.text, (FOLD, *(mark for mark in span.marks if mark != "blockquote")))
        for span in spans
    ]


def plain(spans: Iterable[Span]) -> str:
    return "".join(span.text for span in spans)


def units(text: str) -> int:
    """How long Telegram takes a text to be: its UTF-16 code units."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def parted(spans: Sequence[Span], limit: int = LIMIT) -> list[list[Span]]:
    """The spans as messages of at most `limit` units; only white space between them is dropped."""
    text = plain(spans)
    messages = []
    start = _after_space(text, 0)
    while start < len(text):
        end = _end_of_message(text, start, limit)
        messages.append(cut(spans, start, start + len(text[start:end].rstrip())))
        start = _after_space(text, end)
    return messages


def _after_space(text: str, start: int) -> int:
    return len(text) - len(text[start:].lstrip())


def _end_of_message(text: str, start: int, limit: int) -> int:
    lengths = accumulate(map(units, text[start:]))
    longest = start + sum(1 for _ in takewhile(lambda length: length <= limit, lengths))
    if not text[longest:].strip():
        return len(text)
    for least in (start + (longest - start) // 2, start):  # a far smaller message looks torn off
        for boundary in _BOUNDARIES:
            # a boundary may begin right where the longest message ends
            ends = [found.start() for found in boundary.finditer(text, least + 1, longest + 2)]
            if fitting := [end for end in ends if end <= longest]:
                return fitting[-1]
    return longest


def cut(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The part of the spans between two positions of their plain text."""
    offsets = accumulate((len(span.text) for span in spans), initial=0)
    kept = [
        Span(span.text[max(start - offset, 0) : max(end - offset, 0)], span.marks)
        for span, offset in zip(spans, offsets, strict=False)
    ]
    return [span for span in kept if span.text]
