"""The one place that puts the real parts together."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot import knowledge as knowledge_files
from bot.answering import Responder
from bot.model import Knowledge, Problem
from bot.settings import Settings

EXIT_DONE = 0
EXIT_FAILED = 1
EXIT_WRONG_USE = 2


class KnowledgeError(Exception):
    """The knowledge folder can't be served; `str` tells every error in it, one a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def today() -> date:
    """The day on this machine's calendar; the dates in knowledge files have no time zone."""
    return date.today()


def open_knowledge(folder: Path) -> Knowledge:
    """Load a knowledge folder; KnowledgeError where it has errors."""
    knowledge, problems = knowledge_files.load(folder, today(), judged=False)
    if knowledge is None:
        raise KnowledgeError(problem for problem in problems if problem.level == "error")
    return knowledge


def build_responder(knowledge: Knowledge) -> Responder:
    """All that answers, on one state of knowledge."""
    return Responder(knowledge)


def run_bot(settings: Settings) -> int:
    """Run the bot on Telegram until it is told to stop; returns the exit code.

    Raises SettingsError where the token is missing and KnowledgeError where there is nothing to
    answer from.
    """
    from bot import chat  # noqa: PLC0415 - only `run` needs Telegram; start-up counts

    token = settings.required_token
    chat.set_up_logging(settings.log_level, token, sys.stderr)
    responder = build_responder(open_knowledge(settings.knowledge))
    connection = chat.Connection(token, settings.api_url, settings.proxy)
    try:
        asyncio.run(chat.serve(connection, responder, today))
    except chat.TokenRejectedError as error:
        print(_rejected(running=error.running), file=sys.stderr)  # noqa: T201 - not a log line
        return EXIT_FAILED if error.running else EXIT_WRONG_USE
    return EXIT_DONE


def _rejected(*, running: bool) -> str:
    if running:
        return "Telegram không còn nhận BOT_TOKEN này nữa nên bot đã dừng."
    return "Telegram không nhận BOT_TOKEN này: hãy lấy lại mã bot ở @BotFather."
