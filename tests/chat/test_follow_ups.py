"""A talk carries on: over Telegram, over a restart, and with a store that can't be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.telegram_bot import running_bot
from tests.telegram_server import TelegramServer


@pytest.mark.parametrize("pick", ["2", "Câu lạc bộ sinh hoạt vào ngày nào?"])
def test_a_choice_can_be_typed_as_number_or_words(telegram: TelegramServer, pick: str) -> None:
    assert telegram.ask("ngày nào").text == "Ý bạn là:"
    assert "chủ nhật cuối cùng" in telegram.ask(pick).text


def test_a_choice_can_be_pressed(telegram: TelegramServer) -> None:
    telegram.press(telegram.ask("ngày nào").button("sinh hoạt vào ngày nào"))
    assert "chủ nhật cuối cùng" in telegram.reply().text


def test_after_a_press_the_talk_is_about_what_was_pressed(telegram: TelegramServer) -> None:
    reply = telegram.ask("Câu lạc bộ thành lập ngày nào?")
    telegram.press(reply.button("Câu lạc bộ đọc sách là gì"))
    assert "9 tuổi" in telegram.reply().text
    assert "từ 9 tuổi trở lên" in telegram.ask("2").text


def test_a_talk_and_its_replies_outlive_a_restart(tmp_path: Path) -> None:
    with TelegramServer() as telegram:
        with running_bot(telegram, tmp_path) as bot:
            asked = telegram.say("Câu lạc bộ thành lập ngày nào?")
            reply = telegram.reply()
            assert bot.stop() == 0
        with running_bot(telegram, tmp_path):
            assert "Mai Thị Lụa" in telegram.ask("2").text
            telegram.press(reply.button("Câu lạc bộ đọc sách là gì"))
            assert "9 tuổi" in telegram.reply().text
            telegram.correct(asked, "Mượn sách được bao lâu?")
            edited = telegram.edited()
            assert edited.id == reply.id
            assert "21 ngày" in edited.text


@pytest.mark.parametrize("trouble", ["a folder", "broken", "unreachable"])
def test_a_store_that_can_not_be_used_stops_nothing(tmp_path: Path, trouble: str) -> None:
    file = tmp_path / "bot.sqlite3"
    if trouble == "a folder":
        file.mkdir()
    elif trouble == "broken":
        file.write_bytes(b"no database" * 1000)
    url = "postgresql+nothing://nowhere" if trouble == "unreachable" else f"sqlite:///{file}"
    with TelegramServer() as telegram, running_bot(telegram, tmp_path, BOT_DATABASE_URL=url) as bot:
        asked = telegram.say("Câu lạc bộ thành lập ngày nào?")
        assert "12/5/2019" in telegram.reply().text
        assert "Mai Thị Lụa" in telegram.ask("2").text
        telegram.correct(asked, "Mượn sách được bao lâu?")
        assert "21 ngày" in telegram.edited().text
        assert bot.stop() == 0
        assert "Traceback" not in bot.errors
