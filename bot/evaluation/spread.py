"""One deed for each of many questions, spread over the processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from bot.answering import Responder

T = TypeVar("T")
R = TypeVar("R")

LEAST = 400  # questions for each process, whose start takes as long as some hundred
MOST = 8  # processes, each of which holds the whole index
_AT_ONCE = 16  # questions handed over together

_there: list[Responder] = []
"""The responder of a process that helps."""


def spread(
    deed: Callable[[Responder, T], R], responder: Responder, items: Iterable[T]
) -> Iterator[R]:
    """What a module's function makes of each item, in their order."""
    items = list(items)
    done = 0
    processes = min(_processors(), MOST, len(items) // LEAST)
    if processes > 1:
        pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (responder,))
        try:
            for result in pool.map(_do, repeat(deed), items, chunksize=_AT_ONCE):
                yield result
                done += 1
        except BrokenExecutor:  # one was killed, as where memory is short: the rest is done here
            pass
        finally:
            pool.shutdown(cancel_futures=True)
    yield from (deed(responder, item) for item in items[done:])


def _processors() -> int:
    """Those that this process may use, where the system tells."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _begin(responder: Responder) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who asked for it
    Thread(target=_end_with_parent, daemon=True).start()
    _there.append(responder)


def _end_with_parent() -> None:
    """Else a process whose parent was killed would wait for its next question for ever."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _do(deed: Callable[[Responder, Any], R], item: object) -> R:
    return deed(_there[0], item)
