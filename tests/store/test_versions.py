"""Knowledge versions come back byte for byte."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store import NewVersion, Store, StoreError, Version

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
FILES = {"programme.yaml": "name: Một\r\n".encode(), "qa/a.yaml": b"\xef\xbb\xbf- id: a\0"}


def version(
    files: dict[str, bytes] = FILES, what: str = "Sửa một câu", who: int = 42
) -> NewVersion:
    return NewVersion(NOON, who, what, files)


def test_a_version_tells_who_did_what_and_when(store: Store) -> None:
    first = store.record_version(version())
    second = store.record_version(NewVersion(NOON, None, "Sửa tay", {}, status="applied"))
    assert store.versions() == [
        Version(second, NOON, None, "Sửa tay", "applied"),
        Version(first, NOON, 42, "Sửa một câu", "pending"),
    ]
    assert [kept.number for kept in store.versions(limit=1)] == [second]


def test_the_files_come_back_as_they_were(store: Store) -> None:
    number = store.record_version(version())
    store.record_version(version({"programme.yaml": b""}))
    assert store.version_files(number) == FILES
    assert store.version_files(store.record_version(version({}))) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.binary()))
def test_any_files_come_back_byte_for_byte(store: Store, files: dict[str, bytes]) -> None:
    assert store.version_files(store.record_version(version(files))) == files


def test_a_content_is_kept_once_however_many_versions_hold_it(store: Store, file: Path) -> None:
    large = bytes(range(256)) * 4_000
    for number in range(20):
        store.record_version(version({"a.md": large, "b.md": large, "c.md": b"%d" % number}))
    store.close()
    assert file.stat().st_size < 2 * len(large)


def test_an_unknown_version_is_told(store: Store) -> None:
    with pytest.raises(StoreError, match="phiên bản 7"):
        store.version_files(7)
    with pytest.raises(StoreError, match="phiên bản 7"):
        store.set_version_status(7, "applied")


def test_a_pending_version_is_applied_or_dropped_once(store: Store) -> None:
    first, second = store.record_version(version()), store.record_version(version())
    pending = store.pending_version()
    assert pending is not None
    assert pending.number == first
    store.set_version_status(first, "applied")
    store.set_version_status(first, "applied")
    with pytest.raises(StoreError, match="chờ áp dụng"):
        store.set_version_status(first, "dropped")
    store.set_version_status(second, "dropped")
    assert store.pending_version() is None
    assert [kept.status for kept in store.versions()] == ["dropped", "applied"]


def test_a_status_that_does_not_exist_is_refused(store: Store) -> None:
    number = store.record_version(version())
    with pytest.raises(StoreError):
        store.set_version_status(number, "aplied")  # type: ignore[arg-type]


def test_versions_outlive_every_retention(store: Store) -> None:
    number = store.record_version(version())
    store.expire(datetime(2126, 1, 1, tzinfo=UTC), NOON - NOON)
    assert store.version_files(number) == FILES


def test_a_content_changed_behind_the_store_is_noticed(store: Store, file: Path) -> None:
    number = store.record_version(version())
    connection = sqlite3.connect(file)
    connection.execute("UPDATE contents SET bytes = x'00'")
    connection.commit()
    connection.close()
    with pytest.raises(StoreError, match=f"Phiên bản {number}"):
        store.version_files(number)
