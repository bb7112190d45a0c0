"""Who may do what only admins may: by user id, alone with the bot, asked at every action."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from itertools import count

from telegram import Bot, InputFile, Message, Update
from telegram.constants import ChatAction, ChatType, ParseMode
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import filters

from bot.chat.addressed import NEW, PRIVATE
from bot.chat.delivery import Place, keyboard, send
from bot.chat.parts import Parts
from bot.chat.reply import Replies, Reply
from bot.chat.retrying import persistently

_SEEN_FOR = 4.0  # seconds; Telegram shows "typing…" for five
_PATIENCE = 3  # times that it is shown before something is said
_LOG = logging.getLogger(__name__)


def of_admins(parts: Parts) -> filters.BaseFilter:
    """What an admin writes or sends in their private chat with the bot."""
    return NEW & PRIVATE & filters.User(parts.admins)


def acting_admin(parts: Parts, update: Update) -> int | None:
    """The user id of the admin who wrote or pressed this, alone with the bot; None for others.

    A press on a message that is too old to be told still has its chat.
    """
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None or chat.type != ChatType.PRIVATE:
        return None
    return user.id if user.id in parts.admins else None


async def tell_admins(bot: Bot, parts: Parts, replies: Replies, *, but: int | None = None) -> None:
    """Send something to every admin, except one perhaps; who never wrote can't be reached."""
    for admin in sorted(parts.admins - {but}):
        try:
            await send(bot, Place(admin), replies)
        except (Forbidden, BadRequest) as error:
            _LOG.info("an admin can't be reached: %s", error)
        except TelegramError as error:
            _LOG.warning("an admin was not told: %s", error)


async def send_file(
    bot: Bot, place: Place, name: str, content: bytes, caption: Reply | None = None
) -> Message:
    """Send a document; the caption, at most 1,024 characters, may have buttons."""

    async def attempt() -> Message:
        return await bot.send_document(
            place.chat,
            InputFile(content, filename=name),
            caption=caption.html if caption else None,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(caption.rows) if caption else None,
            disable_content_type_detection=True,
            message_thread_id=place.thread,
        )

    return await persistently(attempt)


async def name_of(bot: Bot, who: int) -> str:
    """How a person is called on Telegram; their id where that is not told."""
    try:
        chat = await bot.get_chat(who)
    except TelegramError:
        return str(who)
    return chat.full_name or str(who)


def local_time(at: datetime) -> str:
    """A moment on the office's clock.

    >>> local_time(datetime(2026, 2, 28, 7, 5))
    '07:05 28/2/2026'
    """
    here = at.astimezone()
    return f"{here:%H:%M} {here.day}/{here.month}/{here.year}"


@asynccontextmanager
async def typing(bot: Bot, place: Place, wait: Replies = ()) -> AsyncIterator[None]:
    """Show that something is being done, for as long as it takes; `wait` is said if it is long."""
    showing = asyncio.create_task(_show_typing(bot, place, wait))
    try:
        yield
    finally:
        showing.cancel()
        with suppress(asyncio.CancelledError):
            await showing


async def _show_typing(bot: Bot, place: Place, wait: Replies) -> None:
    for times in count():
        with suppress(TelegramError):
            if times == _PATIENCE:
                await send(bot, place, wait)
            await bot.send_chat_action(
                place.chat, ChatAction.TYPING, message_thread_id=place.thread
            )
        await asyncio.sleep(_SEEN_FOR)
