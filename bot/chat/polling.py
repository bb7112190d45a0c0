"""The bot's life on Telegram: connect, poll until told to stop, finish what is in flight.

The library's own poller ends silently at a rejected token and says nothing at time-outs, so the
loop over `getUpdates` stands here.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from telegram import Bot, Update
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import ApplicationBuilder

from bot.chat import handlers
from bot.chat.digest import keep_telling
from bot.chat.lanes import Lanes
from bot.chat.menu import keep_menu, set_menu
from bot.chat.outage import Outage
from bot.chat.parts import App, Parts
from bot.chat.retrying import seconds

AT_ONCE = 24
"""Updates handled at the same time; with more, each waits for a connection instead."""
MOST_TAKEN = 1000
"""Updates that were taken over and not answered yet; from half of it on no more are asked for."""
LONG_POLL = 30
"""Seconds that Telegram may hold a request for updates."""

_CONNECT_TIMEOUT = 10.0
_READ_TIMEOUT = 20.0
_LAST_TIMEOUT = 5.0
_WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY)
_LOG = logging.getLogger(__name__)
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError)
"""What the library raises at an update that is not as the Bot API tells."""
_T = TypeVar("_T")


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


async def serve(connection: Connection, parts: Parts) -> None:
    """Answer on Telegram until SIGTERM or SIGINT; raises TokenRejectedError."""
    lanes = Lanes(AT_ONCE, MOST_TAKEN)
    application = _application(connection, lanes)
    handlers.register(application, parts)
    poller = Poller(application, lanes)
    work = asyncio.create_task(poller.run(parts))
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

    def __init__(self, application: App, lanes: Lanes) -> None:
        self._application = application
        self._lanes = lanes
        self._bot: Bot = application.bot
        self._offset: int | None = None
        self._outage = Outage()
        self._menu: asyncio.Task[None] | None = None
        self._digest: asyncio.Task[None] | None = None

    async def run(self, parts: Parts) -> None:
        """Connect, set the menu and poll; only an exception ends it."""
        running = False
        try:
            await self._until_it_works(self._application.initialize)
            await self._until_it_works(self._bot.delete_webhook)
            await self._application.start()
            await set_menu(self._bot, parts.knowledge)
            self._menu = asyncio.create_task(keep_menu(self._bot, parts))
            self._digest = asyncio.create_task(keep_telling(self._bot, parts))
            running = True
            _LOG.info("Bot @%s đang chạy trên Telegram.", self._bot.username)
            while True:
                await self._lanes.room()
                updates, following = await self._until_it_works(self._ask)
                for update in updates:
                    await self._application.update_queue.put(update)
                self._offset = following
        except InvalidToken:  # the library's own sentence quotes the token
            raise TokenRejectedError(running=running) from None

    async def finish(self) -> None:
        """Answer what was taken over, confirm it and close all connections."""
        if self._menu is not None:
            self._menu.cancel()
        if self._digest is not None:
            self._digest.cancel()
        if self._application.running:
            await self._application.stop()
        if self._offset is not None:
            with contextlib.suppress(TelegramError, *_UNREADABLE):
                await self._bot.get_updates(
                    self._offset, limit=1, timeout=0, read_timeout=_LAST_TIMEOUT
                )
        await self._application.shutdown()

    async def _ask(self) -> tuple[Sequence[Update], int | None]:
        """The next updates, and the offset that confirms them."""
        try:
            updates = await self._bot.get_updates(
                self._offset, timeout=LONG_POLL, allowed_updates=_WANTED
            )
        except _UNREADABLE:
            return await self._ask_for_readable()
        return updates, updates[-1].update_id + 1 if updates else self._offset

    async def _ask_for_readable(self) -> tuple[Sequence[Update], int | None]:
        """The waiting updates but for those that the library can't read, as `_ask` gives them.

        They would come back for ever, and nothing after them.
        """
        waiting = await self._bot.do_api_request(
            "get_Updates",  # the library warns where it knows the name, and here it is no help
            {"offset": self._offset, "allowed_updates": list(_WANTED)},
        )
        updates = []
        for raw in waiting:
            try:
                updates.append(Update.de_json(dict(raw), self._bot))
            except _UNREADABLE:
                _LOG.exception("an update that can't be read is left out")
        return updates, waiting[-1]["update_id"] + 1 if waiting else self._offset

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


def _application(connection: Connection, lanes: Lanes) -> App:
    builder = (
        ApplicationBuilder()
        .token(connection.token)
        .base_url(f"{connection.api_url}/bot")
        .base_file_url(f"{connection.api_url}/file/bot")
        .updater(None)
        .concurrent_updates(lanes)
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
