"""A library whose bot can be taught: its folder may be written, and an admin is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bot_api import Sent
from tests.telegram_bot import LIBRARY, BotProcess, running_bot
from tests.telegram_server import TelegramServer

ADMIN = 99
READER = 7

WIFI = "Mật khẩu wifi là gì?"
WIFI_AGAIN = "mat khau wifi"
PRINTER = "Ở đây có máy in không?"
ANSWER = "Mật khẩu wifi là **docsach2026**."
NOT_KNOWN = "Tài liệu mình có không trả lời được câu này"


@dataclass
class Library:
    """The bot of a library at work, on the tests' Telegram."""

    telegram: TelegramServer
    bot: BotProcess
    folder: Path

    def asked_in_vain(self, *questions: str) -> None:
        """People ask what the bot can't answer, each one thing."""
        for person, question in enumerate(questions, 1000):
            reply = self.telegram.ask(question, user=person, chat=person)
            assert reply.text.startswith(NOT_KNOWN)

    def inbox(self) -> Sent:
        """What the admin sees."""
        return self.telegram.ask("/inbox")

    def card(self, number: str = "1") -> Sent:
        """A group of the inbox, opened in place."""
        self.telegram.read_all()
        self.telegram.press(self.inbox().button(number))
        return self.telegram.edited()

    def press(self, shown: Sent, label: str) -> Sent:
        """Press a button that is answered by a new message."""
        self.telegram.press(shown.button(label))
        return self.telegram.reply()

    def turn(self, shown: Sent, label: str) -> Sent:
        """Press a button that changes its message."""
        self.telegram.press(shown.button(label))
        return self.telegram.edited()

    def answers(self, question: str) -> str:
        """What a reader is answered."""
        return self.telegram.ask(question, user=READER, chat=READER).text


@contextmanager
def open_library(root: Path, **settings: str) -> Iterator[Library]:
    """Open a library with a bot and an admin, in a folder that is kept where it is there."""
    folder = root / "knowledge"
    if not folder.exists():
        shutil.copytree(LIBRARY, folder)
    with (
        TelegramServer() as telegram,
        running_bot(telegram, root, folder, **{"BOT_ADMINS": str(ADMIN)} | settings) as bot,
    ):
        telegram.person = ADMIN
        yield Library(telegram, bot, folder)
