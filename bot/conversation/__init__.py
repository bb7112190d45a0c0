"""A talk with the bot, outside any door: what carries on from one message to the next."""

from bot.conversation.converse import Conversation, answered, converse, opened
from bot.conversation.talk import FOLLOWS_WITHIN, REMEMBERED, Talk
from bot.conversation.turns import Turn, numbered

__all__ = [
    "FOLLOWS_WITHIN",
    "REMEMBERED",
    "Conversation",
    "Talk",
    "Turn",
    "answered",
    "converse",
    "numbered",
    "opened",
]
