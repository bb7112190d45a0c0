"""For admins: what people asked in vain, and what is to be done about it."""

from __future__ import annotations

from textwrap import shorten

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat import inbox_pages as pages
from bot.chat.admin import acting_admin, of_admins, typing
from bot.chat.delivery import Place, send, show
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm
from bot.chat.previews import offer
from bot.chat.proposals import Offer
from bot.chat.refusals import refusal
from bot.chat.reply import Button, Replies, Rows, label, said
from bot.publishing.values import RefusedError
from bot.store import Settlement
from bot.teaching.grouping import Group
from bot.teaching.proposing import with_phrasings

_FROM_STAFF = "new"
_NAMED = 100  # characters of a question by which a change is named


def register(application: App, parts: Parts) -> None:
    """Add /inbox, its pages and what is done about a group."""
    inbox = Inbox(parts)
    application.add_handlers(
        [
            CommandHandler("inbox", inbox.asked, of_admins(parts)),
            CallbackQueryHandler(inbox.from_staff, pattern=rf"^{pages.TEACH}:\d+:{_FROM_STAFF}$"),
            CallbackQueryHandler(inbox.turned, pattern=rf"^{pages.INBOX}:"),
            CallbackQueryHandler(inbox.pressed, pattern=rf"^{pages.TEACH}:"),
        ]
    )


def teach_row(parts: Parts, question_id: int | None) -> Rows:
    """The button with which an admin makes knowledge of what staff answered."""
    if question_id is None or not parts.admins:
        return ()
    data = f"{pages.TEACH}:{question_id}:{_FROM_STAFF}"
    return ((Button(label(parts.knowledge, "teach_from_staff"), data),),)


class Inbox:
    """Each press is looked at by itself: who presses, and what is there now."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def asked(self, update: Update, context: Context) -> None:
        """Show the first page."""
        if (message := update.message) and acting_admin(self._parts, update) is not None:
            place = Place.of(message)
            async with typing(context.bot, place):
                replies = await self._page(pages.OPEN, 0)
            await send(context.bot, place, replies)

    async def turned(self, update: Update, context: Context) -> None:
        """Show another page in the same message."""
        if not (query := await self._of_admin(update)):
            return
        match argument(query).split(":"):
            case [state, page] if state in pages.STATES and page.isdecimal():
                await self._show(query, context.bot, await self._page(state, int(page)))

    async def pressed(self, update: Update, context: Context) -> None:
        """Show a group, or do what was chosen about it."""
        if not (query := await self._of_admin(update)):
            return
        number, *deed = argument(query).split(":")
        group = await self._parts.waiting.group(int(number)) if number.isdecimal() else None
        if group is None:
            back = pages.back_to_inbox(self._parts.knowledge)
            await self._show(query, context.bot, said(self._parts.knowledge, "teach_gone", back))
        else:
            await self._do(deed, group, query, context.bot)

    async def from_staff(self, update: Update, context: Context) -> None:
        """Open a question that staff answered in the private chat of the admin who wants it."""
        if not (query := update.callback_query):
            return
        parts, who = self._parts, query.from_user.id
        if who not in parts.admins:
            await confirm(query, label(parts.knowledge, "teach_admins_only"))
            return
        number = int(argument(query).partition(":")[0])
        if answer := _answer_above(query):
            parts.waiting.note_answer(number, answer)
        group = await parts.waiting.group(number)
        back = pages.back_to_inbox(parts.knowledge)
        shown = (
            pages.card(parts.knowledge, group)
            if group
            else said(parts.knowledge, "teach_gone", back)
        )
        try:
            await send(context.bot, Place(who), shown)
        except (Forbidden, BadRequest):
            await confirm(query, label(parts.knowledge, "teach_start_private"))
        else:
            await confirm(query, label(parts.knowledge, "teach_opened"))

    async def _do(self, deed: list[str], group: Group, query: CallbackQuery, bot: Bot) -> None:
        parts = self._parts
        match deed:
            case []:
                await self._show(query, bot, pages.card(parts.knowledge, group))
            case ["near"]:
                await self._show(query, bot, pages.nearest(parts.responder(), group))
            case ["gaps"]:
                await self._show(query, bot, pages.gaps(parts.responder(), group))
            case ["to", entry]:
                await self._propose(entry, group, query, bot)
            case ["out"]:
                await self._settle(group, "out-of-scope", query, bot)
            case ["later"]:
                await self._settle(group, "later", query, bot)

    async def _propose(self, entry_id: str, group: Group, query: CallbackQuery, bot: Bot) -> None:
        """Show what it would change to add the group's questions to an entry."""
        knowledge = self._parts.knowledge
        entry = knowledge.entry_by_id.get(entry_id)
        if query.message is None or entry is None:
            await self._show(query, bot, pages.card(knowledge, group))
            return
        place = Place.of(query.message)
        named = shorten(group.text, _NAMED, placeholder="…")
        what = label(knowledge, "taught_phrasings", entry=entry.id, question=named)
        try:
            base = await self._parts.changes.current()
            asked = pages.phrasings(group)
            proposal = with_phrasings(base, entry, asked, query.from_user.id, what)
        except RefusedError as refused:
            await send(bot, place, refusal(knowledge, refused))
            return
        await offer(self._parts, bot, place, Offer(proposal, teaches=group.ids))

    async def _settle(
        self, group: Group, state: Settlement, query: CallbackQuery, bot: Bot
    ) -> None:
        self._parts.waiting.settle(group, state)
        knowledge = self._parts.knowledge
        key = "teach_put_off" if state == "later" else "teach_settled"
        back = pages.back_to_inbox(knowledge)
        count = str(len(group.questions))
        await self._show(query, bot, said(knowledge, key, back, count=count))

    async def _page(self, state: str, page: int) -> Replies:
        groups = await self._parts.waiting.groups(pages.STATES[state])
        if groups is None:
            return said(self._parts.knowledge, "inbox_failed")
        return pages.listed(self._parts.knowledge, groups, state, page)

    async def _of_admin(self, update: Update) -> CallbackQuery | None:
        """The press, confirmed; None where it is no admin's."""
        if not (query := update.callback_query):
            return None
        await confirm(query)
        return query if acting_admin(self._parts, update) is not None else None

    async def _show(self, query: CallbackQuery, bot: Bot, replies: Replies) -> None:
        if message := query.message:
            await show(bot, Place.of(message), [message.message_id], replies)


def _answer_above(query: CallbackQuery) -> str:
    """The words of staff to which the message with the button replies."""
    message = query.message
    replied = message.reply_to_message if isinstance(message, Message) else None
    return (replied.text or replied.caption or "") if replied else ""
