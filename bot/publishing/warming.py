"""Questions to a new responder before anybody asks it, so that the first don't wait longer."""

from __future__ import annotations

import asyncio
import sys
import time

from bot.answering import Responder

_ASKED = 60  # entries, each by its last phrasing
_PAUSE = 0.01  # seconds between them
_SLICE = 0.0001  # seconds for which they keep the interpreter from the thread that answers


async def warm(responder: Responder) -> None:
    """Have a responder look up what most questions need, in a thread that gives way."""
    await asyncio.to_thread(_warm, responder)


def _warm(responder: Responder) -> None:
    entries = responder.knowledge.entries
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_SLICE)
    try:
        for entry in entries[:: max(1, len(entries) // _ASKED)][:_ASKED]:
            responder.respond(entry.questions[-1])
            time.sleep(_PAUSE)
    finally:
        sys.setswitchinterval(usual)
