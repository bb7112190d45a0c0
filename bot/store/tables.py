"""The tables, the same in SQLite and PostgreSQL."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import get_args

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Enum,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

from bot.store.values import Settlement, VersionStatus

SCHEMA = 1
"""Counts up whenever a table changes; the store of another number is refused."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # no database takes halves of a character


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC; SQLite keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text from outside; what no database takes is replaced by �."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _: Dialect) -> str | None:
        return None if value is None else _UNSTORABLE.sub("�", value)


def one_of(words: object) -> Enum:
    """One of the words of a Literal; another one is refused."""
    return Enum(*get_args(words), native_enum=False, validate_strings=True, length=20)


Count = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts only in an INTEGER
Hash = String(64)

metadata = MetaData()

about = Table(
    "about",  # the store itself: the number of its schema, its key
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("id", Count, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("text", Words, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("entry", Words),
    Column("score", Float, nullable=False),
    Column("opened", Boolean, nullable=False),
    Column("state", one_of(Settlement)),
    Column("settled_at", Moment),
    sqlite_autoincrement=True,  # an old button must never vote on a newer question
)

votes = Table(
    "votes",
    metadata,
    Column("question_id", ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True),
    Column("person", Hash, primary_key=True, index=True),
    Column("value", Integer, CheckConstraint("value IN (-1, 1)"), nullable=False),
    Column("at", Moment, nullable=False, index=True),
)

deeds = Table(
    "deeds",  # what is done once, such as the digest of a week
    metadata,
    Column("name", String(120), primary_key=True),
    Column("at", Moment, nullable=False),
)

talks = Table(
    "talks",
    metadata,
    Column("talk", Hash, primary_key=True),
    Column("person", Hash, nullable=False, index=True),
    Column("state", Words, nullable=False),
    Column("at", Moment, nullable=False, index=True),
)

replies = Table(
    "replies",
    metadata,
    Column("message", Hash, primary_key=True),
    Column("person", Hash, nullable=False, index=True),
    Column("reply_ids", Text, nullable=False),  # decimal numbers with spaces between
    Column("at", Moment, nullable=False, index=True),
)

hand_overs = Table(
    "hand_overs",
    metadata,
    Column("staff_chat", BigInteger, primary_key=True, autoincrement=False),
    Column("staff_message", BigInteger, primary_key=True, autoincrement=False),
    Column("question_id", ForeignKey("questions.id", ondelete="SET NULL"), index=True),
    Column("at", Moment, nullable=False, index=True),
    # The asker; all empty once forgotten.
    Column("asker_person", Hash, index=True),
    Column("asker_chat", BigInteger),
    Column("asker_message", BigInteger),
    Column("asker_thread", BigInteger),
)

versions = Table(
    "versions",
    metadata,
    Column("number", Count, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", BigInteger),
    Column("what", Words, nullable=False),
    Column("status", one_of(VersionStatus), nullable=False),
    sqlite_autoincrement=True,
)

contents = Table(
    "contents",  # what stood in a file, once however many versions hold it
    metadata,
    Column("sha256", Hash, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

version_files = Table(
    "version_files",
    metadata,
    Column("number", ForeignKey("versions.number", ondelete="CASCADE"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("sha256", ForeignKey("contents.sha256"), nullable=False),
)
