"""For admins: the files of the knowledge folder, one of them or all."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from telegram import Bot, Update
from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.chat.admin import acting_admin, of_admins, send_file
from bot.chat.delivery import Place, edit, send
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import argument, confirm
from bot.chat.reply import Button, Replies, Rows, label, said, stacked
from bot.model import Knowledge

FILES = "k"
PAGE = 20
"""Files that are offered at once."""

_ALL = "all"
_ZIP = "kien-thuc.zip"


def register(application: App, parts: Parts) -> None:
    """Add /knowledge and its choices."""
    files = KnowledgeFiles(parts)
    application.add_handlers(
        [
            CommandHandler("knowledge", files.asked, of_admins(parts)),
            CallbackQueryHandler(files.chosen, pattern=rf"^{FILES}:"),
        ]
    )


class KnowledgeFiles:
    """The folder as it is on the disk, also where it is broken."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def asked(self, update: Update, context: Context) -> None:
        """Offer the files."""
        if acting_admin(self._parts, update) is None or not (message := update.message):
            return
        await send(context.bot, Place.of(message), offered(self._parts.knowledge, await self._all))

    async def chosen(self, update: Update, context: Context) -> None:
        """Send what was chosen, or turn the page."""
        if not (query := update.callback_query):
            return
        await confirm(query)
        if acting_admin(self._parts, update) is None or query.message is None:
            return
        place, wanted, files = Place.of(query.message), argument(query), await self._all
        if found := re.fullmatch(r"page:([0-9]{1,4})", wanted):
            (reply,) = offered(self._parts.knowledge, files, int(found[1]))
            await edit(context.bot, place, query.message.message_id, reply)
        elif wanted == _ALL:
            await send_file(context.bot, place, _ZIP, await asyncio.to_thread(zipped, files))
        else:
            await self._send_one(files, wanted, place, context.bot)

    async def _send_one(
        self, files: Mapping[str, bytes], wanted: str, place: Place, bot: Bot
    ) -> None:
        for path, content in files.items():
            if short_name(path) == wanted:
                await send_file(bot, place, PurePosixPath(path).name, content or b"\n")
                return
        await send(bot, place, said(self._parts.knowledge, "files_gone"))

    @property
    async def _all(self) -> Mapping[str, bytes]:
        return (await self._parts.changes.current()).files


def offered(knowledge: Knowledge, files: Mapping[str, bytes], page: int = 0) -> Replies:
    """A page of the files to choose from, and all of them."""
    if not files:
        return said(knowledge, "files_none")
    paths = sorted(files, key=lambda path: ("/" in path, path))
    last = (len(paths) - 1) // PAGE
    page = min(max(page, 0), last)
    shown = paths[page * PAGE : (page + 1) * PAGE]
    everything = Button(label(knowledge, "files_all"), f"{FILES}:{_ALL}")
    turns = []
    if page:
        turns.append(Button(label(knowledge, "previous_page"), f"{FILES}:page:{page - 1}"))
    if page < last:
        turns.append(Button(label(knowledge, "next_page"), f"{FILES}:page:{page + 1}"))
    turning: Rows = (tuple(turns),) if turns else ()
    buttons = stacked(Button(path, f"{FILES}:{short_name(path)}") for path in shown)
    return said(knowledge, "files_choose", ((everything,), *buttons, *turning))


def short_name(path: str) -> str:
    """A name for a path that fits on a button, whatever letters the path has."""
    return sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip archive; the same for the same files."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(ZipInfo(path), content, ZIP_DEFLATED)
    return packed.getvalue()
