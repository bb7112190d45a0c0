"""The bot's real process: files edited on disk, and what people are answered meanwhile."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.telegram_bot import LIBRARY, running_bot
from tests.telegram_server import TelegramServer

QUESTION = "Câu lạc bộ thành lập ngày nào?"
BROKEN = "còn lỗi"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIBRARY, tmp_path / "knowledge"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_answer_corrected_on_disk_is_given_without_a_restart(
    tmp_path: Path, knowledge: Path
) -> None:
    file = knowledge / "qa" / "cau-lac-bo.yaml"
    with TelegramServer() as telegram, running_bot(telegram, tmp_path, knowledge) as bot:
        assert "12/5/2019" in telegram.ask(QUESTION).text
        edit(file, "  answer:", "  anser:")
        bot.told(BROKEN)
        assert "ý bạn là `answer`?" in bot.errors
        assert "12/5/2019" in telegram.ask(QUESTION).text
        mended = file.read_text(encoding="utf-8").replace("  anser:", "  answer:")
        file.write_text(mended.replace("12/5/2019", "13/5/2019"), encoding="utf-8")
        bot.told("hết lỗi")
        assert "13/5/2019" in telegram.ask(QUESTION).text
        assert bot.errors.count(BROKEN) == 1
        assert "Traceback" not in bot.errors


def test_a_bot_whose_files_are_broken_starts_with_the_last_good_ones(
    tmp_path: Path, knowledge: Path
) -> None:
    with TelegramServer() as telegram:
        with running_bot(telegram, tmp_path, knowledge) as bot:
            assert "12/5/2019" in telegram.ask(QUESTION).text
            assert bot.stop() == 0
        edit(knowledge / "qa" / "cau-lac-bo.yaml", "  answer:", "  anser:")
        with running_bot(telegram, tmp_path, knowledge) as bot:
            assert "12/5/2019" in telegram.ask(QUESTION).text
            bot.told("bản tốt gần nhất")
