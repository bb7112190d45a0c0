"""The way to a person: a question goes to the staff's chat, without who asked it."""

from __future__ import annotations

import logging

from telegram import Bot, CallbackQuery, InlineKeyboardButton, Message, Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler

from bot.answering.wording import whom_to_ask
from bot.chat.delivery import Place, post, send
from bot.chat.limits import Flood
from bot.chat.memory import Newest
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import confirm
from bot.chat.render import render
from bot.chat.reply import Button, Reply, Rows, composed, joined, label, laid_out, said, sentence
from bot.chat.spans import Span, folded, parted, plain
from bot.chat.standing import changed, restyle, standing
from bot.model import Knowledge
from bot.store import Asker, Handed, Store

HAND_OVER = "s"

HANDED_AT_ONCE = 5
ANOTHER_EVERY = 600.0
"""Seconds until a person who handed over as many may do so again; staff can't tell who it is."""

_SENT = "sent"
_QUESTION_SHOWN = 2500
_ANSWER_SHOWN = 1000
_LOG = logging.getLogger(__name__)


def register(application: App, parts: Parts) -> None:
    """Add the presses of the button that hands a question over."""
    application.add_handler(
        CallbackQueryHandler(HandingOver(parts).pressed, pattern=rf"^{HAND_OVER}:")
    )


def offer(parts: Parts, question_id: int, asked: int | None) -> Rows:
    """The button that hands a question over; none where there is no staff's chat."""
    if parts.staff_chat is None:
        return ()
    data = f"{HAND_OVER}:{question_id}:{asked or ''}"
    return ((Button(label(parts.knowledge, "ask_staff"), data),),)


class HandingOver:
    """A press of the button: the question is posted, and it is kept where its asker waits."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._done: Newest[int, bool] = Newest(1000)
        self._flood = Flood(burst=HANDED_AT_ONCE, a_second=1 / ANOTHER_EVERY)

    async def pressed(self, update: Update, context: Context) -> None:
        if not (query := update.callback_query):
            return
        match (query.data or "").split(":"):
            case [_, question, asked] if question.isdecimal():
                if asked == _SENT or self._done.get(int(question)):
                    await confirm(query, label(self._parts.knowledge, "handed_over_before"))
                elif not self._flood.passes(query.from_user.id):
                    await confirm(query, label(self._parts.knowledge, "handed_over_many"))
                else:
                    await confirm(query)
                    await self._hand_over(query, int(question), asked, context.bot)
            case _:
                await confirm(query)

    async def _hand_over(
        self, query: CallbackQuery, question_id: int, asked: str, bot: Bot
    ) -> None:
        """Hand a question over and say so, or say whom else to ask."""
        if not (message := query.message):
            return
        knowledge = self._parts.knowledge
        waiting = Place.of(message)
        quoted = int(asked) if asked.isdecimal() else message.message_id
        answer = message.text if isinstance(message, Message) else None
        question = await self._parts.keeper.ask(
            lambda store: store.question(question_id), otherwise=None
        )
        if question is None or not await self._posted(
            post_for_staff(knowledge, question.text, answer or ""),
            question_id,
            Place(waiting.chat, waiting.thread, quoted),
            query.from_user.id,
            bot,
        ):
            contact = whom_to_ask(knowledge)
            await send(bot, waiting, composed([sentence(knowledge, "not_handed_over"), contact]))
            return
        self._done.put(question_id, value=True)
        await restyle(
            query, changed(standing(query), lambda button: self._as_sent(button, question_id))
        )
        await send(bot, waiting, said(knowledge, "handed_over"))

    async def _posted(
        self, reply: Reply, question_id: int, waiting: Place, user: int, bot: Bot
    ) -> bool:
        """Post to the staff's chat and keep who waits for a reply to it; all of it or nothing."""
        if (staff_chat := self._parts.staff_chat) is None:
            return False
        try:
            posted = await post(bot, Place(staff_chat), reply)
        except TelegramError as error:
            _LOG.warning("a question did not reach the staff's chat: %s", error)
            return False
        if posted.chat.id != staff_chat:
            _LOG.warning("the staff's chat has a new id, set BOT_STAFF_CHAT to %s", posted.chat.id)
        at = self._parts.now()

        def keep(store: Store) -> bool:
            asker = Asker(store.person(user), waiting.chat, waiting.quoted or 0, waiting.thread)
            store.hand_over(Handed(posted.chat.id, posted.message_id, question_id, at, asker))
            return True

        if await self._parts.keeper.ask(keep, otherwise=False):
            return True
        await _withdrawn(posted)
        return False

    def _as_sent(self, button: InlineKeyboardButton, question_id: int) -> InlineKeyboardButton:
        """The button that was pressed, as one that says it was; any other as it is."""
        ours = f"{HAND_OVER}:{question_id}:"
        if not str(button.callback_data or "").startswith(ours):
            return button
        text = label(self._parts.knowledge, "asked_staff")
        return InlineKeyboardButton(text, callback_data=f"{ours}{_SENT}")


def post_for_staff(knowledge: Knowledge, question: str, answer: str) -> Reply:
    """What staff see: the question, what the bot said to it, and what a reply does."""
    paragraphs = [
        render(sentence(knowledge, "staff_question")),
        [Span(_shortened(question, _QUESTION_SHOWN), ("blockquote",))],
    ]
    if answer:
        paragraphs.append(render(sentence(knowledge, "staff_answered_by_bot")))
        paragraphs.append(folded([Span(_shortened(answer, _ANSWER_SHOWN))]))
    paragraphs.append(render(sentence(knowledge, "staff_how")))
    return laid_out(joined(paragraphs))[0]


def _shortened(text: str, limit: int) -> str:
    first, *rest = parted([Span(text)], limit) or [[]]
    return plain(first) + ("…" if rest else "")


async def _withdrawn(posted: Message) -> None:
    try:
        await posted.delete()
    except TelegramError as error:
        _LOG.info("a post that leads nowhere stays in the staff's chat: %s", error)
