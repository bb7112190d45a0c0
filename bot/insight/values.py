"""What the question log tells: how much was asked in a period, what came of it, what is used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

DAY = timedelta(days=1)
MOST_SLOTS = 62
"""Bars that can still be told apart."""

Kind = Literal["answered", "gaps", "asked_back", "refused"]


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days on this machine's calendar, both ends included."""

    first: date
    last: date

    @classmethod
    def ending(cls, last: date, days: int) -> Period:
        return cls(last - (days - 1) * DAY, last)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def start(self) -> datetime:
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        """The moment after it."""
        return midnight(self.last + DAY)

    @property
    def before(self) -> Period:
        """As many days just before it."""
        return Period.ending(self.first - DAY, self.days)

    @property
    def step(self) -> int:
        """Days that one bar stands for, 0 for an hour."""
        if self.days == 1:
            return 0
        return next((step for step in (1, 7) if self.days <= step * MOST_SLOTS), 30)


def midnight(day: date) -> datetime:
    """The moment at which a day begins on this machine's clock."""
    return datetime.combine(day, time.min).astimezone()


@dataclass(frozen=True, slots=True)
class Counts:
    """What came of the questions that people asked in their own words; small talk is none.

    answered: with an entry or an excerpt; gaps: an entry says that it isn't in the sources;
    asked_back: "Ý bạn là …?"; refused: "I don't know".
    """

    answered: int = 0
    gaps: int = 0
    asked_back: int = 0
    refused: int = 0

    @property
    def asked(self) -> int:
        return self.answered + self.gaps + self.asked_back + self.refused

    def of(self, kind: Kind) -> int:
        match kind:
            case "answered":
                return self.answered
            case "gaps":
                return self.gaps
            case "asked_back":
                return self.asked_back
            case "refused":
                return self.refused


@dataclass(frozen=True, slots=True)
class Slot:
    """An hour, a day or some days from `start` on; its name on the axis: "9h", "T2 23/11"."""

    start: datetime
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Used:
    """An entry or passage, how often it answered and how that was liked."""

    id: str
    label: str
    asked: int
    opened: int
    up: int
    down: int

    @property
    def times(self) -> int:
        return self.asked + self.opened


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry or article that is valid until the day `until`."""

    id: str
    label: str
    until: date


@dataclass(frozen=True, slots=True)
class Insight:
    """All that is told about a period.

    asked_before: questions in the period before, as long; opened: entries picked by a button, a
    link or a number; used: what answered, most often first, small talk left out; in_vain:
    questions that were refused or asked back, with how often, most often first; unused: ids and
    labels of entries that nothing in the whole log, `kept` days long, has led to;
    expiring: soon no longer valid, the first to go first; expired: the last that went first.
    """

    period: Period
    counts: Counts
    slots: tuple[Slot, ...]
    asked_before: int
    opened: int
    up: int
    down: int
    used: tuple[Used, ...]
    in_vain: tuple[tuple[str, int], ...]
    kept: int
    unused: tuple[tuple[str, str], ...]
    expiring: tuple[Dated, ...]
    expired: tuple[Dated, ...]

    @property
    def quiet(self) -> bool:
        """Whether nobody asked or opened anything."""
        return not (self.counts.asked or self.opened)
