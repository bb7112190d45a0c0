"""Files -> a responder that can be served, or the errors that forbid it."""

from __future__ import annotations

import asyncio
import gc
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from bot.answering import Responder
from bot.knowledge import Snapshot, read
from bot.model import Problem
from bot.publishing.child import ChildError, Limits, in_child
from bot.search.keeping import packed

LIMITS = Limits(seconds=60, megabytes=512)

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


async def examined(snapshot: Snapshot, today: date) -> Examined:
    """What `examine` finds, worked out in a child process; what it can't finish has an error.

    An interpreter does one thing at a time: an index built by a thread would delay every answer,
    while one that comes from a child is unpacked in some milliseconds.
    """
    try:
        pack, problems = await in_child(LIMITS, examine_packed, snapshot, today)
    except ChildError:
        return Examined(None, (unfinished(snapshot),))
    return Examined(await asyncio.to_thread(_unpacked, pack) if pack else None, problems)


def examine_packed(snapshot: Snapshot, today: date) -> tuple[bytes | None, tuple[Problem, ...]]:
    """What `examine` finds, its responder packed."""
    found = examine(snapshot, today)
    return packed(found.responder) if found.responder else None, found.problems


def unfinished(snapshot: Snapshot) -> Problem:
    """What is told of files that can't be examined within the limits."""
    return Problem(snapshot.name, None, "error", _UNFINISHED)


def _unpacked(pack: bytes) -> Responder:
    with _not_looking_for_garbage():
        responder: Responder = pickle.loads(pack)  # noqa: S301 - from our own child
    return responder


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
