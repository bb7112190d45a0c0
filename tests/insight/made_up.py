"""A reading club's log, made up, and what is told about it; times are those of this machine."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

from bot.app import open_knowledge
from bot.insight import Insight, Log, Period, insight
from bot.store import LoggedQuestion
from tests.telegram_bot import LIBRARY

TODAY = date(2026, 11, 24)
WEEK = Period.ending(TODAY, 7)
KNOWLEDGE = open_knowledge(LIBRARY)
LOAN, FOUNDED, MEMBERS = "thoi-han-muon", "ngay-thanh-lap", "gap-so-thanh-vien"

_IDS = count(1)


def at(hour: int, day: int = 24, minute: int = 0) -> datetime:
    """A moment of November 2026."""
    return datetime(2026, 11, day, hour, minute).astimezone()


def asked(  # noqa: PLR0913, PLR0917 - a row of the log
    text: str = "mượn sách được bao lâu",
    outcome: str = "answer",
    entry: str | None = LOAN,
    when: datetime | None = None,
    up: int = 0,
    down: int = 0,
    *,
    opened: bool = False,
) -> LoggedQuestion:
    if outcome in {"fallback", "clarification"}:
        entry = None
    return LoggedQuestion(
        next(_IDS), when or at(9), text, outcome, entry, 0.75, up, down, opened=opened
    )


def log(*questions: LoggedQuestion, before: int = 0, ever: frozenset[str] = frozenset()) -> Log:
    led = frozenset(each.entry for each in questions if each.entry)
    return Log(questions, tuple(asked() for _ in range(before)), ever | led, 90)


def told(*questions: LoggedQuestion, period: Period = WEEK, before: int = 0) -> Insight:
    return insight(period, log(*questions, before=before), KNOWLEDGE, TODAY)


A_WEEK = (
    *(asked(when=at(9, day), up=day % 2) for day in range(18, 25)),
    asked("clb lập hồi nào", entry=FOUNDED, when=at(20, 23), down=1),
    asked("Mượn sách được bao lâu?", opened=True, when=at(21, 23)),
    asked("clb đông không", "gap", MEMBERS, at(8, 22)),
    asked("sách", "clarification", when=at(8, 22)),
    asked("Ai vô địch World Cup?", "fallback", when=at(8, 21)),
    asked("ai vo dich world cup", "fallback", when=at(9, 21)),
    asked("chào bot", "smalltalk", "chao", at(7, 21)),
)
