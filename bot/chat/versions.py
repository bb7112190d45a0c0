"""For admins: who changed the knowledge when, and the way back to any of these states."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence

from telegram import Bot, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.answering.wording import escaped
from bot.chat.admin import acting_admin, local_time, name_of, of_admins, send_file
from bot.chat.delivery import Place, send
from bot.chat.knowledge_files import zipped
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm
from bot.chat.previews import offer
from bot.chat.proposals import Offer
from bot.chat.refusals import refusal
from bot.chat.render import render
from bot.chat.reply import Button, Reply, composed, label, said, sentence
from bot.chat.spans import html
from bot.publishing.values import RefusedError
from bot.store import StoreError, Version

VERSION = "h"
SHOWN = 10
"""How many versions are listed."""

_NUMBER = re.compile(r"[0-9]{1,9}")
_LOOK, _RESTORE = "look", "back"
_NAMED = 15  # files in a caption; more are counted


def register(application: App, parts: Parts) -> None:
    """Add /history, /rollback and their buttons."""
    versions = Versions(parts)
    application.add_handlers(
        [
            CommandHandler("history", versions.asked, of_admins(parts)),
            CommandHandler("rollback", versions.asked_to_restore, of_admins(parts)),
            CallbackQueryHandler(versions.pressed, pattern=rf"^{VERSION}:"),
        ]
    )


class Versions:
    """The states that the store keeps."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def asked(self, update: Update, context: Context) -> None:
        """Tell the last versions, each to look at or to go back to."""
        if (message := update.message) and acting_admin(self._parts, update) is not None:
            await self._list("history", Place.of(message), context.bot)

    async def asked_to_restore(self, update: Update, context: Context) -> None:
        """Go back to the version that is named, or offer those that there are."""
        who, message = acting_admin(self._parts, update), update.message
        if message is None or who is None:
            return
        place, wanted = Place.of(message), "".join(context.args or ())
        if _NUMBER.fullmatch(wanted):
            await self._restore(int(wanted), who, place, context.bot)
        else:
            await self._list("rollback", place, context.bot)

    async def pressed(self, update: Update, context: Context) -> None:
        """Send a version's files, or show what going back to it would change."""
        if not (query := update.callback_query):
            return
        await confirm(query)
        who = acting_admin(self._parts, update)
        verb, _, number = argument(query).partition(":")
        if who is None or query.message is None or not _NUMBER.fullmatch(number):
            return
        place = Place.of(query.message)
        if verb == _LOOK:
            await self._look(int(number), place, context.bot)
        else:
            await self._restore(int(number), who, place, context.bot)

    async def _list(self, key: str, place: Place, bot: Bot) -> None:
        knowledge = self._parts.knowledge
        try:
            versions = await self._parts.changes.history(SHOWN)
        except RefusedError as refused:
            await send(bot, place, refusal(knowledge, refused))
            return
        if not versions:
            await send(bot, place, said(knowledge, "history_empty"))
            return
        served = self._parts.publisher.status().version
        lines = await self._lines(versions, served, bot)
        restoring = key == "rollback"
        rows = (self._row(each, served, restoring=restoring) for each in versions)
        replies = composed([sentence(knowledge, key), *lines], tuple(row for row in rows if row))
        await send(bot, place, replies)

    async def _lines(self, versions: Sequence[Version], served: int | None, bot: Bot) -> list[str]:
        knowledge = self._parts.knowledge
        names = {who: await name_of(bot, who) for who in {each.who for each in versions} if who}
        lines = []
        for version in versions:
            who = names.get(version.who or 0) or label(knowledge, "history_by_hand")
            line = sentence(
                knowledge,
                "history_line",
                number=str(version.number),
                at=local_time(version.at),
                who=escaped(who),
                what=escaped(version.what),
            )
            state = "served" if version.number == served else version.status
            if state != "applied":
                line += f" ({label(knowledge, f'history_{state}')})"
            lines.append(line)
        return lines

    def _row(self, version: Version, served: int | None, *, restoring: bool) -> tuple[Button, ...]:
        knowledge, number = self._parts.knowledge, str(version.number)
        look = Button(label(knowledge, "history_look", number=number), _data(_LOOK, number))
        back = Button(label(knowledge, "history_restore", number=number), _data(_RESTORE, number))
        looking = () if restoring else (look,)
        return looking if version.number == served else (*looking, back)

    async def _look(self, number: int, place: Place, bot: Bot) -> None:
        """Send a version's files, and tell which of them are otherwise now."""
        knowledge = self._parts.knowledge
        try:
            files = await self._parts.publisher.history.files(number)
        except StoreError:
            refused = RefusedError("refused_version", number=str(number))
            await send(bot, place, refusal(knowledge, refused))
            return
        names = _different(files, (await self._parts.changes.current()).files)
        key = "version_file" if names else "version_same"
        told = sentence(knowledge, key, number=str(number), names=escaped(names))
        packed = await asyncio.to_thread(zipped, files)
        await send_file(bot, place, f"phien-ban-{number}.zip", packed, Reply(html(render(told))))

    async def _restore(self, number: int, who: int, place: Place, bot: Bot) -> None:
        """Show what going back would change; it is done once that is confirmed."""
        try:
            proposal = await self._parts.changes.restoring(number, who)
        except RefusedError as refused:
            await send(bot, place, refusal(self._parts.knowledge, refused))
        else:
            await offer(self._parts, bot, place, Offer(proposal, restores=number))


def _data(verb: str, number: str) -> str:
    return f"{VERSION}:{verb}:{number}"


def _different(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> str:
    names = [path for path in sorted({*one, *other}) if one.get(path) != other.get(path)]
    return ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
