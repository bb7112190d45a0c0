"""Trying again what failed for a moment, and only where that can't do a thing twice."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.chat.lanes import pause

TRIES = 5
FIRST_PAUSE = 0.5
"""Seconds before the second try; each later pause is twice as long."""
LONGEST_PAUSE = 60
"""Seconds; when Telegram asks for more, the answer would come too late to be of use."""

_LOG = logging.getLogger(__name__)
_NEVER_SENT = {"ConnectTimeout", "PoolTimeout"}  # as the library's transport names them
_T = TypeVar("_T")


async def persistently(attempt: Callable[[], Awaitable[_T]], *, repeatable: bool = False) -> _T:
    """Try until it works or `TRIES` are used up, with pauses that double.

    A time-out after the request was sent is tried again only where the deed is `repeatable`: it
    may have taken effect, and one question gets one answer.
    """
    for tried in range(1, TRIES):
        try:
            return await attempt()
        except RetryAfter as error:
            rest = seconds(error.retry_after)
            if rest > LONGEST_PAUSE:
                raise
        except BadRequest:
            raise
        except NetworkError as error:
            if isinstance(error, TimedOut) and not (repeatable or _never_sent(error)):
                raise
            rest = FIRST_PAUSE * 2 ** (tried - 1)
        _LOG.info("sending failed, trying again in %s s", rest)
        await pause(rest)
    return await attempt()


def seconds(asked: float | timedelta) -> float:
    """The pause that Telegram asks for; the library is about to change its type."""
    return asked.total_seconds() if isinstance(asked, timedelta) else asked


def _never_sent(error: TimedOut) -> bool:
    return type(error.__cause__).__name__ in _NEVER_SENT
