"""Where the folder can't be written, and changes that are kept or forgotten."""

from __future__ import annotations

import asyncio
import errno
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telegram import Update

from bot.chat.parts import App
from bot.chat.proposals import MOST_STORED, Offer, Proposals
from bot.publishing.values import Proposal
from bot.store import Keeper
from tests.bot_api import Sent
from tests.chat.parts import bot_on
from tests.publishing.disks import FailingDisk
from tests.telegram_bot import LIBRARY
from tests.telegram_server import TelegramServer

ADMIN = 99
NOW = datetime(2026, 1, 1, tzinfo=UTC)
CHANGE = Proposal("a1", {"qa/a.yaml": b"\xff\x00", "qa/b.yaml": None}, ADMIN, "sửa giờ")


@pytest.fixture
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer() as server:
        server.person = ADMIN
        yield server


def broken_disk(number: int) -> FailingDisk:
    def fail(deed: str, _: Path) -> None:
        if deed == "lay":
            raise OSError(number, "no")

    return FailingDisk(fail)


async def answered(application: App, telegram: TelegramServer) -> Sent:
    """Hand the newest update to the bot and read the reply."""
    update = Update.de_json(telegram.api.waiting.pop(), application.bot)
    await application.process_update(update)
    return telegram.reply()


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EROFS, "chỉ cho đọc"), (errno.EACCES, "chỉ cho đọc"), (errno.ENOSPC, "Đĩa đã đầy")],
)
def test_a_folder_that_can_not_be_written_says_so_and_stays(
    telegram: TelegramServer, tmp_path: Path, number: int, words: str
) -> None:
    folder = tmp_path / "library"
    shutil.copytree(LIBRARY, folder)
    loans = folder / "qa" / "muon-sach.yaml"
    before = loans.read_bytes()

    async def dialogue() -> Sent:
        async with bot_on(telegram, folder=folder, disk=broken_disk(number)) as bot:
            telegram.send_file(loans.name, before.replace(b"21 ng", b"30 ng"))
            preview = await answered(bot, telegram)
            telegram.press(preview.button("Áp dụng"))
            return await answered(bot, telegram)

    refused = asyncio.run(dialogue())
    assert words in refused.text
    assert refused.labels == ["Áp dụng", "Huỷ"]
    assert loans.read_bytes() == before


@pytest.mark.parametrize(
    "offer",
    [
        Offer(CHANGE),
        Offer(CHANGE, grave=("Mất 1 mục",), teaches=(3, 4), notes=("*Xem lại*",)),
        Offer(Proposal("b2", {}, None, ""), restores=7),
    ],
)
def test_an_offer_is_the_same_after_a_restart(offer: Offer, tmp_path: Path) -> None:
    async def kept_and_found() -> Offer | None:
        before = Keeper.at(f"sqlite:///{tmp_path}/bot.sqlite3")
        name = Proposals(before, lambda: NOW).keep(offer)
        await before.close()
        after = Keeper.at(f"sqlite:///{tmp_path}/bot.sqlite3")
        found = await Proposals(after, lambda: NOW + timedelta(days=6)).get(name)
        assert await Proposals(after, lambda: NOW + timedelta(days=8)).get(name) is None
        await after.close()
        return found

    assert asyncio.run(kept_and_found()) == offer


def test_what_is_settled_or_too_large_is_not_found_again(tmp_path: Path) -> None:
    async def found() -> list[Offer | None]:
        keeper = Keeper.at(f"sqlite:///{tmp_path}/bot.sqlite3")
        proposals = Proposals(keeper, lambda: NOW)
        settled = proposals.keep(Offer(CHANGE))
        proposals.settle(settled)
        large = Offer(Proposal("c3", {"qa/a.yaml": bytes(MOST_STORED)}, ADMIN, "lớn"))
        name = proposals.keep(large)
        assert await proposals.get(name) == large
        restarted = Proposals(keeper, lambda: NOW)
        names = (settled, name)
        result = [await each.get(one) for each in (proposals, restarted) for one in names]
        await keeper.close()
        return result

    of_before, large, *after_restart = asyncio.run(found())
    assert of_before is None
    assert large is not None
    assert after_restart == [None, None]
