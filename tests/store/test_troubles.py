"""A database that can't be used raises StoreError and nothing else, and its file is left alone."""

from __future__ import annotations

import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from bot.store import Asked, Asker, Handed, NewVersion, Store, StoreError
from bot.store.database import Database
from bot.store.tables import metadata

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
QUESTION = Asked(NOON, "ai ký?", "answer", None, 0.5)

DEEDS: list[Callable[[Store], object]] = [
    lambda store: store.log_question(QUESTION),
    lambda store: store.vote(1, "a", 1, NOON),
    lambda store: store.settle([1], "later", NOON),
    lambda store: store.remember("a", "a", "{}", NOON),
    lambda store: store.note_reply("a", "a", [1], NOON),
    lambda store: store.hand_over(Handed(1, 2, None, NOON, Asker("a", 3, 4))),
    lambda store: store.answered(1, 2),
    lambda store: store.forget(["a"]),
    lambda store: store.expire(NOON, timedelta(days=90)),
    lambda store: store.record_version(NewVersion(NOON, None, "sửa", {"a": b"a"})),
    lambda store: store.set_version_status(1, "applied"),
    lambda store: store.questions(NOON),
    lambda store: store.recall("a", NOON),
    lambda store: store.reply_to("a"),
    lambda store: store.handed(1, 2),
    lambda store: store.versions(),
    lambda store: store.version_files(1),
    lambda store: store.pending_version(),
]


@contextmanager
def locked(file: Path, how: str = "EXCLUSIVE") -> Iterator[None]:
    """The file while another program has it to itself, or while it writes."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute(f"BEGIN {how}")
        yield
        other.execute("ROLLBACK")


def refused(deed: Callable[[], object]) -> str:
    """The one sentence in which the store tells why it did not do it."""
    with pytest.raises(StoreError) as caught:
        deed()
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def test_a_first_opening_makes_folder_and_file_for_the_bot_alone(store: Store, file: Path) -> None:
    store.log_question(QUESTION)
    assert {stat.S_IMODE(made.stat().st_mode) for made in file.parent.iterdir()} == {0o600}


def test_a_lock_that_does_not_end_is_told(store: Store, file: Path) -> None:
    with locked(file):
        assert "khóa" in refused(lambda: store.log_question(QUESTION))
        assert store.questions(NOON) == []
    assert store.log_question(QUESTION)


def test_a_store_can_t_be_opened_for_the_first_time_under_a_lock(url: str, file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    with locked(file):
        assert "khóa" in refused(lambda: Store.open(url))
    Store.open(url).close()


def test_a_full_disk_is_told_and_loses_nothing_that_was_kept(url: str) -> None:
    Store.open(url).close()
    database = Database(url)
    with database.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 60")
    with closing(Store(database, b"key")) as store:
        kept = store.log_question(QUESTION)
        large = NewVersion(NOON, None, "lớn", {"a.md": bytes(1_000_000)})
        assert "đầy" in refused(lambda: store.record_version(large))
        assert store.versions() == []
        assert [question.id for question in store.questions(NOON)] == [kept]


@pytest.mark.parametrize(
    "content", [b"khong phai SQLite" * 500, b"SQLite format 3\0" + bytes(range(256)) * 64, b"x"]
)
def test_a_file_that_is_no_database_is_told_and_left_alone(
    url: str, file: Path, content: bytes
) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert "bot giữ nguyên tệp" in refused(lambda: Store.open(url))
    assert file.read_bytes() == content


@pytest.mark.parametrize("number", range(len(DEEDS)))
def test_a_file_that_breaks_while_the_bot_runs_raises_nothing_else(
    store: Store, file: Path, number: int
) -> None:
    store.record_version(NewVersion(NOON, None, "sửa", {"a": bytes(100_000)}))
    store.close()
    size = file.stat().st_size
    file.write_bytes(file.read_bytes()[:100] + b"\xaa" * (size - 100))
    assert "bot giữ nguyên tệp" in refused(lambda: DEEDS[number](store))


@pytest.mark.parametrize("number", range(len(DEEDS)))
def test_a_file_that_vanishes_while_the_bot_runs_raises_nothing_else(
    store: Store, file: Path, number: int
) -> None:
    store.close()
    shutil.rmtree(file.parent)
    assert "không mở được" in refused(lambda: DEEDS[number](store))
    file.parent.mkdir()
    refused(lambda: DEEDS[number](store))


def test_a_file_that_may_only_be_read_is_read(url: str, file: Path) -> None:
    with closing(Store.open(url)) as store:
        kept = store.log_question(QUESTION)
    with closing(Store.open(f"sqlite:///file:{file}?mode=ro&uri=true")) as store:
        assert [question.id for question in store.questions(NOON)] == [kept]
        assert "chỉ đọc được" in refused(lambda: store.log_question(QUESTION))


def test_a_folder_that_can_t_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    assert "không tạo được" in refused(lambda: Store.open(f"sqlite:///{tmp_path}/data/bot.sqlite3"))
    assert "không mở được" in refused(lambda: Store.open(f"sqlite:///{tmp_path}"))


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("không phải", "sqlite:///"),
        ("mysql://localhost/kho", "sqlite:///"),
        ("postgresql://an:mat-khau@localhost:cong/kho", "postgresql://"),
        ("sqlite://", "tên tệp"),
        ("sqlite:///:memory:", "tên tệp"),
        ("postgresql+nosuch://an:mat-khau@localhost/kho", "thư viện"),
        ("postgresql+pg8000://an:mat-khau@localhost:1/kho?password=mat-khau", ""),
    ],
)
def test_a_url_that_can_t_be_used_is_told_without_its_password(url: str, told: str) -> None:
    sentence = refused(lambda: Store.open(url))
    assert told in sentence
    assert "mat-khau" not in sentence


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE about SET value = '2' WHERE name = 'schema'", "cấu trúc số “2”"),
        ("DELETE FROM about WHERE name = 'key'", "khóa bí mật"),
        ("UPDATE about SET value = 'x' WHERE name = 'key'", "ValueError"),
    ],
)
def test_a_store_of_another_make_is_refused_and_left_alone(
    url: str, file: Path, change: str, told: str
) -> None:
    Store.open(url).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(change)
        connection.commit()
    before = file.read_bytes()
    assert told in refused(lambda: Store.open(url))
    assert file.read_bytes() == before


def test_many_threads_may_use_the_store_at_once(store: Store, url: str) -> None:
    other = Store.open(url)  # as another process would

    def use(number: int) -> None:
        mine = (store, other)[number % 2]
        question = mine.log_question(QUESTION)
        mine.vote(question, mine.person(number), 1, NOON)
        mine.remember(mine.person(number), mine.person(number), str(number), NOON)
        assert mine.recall(mine.person(number), NOON) == str(number)
        mine.questions(NOON)

    with ThreadPoolExecutor(16) as threads:
        list(threads.map(use, range(100)))
    other.close()
    assert [question.up for question in store.questions(NOON)] == [1] * 100


def test_many_may_open_a_new_store_at_once(url: str) -> None:
    with ThreadPoolExecutor(8) as threads:
        stores = list(threads.map(Store.open, [url] * 8))
    assert len({store.person(1) for store in stores}) == 1
    for store in stores:
        store.close()


def test_a_new_store_waits_while_another_makes_it(url: str, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(1) as threads:
        with locked(file, "IMMEDIATE"):
            opening = threads.submit(Store.open, url)
            with pytest.raises(TimeoutError):
                opening.result(0.5)
        opening.result().close()


def test_postgresql_gets_tables_too() -> None:
    written = "".join(
        str(CreateTable(table).compile(dialect=postgresql.dialect()))
        for table in metadata.sorted_tables
    )
    assert written.count("BIGSERIAL") == 2
    assert "TIMESTAMP WITH TIME ZONE" in written
