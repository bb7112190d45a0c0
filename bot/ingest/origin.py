"""Where an article comes from, as its own head tells: title, publisher, date, byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.ingest.lines import Line
from bot.ingest.official import paper_head
from bot.ingest.values import Document
from bot.model import PartialDate

_DATELINE = re.compile(
    r"(?:\(((?:[\w-]+\.)+[a-z]{2,12}|TTXVN)\)|((?:[\w-]+\.)+(?:vn|com|net|org)))\s*[-–—:]\s*"
)
_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật)\s*,?\s*)?"
_HOUR = r"(?:\d{1,2}\s*[:h]\s*\d{2}(?::\d{2})?(?:\s*[ap]m)?)?"
_DAY = r"(?:ngày\s+)?(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})"
_STAMP = re.compile(
    rf"(?:cập nhật|đăng)?\s*(?:lúc|ngày|:)?\s*{_HOUR}[\s,|-]*{_WEEKDAY}[\s,|-]*{_DAY}"
    rf"[\s,|-]*{_HOUR}"
    r"(?:\s*\(?gmt\s*\+\s*7\)?)?",
    re.IGNORECASE,
)
_NOT_IN_NAMES = re.compile(r"[\d.:;!?/\"“”]")
_NAME_JOINTS = re.compile(r"\s*[-–,&()]\s*|\s+và\s+|\s+")
_CREDITED = ("theo", "pv", "nguồn:", "tác giả:", "bài:", "tin:", "bài", "tin")

_LONGEST_STAMP = 120
_NEAR_TITLE = 4
_NEAR_END = 2
_LEAST_TITLE_WORDS = 3
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Told:
    """A document whose title is known, its lines, and what a person should look at."""

    document: Document
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


def told(document: Document, lines: Sequence[Line], name: str) -> Told:
    """Find the origin in the head of the lines, and leave those out that tell nothing else.

    A file without a title takes its own `name` in place of one, and a note says so.
    """
    notes: tuple[str, ...] = ()
    publisher = None
    if paper := paper_head(lines):
        title, published, rest = paper.title, paper.published, list(paper.rest)
    else:
        title, rest, notes = _titled(document.title, list(lines), name)
        rest, published = _without_stamp(rest)
        rest, publisher = _without_dateline(_without_bylines(rest))
    found = replace(
        document,
        title=title,
        publisher=document.publisher or publisher,
        published=document.published or published,
    )
    if found.published is None:
        notes = (*notes, "tệp không cho biết ngày đăng; biết thì ghi thêm `published`")
    if found.publisher is None:
        notes = (*notes, "tệp không cho biết nơi đăng; biết thì ghi thêm `publisher`")
    return Told(found, tuple(rest), notes)


def _titled(
    given: str | None, lines: list[Line], name: str
) -> tuple[str, list[Line], tuple[str, ...]]:
    if given:
        same = Line("", given).plain
        return given, [line for line in lines if line.plain != same], ()
    for place, line in enumerate(lines[:8]):
        if len(line.text.split()) >= _LEAST_TITLE_WORDS and not _is_stamp(line):
            if len(line.text) > _LONGEST_TITLE or line.text.endswith((".", ";", ":")):
                break
            return line.text, lines[:place] + lines[place + 1 :], ()
    title = re.sub(r"[-_\s]+", " ", name).strip() or "Bài viết"
    return title, lines, ("tệp không có tên bài nên lấy tạm tên tệp; hãy sửa `title`",)


def _is_stamp(line: Line) -> bool:
    return len(line.text) <= _LONGEST_STAMP and bool(_STAMP.fullmatch(line.text))


def _without_stamp(lines: list[Line]) -> tuple[list[Line], PartialDate | None]:
    """Take the line that tells when it was published, at the head, a name before it allowed."""
    for place, line in enumerate(lines[:_NEAR_TITLE]):
        found = _STAMP.search(line.text[:_LONGEST_STAMP])
        if found and found.end() == len(line.text):
            before = line.text[: found.start()].strip(" -–|,•")
            if not before or is_name(before):
                return lines[:place] + lines[place + 1 :], _date(found[1])
    return lines, None


def _date(written: str) -> PartialDate | None:
    try:
        return PartialDate.parse(re.sub(r"\s*[/.-]\s*", "/", written))
    except ValueError:
        return None


def _without_dateline(lines: list[Line]) -> tuple[list[Line], str | None]:
    for place, line in enumerate(lines[:_NEAR_TITLE]):
        if found := _DATELINE.match(line.text):
            rest = line.saying(line.text[found.end() :])
            return [*lines[:place], rest, *lines[place + 1 :]], found[1] or found[2]
    return lines, None


def _without_bylines(lines: list[Line]) -> list[Line]:
    """Leave out the writers' names; a signature under a title in capitals stays."""
    kept = []
    for place, line in enumerate(lines):
        at_the_edge = place < _NEAR_TITLE or place >= len(lines) - _NEAR_END
        signed = place > 0 and lines[place - 1].text.isupper()
        if not (at_the_edge and not line.is_item and not signed and is_name(line.text)):
            kept.append(line)
    return kept


def is_name(text: str) -> bool:
    """Whether a text is nothing but a few names.

    >>> is_name("Theo Mai Lụa - Hồng Nhung"), is_name("Giờ mở cửa")
    (True, False)
    """
    words = [word for word in _NAME_JOINTS.split(text[: _LONGEST_STAMP + 1]) if word]
    named = [word for word in words if word.lower() not in _CREDITED]
    if _NOT_IN_NAMES.search(text.removesuffix(".")) or text.isupper() or not 0 < len(words) <= 8:
        return False
    return all(word[0].isupper() for word in named) and (len(named) > 1 or named != words)
