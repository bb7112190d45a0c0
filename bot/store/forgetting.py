"""What is deleted: at a person's word, and in the course of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, update

from bot.store.tables import deeds, hand_overs, questions, replies, talks, votes
from bot.store.talks import NO_ASKER

ASKERS_KEPT = timedelta(days=7)
"""How long staff have to answer; then it is forgotten who asked."""


def forget(connection: Connection, persons: Sequence[str]) -> int:
    deeds = (
        delete(votes).where(votes.c.person.in_(persons)),
        delete(talks).where(talks.c.person.in_(persons) | talks.c.talk.in_(persons)),
        delete(replies).where(replies.c.person.in_(persons)),
        update(hand_overs).where(hand_overs.c.asker_person.in_(persons)).values(NO_ASKER),
    )
    return sum(connection.execute(deed).rowcount for deed in deeds)


def expire(connection: Connection, now: datetime, retention: timedelta) -> None:
    overdue = hand_overs.c.at < now - min(ASKERS_KEPT, retention)
    connection.execute(update(hand_overs).where(overdue).values(NO_ASKER))
    for table in (votes, talks, replies, hand_overs, questions, deeds):
        connection.execute(delete(table).where(table.c.at < now - retention))
