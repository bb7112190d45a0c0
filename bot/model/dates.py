"""Dates as sources give them: a day, a month or only a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_VIETNAMESE = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year; never more precise than the source."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "28/2/2022", "2/2022", "2022" or the ISO forms; ValueError for anything else."""
        text = text.strip()
        if found := _VIETNAMESE.fullmatch(text):
            day, month, year = found.groups()
        elif found := _ISO.fullmatch(text):
            year, month, day = found.groups()
        else:
            raise ValueError(text)
        parsed = cls(int(year), int(month) if month else None, int(day) if day else None)
        if 0 in (parsed.month, parsed.day):
            raise ValueError(text)
        _ = parsed.last_day  # an impossible day such as 31/2 is refused here
        return parsed

    @property
    def last_day(self) -> date:
        """The last day that the date covers."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def isoformat(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def __str__(self) -> str:
        return "/".join(str(part) for part in (self.day, self.month, self.year) if part)
