"""Rooms without a process: an application on the tests' Telegram, and parts to hand to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from telegram.ext import ApplicationBuilder

from bot.answering import Responder
from bot.chat import handlers
from bot.chat.parts import App, Parts
from bot.publishing.history import History
from bot.publishing.publisher import Publisher
from bot.publishing.writing import Disk
from bot.store import Keeper
from tests.telegram_bot import LIBRARY
from tests.telegram_server import TelegramServer

TODAY = date(2026, 1, 1)


@asynccontextmanager
async def bot_on(
    telegram: TelegramServer,
    responder: Responder | None = None,
    folder: Path = LIBRARY,
    disk: Disk | None = None,
) -> AsyncIterator[App]:
    """All rooms, with no store, on a server; updates are handed in by `process_update`.

    `responder`: answers instead of one on the folder; `disk`: that of the folder.
    """
    keeper = Keeper(None)

    def now() -> datetime:
        return datetime.now(UTC)

    publisher = Publisher(folder, History(keeper, now, disk or Disk()), now, lambda: TODAY)
    await publisher.start()
    parts = Parts(
        responder=(lambda: responder) if responder else publisher.responder,
        today=lambda: TODAY,
        now=now,
        keeper=keeper,
        publisher=publisher,
        admins=frozenset({99}),
        staff_chat=-1001,
        retention_days=90,
    )
    application = (
        ApplicationBuilder()
        .token(telegram.api.token)
        .base_url(f"{telegram.url}/bot")
        .base_file_url(f"{telegram.url}/file/bot")
        .updater(None)
        .build()
    )
    handlers.register(application, parts)
    async with application:
        await application.start()
        yield application
        await application.stop()
    await keeper.close()
