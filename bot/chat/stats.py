"""For admins: what was asked in a day, a week or a month, as a picture and a few lines."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from telegram import Bot, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat.admin import acting_admin, of_admins, typing
from bot.chat.delivery import Place, send, send_photo
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm
from bot.chat.render import render
from bot.chat.reply import Button, Reply, Rows, joined, label, laid_out, said, sentence
from bot.chat.spans import Span, cut, html, parted, plain
from bot.chat.stats_words import paragraphs
from bot.insight import INSTALL, Insight, Period, drawn, insight, read_aside
from bot.store import StoreError

STATS = "n"
SPANS: Mapping[str, int] = {"day": 1, "week": 7, "month": 30}
"""What can be chosen, and how many days up to today it has."""

CAPTION = 1024
"""The longest caption, in UTF-16 code units without tags (Bot API, `sendPhoto`)."""


def register(application: App, parts: Parts) -> None:
    """Add /stats and its buttons."""
    stats = Stats(parts)
    application.add_handlers(
        [
            CommandHandler("stats", stats.asked, of_admins(parts)),
            CallbackQueryHandler(stats.chosen, pattern=rf"^{STATS}:"),
        ]
    )


class Stats:
    """A week at first, and what the buttons under it choose."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def asked(self, update: Update, context: Context) -> None:
        if (message := update.message) and acting_admin(self._parts, update) is not None:
            await self._tell("week", Place.of(message), context.bot)

    async def chosen(self, update: Update, context: Context) -> None:
        if not (query := update.callback_query):
            return
        await confirm(query)
        allowed = acting_admin(self._parts, update) is not None
        if (message := query.message) and allowed and argument(query) in SPANS:
            await self._tell(argument(query), Place.of(message), context.bot)

    async def _tell(self, span: str, place: Place, bot: Bot) -> None:
        knowledge = self._parts.knowledge
        today = self._parts.now().astimezone().date()
        rows = (
            tuple(Button(label(knowledge, f"stats_{each}"), f"{STATS}:{each}") for each in SPANS),
        )
        async with typing(bot, place):
            try:
                told = await counted(self._parts, Period.ending(today, SPANS[span]))
            except StoreError:
                await send(bot, place, said(knowledge, "stats_failed"))
                return
            await tell(bot, place, self._parts, told, label(knowledge, f"stats_{span}"), rows)


async def counted(parts: Parts, period: Period) -> Insight:
    """Count what is told about a period; StoreError where the log can't be read."""
    log = await read_aside(parts.keeper, period, parts.retention_days)
    today = parts.now().astimezone().date()
    return await asyncio.to_thread(insight, period, log, parts.knowledge, today)


async def tell(  # noqa: PLR0913, PLR0917 - what is sent, and where to
    bot: Bot, place: Place, parts: Parts, told: Insight, title: str, rows: Rows = ()
) -> None:
    """Send the picture with the lines below it; the lines alone where there is nothing to draw."""
    knowledge = parts.knowledge
    lines = list(paragraphs(told, knowledge, title))
    picture = None
    if not told.quiet:
        picture = await asyncio.to_thread(drawn, told, title, knowledge.programme.name)
        if picture is None:
            lines.append(sentence(knowledge, "stats_no_picture", command=f"`{INSTALL}`"))
    spans = list(joined(map(render, lines)))
    if picture is None:
        await send(bot, place, laid_out(spans, rows))
        return
    caption, rest = _captioned(spans)
    await send_photo(bot, place, "stats.png", picture, Reply(html(caption), () if rest else rows))
    if rest:
        await send(bot, place, laid_out(rest, rows))


def _captioned(spans: list[Span]) -> tuple[list[Span], list[Span]]:
    """What fits under a picture, and what then stands in a message of its own."""
    caption, *more = parted(spans, CAPTION)
    return caption, cut(spans, len(plain(caption)), len(plain(spans))) if more else []
