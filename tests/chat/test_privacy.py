"""What is kept of people is told, is so, and goes at their word."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.telegram_bot import running_bot
from tests.telegram_server import TelegramServer

QUESTION = "Câu lạc bộ thành lập ngày nào?"
PERSON = 727_274_611
PHONE = "0912 345 678"
GROUP = -1005
RANDOM_DIGITS = re.compile(r"\b[0-9a-f]{64}\b|\d\.\d+|:\d\d\.\d{6}")
"""Hashes, scores and parts of a second, which may hold any digits."""


def kept(folder: Path) -> bytes:
    """All that stands in the store's files."""
    return b"".join(path.read_bytes() for path in sorted((folder / "data").iterdir()))


def dump(folder: Path) -> dict[str, list[tuple]]:
    """Every row of the store's tables."""
    with closing(sqlite3.connect(folder / "data" / "bot.sqlite3")) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - our own
            for (name,) in named
        }


def test_what_is_kept_is_told(telegram: TelegramServer) -> None:
    told = telegram.ask("/privacy").text
    assert "90 ngày rồi tự xóa" in told
    assert "/forget hoặc /xoa" in told
    assert "91/2025/QH15" in told


def test_how_long_is_told_as_it_is_set(tmp_path: Path) -> None:
    with TelegramServer() as telegram, running_bot(telegram, tmp_path, BOT_RETENTION_DAYS="30"):
        assert "30 ngày rồi tự xóa" in telegram.ask("/privacy").text
        assert "đủ 30 ngày" in telegram.ask("/forget").text


def test_in_a_group_it_is_told_too(telegram: TelegramServer) -> None:
    telegram.say("/privacy@thu_vien_bot", chat=GROUP, user=51, chat_type="supergroup")
    assert "Bot lưu những gì" in telegram.reply().text


def test_after_forgetting_the_talk_does_not_carry_on(telegram: TelegramServer) -> None:
    telegram.ask("Câu lạc bộ đọc sách là gì?")
    assert "12/5/2019" in telegram.ask("1").text
    assert "Mình đã xóa những gì gắn với bạn" in telegram.ask("/forget").text
    assert "12/5/2019" not in telegram.ask("1").text


def test_the_other_word_for_it_does_the_same(telegram: TelegramServer) -> None:
    telegram.ask("Câu lạc bộ đọc sách là gì?")
    assert "Mình đã xóa những gì gắn với bạn" in telegram.ask("/xoa").text
    assert "12/5/2019" not in telegram.ask("1").text


def test_forgetting_is_for_the_one_who_says_so(telegram: TelegramServer) -> None:
    telegram.ask("Câu lạc bộ đọc sách là gì?")
    telegram.ask("/forget", chat=52, user=52)
    assert "12/5/2019" in telegram.ask("1").text


def test_a_message_is_no_longer_known_and_a_late_correction_not_answered(
    telegram: TelegramServer,
) -> None:
    asked = telegram.say("Mượn sách được bao lâu?")
    telegram.reply()
    telegram.ask("/forget")
    telegram.correct(asked, QUESTION, minutes=60)
    assert telegram.ask("/help").text.startswith("Bạn gõ câu hỏi")


def test_the_store_holds_no_id_and_nothing_linked_to_a_person_after_forgetting(
    tmp_path: Path,
) -> None:
    with TelegramServer() as telegram:
        telegram.person = PERSON
        with running_bot(telegram, tmp_path):
            telegram.press(telegram.ask(QUESTION).button("👍"))
            telegram.edited()
            telegram.ask(f"Trả sách muộn thì sao, gọi {PHONE} nhé?")
        assert str(PERSON).encode() not in kept(tmp_path)
        with running_bot(telegram, tmp_path):
            assert "Mình đã xóa" in telegram.ask("/forget").text
    tables = dump(tmp_path)
    assert [name for name in ("votes", "talks", "replies") if tables[name]] == []
    assert len(tables["questions"]) == 2
    assert not re.search(r"0912|345", RANDOM_DIGITS.sub("", str(tables)))


def test_where_the_store_is_broken_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    url = f"sqlite:///{tmp_path}/file/bot.sqlite3"
    with TelegramServer() as telegram, running_bot(telegram, tmp_path, BOT_DATABASE_URL=url):
        assert "mình chưa xóa được" in telegram.ask("/forget").text
