"""An admin looks at what was asked; on Monday morning the past week comes by itself."""

from __future__ import annotations

import asyncio
import os
import signal
import struct
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Bot
from telegram.error import TelegramError

from bot import chat
from bot.chat.delivery import Place
from bot.chat.digest import Digest
from bot.chat.parts import Parts
from bot.chat.reply import Button
from bot.chat.stats import tell
from bot.insight import Dated, Used
from bot.publishing.history import History
from bot.publishing.publisher import Publisher
from bot.publishing.writing import Disk
from bot.store import Asked, Keeper, Store, StoreError
from tests.bot_api import Fault, Sent
from tests.bot_process import ROOT
from tests.insight.made_up import A_WEEK, told
from tests.telegram_bot import LIBRARY, running_bot
from tests.telegram_server import TelegramServer

ADMIN, OTHER_ADMIN = 99, 98
HELP = "Bạn gõ câu hỏi, bot tìm câu trả lời"
LOAN = "Mượn sách được bao lâu?"
UNKNOWN = "Ai vô địch giải bóng đá thế giới?"
MONDAY = datetime(2026, 11, 23, 8, 0).astimezone()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/data/bot.sqlite3"


@contextmanager
def stored(url: str) -> Iterator[Store]:
    store = Store.open(url)
    yield store
    store.close()


@pytest.fixture
def office(tmp_path: Path, url: str) -> Iterator[TelegramServer]:
    """A bot with a log of its own, and an admin who writes to it."""
    with (
        TelegramServer() as telegram,
        running_bot(telegram, tmp_path, BOT_ADMINS=str(ADMIN), BOT_DATABASE_URL=url),
    ):
        telegram.person = ADMIN
        yield telegram


def is_picture(sent: Sent) -> bool:
    """Whether it is a picture of the size that fits a phone."""
    png = sent.params.get("photo", b"")
    size = struct.unpack(">II", png[16:24]) if png.startswith(b"\x89PNG\r\n\x1a\n") else ()
    return size == (1080, 1350) and png.endswith(b"IEND\xaeB`\x82")


def test_a_week_comes_as_a_picture_and_a_few_lines(office: TelegramServer) -> None:
    office.press(office.ask(LOAN, user=7, chat=7).button("👍"), user=7)
    office.edited()
    office.ask(UNKNOWN, user=7, chat=7)
    office.ask("Câu lạc bộ có bao nhiêu thành viên?", user=7, chat=7)
    week = office.ask("/stats")
    assert is_picture(week)
    assert week.text.startswith("📊 7 ngày qua (")
    for line in (
        "Câu hỏi: 3",
        "Trả lời được: 1 (33%)",
        "Tài liệu không nêu: 1",
        "Chưa trả lời được: 1, xem ở /inbox",
        "👍 1   👎 0",
        "• Mượn sách được bao lâu? (1)",
        "Đã hết hạn: 1 mục",
        "• Trại đọc mùa hè 2020 có gì? (đến hết 31/8/2020)",
        "Chưa ai xem trong 90 ngày nay: ",
    ):
        assert line in week.text
    assert week.labels == ["Hôm nay", "7 ngày qua", "30 ngày qua"]


@pytest.mark.parametrize("label", ["Hôm nay", "30 ngày qua"])
def test_another_time_is_chosen_by_a_button(office: TelegramServer, label: str) -> None:
    office.ask(LOAN)
    office.press(office.ask("/stats").button(label))
    chosen = office.reply()
    assert is_picture(chosen)
    assert chosen.text.startswith(f"📊 {label} (")
    assert "Câu hỏi: 1" in chosen.text


def test_opened_entries_and_small_talk_count_for_themselves(office: TelegramServer) -> None:
    answer = office.ask(LOAN)
    office.press(answer.button("Trả sách muộn"))
    office.reply()
    office.ask("/start ngay-thanh-lap")
    office.press(office.ask("/topics").button("Mượn sách"))
    office.press(office.edited().button("Mỗi lần được mượn bao nhiêu"))
    office.edited()
    office.ask("cảm ơn")
    told = office.ask("/stats").text
    assert "Câu hỏi: 1\n" in told
    assert "Mở từ nút hay liên kết: 3" in told


def test_a_choice_that_is_typed_as_a_number_is_opened_not_asked(office: TelegramServer) -> None:
    office.ask("sách")
    office.ask("1")
    told = office.ask("/stats").text
    assert "Câu hỏi: 1\n" in told
    assert "Mở từ nút hay liên kết: 1" in told


def test_small_talk_is_logged_in_its_own_words(office: TelegramServer, url: str) -> None:
    office.ask(LOAN)
    office.ask("cảm ơn bot")
    with stored(url) as store:
        texts = [asked.text for asked in store.questions(datetime(2000, 1, 1, tzinfo=UTC))]
    assert texts == [LOAN, "cảm ơn bot"]


def test_where_nothing_was_asked_the_lines_come_without_a_picture(office: TelegramServer) -> None:
    told = office.ask("/stats")
    assert "photo" not in told.params
    assert "Chưa có câu hỏi nào trong thời gian này." in told.text
    assert told.labels == ["Hôm nay", "7 ngày qua", "30 ngày qua"]


def test_a_bad_moment_of_the_network_does_not_lose_the_picture(office: TelegramServer) -> None:
    office.ask(LOAN)
    office.api.faults["sendPhoto"] = Fault(502)
    assert is_picture(office.ask("/stats"))


def test_to_all_others_it_is_an_unknown_command(office: TelegramServer) -> None:
    office.person = 7
    assert office.ask("/stats").text.startswith(HELP)


def test_in_a_group_it_is_silent_even_to_an_admin(office: TelegramServer) -> None:
    office.say("/stats", chat=-1001, user=ADMIN, chat_type="supergroup")
    assert office.ask("/help").text.startswith(HELP)


@pytest.mark.parametrize(("user", "data"), [(7, "n:week"), (ADMIN, "n:year"), (ADMIN, "n:")])
def test_a_press_by_others_or_that_makes_no_sense_is_confirmed_quietly(
    office: TelegramServer, user: int, data: str
) -> None:
    button = office.ask("/stats").buttons[0]
    press = office.press(type(button)(button.text, data, button.message), user=user)
    assert office.toast(press) == ""
    assert office.ask("/help").text.startswith(HELP)


def test_without_matplotlib_the_lines_come_and_one_sentence_says_why(
    tmp_path: Path, url: str
) -> None:
    (tmp_path / "none").mkdir()
    broken = tmp_path / "none" / "matplotlib.py"
    broken.write_text("raise ImportError('not here')\n", encoding="utf-8")
    path = os.pathsep.join([str(broken.parent), str(ROOT)])
    with (
        TelegramServer() as telegram,
        running_bot(
            telegram, tmp_path, BOT_ADMINS=str(ADMIN), BOT_DATABASE_URL=url, PYTHONPATH=path
        ),
    ):
        telegram.person = ADMIN
        telegram.ask(LOAN)
        told = telegram.ask("/stats")
    assert "Câu hỏi: 1" in told.text
    assert "photo" not in told.params
    assert told.text.endswith(
        "chưa cài phần vẽ hình nên mình chỉ gửi số liệu bằng chữ; "
        "cài bằng lệnh pip install 'programme-bot[office]'"
    )
    assert told.labels == ["Hôm nay", "7 ngày qua", "30 ngày qua"]


def test_without_a_store_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    url = f"sqlite:///{tmp_path}/file/bot.sqlite3"
    with (
        TelegramServer() as telegram,
        running_bot(telegram, tmp_path, BOT_ADMINS=str(ADMIN), BOT_DATABASE_URL=url),
    ):
        telegram.person = ADMIN
        assert telegram.ask("/stats").text.startswith("Kho dữ liệu đang trục trặc")


def test_what_does_not_fit_under_the_picture_stands_in_a_message_below_it(url: str) -> None:
    names = [f"{number} {'rất dài ' * 20}" for number in range(4)]
    ends = tuple(Dated(name, name, MONDAY.date()) for name in names)
    used = tuple(Used(name, name, 1, 0, 0, 0) for name in names)
    unused = tuple((name, name) for name in names)
    figures = replace(told(*A_WEEK), used=used, expiring=ends, expired=ends, unused=unused)
    rows = ((Button("Hôm nay", "n:day"),),)

    async def send(telegram: TelegramServer) -> None:
        async with desk(telegram, url, lambda: MONDAY) as (bot, parts):
            await tell(bot, Place(ADMIN), parts, figures, "7 ngày qua", rows)

    with TelegramServer() as telegram:
        asyncio.run(send(telegram))
        picture, below = telegram.api.sent
    assert is_picture(picture)
    assert picture.labels == []
    assert "Sắp hết hạn: 4 mục" in picture.text
    assert below.text.startswith("Chưa ai xem trong")
    assert below.labels == ["Hôm nay"]


def asked_last_week(url: str, *texts: str) -> None:
    with stored(url) as store:
        for text in texts:
            store.log_question(Asked(MONDAY - 3 * DAY, text, "answer", "thoi-han-muon", 0.9))


@asynccontextmanager
async def desk(
    telegram: TelegramServer, url: str, now: Callable[[], datetime]
) -> AsyncIterator[tuple[Bot, Parts]]:
    """A bot that was just started, at a time of the test's choosing."""
    telegram.api.chats |= {ADMIN, OTHER_ADMIN}
    keeper = Keeper.at(url)
    publisher = Publisher(LIBRARY, History(keeper, now, Disk()), now, lambda: now().date())
    await publisher.start()
    parts = Parts(
        responder=publisher.responder,
        today=lambda: now().date(),
        now=now,
        keeper=keeper,
        publisher=publisher,
        admins=frozenset({ADMIN, OTHER_ADMIN}),
        staff_chat=None,
        retention_days=90,
    )
    async with Bot(telegram.api.token, base_url=f"{telegram.url}/bot") as bot:
        yield bot, parts
    await keeper.close()


def said_at(telegram: TelegramServer, url: str, *times: datetime) -> list[Sent]:
    """What a bot says by itself that was started at the first time and looks at each."""
    before = len(telegram.api.sent)
    clock = [times[0]]

    async def look() -> None:
        async with desk(telegram, url, lambda: clock[0]) as (bot, parts):
            digest = Digest(bot, parts)
            for clock[0] in times:
                await digest.look()

    asyncio.run(look())
    return telegram.api.sent[before:]


def test_on_monday_at_eight_each_admin_gets_the_past_week_once(url: str) -> None:
    asked_last_week(url, "mượn được bao lâu", "hạn trả sách")
    with TelegramServer() as telegram:
        assert said_at(telegram, url, MONDAY - 12 * HOUR, MONDAY - HOUR / 60) == []
        told = said_at(telegram, url, MONDAY, MONDAY + HOUR / 60, MONDAY + 9 * HOUR)
        assert sorted(sent.message["chat"]["id"] for sent in told) == [OTHER_ADMIN, ADMIN]
        assert all(map(is_picture, told))
        assert told[0].text.startswith("📊 Tuần qua (16/11 – 22/11/2026)\n\nCâu hỏi: 2\n")
        assert said_at(telegram, url, MONDAY + HOUR, MONDAY + DAY) == []


def test_a_bot_that_was_off_in_the_morning_tells_it_later_that_day(url: str) -> None:
    asked_last_week(url, "hạn trả sách")
    with TelegramServer() as telegram:
        assert len(said_at(telegram, url, MONDAY + 15 * HOUR)) == 2
        assert len(said_at(telegram, url, MONDAY + 7 * DAY)) == 0


def test_a_bot_that_was_off_all_monday_lets_the_week_be(url: str) -> None:
    asked_last_week(url, "hạn trả sách")
    with TelegramServer() as telegram:
        assert said_at(telegram, url, MONDAY + 16 * HOUR, MONDAY + 6 * DAY) == []


def test_a_week_in_which_nothing_was_asked_is_not_told(url: str) -> None:
    with TelegramServer() as telegram:
        assert said_at(telegram, url, MONDAY) == []


def test_an_admin_who_never_wrote_to_the_bot_does_not_keep_the_others(url: str) -> None:
    asked_last_week(url, "hạn trả sách")
    with TelegramServer() as telegram:
        telegram.api.faults["sendPhoto"] = Fault(403, times=9, chats={OTHER_ADMIN})
        told = said_at(telegram, url, MONDAY, MONDAY + HOUR)
    assert [sent.message["chat"]["id"] for sent in told] == [ADMIN]


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_who_was_not_told_while_the_network_was_down_is_told_later(url: str) -> None:
    asked_last_week(url, "hạn trả sách")
    with TelegramServer() as telegram:
        telegram.api.faults["sendPhoto"] = Fault(429, retry_after=100, chats={ADMIN})
        with pytest.raises(TelegramError):
            said_at(telegram, url, MONDAY)
        first = [sent.message["chat"]["id"] for sent in telegram.api.sent]
        second = [sent.message["chat"]["id"] for sent in said_at(telegram, url, MONDAY + HOUR)]
    assert (first, second) == ([OTHER_ADMIN], [ADMIN])


def test_without_a_store_nothing_is_told_rather_than_twice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with TelegramServer() as telegram, pytest.raises(StoreError):
        said_at(telegram, f"sqlite:///{tmp_path}/file/bot.sqlite3", MONDAY)


def test_a_running_bot_looks_at_the_clock_by_itself(url: str) -> None:
    asked_last_week(url, "hạn trả sách")

    async def serve(telegram: TelegramServer) -> None:
        async with desk(telegram, url, lambda: MONDAY) as (_, parts):
            connection = chat.Connection(telegram.api.token, telegram.url)
            serving = asyncio.create_task(chat.serve(connection, parts))
            await asyncio.to_thread(telegram.wait, lambda: len(telegram.api.sent) == 2)
            signal.raise_signal(signal.SIGTERM)
            await serving

    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        with TelegramServer() as telegram:
            asyncio.run(serve(telegram))
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
