"""The only floor that knows Telegram."""

from bot.chat.logs import set_up_logging
from bot.chat.parts import Parts
from bot.chat.polling import Connection, TokenRejectedError, serve

__all__ = ["Connection", "Parts", "TokenRejectedError", "serve", "set_up_logging"]
