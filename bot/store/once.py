"""Deeds that are done once, however often the bot is started."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from bot.store.tables import deeds


def take_on(connection: Connection, name: str, at: datetime) -> bool:
    if connection.scalar(select(deeds.c.name).where(deeds.c.name == name)) is not None:
        return False
    connection.execute(insert(deeds), {"name": name, "at": at})
    return True


def give_back(connection: Connection, name: str) -> None:
    connection.execute(delete(deeds).where(deeds.c.name == name))
