"""Starting, stopping and bad moments of the network, with the real process."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot_api import TOKEN, Fault
from tests.telegram_bot import running_bot, started_bot
from tests.telegram_server import TelegramServer

SECRET = TOKEN.partition(":")[2]
QUESTION = "Câu lạc bộ thành lập ngày nào?"
ANSWER = "12/5/2019"
UNREACHABLE = "Chưa kết nối được với Telegram"


def test_a_token_that_telegram_rejects_ends_the_start_with_one_sentence(tmp_path: Path) -> None:
    with (
        TelegramServer() as telegram,
        started_bot(tmp_path, BOT_API_URL=telegram.url, BOT_TOKEN="123:wrong-token") as bot,  # noqa: S106
    ):
        assert bot.ended() == 2
        assert bot.errors.count("\n") == 1
        assert bot.errors.startswith("Telegram không nhận BOT_TOKEN")
        assert "wrong-token" not in bot.errors


@pytest.mark.parametrize(
    ("variable", "value"),
    [("BOT_TOKEN", ""), ("BOT_TOKEN", "a b"), ("BOT_API_URL", "telegram"), ("BOT_ADMINS", "An")],
)
def test_a_wrong_setting_is_named_in_one_line(tmp_path: Path, variable: str, value: str) -> None:
    with started_bot(tmp_path, **{variable: value}) as bot:
        assert bot.ended() == 2
        assert bot.errors.count("\n") == 1
        assert variable in bot.errors


def test_broken_knowledge_is_told_and_nothing_is_served(tmp_path: Path) -> None:
    (tmp_path / "knowledge").mkdir()
    with started_bot(tmp_path, tmp_path / "knowledge") as bot:
        assert bot.ended() == 1
        assert "programme.yaml" in bot.errors
        assert "Traceback" not in bot.errors


@pytest.mark.parametrize("status", [401, 404])
def test_a_token_revoked_while_running_ends_the_process(tmp_path: Path, status: int) -> None:
    with TelegramServer() as telegram, running_bot(telegram, tmp_path) as bot:
        assert ANSWER in telegram.ask(QUESTION).text
        telegram.api.faults["getUpdates"] = Fault(status, times=100)
        telegram.say("xin chào")
        assert bot.ended() == 1
        assert bot.errors.splitlines()[-1].startswith("Telegram không còn nhận BOT_TOKEN")
        assert "Traceback" not in bot.errors


def test_an_unreachable_api_is_tried_until_it_answers(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with started_bot(tmp_path, BOT_API_URL=f"http://127.0.0.1:{port}/") as bot:
        bot.told(UNREACHABLE)
        with TelegramServer(port=port) as telegram:
            assert ANSWER in telegram.ask(QUESTION).text
        assert bot.errors.count(UNREACHABLE) == 1
        assert "Traceback" not in bot.errors


def test_a_bot_that_reaches_nothing_can_be_stopped(tmp_path: Path) -> None:
    with started_bot(tmp_path, BOT_API_URL="http://127.0.0.1:9") as bot:
        bot.told(UNREACHABLE)
        assert bot.stop() == 0
        assert "Traceback" not in bot.errors


def test_telegram_is_reached_through_the_proxy(tmp_path: Path) -> None:
    with (
        TelegramServer() as telegram,
        started_bot(tmp_path, BOT_API_URL="http://telegram.invalid", BOT_PROXY=f"{telegram.url}/"),
    ):
        assert ANSWER in telegram.ask(QUESTION).text


def test_an_outage_while_running_is_told_once_and_survived(tmp_path: Path) -> None:
    with TelegramServer() as telegram, running_bot(telegram, tmp_path) as bot:
        telegram.api.faults["getUpdates"] = Fault(502, times=2)
        telegram.ask("xin chào")
        telegram.ask(QUESTION)
        assert bot.stop() == 0
        assert bot.errors.count(UNREACHABLE) == 1
        assert "Traceback" not in bot.errors


def test_an_update_that_can_not_be_read_holds_up_no_other(tmp_path: Path) -> None:
    with TelegramServer() as telegram, running_bot(telegram, tmp_path) as bot:
        telegram.push(message={"message_id": "?", "date": None, "text": "lạ"})
        telegram.say(QUESTION)
        telegram.push(callback_query=7)
        telegram.push(message=["lạ"])
        assert ANSWER in telegram.reply().text
        assert "chúc bạn đọc sách vui" in telegram.ask("cảm ơn bot").text
        assert bot.stop() == 0
        assert telegram.api.waiting == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_bot_finishes_and_confirms_what_is_in_flight(
    tmp_path: Path, number: signal.Signals
) -> None:
    with TelegramServer() as telegram, running_bot(telegram, tmp_path) as bot:
        telegram.api.faults["sendMessage"] = Fault(429, retry_after=1)
        telegram.say(QUESTION)
        telegram.wait(lambda: telegram.api.called("sendMessage") != [])
        assert bot.stop(number) == 0
        assert ANSWER in telegram.reply().text
        assert telegram.api.waiting == []
        assert "Traceback" not in bot.errors


def test_a_bot_that_was_off_answers_what_was_asked_meanwhile(tmp_path: Path) -> None:
    with TelegramServer() as telegram:
        telegram.say(QUESTION)
        with running_bot(telegram, tmp_path):
            assert ANSWER in telegram.reply().text


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TelegramServer]:
    with (
        TelegramServer() as telegram,
        running_bot(telegram, tmp_path_factory.mktemp("faulty")),
    ):
        yield telegram


@pytest.fixture
def faulty(served: TelegramServer) -> TelegramServer:
    """The server that all these tests share, with a new person who writes to the bot."""
    served.person += 1
    return served


@pytest.mark.parametrize(
    "fault",
    [Fault(429, retry_after=1), Fault(429), Fault(500), Fault(502, times=2), Fault(0)],
    ids=["429", "429-bare", "500", "502-twice", "reset"],
)
def test_a_bad_moment_of_the_network_loses_no_reply(faulty: TelegramServer, fault: Fault) -> None:
    faulty.api.faults["sendMessage"] = fault
    assert ANSWER in faulty.ask(QUESTION).text
    assert fault.times == 0
    assert faulty.ask("xin chào").text.startswith("Chào bạn!")


def test_a_press_that_can_not_be_confirmed_is_answered_all_the_same(
    faulty: TelegramServer,
) -> None:
    faulty.api.faults["answerCallbackQuery"] = Fault(400)
    faulty.press(faulty.ask(QUESTION).button("Ai sáng lập"))
    assert "Mai Thị Lụa" in faulty.reply().text


def test_a_menu_that_can_not_be_set_is_not_fatal(tmp_path: Path) -> None:
    with TelegramServer() as telegram:
        telegram.api.faults["setMyCommands"] = Fault(400)
        telegram.api.faults["setMyDescription"] = Fault(429, retry_after=3600)
        with running_bot(telegram, tmp_path) as bot:
            assert ANSWER in telegram.ask(QUESTION).text
            assert "menu was not set" in bot.errors


def test_the_token_is_in_no_log_line_at_any_level(tmp_path: Path) -> None:
    with (
        TelegramServer() as telegram,
        running_bot(telegram, tmp_path, BOT_LOG_LEVEL="DEBUG") as bot,
    ):
        telegram.ask(QUESTION)
        telegram.api.faults["sendMessage"] = Fault(0)
        telegram.ask(QUESTION)
        telegram.api.faults["sendMessage"] = Fault(400)
        telegram.say(QUESTION)
        bot.told("an update was not answered")
        assert bot.stop() == 0
        assert "DEBUG" in bot.errors
        assert SECRET not in bot.errors + bot.output
