"""The store's own row: which schema it has, and the key under which people are known."""

from __future__ import annotations

import hmac
import secrets

from sqlalchemy import Connection, insert, inspect, select

from bot.store.errors import StoreError
from bot.store.tables import SCHEMA, about, metadata


def opened_key(connection: Connection) -> bytes:
    """The key of the store, which is made ready at its first opening."""
    if not inspect(connection).has_table(about.name):
        metadata.create_all(connection)
        new = {"schema": str(SCHEMA), "key": secrets.token_hex(32)}
        rows = [{"name": name, "value": value} for name, value in new.items()]
        connection.execute(insert(about), rows)
    known = {row.name: row.value for row in connection.execute(select(about))}
    schema = known.get("schema", "")
    if schema != str(SCHEMA):
        raise StoreError(
            f"Kho dữ liệu có cấu trúc số “{schema}” do một bản bot khác tạo ra,"
            f" bản này chỉ dùng được cấu trúc số {SCHEMA}."
        )
    if "key" not in known:
        raise StoreError("Kho dữ liệu đã mất khóa bí mật; hãy khôi phục bản sao của nó.")
    return bytes.fromhex(known["key"])


def keyed_hash(key: bytes, ids: tuple[int, ...]) -> str:
    """HMAC-SHA256 of the ids in decimal with colons between, in hexadecimal digits."""
    return hmac.digest(key, ":".join(map(str, ids)).encode(), "sha256").hex()
