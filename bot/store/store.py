"""The store's table of contents: every deed, each one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from bot.store import forgetting, once, question_log, talks, versions
from bot.store.database import Database, may_exist
from bot.store.identity import keyed_hash, opened_key
from bot.store.values import (
    Asked,
    Handed,
    LoggedQuestion,
    NewVersion,
    Settlement,
    Version,
    VersionStatus,
)

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """The database; thread-safe and synchronous. Every method may raise StoreError, nothing else.

    People are known by `person(user)`, their talks by `person(chat, user)`, their messages by
    `person(chat, message)`: keyed hashes, whose key lives in the store.
    """

    def __init__(self, database: Database, key: bytes) -> None:
        self._database = database
        self._key = key

    @staticmethod
    def may_exist(url: str) -> bool:
        """Whether there may be a store; False for an SQLite file that `open` would make."""
        return may_exist(url)

    @classmethod
    def open(cls, url: str) -> Store:
        """Open `sqlite:///path` or `postgresql+driver://…`; makes folder, file, tables and key."""
        database = Database(url)
        try:
            with database.writing() as connection:
                return cls(database, opened_key(connection))
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        self._database.close()

    def person(self, *ids: int) -> str:
        """The keyed hash (HMAC-SHA256, hexadecimal) of Telegram ids; never raises."""
        return keyed_hash(self._key, ids)

    def log_question(self, asked: Asked) -> int:
        """Log a question; gives its id, which is never used again."""
        return self._write(question_log.log, asked)

    def vote(self, question_id: int, person: str, value: int, at: datetime) -> bool:
        """Set a person's one vote, +1 or -1; False where the question is no longer in the log."""
        return self._write(question_log.vote, question_id, person, value, at)

    def questions(self, since: datetime, until: datetime | None = None) -> list[LoggedQuestion]:
        """The questions asked from `since` on and before `until`, oldest first."""
        return self._read(question_log.asked, since, until)

    def question(self, question_id: int) -> LoggedQuestion | None:
        """One question; None where it is no longer in the log."""
        return self._read(question_log.one, question_id)

    def most_asked(self, since: datetime, limit: int) -> list[str]:
        """The ids of the entries and passages that answered most often, most often first."""
        return self._read(question_log.most_asked, since, limit)

    def settle(self, question_ids: Iterable[int], state: Settlement, at: datetime) -> None:
        """Note what an admin decided about questions of the inbox."""
        self._write(question_log.settle, question_ids, state, at)

    def remember(self, talk: str, person: str, state: str, at: datetime) -> None:
        """Keep the one follow-up state of a talk (a person in a chat)."""
        self._write(talks.remember, talk, person, state, at)

    def recall(self, talk: str, since: datetime) -> str | None:
        """The follow-up state of a talk; None where it is older than `since`."""
        return self._read(talks.recall, talk, since)

    def note_reply(self, message: str, person: str, reply_ids: Sequence[int], at: datetime) -> None:
        """Keep which messages of ours answered which one of a person's."""
        self._write(talks.note_reply, message, person, reply_ids, at)

    def reply_to(self, message: str) -> tuple[int, ...] | None:
        """The messages of ours that answered this one, in the order sent."""
        return self._read(talks.reply_to, message)

    def hand_over(self, handed: Handed) -> None:
        """Keep that a question waits in the staff's chat."""
        self._write(talks.hand_over, handed)

    def handed(self, staff_chat: int, staff_message: int) -> Handed | None:
        """The question that a post in the staff's chat is about."""
        return self._read(talks.handed, staff_chat, staff_message)

    def answered(self, staff_chat: int, staff_message: int) -> None:
        """Forget who asked; what was asked stays."""
        self._write(talks.answered, staff_chat, staff_message)

    def take_on(self, name: str, at: datetime) -> bool:
        """Take on a deed that is done once; False where it was taken on before."""
        return self._write(once.take_on, name, at)

    def give_back(self, name: str) -> None:
        """Let a deed that could not be done be taken on again."""
        self._write(once.give_back, name)

    def forget(self, persons: Sequence[str]) -> int:
        """Delete all that is linked to these persons or talks; the number of rows."""
        return self._write(forgetting.forget, persons)

    def expire(self, now: datetime, retention: timedelta) -> None:
        """Delete what is older than `retention`; the askers of hand-overs after seven days."""
        self._write(forgetting.expire, now, retention)

    def record_version(self, version: NewVersion) -> int:
        """Keep a state of the knowledge folder; gives its number."""
        return self._write(versions.record, version)

    def versions(self, limit: int = 20) -> list[Version]:
        """The last versions, newest first."""
        return self._read(versions.latest, limit)

    def version_files(self, number: int) -> Mapping[str, bytes]:
        """The files of a version, byte for byte."""
        return self._read(versions.files, number)

    def set_version_status(self, number: int, status: VersionStatus) -> None:
        """Bring a pending version to `applied` or `dropped`."""
        self._write(versions.set_status, number, status)

    def pending_version(self) -> Version | None:
        """The oldest version that is still pending."""
        return self._read(versions.pending)

    def _read(
        self, look: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        with self._database.reading() as connection:
            return look(connection, *args, **kwargs)

    def _write(
        self, deed: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        with self._database.writing() as connection:
            return deed(connection, *args, **kwargs)
