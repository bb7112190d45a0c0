"""Buttons that stand under a message already: some change when one is pressed, the others stay."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.error import BadRequest, TelegramError

from bot.chat.retrying import persistently

Standing = tuple[tuple[InlineKeyboardButton, ...], ...]
"""The rows under a message."""

_LOG = logging.getLogger(__name__)


def standing(query: CallbackQuery) -> Standing:
    """The rows around the button that was pressed; none where the message is not told any more."""
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    return tuple(map(tuple, markup.inline_keyboard)) if markup else ()


def changed(
    rows: Standing, change: Callable[[InlineKeyboardButton], InlineKeyboardButton]
) -> Standing:
    """The rows with every button changed, or not, by `change`."""
    return tuple(tuple(map(change, row)) for row in rows)


def holds(row: Sequence[InlineKeyboardButton], prefix: str) -> bool:
    """Whether a button of the row sends back data that begins so."""
    return any(str(button.callback_data or "").startswith(prefix) for button in row)


async def restyle(query: CallbackQuery, rows: Standing) -> None:
    """Let the message that was pressed have these rows; an old one may stay as it is."""
    if not rows or rows == standing(query):
        return

    async def attempt() -> object:
        return await query.edit_message_reply_markup(InlineKeyboardMarkup(rows))

    try:
        await persistently(attempt, repeatable=True)
    except BadRequest as error:  # gone, or it has these rows since another press
        _LOG.debug("buttons were not changed: %s", error)
    except TelegramError as error:
        _LOG.info("buttons were not changed: %s", error)
