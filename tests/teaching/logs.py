"""Questions as the log of the invented library holds them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.answering import Responder
from bot.app import open_knowledge
from bot.store import LoggedQuestion, Settlement
from tests.bot_process import LIBRARY

BEGAN = datetime(2026, 1, 1, 8, tzinfo=UTC)
RESPONDER = Responder(open_knowledge(LIBRARY))


def logged(  # noqa: PLR0913 - the columns of the log
    number: int,
    text: str,
    outcome: str = "fallback",
    entry: str | None = None,
    *,
    down: int = 0,
    up: int = 0,
    state: Settlement | None = None,
    opened: bool = False,
    minute: int | None = None,
) -> LoggedQuestion:
    """A row of the log; `minute` after it began, by its number where none is told."""
    at = BEGAN + timedelta(minutes=number if minute is None else minute)
    return LoggedQuestion(number, at, text, outcome, entry, 0.0, up, down, state, opened)


def log(*texts: str) -> list[LoggedQuestion]:
    """Questions that got no answer, in this order."""
    return [logged(number, text) for number, text in enumerate(texts, 1)]
