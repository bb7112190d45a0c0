"""What chats are about, which message answered which, and the questions that wait for staff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from bot.store.question_log import known
from bot.store.tables import hand_overs, replies, talks
from bot.store.values import Asker, Handed

NO_ASKER = dict.fromkeys(("asker_person", "asker_chat", "asker_message", "asker_thread"))
"""What stays of who asked once that is forgotten."""


def remember(connection: Connection, talk: str, person: str, state: str, at: datetime) -> None:
    row = {"talk": talk, "person": person, "state": state, "at": at}
    _put(connection, talks, talks.c.talk == talk, row)


def recall(connection: Connection, talk: str, since: datetime) -> str | None:
    fresh = select(talks.c.state).where(talks.c.talk == talk, talks.c.at >= since)
    return connection.scalar(fresh)


def note_reply(
    connection: Connection, message: str, person: str, reply_ids: Sequence[int], at: datetime
) -> None:
    row = {
        "message": message,
        "person": person,
        "reply_ids": " ".join(map(str, reply_ids)),
        "at": at,
    }
    _put(connection, replies, replies.c.message == message, row)


def reply_to(connection: Connection, message: str) -> tuple[int, ...] | None:
    ids = connection.scalar(select(replies.c.reply_ids).where(replies.c.message == message))
    return None if ids is None else tuple(map(int, ids.split()))


def hand_over(connection: Connection, handed: Handed) -> None:
    asker = handed.asker
    row = {
        "staff_chat": handed.staff_chat,
        "staff_message": handed.staff_message,
        "question_id": known(connection, handed.question_id),
        "at": handed.at,
        "asker_person": asker and asker.person,
        "asker_chat": asker and asker.chat,
        "asker_message": asker and asker.message,
        "asker_thread": asker and asker.thread,
    }
    _put(connection, hand_overs, _post(handed.staff_chat, handed.staff_message), row)


def handed(connection: Connection, staff_chat: int, staff_message: int) -> Handed | None:
    waiting = select(hand_overs).where(_post(staff_chat, staff_message))
    row = connection.execute(waiting).one_or_none()
    if row is None:
        return None
    asker = row.asker_person and Asker(
        person=row.asker_person,
        chat=row.asker_chat,
        message=row.asker_message,
        thread=row.asker_thread,
    )
    return Handed(row.staff_chat, row.staff_message, row.question_id, row.at, asker)


def answered(connection: Connection, staff_chat: int, staff_message: int) -> None:
    post = _post(staff_chat, staff_message)
    connection.execute(update(hand_overs).where(post).values(NO_ASKER))


def _post(staff_chat: int, staff_message: int) -> ColumnElement[bool]:
    columns = hand_overs.c
    return (columns.staff_chat == staff_chat) & (columns.staff_message == staff_message)


def _put(
    connection: Connection, table: Table, same: ColumnElement[bool], row: Mapping[str, object]
) -> None:
    """Write a row in place of the one that is the same thing."""
    connection.execute(delete(table).where(same))
    connection.execute(insert(table), row)
