"""Connections to SQLite or PostgreSQL; whatever goes wrong there becomes a StoreError."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.errors import StoreError

LOCK_PATIENCE = 2.0
"""Seconds that a deed waits for the lock of another process; longer than any answer waits."""

_LOCK_PAUSE = 0.01
_WAL = "PRAGMA journal_mode = WAL"  # readers and the one writer don't wait for each other
_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = NORMAL",  # safe with WAL
    "secure_delete = ON",  # what is forgotten is overwritten
    "temp_store = MEMORY",  # a container's file system may be read-only
)
_MAGIC = b"SQLite format 3\0"
_TROUBLES = {
    "SQLITE_BUSY": "đang bị một chương trình khác khóa",
    "SQLITE_LOCKED": "đang bị một chương trình khác khóa",
    "SQLITE_FULL": "không còn chỗ để ghi vì ổ đĩa đã đầy",
    "SQLITE_READONLY": "chỉ đọc được, không ghi được",
    "SQLITE_CANTOPEN": "không mở được",
    "SQLITE_IOERR": "không đọc ghi được trên ổ đĩa",
    "SQLITE_CORRUPT": "đã hỏng; bot giữ nguyên tệp, hãy khôi phục bản sao hoặc dời tệp đi",
    "SQLITE_NOTADB": "không phải là tệp SQLite; bot giữ nguyên tệp, hãy dời tệp đi",
}
"""What ails the file, by how SQLite's name for the error begins."""


class Database:
    """A database by its URL; it is reached for at the first connection, not before."""

    def __init__(self, url: str) -> None:
        parts = _parsed(url)
        self._name = str(parts.database) if _is_sqlite(parts) else _shown(parts)
        with self._told():
            if _is_sqlite(parts):
                _make_file(parts)
            self._engine = _engine(parts)

    def close(self) -> None:
        with self._told():
            self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for one look at one state of the data."""
        with self._told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection for one deed, done wholly or not at all."""
        engine = self._engine.execution_options(writing=True)
        with self._told(), engine.begin() as connection:
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, ImportError, OSError, ValueError, ArithmeticError) as error:
            raise StoreError(f"Kho dữ liệu {self._name} {_trouble(error)}.") from error


def may_exist(url: str) -> bool:
    """Whether there may be a database; it is not reached for."""
    parts = _parsed(url)
    return not _is_sqlite(parts) or _named_by_uri(parts) or Path(str(parts.database)).exists()


def _parsed(url: str) -> URL:
    try:
        parts = make_url(url)
    except (ArgumentError, ValueError):  # the latter where the port is no number
        parts = None
    if parts is None or parts.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError("Địa chỉ kho dữ liệu phải bắt đầu bằng sqlite:/// hoặc postgresql://.")
    if _is_sqlite(parts) and parts.database in {None, "", ":memory:"}:
        raise StoreError("Địa chỉ kho dữ liệu SQLite phải có tên tệp, như sqlite:///data/bot.db.")
    return parts


def _is_sqlite(parts: URL) -> bool:
    return parts.get_backend_name() == "sqlite"


def _shown(parts: URL) -> str:
    return parts.set(query={}).render_as_string(hide_password=True)


def _named_by_uri(parts: URL) -> bool:
    """Whether the file is named in SQLite's own way."""
    return str(parts.database).startswith("file:")


def _make_file(parts: URL) -> None:
    """Make an empty file that only the bot may read; SQLite's files beside it take after it."""
    if _named_by_uri(parts):
        return  # it may be one to read only
    path = Path(str(parts.database))
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    elif path.is_file() and not _may_be_sqlite(path):
        raise StoreError(f"Kho dữ liệu {path} {_TROUBLES['SQLITE_NOTADB']}.")


def _may_be_sqlite(path: Path) -> bool:
    """Whether it is empty or begins as SQLite's files do; SQLite overwrites what is very short."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) in {b"", _MAGIC}


def _engine(parts: URL) -> Engine:
    if not _is_sqlite(parts):
        return create_engine(parts, hide_parameters=True, pool_pre_ping=True)
    engine = create_engine(parts, hide_parameters=True, connect_args={"timeout": LOCK_PATIENCE})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # transactions begin where `_begin` says so
    _write_ahead(connection)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Wait here: SQLite refuses at once to change the journal of a file that another writes."""
    until = monotonic() + LOCK_PATIENCE
    while True:
        try:
            return connection.execute(_WAL).close()
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or monotonic() >= until:
                raise
        sleep(_LOCK_PAUSE)


def _begin(connection: Connection) -> None:
    """Begin as a writer at once: one that begins as a reader may be refused without a wait."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _trouble(error: Exception) -> str:
    """Say what ails the store; never what stood in the statement."""
    cause = getattr(error, "orig", None) or error
    code = str(getattr(cause, "sqlite_errorname", ""))
    for name, trouble in _TROUBLES.items():
        if code.startswith(name):
            return trouble
    first_line = str(cause).partition("\n")[0]
    match error:
        case ImportError() | NoSuchModuleError():
            return f"cần một thư viện chưa được cài ({first_line})"
        case OSError():
            return f"không tạo được: {error.strerror}"
        case OperationalError():
            return f"không dùng được: {first_line}"
        case _:
            return f"báo lỗi {type(cause).__name__}"
