"""One bot process for all dialogues; each test must read every reply that it caused."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.telegram_bot import LIBRARY, running_bot
from tests.telegram_server import TelegramServer

LONG_RULES = "\n\n".join(
    f"{number}. Điều {number}: bạn đọc giữ **trật tự** & không viết vào sách." * 3
    for number in range(1, 41)
)

LONG_ENTRY = f"""\
- id: noi-quy-day-du
  topic: muon-sach
  questions: [Toàn văn nội quy phòng đọc, đọc cho mình nghe hết các điều của nội quy phòng đọc]
  answer: |-
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
        running_bot(telegram, tmp_path_factory.mktemp("run"), library),
    ):
        yield telegram


@pytest.fixture
def telegram(answering: TelegramServer) -> Iterator[TelegramServer]:
    yield answering
    unread = [sent.text for sent in answering.unread]
    answering.read_all()
    assert unread == []
