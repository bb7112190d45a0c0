"""The bot process that polls the tests' Telegram."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bot_api import TOKEN, WATCHDOG
from tests.bot_process import command, environment
from tests.telegram_server import TelegramServer

LIBRARY = Path(__file__).parent / "library"


@dataclass
class BotProcess:
    """`programme-bot run` at work; what it writes goes to files."""

    process: subprocess.Popen[bytes]
    folder: Path

    @property
    def errors(self) -> str:
        """All that it wrote to standard error so far."""
        return (self.folder / "stderr").read_text(encoding="utf-8")

    @property
    def output(self) -> str:
        return (self.folder / "stdout").read_text(encoding="utf-8")

    def told(self, words: str) -> str:
        """Wait until it wrote these words; returns all that it wrote."""
        self.wait(lambda: words in self.errors)
        return self.errors

    def wait(self, happened: Callable[[], bool]) -> None:
        """Wait until something is true; fails at once when the process is gone."""
        deadline = time.monotonic() + WATCHDOG
        while not happened():
            assert self.process.poll() is None, self.errors
            assert time.monotonic() < deadline, self.errors
            time.sleep(0.02)

    def ended(self) -> int:
        """Wait for its end; returns the exit code."""
        return self.process.wait(WATCHDOG)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.ended()


@contextmanager
def started_bot(folder: Path, knowledge: Path = LIBRARY, **variables: str) -> Iterator[BotProcess]:
    """Start the bot as a user does, in a folder of its own; it is ended at the latest here."""
    settings = {"BOT_TOKEN": TOKEN, "BOT_KNOWLEDGE": str(knowledge)} | variables
    with (folder / "stdout").open("wb") as output, (folder / "stderr").open("wb") as errors:
        process = subprocess.Popen(
            command("run"), env=environment(**settings), cwd=folder, stdout=output, stderr=errors
        )
    try:
        yield BotProcess(process, folder)
    finally:
        process.kill()
        process.wait()


@contextmanager
def running_bot(
    telegram: TelegramServer, folder: Path, knowledge: Path = LIBRARY, **variables: str
) -> Iterator[BotProcess]:
    """Start the bot on a server and wait until it polls."""
    with started_bot(folder, knowledge, BOT_API_URL=telegram.url, **variables) as bot:
        bot.wait(lambda: telegram.api.called("getUpdates") != [])
        yield bot
