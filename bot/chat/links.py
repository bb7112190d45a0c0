"""For admins: the address that opens an entry, and its QR picture for a poster."""

from __future__ import annotations

from io import BytesIO
from textwrap import shorten

import segno
from telegram import Bot, Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.answering import Responder, decision
from bot.answering.wording import escaped
from bot.chat.addressed import NEW, PRIVATE
from bot.chat.deep_links import deep_link
from bot.chat.delivery import Place, send, send_photo
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm
from bot.chat.render import render
from bot.chat.reply import Button, Replies, Reply, said, sentence, stacked
from bot.chat.spans import html
from bot.language.normal import compose
from bot.model import Clarification, DirectAnswer, Entry, KnownGap

LINK = "l"
MOST_CHOICES = 8
MODULE = 20
"""Pixels of one square of the QR picture: enough for a poster."""
QUIET_ZONE = 4
"""Squares of white around it, the least that ISO/IEC 18004 asks for."""

_TITLE = 200


def register(application: App, parts: Parts) -> None:
    """Add /link and its choices; to all but admins it is a command like any unknown one."""
    links = Links(parts)
    admins = filters.User(parts.admins)
    application.add_handlers(
        [
            CommandHandler("link", links.asked, NEW & PRIVATE & admins),
            CallbackQueryHandler(links.chosen, pattern=rf"^{LINK}:"),
        ]
    )


class Links:
    """Addresses and pictures of entries."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def asked(self, update: Update, context: Context) -> None:
        """Give the link to what the words name, or offer what they may mean."""
        if not (message := update.message) or not self._is_admin(message):
            return
        words = compose(" ".join(context.args or ())).strip()
        entries = fitting(self._parts.responder(), words)
        if len(entries) == 1:
            await self._give(entries[0], Place.of(message), context.bot)
        else:
            await send(context.bot, Place.of(message), self._offered(words, entries))

    async def chosen(self, update: Update, context: Context) -> None:
        """Give the link that a button stands for."""
        if not (query := update.callback_query):
            return
        await confirm(query)
        if query.message is None or query.from_user.id not in self._parts.admins:
            return
        place = Place.of(query.message)
        if entry := self._parts.knowledge.entry_by_id.get(argument(query)):
            await self._give(entry, place, context.bot)
        else:
            await send(context.bot, place, said(self._parts.knowledge, "vanished"))

    def _is_admin(self, message: Message) -> bool:
        return message.from_user is not None and message.from_user.id in self._parts.admins

    def _offered(self, words: str, entries: tuple[Entry, ...]) -> Replies:
        knowledge = self._parts.knowledge
        if not words:
            example = next((entry.id for entry in knowledge.entries), "")
            return said(knowledge, "link_help", example=escaped(example))
        if not entries:
            return said(knowledge, "link_none", words=escaped(shorten(words, _TITLE)))
        buttons = stacked(Button(each.questions[0], f"{LINK}:{each.id}") for each in entries)
        return said(knowledge, "link_choose", buttons)

    async def _give(self, entry: Entry, place: Place, bot: Bot) -> None:
        address = deep_link(bot.username, entry.id)
        title = escaped(shorten(entry.questions[0], _TITLE, placeholder="…"))
        caption = sentence(self._parts.knowledge, "link_ready", title=title, link=escaped(address))
        said_below = Reply(html(render(caption)))
        await send_photo(bot, place, f"qr-{entry.id}.png", poster(address), said_below)


def fitting(responder: Responder, words: str) -> tuple[Entry, ...]:
    """The entries that an id or a few words may mean, best first; none for no words."""
    if not words:
        return ()
    known = responder.knowledge.entry_by_id
    if named := known.get(words):
        return (named,)
    answers = responder.respond(words).answers
    sure = [a.entry for a in answers if isinstance(a, DirectAnswer | KnownGap)]
    if sure:
        return tuple(sure)
    choices = [choice for a in answers if isinstance(a, Clarification) for choice in a.choices]
    return tuple(known[choice.id] for choice in choices) or _near(responder, words)


def _near(responder: Responder, words: str) -> tuple[Entry, ...]:
    near = (
        hit.item
        for hit in responder.search(words)
        if isinstance(hit.item, Entry) and hit.evidence.asked >= decision.RELATED
    )
    return tuple(entry for entry in near if not entry.smalltalk)[:MOST_CHOICES]


def poster(address: str) -> bytes:
    """A QR code of an address as PNG; a third of it may be torn off or dirty (level H)."""
    picture = BytesIO()
    code = segno.make(address, error="h", micro=False)
    code.save(picture, kind="png", scale=MODULE, border=QUIET_ZONE)
    return picture.getvalue()
