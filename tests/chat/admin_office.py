"""An office that keeps its knowledge through Telegram: a folder of its own, a bot, two admins."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.bot_api import Sent
from tests.telegram_bot import LIBRARY, BotProcess, running_bot
from tests.telegram_server import TelegramServer

LAN, MINH, READER = 99, 98, 7
_PEOPLE = count(1000)
LOANS = "qa/muon-sach.yaml"
JUDGED = "questions.yaml"


@dataclass
class Office:
    """A bot on a copy of the invented library, and the people who talk to it."""

    telegram: TelegramServer
    bot: BotProcess
    folder: Path

    def text(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Change a file by hand, as an editor does."""
        (self.folder / path).write_text(text, encoding="utf-8")

    def on_disk(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def changed(self, old: str, new: str, path: str = LOANS) -> str:
        """A file's text with other words in it."""
        text = self.text(path)
        assert old in text
        return text.replace(old, new)

    def send(self, name: str, content: str | bytes, user: int = LAN, **more: object) -> Sent:
        """An admin sends a file and reads what the bot says first."""
        self.telegram.person = user
        self.telegram.send_file(name, content, **more)
        return self.telegram.reply()

    def press(self, shown: Sent, label: str, user: int = LAN) -> Sent:
        """Press a button and read the reply."""
        self.telegram.press(shown.button(label), user=user)
        return self.telegram.reply()

    def ask(self, text: str, user: int = LAN) -> Sent:
        """Write something and read the reply."""
        return self.telegram.ask(text, chat=user, user=user)

    def answers(self, words: str, question: str = "Mượn sách được bao lâu?") -> bool:
        """Whether somebody who asks gets these words."""
        return words in self.ask(question, next(_PEOPLE)).text

    def await_answer(self, words: str) -> None:
        """Ask until the answer has these words, as after a change on the disk."""
        self.bot.wait(lambda: self.answers(words) or bool(time.sleep(0.2)))


@contextmanager
def open_office(root: Path, **variables: str) -> Iterator[Office]:
    """Start a bot on a folder of its own, with judged questions in it."""
    folder = root / "library"
    if not folder.exists():
        shutil.copytree(LIBRARY, folder)
        (folder / JUDGED).write_text(
            "- {question: mượn sách được bao lâu vậy, expect: thoi-han-muon}\n"
            "- {question: trả sách muộn có bị phạt không, expect: tra-muon}\n",
            encoding="utf-8",
        )
    variables = {"BOT_ADMINS": f"{LAN},{MINH}"} | variables
    with TelegramServer() as telegram:
        telegram.api.chats.add(LAN)
        telegram.person = LAN
        with running_bot(telegram, root, folder, **variables) as bot:
            yield Office(telegram, bot, folder)
