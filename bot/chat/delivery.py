"""Sending and editing, so that one bad moment of the network loses nothing."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram import MaybeInaccessibleMessage as AnyMessage
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.chat.reply import Button, Replies, Reply, Rows
from bot.chat.retrying import persistently

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED = "message is not modified"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where replies go: a chat, its topic, and the message that they answer, if they quote one."""

    chat: int
    thread: int | None = None
    quoted: int | None = None
    direct_topic: int | None = None

    @classmethod
    def of(cls, message: AnyMessage) -> Place:
        """The place of a message; where many talk, what is sent there quotes it."""
        private = message.chat.type == ChatType.PRIVATE
        place = cls(message.chat.id, quoted=None if private else message.message_id)
        if not isinstance(message, Message):
            return place
        direct = message.direct_messages_topic
        return replace(
            place,
            # elsewhere than in a topic the field names the first of a chain of replies
            thread=message.message_thread_id if message.is_topic_message else None,
            direct_topic=direct.topic_id if direct else None,
        )


async def send(bot: Bot, place: Place, replies: Replies) -> tuple[int, ...]:
    """Send replies one after another; returns the ids of the messages."""
    sent = []
    for reply in replies:
        message, place = await _sent(bot, place, reply)
        sent.append(message.message_id)
    return tuple(sent)


async def post(bot: Bot, place: Place, reply: Reply) -> Message:
    """Send one reply; the message tells where it stands now, should the group have grown."""
    message, _ = await _sent(bot, place, reply)
    return message


async def send_photo(bot: Bot, place: Place, name: str, picture: bytes, caption: Reply) -> Message:
    """Send a picture; its caption may have 1,024 characters, and buttons."""

    async def attempt() -> Message:
        return await bot.send_photo(
            place.chat,
            picture,
            caption=caption.html,
            parse_mode=ParseMode.HTML,
            filename=name,
            reply_markup=keyboard(caption.rows),
            message_thread_id=place.thread,
        )

    return await persistently(attempt)


async def edit(bot: Bot, place: Place, message_id: int, reply: Reply) -> bool:
    """Let a message of the bot show a reply; False where it can't be edited (any more)."""

    async def attempt() -> object:
        return await bot.edit_message_text(
            reply.html,
            chat_id=place.chat,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply.rows),
            link_preview_options=_NO_PREVIEW,
        )

    try:
        await persistently(attempt, repeatable=True)
    except BadRequest as error:
        if _UNCHANGED in error.message.lower():
            return True
        _LOG.info("a message can't be edited: %s", error)
        return False
    except ChatMigrated:
        return False
    return True


async def show(bot: Bot, place: Place, old: Sequence[int], replies: Replies) -> tuple[int, ...]:
    """Let the messages `old` show the replies; returns the ids of those that do now.

    More replies than messages: the rest is sent; fewer: what is left over is deleted. Where the
    first message can't be edited, all is sent anew.
    """
    shown: list[int] = []
    for message_id, reply in zip(old, replies, strict=False):
        if not await edit(bot, place, message_id, reply):
            break
        shown.append(message_id)
    if shown:
        await _delete(bot, place, old[len(shown) :])
    return (*shown, *await send(bot, place, replies[len(shown) :]))


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """The rows as Telegram wants them; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup([list(map(_button, row)) for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        button.label,
        callback_data=button.data or None,
        url=button.url or None,
        copy_text=CopyTextButton(button.copy) if button.copy else None,
    )


async def _sent(bot: Bot, place: Place, reply: Reply) -> tuple[Message, Place]:
    """The message sent, and the place where it is: a group that grew has another id."""

    async def attempt() -> Message:
        return await bot.send_message(
            place.chat,
            reply.html,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(reply.rows),
            link_preview_options=_NO_PREVIEW,
            message_thread_id=place.thread,
            direct_messages_topic_id=place.direct_topic,
            reply_parameters=_quoting(place),
        )

    try:
        return await persistently(attempt), place
    except ChatMigrated as moved:
        place = Place(moved.new_chat_id)
        return await persistently(attempt), place


def _quoting(place: Place) -> ReplyParameters | None:
    if place.quoted is None:
        return None
    return ReplyParameters(place.quoted, allow_sending_without_reply=True)


async def _delete(bot: Bot, place: Place, messages: Sequence[int]) -> None:
    for message_id in messages:
        try:
            await bot.delete_message(place.chat, message_id)
        except TelegramError as error:  # older than two days: it stays
            _LOG.info("a message was not deleted: %s", error)
