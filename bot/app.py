"""The one place that puts the real parts together."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot import knowledge as knowledge_files
from bot.answering import Responder
from bot.model import Knowledge, Problem
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.publishing.publisher import Publisher
    from bot.store import Keeper

EXIT_DONE = 0
EXIT_FAILED = 1
EXIT_WRONG_USE = 2

_HOUR = 3600.0


class KnowledgeError(Exception):
    """The knowledge folder can't be served; `str` tells every error in it, one a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def today() -> date:
    """The day on this machine's calendar; the dates in knowledge files have no time zone."""
    return date.today()


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def open_knowledge(folder: Path) -> Knowledge:
    """Load a knowledge folder; KnowledgeError where it has errors."""
    knowledge, problems = knowledge_files.load(folder, today(), judged=False)
    if knowledge is None:
        raise KnowledgeError(problem for problem in problems if problem.level == "error")
    return knowledge


def build_responder(knowledge: Knowledge) -> Responder:
    """All that answers, on one state of knowledge."""
    return Responder(knowledge)


def run_bot(settings: Settings) -> int:
    """Run the bot on Telegram until it is told to stop; returns the exit code.

    Raises SettingsError where the token is missing and KnowledgeError where there is nothing to
    answer from.
    """
    from bot import chat  # noqa: PLC0415 - only `run` needs Telegram; start-up counts

    token = settings.required_token
    chat.set_up_logging(settings.log_level, token, sys.stderr)
    try:
        asyncio.run(_serve(settings, token))
    except chat.TokenRejectedError as error:
        print(_rejected(running=error.running), file=sys.stderr)  # noqa: T201 - not a log line
        return EXIT_FAILED if error.running else EXIT_WRONG_USE
    return EXIT_DONE


async def _serve(settings: Settings, token: str) -> None:
    """Serve on Telegram, with a store where one can be opened."""
    from bot import chat  # noqa: PLC0415 - as above
    from bot.store import Keeper  # noqa: PLC0415 - as above

    keeper = Keeper.at(settings.database_url)
    try:
        publisher = await _published(settings.knowledge, keeper)
    except KnowledgeError:
        await keeper.close()
        raise
    watching = asyncio.create_task(publisher.run())
    retention = timedelta(days=settings.retention_days)
    expiring = asyncio.create_task(
        _hourly(lambda: keeper.tell(lambda store: store.expire(now(), retention)))
    )
    parts = chat.Parts(
        responder=publisher.responder,
        today=today,
        now=now,
        keeper=keeper,
        publisher=publisher,
        admins=frozenset(settings.admins),
        staff_chat=settings.staff_chat,
        retention_days=settings.retention_days,
    )
    try:
        await chat.serve(chat.Connection(token, settings.api_url, settings.proxy), parts)
    finally:
        watching.cancel()
        expiring.cancel()
        await keeper.close()


async def _published(folder: Path, keeper: Keeper) -> Publisher:
    """The publisher of a folder, serving; KnowledgeError where there is nothing to serve."""
    from bot.publishing.history import History  # noqa: PLC0415 - as above
    from bot.publishing.publisher import Publisher  # noqa: PLC0415 - as above
    from bot.publishing.values import NothingToServeError  # noqa: PLC0415 - as above
    from bot.publishing.writing import Disk  # noqa: PLC0415 - as above

    publisher = Publisher(folder, History(keeper, now, Disk()), now, today)
    try:
        await publisher.start()
    except NothingToServeError as error:
        raise KnowledgeError(error.problems) from error
    return publisher


async def _hourly(deed: Callable[[], object]) -> None:
    while True:
        deed()
        await asyncio.sleep(_HOUR)


def _rejected(*, running: bool) -> str:
    if running:
        return "Telegram không còn nhận BOT_TOKEN này nữa nên bot đã dừng."
    return "Telegram không nhận BOT_TOKEN này: hãy lấy lại mã bot ở @BotFather."
