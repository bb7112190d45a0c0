"""Changes by admins: made whole or not at all, kept, and taken back byte for byte."""

from __future__ import annotations

import asyncio
import errno
import os
from pathlib import Path

import pytest

from bot.publishing.changes import Changes
from bot.publishing.history import History
from bot.publishing.publisher import Publisher
from bot.publishing.values import Proposal, RefusedError
from bot.publishing.writing import Disk
from bot.store import Keeper
from tests.knowledge.folders import PROGRAMME, write
from tests.publishing.disks import read_only, refusing
from tests.publishing.offices import (
    ANNA,
    BROKEN,
    CARD,
    FILES,
    NOW,
    TODAY,
    Office,
    hours,
    in_office,
)

BOTH = {"qa/gio.yaml": hours("9 giờ"), "qa/the.yaml": CARD.replace("số 2", "số 3")}


async def refused(office: Office, files: dict[str, str | None]) -> RefusedError:
    with pytest.raises(RefusedError) as error:
        await office.changes.apply(await office.proposal(files))
    return error.value


def test_a_change_is_written_served_and_kept(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        number = await office.changes.apply(await office.proposal(BOTH, "giờ mới"))
        assert office.answer() == "Mở cửa lúc 9 giờ."
        assert office.on_disk() == {path: text.encode() for path, text in (FILES | BOTH).items()}
        newest, first = await office.changes.history()
        assert (newest.number, newest.at, newest.who, newest.what) == (
            number,
            NOW,
            ANNA,
            "giờ mới",
        )
        assert (first.who, first.what) == (None, "Sửa trực tiếp trong thư mục")
        assert {newest.status, first.status} == {"applied"}
        assert office.publisher.status().version == number

    in_office(tmp_path, deed)


def test_a_new_file_and_one_that_goes(tmp_path: Path) -> None:
    article = "---\ntitle: Nội quy\n---\nGiữ trật tự.\n"

    async def deed(office: Office) -> None:
        files = {"articles/noi-quy.md": article, "qa/the.yaml": None}
        await office.changes.apply(await office.proposal(files))
        assert "qa/the.yaml" not in office.on_disk()
        assert office.on_disk()["articles/noi-quy.md"] == article.encode()
        knowledge = office.publisher.responder().knowledge
        assert [article.id for article in knowledge.articles] == ["noi-quy"]

    in_office(tmp_path, deed)


def test_of_two_admins_the_second_sees_that_the_base_has_moved(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        first = await office.proposal({"qa/gio.yaml": hours("9 giờ")})
        second = await office.proposal({"qa/the.yaml": CARD.replace("số 2", "số 3")})
        await office.changes.apply(first)
        assert (await office.changes.preview(second)).moved
        with pytest.raises(RefusedError) as error:
            await office.changes.apply(second)
        assert error.value.sentence.key == "refused_moved"
        assert office.on_disk()["qa/the.yaml"] == CARD.encode()

    in_office(tmp_path, deed)


def test_what_somebody_edits_on_disk_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        proposal = await office.proposal({"qa/gio.yaml": hours("9 giờ")})
        office.write("qa/gio.yaml", hours("10 giờ"))
        with pytest.raises(RefusedError) as error:
            await office.changes.apply(proposal)
        assert error.value.sentence.key == "refused_moved"
        assert office.on_disk()["qa/gio.yaml"] == hours("10 giờ").encode()

    in_office(tmp_path, deed)


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"qa/gio.yaml": BROKEN}, "refused_errors"),
        ({"programme.yaml": None}, "refused_errors"),
        ({"../ngoai.yaml": "a"}, "refused_path"),
        ({"qa/../../ngoai.yaml": "a"}, "refused_path"),
        ({"/etc/ngoai.yaml": "a"}, "refused_path"),
        ({"qa/.an.yaml": "a"}, "refused_path"),
        ({"qa/a\0.yaml": "a"}, "refused_path"),
        ({"README.md": "a"}, "refused_path"),
        ({"qa/the.yaml": CARD}, "refused_unchanged"),
    ],
)
def test_what_can_not_be_is_refused_and_leaves_nothing(
    tmp_path: Path, files: dict[str, str | None], key: str
) -> None:
    async def deed(office: Office) -> None:
        error = await refused(office, files)
        assert error.sentence.key == key
        assert error.sentence.said(office.publisher.responder().knowledge.messages)
        assert all(problem.level == "error" for problem in error.problems)
        assert office.on_disk() == {path: text.encode() for path, text in FILES.items()}
        assert len(await office.changes.history()) == 1

    in_office(tmp_path, deed)


def test_a_read_only_folder_says_so_before_anything_is_kept(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        assert (await refused(office, BOTH)).sentence.key == "refused_read_only"
        assert office.on_disk() == {path: text.encode() for path, text in FILES.items()}
        assert len(await office.changes.history()) == 1

    in_office(tmp_path, deed, disk=read_only())


@pytest.mark.parametrize(
    ("deed", "number", "key"),
    [
        ("lay", errno.ENOSPC, "refused_full"),
        ("move", errno.EBUSY, "refused_write"),
        ("move", errno.EROFS, "refused_read_only"),
    ],
)
def test_a_write_that_fails_leaves_every_file_as_it_was(
    tmp_path: Path, deed: str, number: int, key: str
) -> None:
    async def check(office: Office) -> None:
        assert (await refused(office, BOTH)).sentence.key == key
        assert office.on_disk() == {path: text.encode() for path, text in FILES.items()}
        await office.publisher.look()
        assert office.answer() == "Mở cửa lúc 8 giờ."
        assert "pending" not in {version.status for version in await office.changes.history()}

    in_office(tmp_path, check, disk=refusing(deed, number))


async def _publisher_without_a_store(folder: Path) -> Publisher:
    publisher = Publisher(
        folder, History(Keeper(None), lambda: NOW, Disk()), lambda: NOW, lambda: TODAY
    )
    await publisher.start()
    return publisher


def test_without_a_store_nothing_is_written(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)

    async def deed() -> None:
        changes = Changes(await _publisher_without_a_store(folder), lambda: TODAY)
        base = await changes.current()
        proposal = Proposal(base.fingerprint, {"qa/gio.yaml": b""}, ANNA, "xoá")
        with pytest.raises(RefusedError) as error:
            await changes.apply(proposal)
        assert error.value.sentence.key == "refused_store"
        assert (await changes.current()).files == base.files
        assert not [path for path in folder.rglob(".*") if path.is_file()]

    asyncio.run(deed())


def test_a_file_that_is_a_link_stays_one(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    real = tmp_path / "shared.yaml"
    (folder / "qa" / "gio.yaml").rename(real)
    (folder / "qa" / "gio.yaml").symlink_to(real)

    async def deed(office: Office) -> None:
        await office.changes.apply(await office.proposal({"qa/gio.yaml": hours("9 giờ")}))
        assert (folder / "qa" / "gio.yaml").is_symlink()
        assert real.read_text(encoding="utf-8") == hours("9 giờ")
        await office.changes.apply(await office.proposal({"qa/gio.yaml": None}))
        assert real.exists()
        assert "qa/gio.yaml" not in office.on_disk()

    in_office(tmp_path, deed, files=None)


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    folder = write(tmp_path, FILES)
    (folder / "qa" / "gio.yaml").chmod(0o664)
    if os.geteuid() == 0:
        os.chown(folder / "qa" / "gio.yaml", 1000, 1000)
    before = (folder / "qa" / "gio.yaml").stat()

    async def deed(office: Office) -> None:
        await office.changes.apply(await office.proposal({"qa/gio.yaml": hours("9 giờ")}))
        after = (folder / "qa" / "gio.yaml").stat()
        assert (after.st_mode, after.st_uid, after.st_gid) == (
            before.st_mode,
            before.st_uid,
            before.st_gid,
        )

    in_office(tmp_path, deed, files=None)


def test_every_version_comes_back_byte_for_byte(tmp_path: Path) -> None:
    odd = {
        "programme.yaml": "\ufeff" + PROGRAMME.replace("\n", "\r\n"),
        "qa/gio.yaml": "# ghi chú  \n" + hours("8 giờ") + "\n\n",
    }

    async def deed(office: Office) -> None:
        states = [office.on_disk()]
        for files in (
            {"qa/them.yaml": CARD},
            {"qa/them.yaml": None, "qa/gio.yaml": hours("9 giờ")},
            {"programme.yaml": PROGRAMME},
        ):
            await office.changes.apply(await office.proposal(files))
            states.append(office.on_disk())
        for number in (1, 3, 2, 4):
            await office.changes.rollback(number, ANNA)
            assert office.on_disk() == states[number - 1]
        versions = await office.changes.history()
        assert len(versions) == 8
        assert versions[0].what == "Khôi phục phiên bản 4"

    in_office(tmp_path, deed, files=odd)


def test_a_version_that_is_not_there_is_refused(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        with pytest.raises(RefusedError) as error:
            await office.changes.rollback(7, ANNA)
        assert error.value.sentence.values == {"number": "7"}

    in_office(tmp_path, deed)


def test_a_broken_folder_is_mended_by_a_change_and_its_own_files_are_kept(tmp_path: Path) -> None:
    async def deed(office: Office) -> None:
        office.write("qa/gio.yaml", BROKEN)
        await office.publisher.look()
        proposal = await office.proposal({"qa/gio.yaml": hours("9 giờ")})
        assert not (await office.changes.preview(proposal)).refused
        number = await office.changes.apply(proposal)
        assert office.answer() == "Mở cửa lúc 9 giờ."
        assert office.publisher.status().broken == ()
        kept = await office.publisher.history.files(number - 1)
        assert kept["qa/gio.yaml"] == BROKEN.encode()

    in_office(tmp_path, deed)
