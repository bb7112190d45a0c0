"""Topics, their questions and the answers, leafed through in one message that is edited."""

from __future__ import annotations

from telegram import Bot, CallbackQuery, Update
from telegram import MaybeInaccessibleMessage as AnyMessage
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat import answers, feedback, pages
from bot.chat.addressed import NEW
from bot.chat.asking import open_entry
from bot.chat.delivery import Place, send, show
from bot.chat.memory import Who
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm, words
from bot.chat.reply import Replies, said


def register(application: App, parts: Parts) -> None:
    """Add the commands that open a page and the buttons that turn it."""
    guide = Guide(parts)
    application.add_handlers(
        [
            CommandHandler("start", guide.start, NEW, has_args=False),
            CommandHandler("topics", guide.topics, NEW),
            CommandHandler("sources", guide.sources, NEW),
            CommandHandler("help", guide.help, NEW),
            CallbackQueryHandler(guide.turned, pattern=r"^(m$|t:|g:)"),
        ]
    )


class Guide:
    """What can be read without typing a question."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def start(self, update: Update, context: Context) -> None:
        await _say(pages.greeting(self._parts.knowledge), update, context.bot)

    async def topics(self, update: Update, context: Context) -> None:
        await _say(pages.topics(self._parts.knowledge), update, context.bot)

    async def sources(self, update: Update, context: Context) -> None:
        await _say(pages.sources(self._parts.knowledge), update, context.bot)

    async def help(self, update: Update, context: Context) -> None:
        await _say(said(self._parts.knowledge, "help"), update, context.bot)

    async def turned(self, update: Update, context: Context) -> None:
        """Show another page in the message whose button was pressed."""
        if not (query := update.callback_query):
            return
        await confirm(query)
        if message := query.message:
            replies = await self._page(query, message)
            await show(context.bot, Place.of(message), [message.message_id], replies)

    async def _page(self, query: CallbackQuery, message: AnyMessage) -> Replies:
        match (query.data or "").split(":"):
            case [pages.TOPIC, topic_id, page] if page.isdecimal():
                return pages.topic(self._parts.knowledge, topic_id, int(page))
            case [pages.GUIDED, _]:
                return await self._answer(query, message)
            case _:
                return pages.topics(self._parts.knowledge)

    async def _answer(self, query: CallbackQuery, message: AnyMessage) -> Replies:
        """An entry with its related ones and the way back."""
        who = Who.at(message, query.from_user.id)
        told = await open_entry(self._parts, who, argument(query), words(query))
        if told is None:
            return pages.vanished(self._parts.responder(), words(query), pages.GUIDED)
        back = pages.way_back(self._parts.knowledge, argument(query))
        if message.chat.type == ChatType.PRIVATE:
            votes = feedback.rows(self._parts, told.question_id, told.turn)
            return answers.whole(told.turn, self._parts.knowledge, votes + back, pages.GUIDED)
        return answers.short(told.turn, answers.offered(told.turn, pages.GUIDED) + back)


async def _say(replies: Replies, update: Update, bot: Bot) -> None:
    if message := update.effective_message:
        await send(bot, Place.of(message), replies)
