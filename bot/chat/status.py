"""For admins: what is served since when and what is broken; told unasked when that changes."""

from __future__ import annotations

import asyncio

from telegram import Update
from telegram.ext import CommandHandler

from bot.chat.admin import acting_admin, local_time, of_admins, tell_admins
from bot.chat.delivery import Place, send
from bot.chat.parts import App, Context, Parts
from bot.chat.refusals import listed, notice
from bot.chat.reply import Replies, composed, label, sentence
from bot.publishing.values import Notice

_SOON = 0.1  # seconds
_WARNINGS = 5  # that are listed; more are counted


def register(application: App, parts: Parts) -> None:
    """Add /status, and tell admins when the folder breaks and when it is mended."""

    async def asked(update: Update, context: Context) -> None:
        if (message := update.message) and acting_admin(parts, update) is not None:
            await send(context.bot, Place.of(message), await status(parts))

    async def tell(told: Notice) -> None:
        # What is found at the start waits for the connection, and the library tells no event.
        while not application.running:  # noqa: ASYNC110
            await asyncio.sleep(_SOON)
        await tell_admins(application.bot, parts, notice(parts.knowledge, told))

    application.add_handler(CommandHandler("status", asked, of_admins(parts)))
    parts.publisher.listen(tell)


async def status(parts: Parts) -> Replies:
    """What is served, the state of the folder and that of the store."""
    knowledge, now = parts.knowledge, parts.publisher.status()
    version = label(knowledge, "status_unnumbered") if now.version is None else str(now.version)
    paragraphs = [
        sentence(
            knowledge,
            "status",
            version=version,
            since=local_time(now.served.since),
            entries=str(len(knowledge.entries)),
            articles=str(len(knowledge.articles)),
        )
    ]
    if now.broken:
        paragraphs += [sentence(knowledge, "status_broken"), listed(knowledge, now.broken)]
    else:
        paragraphs.append(sentence(knowledge, "status_in_order"))
    if warnings := now.served.problems:
        paragraphs.append(sentence(knowledge, "status_warnings", count=str(len(warnings))))
        paragraphs.append(listed(knowledge, warnings, _WARNINGS))
    works = await parts.keeper.ask(lambda store: bool(store.versions(1)) or True, otherwise=False)
    paragraphs.append(sentence(knowledge, "status_store_ok" if works else "status_store_failing"))
    return composed(paragraphs)
