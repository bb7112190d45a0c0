"""Presses of buttons: confirmed, and known by the words on the button."""

from __future__ import annotations

import logging

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

_LOG = logging.getLogger(__name__)


async def confirm(query: CallbackQuery, text: str = "") -> None:
    """Tell the client that a press has arrived, or its button would go on blinking."""
    try:
        await query.answer(text or None)
    except TelegramError as error:  # an old press can't be confirmed any more, but still answered
        _LOG.debug("a press was not confirmed: %s", error)


def argument(query: CallbackQuery) -> str:
    """What stands behind the verb of the button's data."""
    return (query.data or "").partition(":")[2]


def words(query: CallbackQuery) -> str:
    """The words on the button; where they are not told, those in the id that it names."""
    message = query.message
    markup = message.reply_markup if isinstance(message, Message) else None
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            if button.callback_data == query.data:
                return button.text
    return spelled_out(argument(query))


def spelled_out(id: str) -> str:  # noqa: A002 - the design's word
    """The words in an id: "ngay-thanh-lap" is made of three."""
    return id.replace("-", " ").replace("_", " ").replace("#", " ")
