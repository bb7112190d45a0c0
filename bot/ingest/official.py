"""The head of an official paper: kind, number, subject and date instead of a newspaper's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ingest.lines import Line
from bot.model import PartialDate

_KIND = re.compile(
    r"quyet dinh|ke hoach(?: phoi hop)?|thong bao|bao cao|to trinh|huong dan|chi thi|nghi quyet|"
    r"nghi dinh|thong tu(?: lien tich)?|chuong trinh(?: phoi hop| hanh dong)?|"
    r"quy che(?: phoi hop)?|quy dinh|cong van|cong dien|giay moi|phuong an|de an|"
    r"ket luan|the le|dieu le|noi quy|luat"
)
_NUMBER = re.compile(r"\bsố\s*:?\s*(\d[\w.-]*/[\w/.&-]*\w)", re.IGNORECASE)
_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_BODY = re.compile(r"(?:can cu|thuc hien|kinh gui|theo|de |nham|dieu \d|[ivx]+\.)")
_HEAD_LINES = 25
_SUBJECT_LINES = 4
_SUBJECT_LETTERS = 400


@dataclass(frozen=True, slots=True)
class PaperHead:
    title: str
    published: PartialDate | None
    rest: tuple[Line, ...]


def paper_head(lines: Sequence[Line]) -> PaperHead | None:
    """Read the head of an official paper; None where the lines don't begin with one.

    The title is made of its parts: "Kế hoạch 12/KH-TV về việc mở lớp đọc sách".
    """
    for place, line in enumerate(lines[:_HEAD_LINES]):
        if line.text.isupper() and _KIND.fullmatch(line.plain):
            head = " ".join(before.text for before in lines[:place])
            subject = _subject(lines[place + 1 : place + 1 + _SUBJECT_LINES])
            number = _NUMBER.search(head)
            parts = [
                line.text.capitalize(),
                *([number[1]] if number else []),
                *map(_inner, subject),
            ]
            rest = _without_recipients(lines[place + 1 + len(subject) :])
            return PaperHead(" ".join(parts), _date(head), tuple(rest))
    return None


def _without_recipients(lines: Sequence[Line]) -> Iterator[Line]:
    """Leave out the list of those who get a copy ("Nơi nhận:")."""
    receiving = False
    for line in lines:
        receiving = line.plain == "noi nhan:" or (receiving and line.is_item)
        if not receiving:
            yield line


def _subject(lines: Sequence[Line]) -> list[str]:
    """Read the lines under the kind that say what the paper is about."""
    subject: list[str] = []
    for line in lines:
        ends = line.text.endswith((".", ":", ";")) or line.is_item or _BODY.match(line.plain)
        if ends or len(line.text) > _SUBJECT_LETTERS:
            break
        subject.append(line.text.strip("-–— "))
    return subject


def _inner(text: str) -> str:
    """Write a line as it stands within a title: "Về việc" with a small letter."""
    if text.isupper():
        return text[0] + text[1:].lower()
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _date(head: str) -> PartialDate | None:
    if not (found := _DATE.search(head)):
        return None
    try:
        return PartialDate.parse("/".join(found.groups()))
    except ValueError:
        return None
