"""The question log, the votes on its answers and what admins decided about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    delete,
    func,
    insert,
    select,
    true,
    update,
)

from bot.store.masking import masked
from bot.store.tables import questions, votes
from bot.store.values import Asked, LoggedQuestion, Settlement


def log(connection: Connection, asked: Asked) -> int:
    row = {
        "at": asked.at,
        "text": masked(asked.text),
        "outcome": asked.outcome,
        "entry": asked.entry,
        "score": asked.score,
        "opened": asked.opened,
    }
    (question_id,) = connection.execute(insert(questions).returning(questions.c.id), row).one()
    return int(question_id)


def known(connection: Connection, question_id: int | None) -> int | None:
    """The id, or None where its question has left the log."""
    found = select(questions.c.id).where(questions.c.id == question_id)
    return connection.scalar(found) if question_id is not None else None


def vote(connection: Connection, question_id: int, person: str, value: int, at: datetime) -> bool:
    if known(connection, question_id) is None:
        return False
    row = {"question_id": question_id, "person": person, "value": value, "at": at}
    theirs = (votes.c.question_id == question_id) & (votes.c.person == person)
    connection.execute(delete(votes).where(theirs))
    connection.execute(insert(votes), row)
    return True


def asked(connection: Connection, since: datetime, until: datetime | None) -> list[LoggedQuestion]:
    columns = questions.c
    return _counted(connection, (columns.at >= since) & (columns.at < until if until else true()))


def one(connection: Connection, question_id: int) -> LoggedQuestion | None:
    return next(iter(_counted(connection, questions.c.id == question_id)), None)


def most_asked(connection: Connection, since: datetime, limit: int) -> list[str]:
    columns = questions.c
    ranked = (
        select(columns.entry)
        .where(columns.at >= since, columns.entry.is_not(None))
        .group_by(columns.entry)
        .order_by(func.count().desc(), columns.entry)
        .limit(limit)
    )
    return list(connection.scalars(ranked))


def _counted(connection: Connection, wanted: ColumnElement[bool]) -> list[LoggedQuestion]:
    """The questions that are wanted, oldest first, with the votes on their answers."""
    columns = questions.c
    counted = (
        select(
            columns.id,
            columns.at,
            columns.text,
            columns.outcome,
            columns.entry,
            columns.score,
            func.count().filter(votes.c.value == 1).label("up"),
            func.count().filter(votes.c.value == -1).label("down"),
            columns.state,
            columns.opened,
        )
        .outerjoin(votes, votes.c.question_id == columns.id)
        .where(wanted)
        .group_by(columns.id)
        .order_by(columns.at, columns.id)
    )
    return [LoggedQuestion(*row) for row in connection.execute(counted)]


def settle(
    connection: Connection, question_ids: Iterable[int], state: Settlement, at: datetime
) -> None:
    rows = [{"question": question_id} for question_id in question_ids]
    if rows:
        settled = update(questions).where(questions.c.id == bindparam("question"))
        connection.execute(settled.values(state=state, settled_at=at), rows)
