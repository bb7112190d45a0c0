"""What everybody is answered from: the folder on disk, as long as it is in order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from pathlib import Path
from time import monotonic

from bot.answering import Responder
from bot.answering.wording import say
from bot.knowledge import Snapshot, take
from bot.model import Problem
from bot.publishing.examining import Examined, examine, examiner
from bot.publishing.history import History
from bot.publishing.values import NothingToServeError, Notice, Sentence, Served, Status
from bot.store import StoreError

_LOG = logging.getLogger(__name__)

EVERY = 0.5  # seconds between two looks at the folder
QUIET = 0.4  # seconds in which nothing may change before a state is taken for finished
LONGEST = 2.4  # seconds that are waited for quiet
_REST = 60.0  # seconds without the store after it has failed
_LOGGED = 20  # problems of a state that are written to the log

Listener = Callable[[Notice], Awaitable[None]]


class Publisher:
    """Watches the folder and serves its last state that is in order.

    Nothing here takes the event loop's time: looking, checking and building are done elsewhere,
    and what is served is swapped in one step. Whoever answers calls `responder()` once a message.
    """

    def __init__(
        self,
        folder: Path,
        history: History,
        now: Callable[[], datetime],
        today: Callable[[], date],
        every: float = EVERY,
    ) -> None:
        self.folder = folder
        self.history = history
        self.changing = asyncio.Lock()
        """Held by whoever looks at the folder to serve it, or writes into it."""
        self._now = now
        self._today = today
        self._every = every
        self._listeners: list[Listener] = []
        self._notices: asyncio.Queue[Notice] = asyncio.Queue()
        self._rest_until = 0.0
        self._served: Served | None = None
        self._files: Snapshot | None = None
        self._seen = ""
        self._broken: tuple[Problem, ...] = ()
        self._told: tuple[Problem, ...] = ()

    @property
    def served(self) -> Served:
        if self._served is None:
            raise RuntimeError("nothing is served before `start`")
        return self._served

    @property
    def served_files(self) -> Snapshot:
        """The files that are served, which need not be those of the folder."""
        if self._files is None:
            raise RuntimeError("nothing is served before `start`")
        return self._files

    def responder(self) -> Responder:
        return self.served.responder

    def status(self) -> Status:
        return Status(self.served, self.history.number_of(self.served.fingerprint), self._broken)

    def listen(self, listener: Listener) -> None:
        """Have a listener told when the folder breaks, and when it is in order again."""
        self._listeners.append(listener)

    async def start(self) -> None:
        """Serve the folder, or its last good version where it has errors.

        A write that was cut off is finished first. NothingToServeError where there is neither.
        """
        await self._tidy()
        snapshot = await asyncio.to_thread(take, self.folder)
        self._seen = snapshot.fingerprint
        found = await asyncio.to_thread(examine, snapshot, self._today())
        if found.responder is not None:
            self._serve(snapshot, found.responder, found.problems)
            await self._tidy()
            return
        self._broken = self._told = found.errors
        await self._serve_last_good()
        self._tell(Notice(Sentence("knowledge_last_good"), found.errors))

    async def run(self) -> None:
        """Watch the folder, and tell the listeners, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch())
            tasks.create_task(self._deliver())

    async def look(self) -> None:
        """Look at the folder once, and serve it where it has changed and is in order."""
        async with self.changing:
            await self._tidy()
            snapshot = await asyncio.to_thread(take, self.folder)
            if snapshot.fingerprint not in {self.served.fingerprint, self._seen}:
                async with examiner() as examined:
                    snapshot, quiet = await self._quiet(snapshot)
                    if snapshot.fingerprint != self.served.fingerprint:
                        found = await examined(snapshot, self._today())
                        await self.publish(snapshot, found, quiet=quiet)
            if snapshot.fingerprint == self.served.fingerprint:
                self._in_order(snapshot)
            await self._tidy()

    async def publish(self, snapshot: Snapshot, found: Examined, *, quiet: bool = True) -> None:
        """Serve a state of the folder where it is in order; `changing` is held.

        A broken state that is not `quiet` is not told: somebody may still be writing.
        """
        if found.responder is not None:
            self._serve(snapshot, found.responder, found.problems)
            self._in_order(snapshot)
            return
        self._broken = found.errors
        if quiet:
            self._seen = snapshot.fingerprint
            if self._told != found.errors:
                self._told = found.errors
                self._tell(Notice(Sentence("knowledge_broken"), found.errors))

    def _in_order(self, snapshot: Snapshot) -> None:
        self._seen = snapshot.fingerprint
        self._broken = ()
        if self._told:
            self._told = ()
            self._tell(Notice(Sentence("knowledge_mended")))

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._every)
            try:
                await self.look()
            except Exception:  # noqa: BLE001 - the next look may go well
                _LOG.exception("the knowledge folder was not looked at")

    async def _quiet(self, first: Snapshot) -> tuple[Snapshot, bool]:
        """The folder's state once two looks agree, or after LONGEST in any case."""
        patience = LONGEST
        while patience > 0:
            await asyncio.sleep(QUIET)
            patience -= QUIET
            second = await asyncio.to_thread(take, self.folder)
            if second.fingerprint == first.fingerprint:
                return second, True
            first = second
        return first, False

    def _serve(
        self, snapshot: Snapshot, responder: Responder, problems: tuple[Problem, ...]
    ) -> None:
        warnings = tuple(problem for problem in problems if problem.level == "warning")
        self._served = Served(responder, snapshot.fingerprint, self._now(), warnings)
        self._files = snapshot

    async def _serve_last_good(self) -> None:
        try:
            async for snapshot in self.history.applied(self.folder.name):
                found = await asyncio.to_thread(examine, snapshot, self._today())
                if found.responder is not None:
                    self._serve(snapshot, found.responder, found.problems)
                    return
        except StoreError as error:
            _LOG.warning("%s", error)
        raise NothingToServeError(self._broken)

    async def _tidy(self) -> None:
        """Finish a write that was cut off and keep what is served, as soon as it can be done."""
        if monotonic() < self._rest_until:
            return
        try:
            if told := await self.history.complete(self.folder):
                self._tell(Notice(Sentence(told)))
            if self._served and not self._broken:
                words = say(self.served.responder.knowledge.messages, "version_by_hand")
                await self.history.keep(self.served_files, words)
        except (StoreError, OSError) as error:
            self._rest_until = monotonic() + _REST
            _LOG.warning("%s", error)

    def _tell(self, notice: Notice) -> None:
        self._notices.put_nowait(notice)

    async def _deliver(self) -> None:
        while True:
            notice = await self._notices.get()
            said = notice.sentence.said(self.responder().knowledge.messages)
            _LOG.warning("\n".join((said, *map(str, notice.problems[:_LOGGED]))))
            for listener in self._listeners:
                try:
                    await listener(notice)
                except Exception:  # noqa: BLE001 - the others are told all the same
                    _LOG.exception("a listener was not told")
