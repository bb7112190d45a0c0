"""Questions: typed in private or to the bot in a group, edited, or opened by a button or link."""

from __future__ import annotations

from datetime import timedelta

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.chat import answers, feedback, pages
from bot.chat.addressed import EDITED, GROUP, NEW, PRIVATE, question_to
from bot.chat.asking import Said, ask, open_entry
from bot.chat.deep_links import deep_link, linked_id
from bot.chat.delivery import Place, send, show
from bot.chat.memory import Newest, Note, Who
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm, spelled_out, words
from bot.chat.reply import Button, Replies, label, said

ANSWERED_ANEW = timedelta(days=1)
"""How long after it was written an edited question gets another answer."""
FRESH = timedelta(minutes=15)
"""How long after it was written an edited message gets its first answer."""


def register(application: App, parts: Parts) -> None:
    """Add all that asks something; it comes last, since in private everything does."""
    questions = Questions(parts)
    application.add_handlers(
        [
            CommandHandler("start", questions.linked, NEW, has_args=True),
            MessageHandler(NEW & PRIVATE & filters.COMMAND, questions.unknown_command),
            MessageHandler(NEW & (PRIVATE | GROUP) & ~filters.StatusUpdate.ALL, questions.asked),
            MessageHandler(EDITED & (PRIVATE | GROUP) & ~filters.COMMAND, questions.edited),
            CallbackQueryHandler(questions.pressed),
        ]
    )


class Questions:
    """Everything that is answered with an entry, a passage, a choice or "I don't know"."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._albums: Newest[str, bool] = Newest(1000)

    async def asked(self, update: Update, context: Context) -> None:
        """Answer what is asked; in a private chat say so where nothing can be read."""
        if not (message := update.message):
            return
        question = question_to(context.bot.bot, message)
        if question is not None:
            self._albums.put(message.media_group_id or "", value=True)
            await self._answer(message, question, context.bot)
        elif _unreadable(message) and self._first_of_album(message):
            replies = said(self._parts.knowledge, "not_text")
            await send(context.bot, Place.of(message), replies)

    async def edited(self, update: Update, context: Context) -> None:
        """Answer an edited question in the messages that answered it before."""
        if not (message := update.edited_message):
            return
        question = question_to(context.bot.bot, message)
        age = self._parts.now() - message.date
        if question is None or age > ANSWERED_ANEW:
            return
        note = await self._parts.memory.note(Who.wrote(message), message.message_id)
        if note is None and age > FRESH:
            return
        if note is None or note.question != question:
            await self._answer(message, question, context.bot, note)

    async def linked(self, update: Update, context: Context) -> None:
        """Open the entry that a deep link names."""
        if not (message := update.message) or not context.args:
            return
        id_ = linked_id(context.args[0], self._parts.knowledge)
        opened = await open_entry(self._parts, Who.wrote(message), id_, self._title(id_))
        replies = self._replies(opened, message.chat.type, spelled_out(id_), context.bot)
        await send(context.bot, Place.of(message), replies)

    async def pressed(self, update: Update, context: Context) -> None:
        """Open what a button names, below what stands there already."""
        if not (query := update.callback_query):
            return
        await confirm(query)
        if message := query.message:
            who, label_ = Who.at(message, query.from_user.id), words(query)
            opened = await open_entry(self._parts, who, argument(query), label_)
            replies = self._replies(opened, message.chat.type, label_, context.bot)
            await send(context.bot, Place.of(message), replies)

    async def unknown_command(self, update: Update, context: Context) -> None:
        if message := update.message:
            await send(context.bot, Place.of(message), said(self._parts.knowledge, "help"))

    async def _answer(
        self, message: Message, question: str, bot: Bot, note: Note | None = None
    ) -> None:
        """Answer a message, in the messages of its earlier answer where there was one."""
        who = Who.wrote(message)
        told = await ask(self._parts, who, question, note)
        replies = self._replies(told, message.chat.type, question, bot, message.message_id)
        reply_ids = await show(bot, Place.of(message), note.reply_ids if note else (), replies)
        note = Note(reply_ids, question, told.before, told.after)
        self._parts.memory.answered(who, message.message_id, note)

    def _replies(
        self, told: Said | None, chat_type: str, words: str, bot: Bot, asked: int | None = None
    ) -> Replies:
        """What was said as the chat wants it; None: `words` name what is gone.

        `asked`: the id of the message with the question.
        """
        if told is None:
            return pages.vanished(self._parts.responder(), words)
        knowledge = self._parts.knowledge
        if chat_type == ChatType.PRIVATE:
            votes = feedback.rows(self._parts, told.question_id, told.turn, asked)
            return answers.whole(told.turn, knowledge, votes)
        onward = label(knowledge, "continue_in_private")
        link = Button(onward, url=deep_link(bot.username, told.entry))
        return answers.short(told.turn, ((link,),))

    def _title(self, id_: str) -> str:
        """The words by which an entry is asked for; an id's own where there is none."""
        entry = self._parts.knowledge.entry_by_id.get(id_)
        return entry.questions[0] if entry else spelled_out(id_)

    def _first_of_album(self, message: Message) -> bool:
        """Whether nothing was said yet to the photos that were sent together."""
        album = message.media_group_id
        if album is None:
            return True
        new = self._albums.get(album) is None
        self._albums.put(album, value=True)
        return new


def _unreadable(message: Message) -> bool:
    """Whether it was sent to the bot, with no word in it."""
    return message.chat.type == ChatType.PRIVATE and not (message.text or message.caption)
