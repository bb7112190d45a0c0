"""One bot process for all dialogues, a new person in each, who must read every reply."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.telegram_bot import LIBRARY, running_bot
from tests.telegram_server import TelegramServer

PEOPLE = count(1000)
STAFF = -200
LONG_RULES = "\n\n".join(
    f"{number}. Điều {number}: bạn đọc giữ **trật tự** & không viết vào sách." * 3
    for number in range(1, 41)
)

LONG_ENTRY = f"""\
- id: noi-quy-day-du
  topic: muon-sach
  questions: [Toàn văn nội quy phòng đọc, đọc cho mình nghe hết các điều của nội quy phòng đọc]
  answer: |-
    Nội quy phòng đọc ban hành theo quyết định 12/QĐ-TV.

    {LONG_RULES.replace(chr(10), chr(10) + "    ")}
  related: [thoi-han-muon]
"""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented library, with an answer too long for one message."""
    folder = tmp_path_factory.mktemp("knowledge") / "library"
    shutil.copytree(LIBRARY, folder)
    (folder / "qa" / "noi-quy.yaml").write_text(LONG_ENTRY, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def answering(library: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TelegramServer]:
    with (
        TelegramServer() as telegram,
        running_bot(telegram, tmp_path_factory.mktemp("run"), library, BOT_ADMINS="99"),
    ):
        yield telegram


@pytest.fixture(scope="session")
def staffed_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TelegramServer]:
    """A bot with staff to ask, in the group STAFF."""
    with (
        TelegramServer() as telegram,
        running_bot(telegram, tmp_path_factory.mktemp("staffed"), BOT_STAFF_CHAT=str(STAFF)),
    ):
        telegram.api.chats.add(STAFF)
        yield telegram


@pytest.fixture
def staffed(staffed_bot: TelegramServer) -> Iterator[TelegramServer]:
    yield from _as_a_new_person(staffed_bot)


@pytest.fixture
def telegram(answering: TelegramServer) -> Iterator[TelegramServer]:
    yield from _as_a_new_person(answering)


def _as_a_new_person(telegram: TelegramServer) -> Iterator[TelegramServer]:
    telegram.person = next(PEOPLE)
    telegram.read_all()
    yield telegram
    unread = [sent.text for sent in telegram.unread]
    telegram.read_all()
    assert unread == []
