"""All that the bot does on Telegram: what comes in and what is said to it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType
from telegram.error import Forbidden, TelegramError
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.answering import Responder
from bot.chat import reply
from bot.chat.addressed import question_to
from bot.chat.delivery import send

_LOG = logging.getLogger(__name__)

Context = CallbackContext[Any, Any, Any, Any]

_NEW = filters.UpdateType.MESSAGE
_PRIVATE = _NEW & filters.ChatType.PRIVATE
_GROUP = _NEW & filters.ChatType.GROUPS


class Handlers:
    """The deeds of the bot on one state of knowledge; `today` is asked at each answer."""

    def __init__(self, responder: Responder, today: Callable[[], date]) -> None:
        self.responder = responder
        self._today = today

    def register(self, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        """Add every handler; the first that fits an update takes it."""
        application.add_handlers(
            [
                CommandHandler("start", self.start, _NEW),
                CommandHandler("help", self.help, _NEW),
                CommandHandler("topics", self.topics, _NEW),
                MessageHandler(_PRIVATE & filters.COMMAND, self.help),
                MessageHandler(_PRIVATE & filters.TEXT, self.question),
                MessageHandler(_PRIVATE & ~filters.StatusUpdate.ALL, self.not_text),
                MessageHandler(_GROUP & filters.TEXT, self.group_message),
                CallbackQueryHandler(self.pressed),
            ]
        )
        application.add_error_handler(self.failed)

    async def start(self, update: Update, context: Context) -> None:
        """Greet, or open the entry that a deep link names."""
        if context.args:
            await self._say(self._opened(context.args[0]), update.effective_message)
        else:
            await self._say(reply.greeting(self.responder.knowledge), update.effective_message)

    async def help(self, update: Update, _: Context) -> None:
        await self._say(reply.said(self.responder.knowledge, "help"), update.effective_message)

    async def topics(self, update: Update, _: Context) -> None:
        await self._say(reply.topics(self.responder.knowledge), update.effective_message)

    async def question(self, update: Update, _: Context) -> None:
        if message := update.effective_message:
            await self._say(self._answered(message.text or ""), message)

    async def group_message(self, update: Update, context: Context) -> None:
        """Answer where the bot is spoken to; in a group all else is none of its business."""
        message = update.effective_message
        question = question_to(context.bot.bot, message) if message else None
        if question is not None:
            await self._say(self._answered(question), message)

    async def not_text(self, update: Update, _: Context) -> None:
        await self._say(reply.said(self.responder.knowledge, "not_text"), update.effective_message)

    async def pressed(self, update: Update, _: Context) -> None:
        """Open what a button names; the press is always confirmed, or it would go on blinking."""
        if query := update.callback_query:
            await _confirm(query)
            if isinstance(query.message, Message):
                await self._say(self._picked(query.data or ""), query.message)

    async def failed(self, update: object, context: Context) -> None:
        """Log first, then say that something went wrong, where anyone can hear it."""
        error = context.error
        if isinstance(error, Forbidden):
            _LOG.info("a person has left: %s", error)
            return
        _LOG.error("an update was not answered", exc_info=error)
        if isinstance(error, TelegramError) or not isinstance(update, Update):
            return
        failure = reply.said(self.responder.knowledge, "failure")
        await self._say(failure, update.effective_message)

    async def _say(self, replies: reply.Replies, message: Message | None) -> None:
        if message is not None:
            await send(replies, message, quoting=message.chat.type != ChatType.PRIVATE)

    def _answered(self, question: str) -> reply.Replies:
        response = self.responder.respond(question)
        return reply.answered(response.answers, self.responder.knowledge, self._today())

    def _opened(self, entry_id: str) -> reply.Replies:
        answer = self.responder.open(entry_id)
        if answer is None:
            return reply.said(self.responder.knowledge, "vanished")
        return reply.answered([answer], self.responder.knowledge, self._today())

    def _picked(self, data: str) -> reply.Replies:
        match data.split(":"):
            case [reply.OPEN, entry_id]:
                return self._opened(entry_id)
            case [reply.TOPIC, topic_id, page] if page.isdecimal():
                return reply.topic(self.responder.knowledge, topic_id, int(page))
            case _:
                return reply.said(self.responder.knowledge, "vanished")


async def _confirm(query: CallbackQuery) -> None:
    try:
        await query.answer()
    except TelegramError as error:  # an old press can't be confirmed any more, but still answered
        _LOG.debug("a press was not confirmed: %s", error)
