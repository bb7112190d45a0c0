"""Staff reply to a post in their chat, and the person who asked gets the words."""

from __future__ import annotations

import logging

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot.chat.addressed import EDITED, NEW
from bot.chat.delivery import Place, send
from bot.chat.inbox import teach_row
from bot.chat.parts import App, Context, Parts
from bot.chat.render import render
from bot.chat.reply import Replies, Reply, said, sentence
from bot.chat.spans import LIMIT, html, plain, units
from bot.model import Knowledge
from bot.store import Asker

_BEFORE_QUESTIONS = -1
_LOG = logging.getLogger(__name__)


def register(application: App, parts: Parts) -> None:
    """Take replies to posts in the staff's chat, where there is one, before they are questions."""
    if parts.staff_chat is not None:
        replies = (NEW | EDITED) & filters.REPLY & ~filters.COMMAND & ~filters.StatusUpdate.ALL
        application.add_handler(
            MessageHandler(replies, StaffReplies(parts).replied), _BEFORE_QUESTIONS
        )


class StaffReplies:
    """The first reply with words goes to the asker, who is then forgotten."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def replied(self, update: Update, context: Context) -> None:
        """Pass a reply on; what is no reply to a handed-over question is let pass."""
        message = update.effective_message
        post = message.reply_to_message if message else None
        if not message or not post or not self._may_be_staff(message):
            return
        if post.from_user is None or post.from_user.id != context.bot.id:
            return
        handed = await self._parts.keeper.ask(
            lambda store: store.handed(message.chat.id, post.message_id), otherwise=None
        )
        if handed is None:
            return
        if not _written_by_a_bot(message):
            outcome = await self._passed_on(message, handed.asker, context.bot)
            if outcome in _SETTLED:
                self._parts.keeper.tell(
                    lambda store: store.answered(handed.staff_chat, handed.staff_message)
                )
            place = Place(message.chat.id, Place.of(message).thread, message.message_id)
            rows = teach_row(self._parts, handed.question_id) if outcome in _TAUGHT else ()
            await send(context.bot, place, said(self._parts.knowledge, outcome, rows))
        raise ApplicationHandlerStop

    def _may_be_staff(self, message: Message) -> bool:
        """Whether a post may stand in this chat; a group that grew has another id than is set."""
        chat = message.chat
        return chat.id == self._parts.staff_chat or chat.type == ChatType.SUPERGROUP

    async def _passed_on(self, message: Message, asker: Asker | None, bot: Bot) -> str:
        """Send the words to the asker; the key of the sentence that tells staff what came of it."""
        if asker is None:
            return "staff_no_asker"
        if not (message.text or message.caption):
            return "staff_text_only"
        place = Place(asker.chat, asker.thread, asker.message or None)
        try:
            await send(bot, place, answer_of_staff(self._parts.knowledge, message))
        except (Forbidden, BadRequest) as error:
            _LOG.info("who asked can't be reached: %s", error)
            return "staff_asker_gone"
        except TelegramError as error:
            _LOG.warning("an answer of staff was not sent: %s", error)
            return "staff_not_sent"
        return "staff_sent" if message.text else "staff_sent_caption"


_SETTLED = {"staff_sent", "staff_sent_caption", "staff_asker_gone"}
"""After these nobody waits any more."""

_TAUGHT = {"staff_sent", "staff_sent_caption"}
"""After these the bot may learn what a person answered."""


def answer_of_staff(knowledge: Knowledge, message: Message) -> Replies:
    """The words of a message, or those under its picture, marked as a person's."""
    intro = render(sentence(knowledge, "staff_answer"))
    words = message.text or message.caption or ""
    written = message.text_html if message.text else message.caption_html
    if units(plain(intro)) + 2 + units(words) <= LIMIT:
        return (Reply(f"{html(intro)}\n\n{written}"),)
    return (Reply(html(intro)), Reply(written))


def _written_by_a_bot(message: Message) -> bool:
    """Whether another bot wrote it; who writes as the group itself is a person."""
    sender = message.from_user
    return sender is not None and sender.is_bot and message.sender_chat is None
