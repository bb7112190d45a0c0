"""The bot's life on Telegram: connect, poll until told to stop, finish what is in flight.

The library's own poller ends silently at a rejected token and says nothing at time-outs, so the
loop over `getUpdates` stands here.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from telegram import Bot, Update
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder

from bot.answering import Responder
from bot.chat.delivery import seconds
from bot.chat.handlers import Handlers
from bot.chat.menu import set_menu
from bot.chat.outage import Outage

AT_ONCE = 16
"""Updates handled at the same time; with more, each waits for a connection instead."""
LONG_POLL = 30
"""Seconds that Telegram may hold a request for updates."""

_CONNECT_TIMEOUT = 10.0
_READ_TIMEOUT = 20.0
_LAST_TIMEOUT = 5.0
_WANTED = (Update.MESSAGE, Update.CALLBACK_QUERY)
_LOG = logging.getLogger(__name__)
_UNREADABLE = (TypeError, KeyError, ValueError)  # an update that is not as the Bot API tells
_T = TypeVar("_T")

App = Application[Any, Any, Any, Any, Any, Any]


class TokenRejectedError(Exception):
    """Telegram doesn't take the token, or, where it was `running`, takes it no more."""

    def __init__(self, *, running: bool) -> None:
        super().__init__()
        self.running = running


@dataclass(frozen=True, slots=True)
class Connection:
    """How Telegram is reached."""

    token: str = field(repr=False)
    api_url: str
    proxy: str | None = None


async def serve(connection: Connection, responder: Responder, today: Callable[[], date]) -> None:
    """Answer on Telegram until SIGTERM or SIGINT; raises TokenRejectedError."""
    application = _application(connection)
    Handlers(responder, today).register(application)
    poller = Poller(application)
    work = asyncio.create_task(poller.run(responder))
    told_to_stop = asyncio.create_task(_told_to_stop())
    await asyncio.wait((work, told_to_stop), return_when=asyncio.FIRST_COMPLETED)
    told_to_stop.cancel()
    work.cancel()
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await work
    finally:
        await poller.finish()


class Poller:
    """Asks for updates and hands them on; asking for the next confirms those before."""

    def __init__(self, application: App) -> None:
        self._application = application
        self._bot: Bot = application.bot
        self._offset: int | None = None
        self._outage = Outage()

    async def run(self, responder: Responder) -> None:
        """Connect, set the menu and poll; only an exception ends it."""
        running = False
        try:
            await self._until_it_works(self._application.initialize)
            await self._until_it_works(self._bot.delete_webhook)
            await self._application.start()
            await set_menu(self._bot, responder.knowledge)
            running = True
            _LOG.info("Bot @%s đang chạy trên Telegram.", self._bot.username)
            while True:
                for update in await self._until_it_works(self._ask):
                    await self._application.update_queue.put(update)
                    self._offset = update.update_id + 1
        except InvalidToken:  # the library's own sentence quotes the token
            raise TokenRejectedError(running=running) from None

    async def finish(self) -> None:
        """Answer what was taken over, confirm it and close all connections."""
        if self._application.running:
            await self._application.stop()
        if self._offset is not None:
            with contextlib.suppress(TelegramError, *_UNREADABLE):
                await self._bot.get_updates(
                    self._offset, limit=1, timeout=0, read_timeout=_LAST_TIMEOUT
                )
        await self._application.shutdown()

    async def _ask(self) -> tuple[Update, ...]:
        return await self._bot.get_updates(self._offset, timeout=LONG_POLL, allowed_updates=_WANTED)

    async def _until_it_works(self, deed: Callable[[], Awaitable[_T]]) -> _T:
        while True:
            try:
                done = await deed()
            except InvalidToken:
                raise
            except RetryAfter as error:
                pause = max(seconds(error.retry_after), self._outage.failed(error))
            except (TelegramError, *_UNREADABLE) as error:
                pause = self._outage.failed(error)
            else:
                self._outage.over()
                return done
            await asyncio.sleep(pause)


def _application(connection: Connection) -> App:
    builder = (
        ApplicationBuilder()
        .token(connection.token)
        .base_url(f"{connection.api_url}/bot")
        .base_file_url(f"{connection.api_url}/file/bot")
        .updater(None)
        .concurrent_updates(AT_ONCE)
        .connection_pool_size(AT_ONCE)
        .pool_timeout(_READ_TIMEOUT)
        .connect_timeout(_CONNECT_TIMEOUT)
        .read_timeout(_READ_TIMEOUT)
        .get_updates_connect_timeout(_CONNECT_TIMEOUT)
    )
    if connection.proxy:
        builder = builder.proxy(connection.proxy).get_updates_proxy(connection.proxy)
    return builder.build()


async def _told_to_stop() -> None:
    """Wait for SIGTERM or SIGINT."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(told.set))
    await told.wait()
