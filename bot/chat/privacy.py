"""What is kept of people, in plain words, and how they have it deleted."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.addressed import NEW
from bot.chat.delivery import Place, send
from bot.chat.memory import Who
from bot.chat.parts import App, Context, Parts
from bot.chat.reply import said

FORGET = ("forget", "xoa")


def register(application: App, parts: Parts) -> None:
    """Add /privacy, /forget and /xoa."""
    privacy = Privacy(parts)
    application.add_handlers(
        [
            CommandHandler("privacy", privacy.told, NEW),
            CommandHandler(FORGET, privacy.forget, NEW),
        ]
    )


class Privacy:
    """What people may ask about themselves."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def told(self, update: Update, context: Context) -> None:
        """Tell what is kept, why, how long and who sees it."""
        if message := update.message:
            days = str(self._parts.retention_days)
            replies = said(self._parts.knowledge, "privacy", days=days)
            await send(context.bot, Place.of(message), replies)

    async def forget(self, update: Update, context: Context) -> None:
        """Delete what is linked to the person who says so, at once; say whether that worked."""
        if not (message := update.message):
            return
        person = Who.wrote(message).person
        self._parts.memory.forget(person)
        deleted = await self._parts.keeper.ask(
            lambda store: store.forget([store.person(person)]), otherwise=None
        )
        key = "forget_failed" if deleted is None else "forgotten"
        days = str(self._parts.retention_days)
        replies = said(self._parts.knowledge, key, days=days)
        await send(context.bot, Place.of(message), replies)
