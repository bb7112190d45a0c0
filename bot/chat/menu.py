"""What Telegram shows around the chat: the menu of commands and the bot's descriptions."""

from __future__ import annotations

import logging
from collections.abc import Awaitable

from telegram import Bot
from telegram.error import TelegramError

from bot.answering.plain_text import plain_markdown
from bot.chat.reply import sentence
from bot.model import Knowledge

COMMANDS = ("start", "topics", "help")
DESCRIPTION_LIMIT = 512
SHORT_DESCRIPTION_LIMIT = 120
_COMMAND_LIMIT = 256

_LOG = logging.getLogger(__name__)


async def set_menu(bot: Bot, knowledge: Knowledge) -> None:
    """Set menu and descriptions; the bot answers just as well where that fails."""

    def words(key: str, limit: int) -> str:
        return _shortened(plain_markdown(sentence(knowledge, key)), limit)

    commands = [(name, words(f"command_{name}", _COMMAND_LIMIT)) for name in COMMANDS]
    await _attempt("menu", bot.set_my_commands(commands))
    await _attempt("description", bot.set_my_description(words("description", DESCRIPTION_LIMIT)))
    short_description = words("short_description", SHORT_DESCRIPTION_LIMIT)
    await _attempt("short description", bot.set_my_short_description(short_description))


async def _attempt(what: str, deed: Awaitable[bool]) -> None:
    try:
        await deed
    except TelegramError as error:
        _LOG.warning("the %s was not set: %s", what, error)


def _shortened(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
