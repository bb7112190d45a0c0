"""When answering itself goes wrong: logged first, then said in one kind sentence."""

from __future__ import annotations

import asyncio
import logging
from datetime import date
from io import StringIO

import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder

from bot.answering import Responder
from bot.app import open_knowledge
from bot.chat.handlers import Handlers
from bot.chat.logs import redacting_handler
from bot.model import Response
from tests.telegram_bot import LIBRARY
from tests.telegram_server import TelegramServer

TODAY = date(2026, 1, 1)


class Broken(Responder):
    def respond(self, question: str, after: tuple[str, ...] = ()) -> Response:
        raise RuntimeError(question, after)


def told(update: dict, telegram: TelegramServer) -> None:
    """Hand one update to a bot that can't answer."""

    async def handled() -> None:
        application = (
            ApplicationBuilder()
            .token(telegram.api.token)
            .base_url(f"{telegram.url}/bot")
            .updater(None)
            .build()
        )
        Handlers(Broken(open_knowledge(LIBRARY)), lambda: TODAY).register(application)
        async with application:
            await application.process_update(Update.de_json(update, application.bot))

    asyncio.run(handled())


def test_a_failure_is_logged_and_told(caplog: pytest.LogCaptureFixture) -> None:
    with TelegramServer() as telegram, caplog.at_level(logging.ERROR):
        told({"update_id": 1, "message": telegram.say("ai đó?")}, telegram)
        assert telegram.reply().text.startswith("Xin lỗi, bot vừa gặp trục trặc")
    assert "RuntimeError: ('ai đó?', ())" in caplog.text


def test_the_log_blots_out_the_token_in_tracebacks_too() -> None:
    written = StringIO()
    error = ValueError("https://api.example/bot12:bi-mat/getMe")
    record = logging.LogRecord(
        "x", logging.ERROR, "x", 1, "%s", ("12:bi-mat",), (ValueError, error, None)
    )
    redacting_handler("12:bi-mat", written).handle(record)
    assert "ValueError: https://api.example/bot[token]/getMe" in written.getvalue()
    assert "bi-mat" not in written.getvalue()
