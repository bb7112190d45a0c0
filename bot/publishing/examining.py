"""Files -> a responder that can be served, or the errors that forbid it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import date

from bot.answering import Responder
from bot.knowledge import Snapshot, read
from bot.model import Problem
from bot.publishing.child import ChildError, Limits, child
from bot.publishing.packing import packed, unpacked

LIMITS = Limits(seconds=60, megabytes=512)

_ASKED = 60  # entries of a new index of which each is asked for once
_UNFINISHED = "không kiểm tra xong các tệp này; có tệp quá lớn hoặc quá rối"


@dataclass(frozen=True, slots=True)
class Examined:
    """What can be served (None where there is an error), and all problems."""

    responder: Responder | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.level == "error")


def examine(snapshot: Snapshot, today: date) -> Examined:
    """Read the files of a folder with all their rules, and build what answers from them."""
    knowledge, problems = read(snapshot, today)
    if knowledge is None:
        return Examined(None, problems)
    with _not_looking_for_garbage():
        return Examined(Responder(replace(knowledge, judgements=())), problems)


@asynccontextmanager
async def examiner() -> AsyncIterator[Callable[[Snapshot, date], Awaitable[Examined]]]:
    """`examine` in a child process that gets ready meanwhile; to be called once at most.

    An interpreter does one thing at a time: an index built by a thread would delay every answer.
    What the child can't finish has an error.
    """
    async with child(LIMITS, examine_packed) as examine_there:

        async def examined(snapshot: Snapshot, today: date) -> Examined:
            try:
                pack, problems = await examine_there(snapshot, today)
            except ChildError:
                return Examined(None, (unfinished(snapshot),))
            return Examined(await asyncio.to_thread(_unpacked, pack) if pack else None, problems)

        yield examined


def examine_packed(snapshot: Snapshot, today: date) -> tuple[bytes | None, tuple[Problem, ...]]:
    """What `examine` finds, its responder packed with what most questions look up in it."""
    found = examine(snapshot, today)
    if found.responder is None:
        return None, found.problems
    entries = found.responder.knowledge.entries
    for entry in entries[:: max(1, len(entries) // _ASKED)][:_ASKED]:
        found.responder.respond(entry.questions[-1])
    return packed(found.responder), found.problems


def unfinished(snapshot: Snapshot) -> Problem:
    """What is told of files that can't be examined within the limits."""
    return Problem(snapshot.name, None, "error", _UNFINISHED)


def _unpacked(pack: bytes) -> Responder:
    with _not_looking_for_garbage():
        return unpacked(pack)


@contextmanager
def _not_looking_for_garbage() -> Iterator[None]:
    """Keep the collector from looking, now and ever, at what is made meanwhile.

    Its looks stop every thread. An index is freed as soon as nobody uses it, so there is nothing
    for it to find there.
    """
    gc.collect()  # what is garbage already must not be kept for ever
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
