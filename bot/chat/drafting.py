"""The answers that admins are writing: one each, forgotten when it is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Message
from telegram.ext import filters

from bot.chat.memory import Newest
from bot.teaching.drafts import Draft

LEFT_ALONE = timedelta(minutes=30)
_MOST_ADMINS = 1000
_MOST_TYPED = 1000


@dataclass(frozen=True, slots=True)
class Writing:
    """A draft, the question that its buttons name, and when it was last worked on."""

    question_id: int
    draft: Draft
    at: datetime


class Desk:
    """What each admin is writing; it is lost at a restart."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._writings: Newest[int, Writing] = Newest(_MOST_ADMINS)
        self._typed: Newest[tuple[int, int], bool] = Newest(_MOST_TYPED)

    def put(self, who: int, question_id: int, draft: Draft) -> Writing:
        """Lay down what an admin is writing, in place of anything else."""
        writing = Writing(question_id, draft, self._now())
        self._writings.put(who, writing)
        return writing

    def get(self, who: int) -> Writing | None:
        """What an admin is writing; None also where it was left alone too long."""
        writing = self._writings.get(who)
        return writing if writing and self._now() - writing.at <= LEFT_ALONE else None

    def drop(self, who: int) -> None:
        self._writings.drop(lambda kept: kept == who)

    def waits_for(self, who: int) -> bool:
        """Whether the next words of an admin belong to a draft, be it one left alone too long."""
        writing = self._writings.get(who)
        return writing is not None and writing.draft.step is not None

    def note_typed(self, who: int, message_id: int) -> None:
        """Keep that a message was written for a draft."""
        self._typed.put((who, message_id), value=True)

    def was_typed(self, who: int, message_id: int) -> bool:
        return self._typed.get((who, message_id)) is not None


class AtTheDesk(filters.MessageFilter):
    """A message whose words a draft waits for, or once did: that one may be edited later."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("words for a draft")
        self._desk = desk

    def filter(self, message: Message) -> bool:
        if message.from_user is None:
            return False
        who = message.from_user.id
        if message.edit_date is not None:
            return self._desk.was_typed(who, message.message_id)
        return self._desk.waits_for(who)
