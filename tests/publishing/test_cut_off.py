"""A write that was cut off at any step is finished at the next start."""

from __future__ import annotations

import asyncio
from itertools import count
from pathlib import Path

from tests.knowledge.folders import write
from tests.publishing.disks import CutOffError, cut_off_after
from tests.publishing.offices import FILES, Office, hours, in_office, open_office

AFTER = {"qa/gio.yaml": hours("9 giờ"), "qa/moi.yaml": "", "qa/the.yaml": None}


def cut_off(root: Path, deeds: int) -> bool:
    """Apply the change on a disk that is gone after so many deeds; whether it was cut off."""

    async def run() -> bool:
        async with open_office(root, cut_off_after(deeds)) as office:
            try:
                await office.changes.apply(await office.proposal(AFTER))
            except CutOffError:
                return True
            return False

    return asyncio.run(run())


def state(files: dict[str, str | None]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items() if text is not None}


def test_a_write_cut_off_at_any_step_leaves_the_old_or_the_new_state(tmp_path: Path) -> None:
    old, new = state(dict(FILES)), state(FILES | AFTER)
    found = []

    async def deed(office: Office) -> None:
        found.append(office.on_disk())
        assert office.publisher.status().broken == ()
        assert "pending" not in {version.status for version in await office.changes.history()}
        expected = "Mở cửa lúc 9 giờ." if found[-1] == new else "Mở cửa lúc 8 giờ."
        assert office.answer() == expected

    for deeds in count():
        root = tmp_path / str(deeds)
        root.mkdir()
        write(root, FILES)
        ended = not cut_off(root, deeds)
        in_office(root, deed, files=None)
        if ended:
            break
    assert all(files in (old, new) for files in found)
    assert found[0] == old
    assert found[-2] == found[-1] == new


def test_what_was_edited_by_hand_after_the_cut_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert cut_off(tmp_path, 3)
    (tmp_path / "knowledge" / "qa" / "the.yaml").write_text("", encoding="utf-8")
    before = {
        path: path.read_bytes() for path in tmp_path.glob("knowledge/**/[a-z]*") if path.is_file()
    }

    async def deed(office: Office) -> None:
        assert {path: path.read_bytes() for path in before} == before
        assert "dropped" in {version.status for version in await office.changes.history()}
        watching = asyncio.create_task(office.publisher.run())
        while not office.notices:  # noqa: ASYNC110 - the office has a watchdog
            await asyncio.sleep(0.02)
        assert office.told() == ["write_given_up"]
        watching.cancel()

    in_office(tmp_path, deed, files=None)
