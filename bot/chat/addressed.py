"""Whether a message in a group speaks to the bot, and what it asks."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import Message, MessageEntity, User
from telegram.constants import MessageEntityType


def question_to(bot: User, message: Message) -> str | None:
    """The words of a message that mentions the bot, without the mention; None for any other."""
    found = message.parse_entities([MessageEntityType.MENTION, MessageEntityType.TEXT_MENTION])
    mentions = [entity for entity, text in found.items() if _names(bot, entity, text)]
    return _without(mentions, message.text or "").strip(" \n,:") if mentions else None


def _names(bot: User, entity: MessageEntity, text: str) -> bool:
    if entity.type == MessageEntityType.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot.id
    return text.lower() == f"@{bot.username}".lower()


def _without(entities: Iterable[MessageEntity], text: str) -> str:
    """A text without what the entities cover; their offsets count UTF-16 code units."""
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2
        units = units[:start] + units[end:]
    return units.decode("utf-16-le")
