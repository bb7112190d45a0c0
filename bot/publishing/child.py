"""Work on files from outside, in a process of its own that is held to limits.

The event loop answers meanwhile: the work takes neither its time nor its interpreter's lock.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, cast

T = TypeVar("T")

_START = """\
import sys
sys.path[:] = {path!r}
import {module}
from bot.publishing.child import work
work()
"""
_GIVE_WAY = 5  # niceness: people who ask come first


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a child may take, and how much memory beyond what it starts with."""

    seconds: float
    megabytes: int


class ChildError(Exception):
    """The work was not finished: it broke its limits, or was killed."""


async def in_child(limits: Limits, deed: Callable[..., T], *arguments: object) -> T:
    """The result of a module's function; ChildError where there is none.

    An exception of the function's comes out of here too.
    """
    async with child(limits, deed) as done:
        return await done(*arguments)


@contextlib.asynccontextmanager
async def child(
    limits: Limits, deed: Callable[..., T]
) -> AsyncIterator[Callable[..., Awaitable[T]]]:
    """A function of a module, to be called once at most, in a process that gets ready meanwhile."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _START.format(path=sys.path, module=deed.__module__),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the bot
    )
    try:
        yield partial(_done, process, limits, deed)
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


async def _done(process: Process, limits: Limits, deed: Callable[..., T], *arguments: object) -> T:
    try:
        async with asyncio.timeout(limits.seconds):
            written, _ = await process.communicate(pickle.dumps((limits, deed, arguments)))
    except TimeoutError:
        raise ChildError(f"not done in {limits.seconds} s") from None
    if process.returncode != 0:
        raise ChildError(f"ended with {process.returncode}")
    result = pickle.loads(written)  # noqa: S301 - from our own child
    if isinstance(result, Exception):
        raise result
    return cast("T", result)


def work() -> None:
    """Be the child: read the work from standard input, write its result to standard output."""
    limits, deed, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # so that nothing else gets into the result
    _hold_to(limits)
    try:
        result = deed(*arguments)
    except MemoryError:
        sys.exit(1)
    except Exception as failure:  # noqa: BLE001 - it is raised again in the parent
        result = failure
    out.write(pickle.dumps(result))
    out.flush()


def _hold_to(limits: Limits) -> None:
    with contextlib.suppress(OSError, AttributeError):
        os.nice(_GIVE_WAY)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on Windows

        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123
            pages = int(statm.read().split()[0])
        most = pages * resource.getpagesize() + limits.megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        seconds = int(limits.seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
