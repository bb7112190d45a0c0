"""Who sends more than anyone reads gets one kind notice, and the others their answers."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.limits import BURST, MOST_PEOPLE, NOTICE_EVERY, Flood
from tests.bot_api import Sent
from tests.telegram_bot import running_bot
from tests.telegram_server import TelegramServer

NOTICE = "Bạn nhắn hơi nhanh"
GROUP = -1003
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def flood(clock: Clock) -> Flood:
    return Flood(clock)


def passed(flood: Flood, times: int, written: datetime | None = None, *, live: bool = True) -> int:
    return sum(flood.passes(1, written, live=live) for _ in range(times))


def read(telegram: TelegramServer, count: int) -> list[Sent]:
    return [telegram.reply() for _ in range(count)]


def test_a_burst_of_five_is_answered_and_the_rest_gets_one_notice(
    telegram: TelegramServer,
) -> None:
    at_once = int(time.time())
    for _ in range(9):
        telegram.say("Mượn sách được bao lâu?", date=at_once)
    replies = read(telegram, 6)
    assert ["21 ngày" in reply.text for reply in replies] == [True] * 5 + [False]
    assert replies[-1].text.startswith(NOTICE)
    assert "21 ngày" in telegram.ask("Mượn sách được bao lâu?", user=5, chat=5).text


def test_a_message_a_second_is_always_answered(telegram: TelegramServer) -> None:
    at_once = int(time.time())
    for second in range(12):
        assert "21 ngày" in telegram.ask("Mượn sách được bao lâu?", date=at_once + second).text


def test_corrections_count_as_messages(telegram: TelegramServer) -> None:
    asked = telegram.say("xin chào")
    telegram.reply()
    for number in range(8):
        telegram.correct(asked, f"Mượn sách được bao lâu? {'!' * number}", minutes=0)
    assert telegram.reply().text.startswith(NOTICE)
    telegram.read_all()


def test_an_album_counts_once(telegram: TelegramServer) -> None:
    picture = {"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}
    for _ in range(10):
        telegram.say(None, photo=[picture], media_group_id="album")
    assert telegram.reply().text.startswith("Mình chỉ đọc được tin nhắn chữ")
    assert "21 ngày" in telegram.ask("Mượn sách được bao lâu?").text


def test_presses_count_too_and_are_held_back_quietly(telegram: TelegramServer) -> None:
    topic = telegram.ask("/topics").button("Mượn sách")
    presses = [telegram.press(topic) for _ in range(8)]
    assert [telegram.toast(press) for press in presses] == [""] * 8
    assert all(NOTICE not in sent.text for sent in telegram.unread)
    telegram.read_all()


def test_in_a_group_only_what_is_said_to_the_bot_counts(telegram: TelegramServer) -> None:
    def says(text: str, user: int = 31) -> None:
        telegram.say(text, chat=GROUP, user=user, chat_type="supergroup", date=at_once)

    at_once = int(time.time())
    for _ in range(20):
        says("mấy giờ họp nhỉ")
        says("/lenh_cua_bot_khac")
    for _ in range(8):
        says("@thu_vien_bot mượn sách được bao lâu?")
    replies = read(telegram, 6)
    assert ["21 ngày" in reply.text for reply in replies] == [True] * 5 + [False]
    assert replies[-1].text.startswith(NOTICE)
    says("/topics@thu_vien_bot", user=32)
    assert "Bạn muốn hỏi về chủ đề nào?" in telegram.reply().text


def test_an_admin_is_never_held_back(telegram: TelegramServer) -> None:
    at_once = int(time.time())
    for _ in range(9):
        telegram.say("/help", chat=99, user=99, date=at_once)
    assert all(NOTICE not in reply.text for reply in read(telegram, 9))


def test_what_was_asked_over_hours_while_the_bot_was_off_is_all_answered(tmp_path: Path) -> None:
    with TelegramServer() as telegram:
        for hour in range(12, 0, -1):
            telegram.say("Mượn sách được bao lâu?", date=int(time.time()) - hour * 3600)
        with running_bot(telegram, tmp_path):
            assert all("21 ngày" in reply.text for reply in read(telegram, 12))


def test_the_bucket_holds_five_and_gains_one_a_second(flood: Flood, clock: Clock) -> None:
    assert passed(flood, 9) == BURST
    clock.now += 2
    assert passed(flood, 9) == 2
    clock.now += 1000
    assert passed(flood, 9) == BURST


def test_live_messages_are_judged_by_when_they_were_written(flood: Flood, clock: Clock) -> None:
    assert passed(flood, 5, NOON) == 5
    clock.now += 60  # they had to wait here
    assert passed(flood, 5, NOON) == 0
    assert passed(flood, 5, NOON + timedelta(seconds=3)) == 3


def test_old_messages_are_judged_by_whichever_clock_went_on_more(
    flood: Flood, clock: Clock
) -> None:
    assert passed(flood, 9, NOON, live=False) == 5
    assert passed(flood, 9, NOON + timedelta(hours=1), live=False) == 5
    clock.now += 3
    assert passed(flood, 9, NOON, live=False) == 3


def test_a_notice_comes_once_a_minute(flood: Flood, clock: Clock) -> None:
    assert flood.notice_due(1)
    clock.now += NOTICE_EVERY - 1
    assert not flood.notice_due(1)
    assert flood.notice_due(2)
    clock.now += 1
    assert flood.notice_due(1)


def test_only_so_many_people_are_counted(flood: Flood) -> None:
    assert passed(flood, 9) == BURST
    for person in range(2, MOST_PEOPLE + 2):
        flood.passes(person)
    assert passed(flood, 9) == BURST
