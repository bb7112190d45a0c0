"""Numbers as they are written with signs: 28/2/2022, 2022-2025, 12/KH-UB."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

PERIOD = re.compile(r"(?<![\d/-])(\d{2}|\d{4})\s*[-–—]\s*(\d{2}|\d{4})(?![\d/-])(?!\s*tu[ổo]i)")
_DATE = re.compile(
    r"(?<![\d/.-])(?<!hạng )(?<!hang )(?<!lệ )(?<!le )"
    r"(?:(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{1,2})/(\d{1,2})"
    r"|(?:(?<=ngày )|(?<=ngay )|(?<=sáng )|(?<=sang )|(?<=hôm )|(?<=hom )|(?<=chiều ))"
    r"(\d{1,2})-(\d{1,2}))(?![\d/])"
)
_SPELLED_DATE = re.compile(
    r"(\d{1,2})\s+th[aá]ng\s+(\d{1,2})(?:\s+n[aă]m\s+(\d{4}))?", re.IGNORECASE
)
_JOINED = re.compile(r"\d\s*[-–—/.]|th[aá]ng", re.IGNORECASE)  # what a date or paper number needs
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_NUMBERED = re.compile(r"(?<![\d/])(\d{1,5})(?=\s*[-/]\s*(?:\d{4}/)?[^\W\d_]{2})")
PAPERS_AND_DAYS = frozenset({"document", "year", "date"})  # kinds that are no list's items
CORRECTED = frozenset({"year", "date"})  # kinds that an answer corrects when they are asked wrongly
YEARS = range(1900, 2101)


has_digits = re.compile(r"\d").search
"""Whether there is any digit in a text."""


class Reference(NamedTuple):
    """A number that names something.

    `kind` is "year", "date", "document" (any kind of paper) or the folded noun: "noi dung".
    """

    kind: str
    value: str


def written_numbers(text: str) -> Iterator[Reference]:
    """The years, days and paper numbers of a text, known by the signs in them."""
    yield from _years(text)
    if _JOINED.search(text):
        yield from chain(_dates(text), _periods(text), _documents(text))


def _documents(text: str) -> Iterator[Reference]:
    for number in _NUMBERED.findall(text):
        if int(number) not in YEARS:
            yield Reference("document", str(int(number)))


def _periods(text: str) -> Iterator[Reference]:
    for found in PERIOD.finditer(text):
        first, last = (int(year) + (2000 if len(year) == 2 else 0) for year in found.groups())
        if first in YEARS and last in YEARS and first < last:
            yield Reference("year", str(first))
            yield Reference("year", str(last))


def _years(text: str) -> Iterator[Reference]:
    for year in _YEAR.findall(text):
        if int(year) in YEARS:
            yield Reference("year", year)


def _dates(text: str) -> Iterator[Reference]:
    for found in chain(_DATE.finditer(text.lower()), _SPELLED_DATE.finditer(text)):
        day, month, *year = [part for part in found.groups() if part]
        if int(day) in range(1, 32) and int(month) in range(1, 13):
            yield Reference("date", f"{int(day)}/{int(month)}")
            yield from (Reference("year", number) for number in year)
