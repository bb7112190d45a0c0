"""The folder on disk, and what people are answered from."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.publishing.history import History
from bot.publishing.publisher import Publisher
from bot.publishing.values import NothingToServeError, Notice
from bot.publishing.writing import Disk
from bot.store import Keeper
from tests.knowledge.folders import write
from tests.publishing.offices import (
    BROKEN,
    FILES,
    NOW,
    TODAY,
    Office,
    hours,
    in_office,
    open_office,
)


def in_place_with_the_old_time_and_size(folder: Path) -> None:
    path = folder / "qa" / "gio.yaml"
    before = path.stat()
    with path.open("r+", encoding="utf-8") as file:
        file.write(hours("9 giờ"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def by_renaming(folder: Path) -> None:
    new = folder / "qa" / ".gio.yaml.swp"
    new.write_text(hours("9 giờ"), encoding="utf-8")
    new.replace(folder / "qa" / "gio.yaml")


def by_another_file(folder: Path) -> None:
    (folder / "qa" / "gio.yaml").unlink()
    (folder / "qa" / "gio-moi.yaml").write_text(hours("9 giờ"), encoding="utf-8")


def by_a_link_to_another_file(folder: Path) -> None:
    (folder.parent / "elsewhere.yaml").write_text(hours("9 giờ"), encoding="utf-8")
    path = folder / "qa" / "gio.yaml"
    path.unlink()
    path.symlink_to(folder.parent / "elsewhere.yaml")


def by_another_folder_in_its_place(folder: Path) -> None:
    other = shutil.copytree(folder, folder.parent / "other")
    (other / "qa" / "gio.yaml").write_text(hours("9 giờ"), encoding="utf-8")
    folder.rename(folder.parent / "old")
    folder.symlink_to(other)


@pytest.mark.parametrize(
    "change",
    [
        in_place_with_the_old_time_and_size,
        by_renaming,
        by_another_file,
        by_a_link_to_another_file,
        by_another_folder_in_its_place,
    ],
)
def test_a_change_is_served_however_it_was_made(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    async def deed(office: Office) -> None:
        before = office.publisher.served
        change(office.folder)
        await office.publisher.look()
        assert office.answer() == "Mở cửa lúc 9 giờ."
        assert before.responder.respond("giờ mở cửa") != office.publisher.responder().respond(
            "giờ mở cửa"
        )

    in_office(tmp_path, deed)


def test_what_did_not_change_is_not_built_anew(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        before = office.publisher.served
        office.write("README.md", "Ghi chú")
        office.write("qa/.gio.yaml.swp", BROKEN)
        await office.publisher.look()
        assert office.publisher.served is before

    in_office(tmp_path, deed)


def test_a_broken_state_is_never_served_and_told_once(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        watching = asyncio.create_task(office.publisher.run())
        office.write("qa/gio.yaml", BROKEN)
        (notice,) = await told(office, 1)
        assert notice.sentence.key == "knowledge_broken"
        assert [str(problem) for problem in notice.problems] == [
            "knowledge/qa/gio.yaml:2: không có trường `questons`; ý bạn là `questions`?"
        ]
        assert office.publisher.status().broken == notice.problems
        await office.publisher.look()
        assert office.answer() == "Mở cửa lúc 8 giờ."
        office.write("qa/gio.yaml", hours("9 giờ"))
        (_, mended) = await told(office, 2)
        assert mended.sentence.key == "knowledge_mended"
        assert office.publisher.status().broken == ()
        assert office.answer() == "Mở cửa lúc 9 giờ."
        watching.cancel()

    in_office(tmp_path, deed)


async def told(office: Office, number: int) -> list[Notice]:
    while len(office.notices) < number:  # noqa: ASYNC110 - the office has a watchdog
        await asyncio.sleep(0.02)
    return office.notices


def test_another_mistake_is_told_again(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        watching = asyncio.create_task(office.publisher.run())
        office.write("qa/gio.yaml", BROKEN)
        await told(office, 1)
        office.write("qa/gio.yaml", BROKEN.replace("questons", "queston"))
        (_, second) = await told(office, 2)
        assert "`queston`" in second.problems[0].message
        watching.cancel()

    in_office(tmp_path, deed)


def test_taking_a_mistake_back_is_being_in_order_again(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        before = office.publisher.served
        office.write("qa/gio.yaml", BROKEN)
        await office.publisher.look()
        office.write("qa/gio.yaml", FILES["qa/gio.yaml"])
        await office.publisher.look()
        assert office.publisher.status().broken == ()
        assert office.publisher.served is before

    in_office(tmp_path, deed)


def test_a_state_in_the_middle_of_being_written_is_waited_for(tmp_path: Path) -> None:
    async def write_slowly(office: Office) -> None:
        whole = hours("9 giờ")
        for end in range(10, 60, 10):
            office.write("qa/gio.yaml", whole[:end])
            await asyncio.sleep(0.1)
        office.write("qa/gio.yaml", whole)

    async def deed(office: Office) -> None:
        watching = asyncio.create_task(office.publisher.run())
        await write_slowly(office)
        while office.answer() != "Mở cửa lúc 9 giờ.":  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.02)
        assert office.told() == []
        watching.cancel()

    in_office(tmp_path, deed)


def test_a_broken_folder_starts_from_its_last_good_version(tmp_path: Path) -> None:
    async def change(office: Office) -> None:
        office.write("qa/gio.yaml", hours("9 giờ"))
        await office.publisher.look()
        office.write("qa/gio.yaml", BROKEN)

    async def deed(office: Office) -> None:
        assert office.answer() == "Mở cửa lúc 9 giờ."
        assert office.publisher.status().version is not None
        assert [problem.path for problem in office.publisher.status().broken] == [
            "knowledge/qa/gio.yaml"
        ]
        watching = asyncio.create_task(office.publisher.run())
        (notice,) = await told(office, 1)
        assert notice.sentence.key == "knowledge_last_good"
        assert notice.problems == office.publisher.status().broken
        watching.cancel()

    in_office(tmp_path, change)
    in_office(tmp_path, deed, files=None)


def test_a_folder_that_is_gone_starts_from_its_last_good_version(tmp_path: Path) -> None:
    async def nothing(_: Office) -> None: ...

    async def deed(office: Office) -> None:
        assert office.answer() == "Mở cửa lúc 8 giờ."

    in_office(tmp_path, nothing)
    shutil.rmtree(tmp_path / "knowledge")
    in_office(tmp_path, deed, files=None)


def test_a_broken_folder_without_a_good_version_is_not_served(tmp_path: Path) -> None:
    write(tmp_path, FILES | {"qa/gio.yaml": BROKEN})

    async def start() -> None:
        async with open_office(tmp_path):
            pass

    with pytest.raises(NothingToServeError, match=r"knowledge/qa/gio.yaml:2: ") as refused:
        asyncio.run(start())
    assert len(refused.value.problems) == 1


def test_without_a_store_the_folder_is_served_all_the_same(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)

    async def deed() -> None:
        history = History(Keeper(None), lambda: NOW, Disk())
        publisher = Publisher(folder, history, lambda: NOW, lambda: TODAY)
        await publisher.start()
        (folder / "qa" / "gio.yaml").write_text(hours("9 giờ"), encoding="utf-8")
        await publisher.look()
        assert "9 giờ" in str(publisher.responder().respond("giờ mở cửa").answers)
        assert publisher.status().version is None

    asyncio.run(deed())


def test_a_listener_that_fails_stops_neither_the_watch_nor_the_others(tmp_path: Path) -> None:
    async def fail(_: Notice) -> None:
        raise OSError

    async def deed(office: Office) -> None:
        office.publisher.listen(fail)
        watching = asyncio.create_task(office.publisher.run())
        office.write("qa/gio.yaml", BROKEN)
        await told(office, 1)
        office.write("qa/gio.yaml", hours("9 giờ"))
        await told(office, 2)
        watching.cancel()

    in_office(tmp_path, deed)


def test_status_tells_what_is_served_since_when(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        status = office.publisher.status()
        assert status.served.since == NOW
        assert status.version == 1
        assert status.broken == ()
        assert status.served.problems == ()

    in_office(tmp_path, deed)
