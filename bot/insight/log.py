"""What is read of the question log for a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.insight.values import DAY, Period
from bot.store import Keeper, LoggedQuestion, Store

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Log:
    """The questions of a period and of the one before it, and what the whole log led to.

    ever_used: the ids of entries and passages; kept: how many days the log goes back.
    """

    questions: tuple[LoggedQuestion, ...]
    before: tuple[LoggedQuestion, ...]
    ever_used: frozenset[str]
    kept: int


def read(store: Store, period: Period, kept: int) -> Log:
    """Read the log; StoreError where the store fails."""
    return Log(
        tuple(store.questions(period.start, period.end)),
        tuple(
            question
            for before in _before(period, kept)
            for question in store.questions(before.start, before.end)
        ),
        frozenset(store.most_asked(_BEGINNING, _ALL)),
        kept,
    )


async def read_aside(keeper: Keeper, period: Period, kept: int) -> Log:
    """Read the log a day at a time, so that answers get at the store in between.

    StoreError where the store fails.
    """
    ever_used = await keeper.must(lambda store: store.most_asked(_BEGINNING, _ALL))
    return Log(
        await _days(keeper, [period]),
        await _days(keeper, _before(period, kept)),
        frozenset(ever_used),
        kept,
    )


def _before(period: Period, kept: int) -> list[Period]:
    """The period before; none where the log no longer has all of it."""
    before = period.before
    return [before] if before.first >= period.last - kept * DAY else []


async def _days(keeper: Keeper, periods: Iterable[Period]) -> tuple[LoggedQuestion, ...]:
    found: list[LoggedQuestion] = []
    for period in periods:
        for number in range(period.days):
            found += await _day(keeper, Period.ending(period.first + number * DAY, 1))
    return tuple(found)


async def _day(keeper: Keeper, day: Period) -> list[LoggedQuestion]:
    return await keeper.must(lambda store: store.questions(day.start, day.end))
