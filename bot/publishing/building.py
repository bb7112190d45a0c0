"""Knowledge -> a responder, built while another one answers.

An interpreter does one thing at a time, so what matters is how soon the thread that answers gets
its turn: after each array operation it waits for the other thread to give way, and a look for
garbage stops both.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bot.answering import Responder
from bot.model import Knowledge

_SLICE = 0.0001  # seconds for which the builder keeps the interpreter when it is wanted
_ASKED = 40  # phrasings that a new index is asked before anybody else asks
_PAUSE = 0.02  # seconds between them


async def built(knowledge: Knowledge, *, warm: bool) -> Responder:
    """A responder; a warm one has looked up enough that the first to ask don't wait longer."""
    return await asyncio.to_thread(_build, knowledge, warm=warm)


def _build(knowledge: Knowledge, *, warm: bool) -> Responder:
    with _giving_way():
        with _not_looking_for_garbage():
            responder = Responder(knowledge)
        step = max(1, len(knowledge.entries) // _ASKED)
        for entry in knowledge.entries[::step][:_ASKED] if warm else ():
            responder.respond(entry.questions[-1])
            time.sleep(_PAUSE)
    return responder


@contextmanager
def _giving_way() -> Iterator[None]:
    """Have the interpreter change threads as soon as another one wants it."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SLICE)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


@contextmanager
def _not_looking_for_garbage() -> Iterator[None]:
    """Keep the collector from looking, now and ever, at what is made meanwhile.

    An index is freed as soon as nobody uses it, so there is nothing for it to find there.
    """
    gc.collect()  # what is garbage already must not be kept for ever
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
