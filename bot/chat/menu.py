"""What Telegram shows around the chat: the menus of commands and the bot's descriptions."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Sequence

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    Update,
)
from telegram.error import TelegramError
from telegram.ext import MessageHandler

from bot.answering.plain_text import plain_markdown
from bot.chat.addressed import NEW, PRIVATE
from bot.chat.parts import App, Context, Parts
from bot.chat.reply import sentence
from bot.model import Knowledge

PEOPLE = ("start", "topics", "sources", "help", "privacy", "forget")
GROUPS = ("topics", "sources", "help")
ADMINS = (*PEOPLE, "link", "stats", "inbox", "why", "status", "knowledge", "history", "rollback")
DESCRIPTION_LIMIT = 512
SHORT_DESCRIPTION_LIMIT = 120
_COMMAND_LIMIT = 256
_LOOKS_ON = -10
_EVERY = 2.0  # seconds between two looks at the words

Commands = tuple[tuple[str, str], ...]
"""Commands and what they do."""

_LOG = logging.getLogger(__name__)


def register(application: App, parts: Parts) -> None:
    """Give each admin a menu of their own at their first message, and when its words change."""
    known: dict[int, Commands] = {}

    async def look(update: Update, context: Context) -> None:
        user = update.effective_user
        if user is None or user.id not in parts.admins:
            return
        words = _commands(parts.knowledge, ADMINS)
        if known.get(user.id) != words:
            known[user.id] = words
            context.application.create_task(set_admin_menu(context.bot, parts.knowledge, user.id))

    application.add_handler(MessageHandler(NEW & PRIVATE, look), _LOOKS_ON)


async def keep_menu(bot: Bot, parts: Parts) -> None:
    """Set the menus anew whenever a reload has changed their words, until cancelled."""
    served = parts.knowledge
    words = _all_words(served)
    while True:
        await asyncio.sleep(_EVERY)
        if parts.knowledge is not served:
            served = parts.knowledge
            if words != (words := _all_words(served)):
                await set_menu(bot, served)


async def set_menu(bot: Bot, knowledge: Knowledge) -> None:
    """Set menus and descriptions; the bot answers just as well where that fails."""
    for scope, names in (
        (BotCommandScopeDefault(), GROUPS),
        (BotCommandScopeAllPrivateChats(), PEOPLE),
        (BotCommandScopeAllGroupChats(), GROUPS),
    ):
        await _set_commands(bot, knowledge, scope, names)
    description, short_description = _descriptions(knowledge)
    await _attempt("description", bot.set_my_description(description))
    await _attempt("short description", bot.set_my_short_description(short_description))


async def set_admin_menu(bot: Bot, knowledge: Knowledge, user: int) -> None:
    """Set the menu of one admin's private chat with the bot."""
    await _set_commands(bot, knowledge, BotCommandScopeChat(user), ADMINS)


async def _set_commands(
    bot: Bot, knowledge: Knowledge, scope: BotCommandScope, names: Sequence[str]
) -> None:
    commands = _commands(knowledge, names)
    await _attempt("menu", bot.set_my_commands(commands, scope=scope))


def _all_words(knowledge: Knowledge) -> tuple[object, ...]:
    return _commands(knowledge, PEOPLE), _descriptions(knowledge)


def _commands(knowledge: Knowledge, names: Sequence[str]) -> Commands:
    return tuple((name, _words(knowledge, f"command_{name}", _COMMAND_LIMIT)) for name in names)


def _descriptions(knowledge: Knowledge) -> tuple[str, str]:
    """The long one and the short one."""
    return (
        _words(knowledge, "description", DESCRIPTION_LIMIT),
        _words(knowledge, "short_description", SHORT_DESCRIPTION_LIMIT),
    )


async def _attempt(what: str, deed: Awaitable[bool]) -> None:
    try:
        await deed
    except TelegramError as error:
        _LOG.warning("the %s was not set: %s", what, error)


def _words(knowledge: Knowledge, key: str, limit: int) -> str:
    text = plain_markdown(sentence(knowledge, key))
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
