"""The versions of the folder that the store keeps, and a write that was cut off."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from pathlib import Path

from bot.knowledge import Snapshot, take
from bot.publishing.writing import Disk, Writing, clear
from bot.store import Keeper, NewVersion, Version, VersionStatus

_SEARCHED = 20  # versions among which the last good one is looked for


class History:
    """Every state that was served or applied, by number; deeds may raise StoreError.

    A version that is `pending` was about to be written when something came between.
    """

    def __init__(self, keeper: Keeper, now: Callable[[], datetime], disk: Disk) -> None:
        self.disk = disk
        self._keeper = keeper
        self._now = now
        self._newest: str | None = None
        self._numbers: dict[str, int] = {}
        self._unsettled = True
        self._to_drop: list[int] = []

    def number_of(self, fingerprint: str) -> int | None:
        """The number of a state, where it is known to be kept."""
        return self._numbers.get(fingerprint)

    async def versions(self, limit: int) -> list[Version]:
        """The last versions, newest first."""
        return await self._keeper.must(lambda store: store.versions(limit))

    async def files(self, number: int) -> Mapping[str, bytes]:
        return await self._keeper.must(lambda store: store.version_files(number))

    async def applied(self, name: str) -> AsyncIterator[Snapshot]:
        """The last states that were applied, newest first, as files of a folder of this name."""
        for version in await self.versions(_SEARCHED):
            if version.status == "applied":
                snapshot = Snapshot(name, await self.files(version.number))
                self._numbers.setdefault(snapshot.fingerprint, version.number)
                yield snapshot

    async def keep(self, snapshot: Snapshot, what: str) -> None:
        """Keep a state that somebody has brought about by hand, if it is not the newest."""
        if self._newest is None:
            async for newest in self.applied(snapshot.name):
                self._newest = newest.fingerprint
                break
        if self._newest != snapshot.fingerprint:
            await self._record(snapshot, None, what, "applied")

    async def begin(self, snapshot: Snapshot, who: int | None, what: str) -> int:
        """Keep a state that is about to be written."""
        return await self._record(snapshot, who, what, "pending")

    async def end(self, number: int, snapshot: Snapshot) -> None:
        """Note that a state was written."""
        await self._settle(number, "applied")
        self._is_newest(snapshot, number)

    async def drop(self, number: int) -> None:
        """Note that a state will not be written, now or as soon as the store can."""
        self._to_drop.append(number)
        self._unsettled = True
        await self._drop_all()

    def leave_unsettled(self) -> None:
        """Have `complete` look again: a write was left in the middle."""
        self._unsettled = True

    async def complete(self, folder: Path) -> str | None:
        """Finish the writes that were cut off; the key of what to tell, None where there were none.

        The version is given up where the files have been changed by hand since.
        """
        if not self._unsettled:
            return None
        await self._drop_all()
        told = None
        while version := await self._keeper.must(lambda store: store.pending_version()):
            after = Snapshot(folder.name, await self.files(version.number))
            before = await self._before(version.number)
            if await asyncio.to_thread(_completed, folder, before, after.files, self.disk):
                await self.end(version.number, after)
                told = "write_completed"
            else:
                await self._settle(version.number, "dropped")
                told = "write_given_up"
        await asyncio.to_thread(clear, folder)
        self._unsettled = False
        return told

    async def _drop_all(self) -> None:
        while self._to_drop:
            await self._settle(self._to_drop[0], "dropped")
            self._to_drop.pop(0)

    async def _before(self, number: int) -> Mapping[str, bytes]:
        """The files from which a version was about to be made."""
        for version in await self.versions(_SEARCHED):
            if version.number < number and version.status == "applied":
                return await self.files(version.number)
        return {}

    def _is_newest(self, snapshot: Snapshot, number: int) -> None:
        self._newest = snapshot.fingerprint
        self._numbers[snapshot.fingerprint] = number

    async def _record(
        self, snapshot: Snapshot, who: int | None, what: str, status: VersionStatus
    ) -> int:
        new = NewVersion(self._now(), who, what, snapshot.files, status)
        number = await self._keeper.must(lambda store: store.record_version(new))
        if status == "applied":
            self._is_newest(snapshot, number)
        return number

    async def _settle(self, number: int, status: VersionStatus) -> None:
        await self._keeper.must(lambda store: store.set_version_status(number, status))


def _completed(
    folder: Path, before: Mapping[str, bytes], after: Mapping[str, bytes], disk: Disk
) -> bool:
    """Write what is left to write; False where a file is neither as before nor as after."""
    found = take(folder)
    if found.faults:
        raise OSError("the folder can't be read whole")
    for path in {*found.files, *before, *after}:
        if found.files.get(path) not in (before.get(path), after.get(path)):
            return False
    Writing(folder, found.files, after, disk).carry_out()
    return True
