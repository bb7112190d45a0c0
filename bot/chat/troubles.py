"""When an update can't be answered: logged first, then said, where anyone can hear it."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.chat.delivery import Place, send
from bot.chat.parts import App, Context, Parts
from bot.chat.reply import said

_CLOSED = ("not enough rights", "chat_write_forbidden", "topic_closed", "chat not found")
_LOG = logging.getLogger(__name__)


def register(application: App, parts: Parts) -> None:
    """Add what is done with an error in any room."""

    async def failed(update: object, context: Context) -> None:
        error = context.error
        if error is None or _nobody_listens(error):
            _LOG.info("an answer can't be sent there: %s", error)
            return
        _LOG.error("an update was not answered", exc_info=error)
        if isinstance(error, TelegramError) or not isinstance(update, Update):
            return
        if message := update.message or (update.callback_query and update.callback_query.message):
            await send(context.bot, Place.of(message), said(parts.knowledge, "failure"))

    application.add_error_handler(failed)


def _nobody_listens(error: Exception) -> bool:
    """Whether a person blocked the bot, or it may not write in a group any more."""
    text = str(error).lower()
    return isinstance(error, Forbidden) or (
        isinstance(error, BadRequest) and any(words in text for words in _CLOSED)
    )
