"""When answering itself goes wrong: logged first, then said in one kind sentence."""

from __future__ import annotations

import asyncio
import logging
from io import StringIO

import pytest
from telegram import Update

from bot.answering import Responder
from bot.app import open_knowledge
from bot.chat.logs import redacting_handler
from bot.model import Response
from tests.bot_api import Fault
from tests.chat.parts import bot_on
from tests.telegram_bot import LIBRARY
from tests.telegram_server import TelegramServer


class Broken(Responder):
    def respond(self, question: str, after: tuple[str, ...] = ()) -> Response:
        raise RuntimeError(question, after)


def told(update: dict, telegram: TelegramServer, responder: Responder | None = None) -> None:
    """Hand one update to a bot."""

    async def handled() -> None:
        async with bot_on(telegram, responder) as application:
            await application.process_update(Update.de_json(update, application.bot))

    asyncio.run(handled())


def test_a_failure_is_logged_and_told(caplog: pytest.LogCaptureFixture) -> None:
    broken = Broken(open_knowledge(LIBRARY))
    with TelegramServer() as telegram, caplog.at_level(logging.ERROR):
        told({"update_id": 1, "message": telegram.say("ai đó?")}, telegram, broken)
        assert telegram.reply().text.startswith("Xin lỗi, bot vừa gặp trục trặc")
    assert "RuntimeError: ('ai đó?', ())" in caplog.text


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: TOPIC_CLOSED"),
    ],
)
def test_where_nobody_can_listen_nothing_is_an_error(
    status: int, description: str, caplog: pytest.LogCaptureFixture
) -> None:
    with TelegramServer() as telegram, caplog.at_level(logging.WARNING, "bot.chat"):
        telegram.api.faults["sendMessage"] = Fault(status, description=description)
        told({"update_id": 1, "message": telegram.say("xin chào")}, telegram)
        assert telegram.api.sent == []
    assert [record for record in caplog.records if record.name.startswith("bot.chat")] == []


def test_the_log_blots_out_the_token_in_tracebacks_too() -> None:
    written = StringIO()
    error = ValueError("https://api.example/bot12:bi-mat/getMe")
    record = logging.LogRecord(
        "x", logging.ERROR, "x", 1, "%s", ("12:bi-mat",), (ValueError, error, None)
    )
    redacting_handler("12:bi-mat", written).handle(record)
    assert "ValueError: https://api.example/bot[token]/getMe" in written.getvalue()
    assert "bi-mat" not in written.getvalue()
