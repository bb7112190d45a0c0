"""What admins do to the folder: look at a change, make it, take it back."""

from __future__ import annotations

import asyncio
import contextlib
import errno
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bot.answering.wording import say
from bot.knowledge import Snapshot, is_read, take
from bot.publishing.child import ChildError, in_child
from bot.publishing.examining import examiner, unfinished
from bot.publishing.previewing import (
    LIMITS,
    Outcomes,
    Preview,
    compared,
    judged,
    look_ahead,
)
from bot.publishing.publisher import Publisher
from bot.publishing.values import Proposal, RefusedError
from bot.publishing.writing import Writing
from bot.store import StoreError, Version


class Changes:
    """Changes of the folder that is published; every deed may raise RefusedError.

    A change is kept in the store before it is written, so that a write that is cut off is
    finished at the next start, and every state can be brought back byte for byte.
    """

    def __init__(self, publisher: Publisher, today: Callable[[], date]) -> None:
        self._publisher = publisher
        self._history = publisher.history
        self._folder = publisher.folder
        self._today = today
        self._outcomes: dict[str, Outcomes] = {}
        self._looking = asyncio.Lock()

    async def current(self) -> Snapshot:
        """The folder as it is now, to send it out or to make a proposal from."""
        return await asyncio.to_thread(take, self._folder)

    async def preview(self, proposal: Proposal) -> Preview:
        """What a proposal would do to what is served, at any time and without doing it."""
        base = await self.current()
        after = _changed(base, proposal)
        async with self._looking:
            before = self._publisher.served_files
            judging = asyncio.create_task(self._judged(before))
            try:
                ahead = await in_child(LIMITS, look_ahead, before, after, self._today())
                seen = ahead.preview
                if not seen.refused:
                    outcomes = await judging
                    self._outcomes[after.fingerprint] = ahead.outcomes
                    seen = compared(before, after, outcomes, ahead)
            except ChildError:
                return Preview((unfinished(after),))
            finally:
                judging.cancel()
                await asyncio.gather(judging, return_exceptions=True)
        return replace(seen, moved=base.fingerprint != proposal.base)

    async def _judged(self, files: Snapshot) -> Outcomes:
        """The outcomes of some files; those of the last ones are kept, and no others."""
        outcomes = self._outcomes.get(files.fingerprint)
        if outcomes is None:
            outcomes = await in_child(LIMITS, judged, files, self._today())
        self._outcomes = {files.fingerprint: outcomes}
        return outcomes

    async def apply(self, proposal: Proposal) -> int:
        """Write a proposal to the folder and serve it; the number of the version that it makes."""
        async with self._publisher.changing:
            base = await self.current()
            after = _changed(base, proposal)
            if base.fingerprint != proposal.base:
                raise RefusedError("refused_moved")
            if after.fingerprint == base.fingerprint:
                raise RefusedError("refused_unchanged")
            async with examiner() as examined:
                found = await examined(after, self._today())
            if found.responder is None:
                raise RefusedError("refused_errors", found.errors)
            number = await self._write(base, after, proposal)
            await self._publisher.publish(after, found)
            return number

    async def restoring(self, number: int, who: int | None) -> Proposal:
        """The proposal that brings back a version byte for byte."""
        try:
            kept = await self._history.files(number)
        except StoreError as error:
            raise RefusedError("refused_version", number=str(number)) from error
        base = await self.current()
        files: dict[str, bytes | None] = dict.fromkeys(base.files)
        words = say(self._messages, "version_restored", number=str(number))
        return Proposal(base.fingerprint, files | dict(kept), who, words)

    async def rollback(self, number: int, who: int | None) -> int:
        """Bring back a version; what makes a new one."""
        return await self.apply(await self.restoring(number, who))

    async def history(self, limit: int = 20) -> list[Version]:
        """The last versions, newest first."""
        try:
            return await self._history.versions(limit)
        except StoreError as error:
            raise RefusedError("refused_store") from error

    @property
    def _messages(self) -> Mapping[str, str]:
        return self._publisher.responder().knowledge.messages

    async def _write(self, base: Snapshot, after: Snapshot, proposal: Proposal) -> int:
        try:
            writing = await asyncio.to_thread(
                Writing, self._folder, base.files, after.files, self._history.disk
            )
        except OSError as error:
            raise _not_written(error) from error
        try:
            await self._history.keep(base, say(self._messages, "version_by_hand"))
            number = await self._history.begin(after, proposal.who, proposal.what)
        except StoreError as error:
            await asyncio.to_thread(writing.discard)
            raise RefusedError("refused_store") from error
        try:
            await asyncio.to_thread(writing.carry_out)
        except OSError as error:
            await self._undo(writing, base, number)
            raise _not_written(error) from error
        try:
            await self._history.end(number, after)
        except StoreError:
            self._history.leave_unsettled()
        return number

    async def _undo(self, writing: Writing, base: Snapshot, number: int) -> None:
        """Bring back the files of a write that failed in the middle."""

        def bring_back() -> None:
            writing.discard()
            found = take(self._folder)
            Writing(self._folder, found.files, base.files, self._history.disk).carry_out()

        try:
            await asyncio.to_thread(bring_back)
        except OSError:
            self._history.leave_unsettled()
        else:
            with contextlib.suppress(StoreError):
                await self._history.drop(number)


def _changed(base: Snapshot, proposal: Proposal) -> Snapshot:
    """The folder as it would be; RefusedError for a path that is none of a folder's."""
    files = dict(base.files)
    faults = dict(base.faults)
    for path, content in proposal.files.items():
        if not is_read(path):
            raise RefusedError("refused_path", path=path)
        if content is None:
            files.pop(path, None)
        else:
            files[path] = content
            faults.pop(path, None)
    return Snapshot(base.name, files, faults, base.misnamed)


def _not_written(error: OSError) -> RefusedError:
    match error.errno:
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return RefusedError("refused_read_only")
        case errno.ENOSPC | errno.EDQUOT:
            return RefusedError("refused_full")
        case _:
            return RefusedError("refused_write", reason=error.strerror or str(error))
