"""The versions of the knowledge folder; a file's content is kept once, under its SHA-256."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, Select, insert, select, update

from bot.store.errors import StoreError
from bot.store.tables import contents, version_files, versions
from bot.store.values import NewVersion, Version, VersionStatus

_VERSIONS = select(
    versions.c.number, versions.c.at, versions.c.who, versions.c.what, versions.c.status
)


def record(connection: Connection, version: NewVersion) -> int:
    row = {
        "at": version.at,
        "who": version.who,
        "what": version.what,
        "status": version.status,
    }
    (number,) = connection.execute(insert(versions).returning(versions.c.number), row).one()
    named = {path: _name(content) for path, content in version.files.items()}
    _keep(connection, {named[path]: content for path, content in version.files.items()})
    rows = [{"number": number, "path": path, "sha256": name} for path, name in named.items()]
    if rows:
        connection.execute(insert(version_files), rows)
    return int(number)


def latest(connection: Connection, limit: int) -> list[Version]:
    return _listed(connection, _VERSIONS.order_by(versions.c.number.desc()).limit(limit))


def pending(connection: Connection) -> Version | None:
    waiting = _VERSIONS.where(versions.c.status == "pending").order_by(versions.c.number).limit(1)
    return next(iter(_listed(connection, waiting)), None)


def files(connection: Connection, number: int) -> Mapping[str, bytes]:
    if not _listed(connection, _VERSIONS.where(versions.c.number == number)):
        raise StoreError(f"Kho dữ liệu không có phiên bản {number}.")
    held = (
        select(version_files.c.path, contents.c.sha256, contents.c.bytes)
        .join(contents, contents.c.sha256 == version_files.c.sha256)
        .where(version_files.c.number == number)
        .order_by(version_files.c.path)
    )
    rows = connection.execute(held).all()
    if any(_name(row.bytes) != row.sha256 for row in rows):
        raise StoreError(f"Phiên bản {number} trong kho dữ liệu đã bị sửa hoặc hỏng.")
    return {row.path: bytes(row.bytes) for row in rows}


def set_status(connection: Connection, number: int, status: VersionStatus) -> None:
    may_change = (versions.c.number == number) & versions.c.status.in_(("pending", status))
    changed = connection.execute(update(versions).where(may_change).values(status=status))
    if not changed.rowcount:
        raise StoreError(f"Kho dữ liệu không có phiên bản {number} đang chờ áp dụng.")


def _name(content: bytes) -> str:
    return sha256(content).hexdigest()


def _keep(connection: Connection, named: Mapping[str, bytes]) -> None:
    """Keep the contents that no version held yet."""
    held = set(connection.scalars(select(contents.c.sha256).where(contents.c.sha256.in_(named))))
    rows = [{"sha256": name, "bytes": content} for name, content in named.items()]
    if new := [row for row in rows if row["sha256"] not in held]:
        connection.execute(insert(contents), new)


def _listed(
    connection: Connection, wanted: Select[int, datetime, int | None, str, VersionStatus]
) -> list[Version]:
    return [Version(*row) for row in connection.execute(wanted)]
