"""What goes into the store and comes out of it.

Every time is a `datetime` with a time zone; out of the store it is in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Settlement = Literal["taught", "out-of-scope", "later"]
"""What an admin decided about a question in the inbox."""

VersionStatus = Literal["pending", "applied", "dropped"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the log, without who asked it; the store masks `text` once more.

    outcome: the word of `records.kind`; entry: the id of the entry or passage that answered;
    opened: it was picked (by a button, a link, a number) and not asked in someone's own words.
    """

    at: datetime
    text: str
    outcome: str
    entry: str | None
    score: float
    opened: bool = False


@dataclass(frozen=True, slots=True)
class LoggedQuestion:
    """A question of the log, with the votes on its answer; `state` is None while it is open."""

    id: int
    at: datetime
    text: str
    outcome: str
    entry: str | None
    score: float
    up: int = 0
    down: int = 0
    state: Settlement | None = None
    opened: bool = False


@dataclass(frozen=True, slots=True)
class Asker:
    """Where the person waits who asked staff; `person` is the keyed hash of their user id."""

    person: str
    chat: int
    message: int
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Handed:
    """A question handed to staff, known by the post in their chat.

    asker: None once answered, forgotten or older than seven days.
    """

    staff_chat: int
    staff_message: int
    question_id: int | None
    at: datetime
    asker: Asker | None


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A state of the knowledge folder to keep: relative path to content, byte for byte.

    who: the admin's user id, None where the folder was changed by hand; what: one line of words.
    """

    at: datetime
    who: int | None
    what: str
    files: Mapping[str, bytes]
    status: VersionStatus = "pending"


@dataclass(frozen=True, slots=True)
class Version:
    """A kept state of the knowledge folder, without its files."""

    number: int
    at: datetime
    who: int | None
    what: str
    status: VersionStatus
