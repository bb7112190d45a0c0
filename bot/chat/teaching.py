"""For admins: an answer is written step by step, and looked over as a proposed change."""

from __future__ import annotations

from textwrap import shorten
from typing import get_args

from telegram import Bot, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.chat import draft_pages as pages
from bot.chat.addressed import EDITED, NEW, PRIVATE
from bot.chat.admin import acting_admin, of_admins
from bot.chat.delivery import Place, send
from bot.chat.drafting import AtTheDesk, Desk, Writing
from bot.chat.inbox_pages import WRITE, phrasings
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm
from bot.chat.previews import offer, take_buttons
from bot.chat.proposals import Offer
from bot.chat.refusals import refusal
from bot.chat.reply import label, said
from bot.publishing.values import RefusedError
from bot.teaching.drafts import Draft, NotTakenError, Step, begun
from bot.teaching.proposing import entry_of, with_answer

CANCEL = "huy"
_NAMED = 100  # characters of a question by which a change is named


def register(application: App, parts: Parts) -> None:
    """Add the buttons of the dialogue, /huy, and the words that a draft waits for."""
    desk = Desk(parts.now)
    teaching = Teaching(parts, desk)
    written = PRIVATE & filters.User(parts.admins) & filters.TEXT & ~filters.COMMAND
    application.add_handlers(
        [
            CallbackQueryHandler(teaching.pressed, pattern=rf"^{WRITE}:"),
            CommandHandler(CANCEL, teaching.cancelled, of_admins(parts)),
            MessageHandler(NEW & written & AtTheDesk(desk), teaching.typed),
            MessageHandler(EDITED & written & AtTheDesk(desk), teaching.edited),
        ]
    )


class Teaching:
    """The dialogue: answer, source, until when, and then the change to look over."""

    def __init__(self, parts: Parts, desk: Desk) -> None:
        self._parts = parts
        self._desk = desk

    async def pressed(self, update: Update, context: Context) -> None:
        """Begin a draft, or do what was chosen about it."""
        if not (query := update.callback_query):
            return
        await confirm(query)
        who = acting_admin(self._parts, update)
        number, *deed = argument(query).split(":")
        if who is None or query.message is None or not number.isdecimal():
            return
        place, question_id = Place.of(query.message), int(number)
        writing = self._desk.get(who)
        if deed in ([], ["anew"]):
            await self._begin(question_id, who, place, context.bot, anew=bool(deed))
            return
        await take_buttons(query)
        if writing is None or writing.question_id != question_id:
            await self._say("draft_gone", place, context.bot)
        elif deed == ["cancel"]:
            self._desk.drop(who)
            await self._say("draft_cancelled", place, context.bot)
        else:
            draft = self._changed(writing.draft, deed)
            await self._go_on(who, question_id, draft, place, context.bot)

    async def typed(self, update: Update, context: Context) -> None:
        """Take what was typed for the step that the draft waits for."""
        who = acting_admin(self._parts, update)
        if not (message := update.message) or who is None:
            return
        place, knowledge = Place.of(message), self._parts.knowledge
        self._desk.note_typed(who, message.message_id)
        if (writing := self._desk.get(who)) is None:
            self._desk.drop(who)
            await self._say("draft_left_alone", place, context.bot)
            return
        try:
            draft = writing.draft.taken(message.text or "", knowledge, self._parts.today())
        except NotTakenError as refused:
            await send(context.bot, place, pages.not_taken(knowledge, writing, refused.key))
        else:
            await self._go_on(who, writing.question_id, draft, place, context.bot)

    async def edited(self, update: Update, context: Context) -> None:
        """Say how to change what was taken: an edited message is no question."""
        if message := update.edited_message:
            await self._say("draft_edited", Place.of(message), context.bot)

    async def cancelled(self, update: Update, context: Context) -> None:
        """Forget the draft."""
        who = acting_admin(self._parts, update)
        if who is not None and (message := update.message):
            key = "draft_cancelled" if self._desk.waits_for(who) else "draft_none"
            self._desk.drop(who)
            await self._say(key, Place.of(message), context.bot)

    async def _begin(
        self, question_id: int, who: int, place: Place, bot: Bot, *, anew: bool
    ) -> None:
        """Begin a draft for a group of questions, unless another one would be lost by it."""
        waiting, open_ = self._parts.waiting, self._desk.get(who)
        if open_ and open_.draft.step and not anew:
            if open_.question_id == question_id:
                await self._go_on(who, question_id, open_.draft, place, bot)
                return
            await send(bot, place, pages.another_open(self._parts.knowledge, open_, question_id))
        elif group := await waiting.group(question_id):
            draft = begun(group.ids, phrasings(group), waiting.answer_to(group))
            await self._go_on(who, question_id, draft, place, bot)
        else:
            await self._say("teach_gone", place, bot)

    def _changed(self, draft: Draft, deed: list[str]) -> Draft:
        """The draft after a press; a button of an earlier step changes nothing."""
        match deed:
            case ["skip", step] if step == draft.step:
                return draft.skipped()
            case ["source", article] if (
                draft.step == "source" and article in self._parts.knowledge.article_by_id
            ):
                return draft.from_article(article)
            case ["again", wanted]:
                return next((draft.again(step) for step in get_args(Step) if step == wanted), draft)
            case _:
                return draft

    async def _go_on(
        self, who: int, question_id: int, draft: Draft, place: Place, bot: Bot
    ) -> None:
        """Ask for the next thing, or show what the finished draft would change."""
        writing = self._desk.put(who, question_id, draft)
        if draft.step:
            await send(bot, place, pages.asked(self._parts.knowledge, writing))
        else:
            await self._show_change(who, writing, place, bot)

    async def _show_change(self, who: int, writing: Writing, place: Place, bot: Bot) -> None:
        parts, knowledge = self._parts, self._parts.knowledge
        entry = entry_of(writing.draft, knowledge, parts.today())
        question = shorten(entry.questions[0], _NAMED, placeholder="…")
        what = label(knowledge, "taught_answer", question=question)
        amending = pages.amending(knowledge, writing)
        try:
            proposal = with_answer(await parts.changes.current(), entry, who, what)
        except RefusedError as refused:
            await send(bot, place, refusal(knowledge, refused, amending))
            return
        wanted = Offer(proposal, teaches=writing.draft.questions)
        if not await offer(parts, bot, place, wanted, more=amending):
            await send(bot, place, said(knowledge, "draft_amend", amending))

    async def _say(self, key: str, place: Place, bot: Bot) -> None:
        await send(bot, place, said(self._parts.knowledge, key))
