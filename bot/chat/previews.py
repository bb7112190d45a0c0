"""A change is shown to the admin who wants it, and made when they say so.

`offer` is for whoever has a proposal: an upload, an older version, what was taught.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from telegram import Bot, CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler

from bot.answering.wording import escaped
from bot.chat.admin import acting_admin, name_of, send_file, tell_admins, typing
from bot.chat.changes_told import Paragraph, details, markdown, summary
from bot.chat.delivery import Place, send
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm
from bot.chat.proposals import Offer, rebased
from bot.chat.refusals import refusal
from bot.chat.render import render
from bot.chat.reply import Button, Rows, composed, joined, label, laid_out, said, sentence
from bot.chat.spans import LIMIT, plain, units
from bot.model import Knowledge
from bot.publishing.previewing import Preview
from bot.publishing.values import Proposal, RefusedError

DECIDE = "p"
APPLY, SURELY, ANEW, DROP = "y", "s", "a", "n"

_FILE = "thay-doi.md"
_LOG = logging.getLogger(__name__)


def register(application: App, parts: Parts) -> None:
    """Add the buttons under previews."""
    previews = Previews(parts)
    application.add_handler(CallbackQueryHandler(previews.pressed, pattern=rf"^{DECIDE}:"))


async def offer(parts: Parts, bot: Bot, place: Place, wanted: Offer, more: Rows = ()) -> bool:
    """Show what a change would do, with buttons to apply or drop it; False where it can't be made.

    more: buttons below the two.
    """
    try:
        async with typing(bot, place, said(parts.knowledge, "preview_wait")):
            preview = await _seen(parts, wanted.proposal)
    except RefusedError as refused:
        await send(bot, place, refusal(parts.knowledge, refused))
        return False
    knowledge = parts.knowledge
    grave = tuple(reason.said(knowledge.messages) for reason in preview.grave)
    name = parts.proposals.keep(replace(wanted, grave=grave))
    what = wanted.proposal.what
    short = list(summary(knowledge, preview, what))
    changes = list(details(knowledge, preview.changes))
    asked = [*map(render, wanted.notes), render(sentence(knowledge, "preview_question"))]
    if _length([*short, *changes, *asked]) <= LIMIT:
        shown = [*short, *changes, *asked]
    else:
        everything = [*summary(knowledge, preview, what, len(preview.turned)), *changes]
        await send_file(bot, place, _FILE, markdown(everything).encode())
        shown = [*short, render(sentence(knowledge, "preview_in_file")), *asked]
    rows = (_decision(knowledge, name, APPLY, "apply"), *more)
    await send(bot, place, laid_out(joined(shown), rows))
    return True


async def _seen(parts: Parts, proposal: Proposal) -> Preview:
    """The preview; RefusedError where nothing would be different, or not in order."""
    files = (await parts.changes.current()).files
    if all(files.get(path) == content for path, content in proposal.files.items()):
        raise RefusedError("refused_unchanged")
    preview = await parts.changes.preview(proposal)
    if preview.refused:
        raise RefusedError("refused_errors", preview.problems)
    return preview


def _length(paragraphs: Sequence[Paragraph]) -> int:
    return units(plain(joined(paragraphs)))


def _decision(knowledge: Knowledge, name: str, verb: str, words: str) -> tuple[Button, ...]:
    """The button that does it, and the one that does not."""
    return (
        Button(label(knowledge, words), f"{DECIDE}:{verb}:{name}"),
        Button(label(knowledge, "drop"), f"{DECIDE}:{DROP}:{name}"),
    )


class Previews:
    """What an admin decides on a preview; each press is looked at by itself."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def pressed(self, update: Update, context: Context) -> None:
        """Apply, ask once more, look anew or drop."""
        if not (query := update.callback_query):
            return
        await confirm(query)
        who = acting_admin(self._parts, update)
        if who is None or query.message is None:
            return
        verb, _, name = argument(query).partition(":")
        place = Place.of(query.message)
        await take_buttons(query)
        wanted = await self._parts.proposals.get(name)
        if wanted is None or wanted.proposal.who != who:
            await send(context.bot, place, said(self._parts.knowledge, "proposal_gone"))
        elif verb == DROP:
            self._parts.proposals.settle(name)
            await send(context.bot, place, said(self._parts.knowledge, "dropped"))
        elif verb == ANEW:
            await self._look_anew(wanted, name, place, context.bot)
        elif verb == APPLY and wanted.grave:
            await self._ask_again(wanted, name, place, context.bot)
        else:
            await self._apply(wanted, name, place, context.bot)

    async def _ask_again(self, wanted: Offer, name: str, place: Place, bot: Bot) -> None:
        knowledge = self._parts.knowledge
        reasons = "\n".join(f"- {reason}" for reason in wanted.grave)
        rows = (_decision(knowledge, name, SURELY, "apply_anyway"),)
        await send(bot, place, composed([sentence(knowledge, "apply_grave"), reasons], rows))

    async def _look_anew(self, wanted: Offer, name: str, place: Place, bot: Bot) -> None:
        """Show the same change on the folder as it is now."""
        self._parts.proposals.settle(name)
        changes, who = self._parts.changes, wanted.proposal.who
        try:
            if wanted.restores is not None:
                proposal = await changes.restoring(wanted.restores, who)
            else:
                proposal = rebased(wanted, (await changes.current()).fingerprint)
        except RefusedError as refused:
            await send(bot, place, refusal(self._parts.knowledge, refused))
        else:
            await offer(self._parts, bot, place, replace(wanted, proposal=proposal))

    async def _apply(self, wanted: Offer, name: str, place: Place, bot: Bot) -> None:
        parts = self._parts
        try:
            async with typing(bot, place):
                number = str(await parts.changes.apply(wanted.proposal))
        except RefusedError as refused:
            await send(bot, place, refusal(parts.knowledge, refused, self._anew(refused, name)))
            return
        parts.proposals.settle(name)
        if wanted.teaches:
            at = parts.now()
            parts.keeper.tell(lambda store: store.settle(wanted.teaches, "taught", at))
        await send(bot, place, said(parts.knowledge, "applied", number=number))
        await self._announce(wanted.proposal, number, bot)

    def _anew(self, refused: RefusedError, name: str) -> Rows:
        """What can still be done with a change that was refused."""
        knowledge = self._parts.knowledge
        match refused.sentence.key:
            case "refused_moved":
                return (_decision(knowledge, name, ANEW, "look_anew"),)
            case "refused_store" | "refused_read_only" | "refused_full" | "refused_write":
                return (_decision(knowledge, name, SURELY, "apply"),)
            case _:
                return ()

    async def _announce(self, proposal: Proposal, number: str, bot: Bot) -> None:
        """Tell the other admins who changed what."""
        who = proposal.who
        if who is None or not self._parts.admins - {who}:
            return
        name, what = escaped(await name_of(bot, who)), escaped(proposal.what)
        told = said(self._parts.knowledge, "applied_by", who=name, what=what, number=number)
        await tell_admins(bot, self._parts, told, but=who)


async def take_buttons(query: CallbackQuery) -> None:
    """Leave a message without its buttons, so that nothing is decided twice."""
    if not (message := query.message):
        return
    try:  # the query's own method does not know messages that are too old to be told
        await query.get_bot().edit_message_reply_markup(message.chat.id, message.message_id)
    except TelegramError as error:
        _LOG.info("buttons were not taken away: %s", error)
