"""The store's one door for the event loop: nothing in it stops or delays an answer for long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, TypeVar

from bot.store.errors import StoreError
from bot.store.opening import Opening
from bot.store.store import Store
from bot.store.trouble import Trouble

_LOG = logging.getLogger(__name__)
T = TypeVar("T")
D = TypeVar("D")


class Keeper:
    """Does deeds on the store in a thread of its own, one after the other.

    `ask`, `tell` and `close` never raise; what fails is told in the log, once a minute.
    """

    def __init__(
        self,
        store: Store | None,
        *,
        opening: Callable[[], Store] | None = None,
        patience: float = 1.0,
        room: int = 1000,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`opening` gives the store where there is none yet, and is asked until it does.

        `patience`: seconds that `ask` waits at most, and `close` five times as long;
        `room`: how many deeds may be queued.
        """
        self._store = store
        self._opening = opening or _no_store
        self._patience = patience
        self._room = room
        self._trouble = Trouble(clock)
        self._late: Future[Any] | None = None
        self._closing = False
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._ended: Future[None] = _begun()
        Thread(target=self._work, name="store", daemon=True).start()

    @classmethod
    def at(cls, url: str) -> Keeper:
        """A keeper that opens the store itself, off the event loop, and goes on until it can."""
        keeper = cls(None, opening=Opening(url, monotonic))
        keeper.tell(lambda _: None)  # so that a store that can't be opened is told at the start
        return keeper

    async def ask(self, deed: Callable[[Store], T], otherwise: D) -> T | D:
        """The deed's result, or `otherwise` where the store fails or is too slow.

        A deed that comes too late is still done; meanwhile the next ones don't wait at all.
        """
        behind = self._behind()
        future = self._queued(self._forgiving(deed, otherwise))
        if future is None or behind:
            return otherwise
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._patience)
        except TimeoutError:
            self._late = future
            self._trouble.happened("Kho dữ liệu trả lời quá chậm.")
            return otherwise

    def tell(self, deed: Callable[[Store], object]) -> None:
        """Have the deed done some time soon."""
        self._queued(self._forgiving(deed, None))

    async def must(self, deed: Callable[[Store], T]) -> T:
        """The deed's result, however long it takes; StoreError where it was not done.

        For what must not be half known, such as a version of the knowledge; never for an answer.
        """
        future = None if self._behind() else self._queued(lambda: deed(self._opened()))
        if future is None:
            raise StoreError("Kho dữ liệu đang bận, bạn thử lại sau ít phút.")
        return await asyncio.wrap_future(future)

    async def close(self) -> None:
        """Finish what is queued, for a few seconds at most, and close the store."""
        self._closing = True
        self._jobs.put(None)
        try:
            await asyncio.wait_for(asyncio.wrap_future(self._ended), 5 * self._patience)
        except TimeoutError:
            _LOG.warning("Bot dừng khi kho dữ liệu còn %s việc chưa ghi.", self._jobs.qsize())

    def _behind(self) -> bool:
        """Whether a deed that someone no longer waits for is still to be done."""
        return self._late is not None and not self._late.done()

    def _queued(self, deed: Callable[[], T]) -> Future[T] | None:
        """Queue a deed; None where there is no room for it, or the bot is about to stop."""
        if self._closing or self._jobs.qsize() >= self._room:
            self._trouble.happened("Kho dữ liệu không theo kịp.")
            return None
        future: Future[T] = _begun()
        self._jobs.put(lambda: _carry_out(deed, future))
        return future

    def _forgiving(self, deed: Callable[[Store], T], otherwise: D) -> Callable[[], T | D]:
        """The deed as one that never fails."""

        def attempt() -> T | D:
            try:
                result = deed(self._opened())
            except StoreError as error:
                self._trouble.happened(str(error))
            except Exception:  # noqa: BLE001 - a defect must not stop an answer
                _LOG.exception("a deed on the store failed")
            else:
                self._trouble.over()
                return result
            return otherwise

        return attempt

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._opening()
        return self._store

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
        if self._store is not None:
            with suppress(StoreError):
                self._store.close()
        self._ended.set_result(None)


def _begun() -> Future[T]:
    """A future that can't be cancelled: a deed is done even where nobody waits for it."""
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()
    return future


def _carry_out(deed: Callable[[], T], future: Future[T]) -> None:
    try:
        future.set_result(deed())
    except Exception as error:  # noqa: BLE001 - raised again where the result is awaited
        future.set_exception(error)


def _no_store() -> Store:
    raise StoreError("Bot đang chạy không có kho dữ liệu.")
