"""Whether a message speaks to the bot, and what it asks.

In a private chat every message does. Where many talk, one that mentions the bot or replies to a
message of the bot does, and a command. What a channel posts is meant for its readers: a post that
mentions the bot recommends it and asks nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType, MessageEntityType
from telegram.ext import filters

NEW = filters.UpdateType.MESSAGE & ~filters.IS_AUTOMATIC_FORWARD
"""What someone wrote just now in a private chat or group; a channel's posts never."""

EDITED = filters.UpdateType.EDITED_MESSAGE & ~filters.IS_AUTOMATIC_FORWARD
PRIVATE = filters.ChatType.PRIVATE
GROUP = filters.ChatType.GROUPS

_MENTIONS: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION]


def question_to(bot: User, message: Message) -> str | None:
    """The words that a message asks the bot, a photo's caption included; None where it does not.

    A mention alone, in reply to what someone wrote, asks that.
    """
    if _written_by_a_bot(bot, message):
        return None
    text = message.text or message.caption or ""
    if message.chat.type == ChatType.PRIVATE:
        return text or None
    if mentions := _mentions_of(bot, message):
        return _without(mentions, text).strip(" \n,:") or _replied_to(message)
    return text if text and _replies_to(bot, message) else None


def _written_by_a_bot(bot: User, message: Message) -> bool:
    """Whether a bot wrote it, or this one through someone's inline query.

    Who writes as a group or channel is told by `sender_chat`; the sender then is a stand-in bot.
    """
    sender = message.from_user
    another = sender is not None and sender.is_bot and message.sender_chat is None
    return another or (message.via_bot is not None and message.via_bot.id == bot.id)


def _mentions_of(bot: User, message: Message) -> list[MessageEntity]:
    parse = message.parse_entities if message.text else message.parse_caption_entities
    return [entity for entity, text in parse(_MENTIONS).items() if _names(bot, entity, text)]


def _names(bot: User, entity: MessageEntity, text: str) -> bool:
    if entity.type == MessageEntityType.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot.id
    return text.lower() == f"@{bot.username}".lower()


def _replied_to(message: Message) -> str:
    replied = message.reply_to_message
    return (replied.text or replied.caption or "") if replied else ""


def _replies_to(bot: User, message: Message) -> bool:
    """Whether it replies to the bot; all in a topic replies to the note that the topic began."""
    replied = message.reply_to_message
    return (
        replied is not None
        and replied.forum_topic_created is None
        and replied.from_user is not None
        and replied.from_user.id == bot.id
    )


def _without(entities: Iterable[MessageEntity], text: str) -> str:
    """A text without what the entities cover; their offsets count UTF-16 code units."""
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2
        units = units[:start] + units[end:]
    return units.decode("utf-16-le")
