"""Sending replies so that one bad moment of the network loses none."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.chat.reply import Button, Replies

TRIES = 5
FIRST_PAUSE = 0.5
"""Seconds before the second try; each later pause is twice as long."""
LONGEST_PAUSE = 60
"""Seconds; when Telegram asks for more, the answer would come too late to be of use."""

_LOG = logging.getLogger(__name__)
_NEVER_SENT = {"ConnectTimeout", "PoolTimeout"}  # as the library's transport names them
_T = TypeVar("_T")


async def send(replies: Replies, message: Message, *, quoting: bool = False) -> None:
    """Send the replies into a message's chat and thread, as answers to it where `quoting`."""
    for reply in replies:

        async def attempt() -> Message:
            return await message.reply_text(
                reply.html,  # noqa: B023 - awaited before the loop goes on
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(reply.buttons),  # noqa: B023 - as above
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                do_quote=quoting,
                allow_sending_without_reply=True,
            )

        await persistently(attempt)


async def persistently(attempt: Callable[[], Awaitable[_T]]) -> _T:
    """Try until it works or `TRIES` are used up, with pauses that double.

    A time-out after the request was sent is not tried again: it may have taken effect, and one
    question gets one answer.
    """
    for tried in range(1, TRIES):
        try:
            return await attempt()
        except RetryAfter as error:
            pause = seconds(error.retry_after)
            if pause > LONGEST_PAUSE:
                raise
        except BadRequest:
            raise
        except NetworkError as error:
            if isinstance(error, TimedOut) and type(error.__cause__).__name__ not in _NEVER_SENT:
                raise
            pause = FIRST_PAUSE * 2 ** (tried - 1)
        _LOG.info("sending failed, trying again in %s s", pause)
        await asyncio.sleep(pause)
    return await attempt()


def seconds(pause: float | timedelta) -> float:
    """The pause that Telegram asks for; the library is about to change its type."""
    return pause.total_seconds() if isinstance(pause, timedelta) else pause


def _keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup | None:
    """One button a row, so that long labels can be read."""
    if not buttons:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data)] for button in buttons]
    )
