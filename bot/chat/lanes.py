"""One chat's updates in their order, different chats' at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import nullcontext
from contextvars import ContextVar
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

_SLOTS: ContextVar[asyncio.Semaphore | None] = ContextVar("slots", default=None)


class Lanes(BaseUpdateProcessor):
    """Handles `at_once` updates at the same time; at most `most` wait or are handled.

    Whatever a chat has to wait for holds up its own lane only.
    """

    def __init__(self, at_once: int, most: int) -> None:
        super().__init__(most)
        self._slots = asyncio.Semaphore(at_once)
        self._lanes: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._gone = asyncio.Event()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then for a slot."""
        try:
            async with self._lane(update), self._slots:
                _SLOTS.set(self._slots)
                await coroutine
        finally:
            self._gone.set()

    async def room(self) -> None:
        """Wait until there is room for another batch of updates."""
        while self.current_concurrent_updates >= self.max_concurrent_updates // 2:
            self._gone.clear()
            await self._gone.wait()

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    def _lane(self, update: object) -> asyncio.Lock | nullcontext[None]:
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            return nullcontext()
        return self._lanes.setdefault(chat.id, asyncio.Lock())


async def pause(seconds: float) -> None:
    """Sleep and let another update have the slot meanwhile."""
    slots = _SLOTS.get()
    if slots is None:
        await asyncio.sleep(seconds)
        return
    slots.release()
    try:
        await asyncio.sleep(seconds)
    finally:
        await slots.acquire()
