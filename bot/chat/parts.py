"""What every room of the chat is given, so that none builds its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from telegram.ext import Application, CallbackContext

from bot.answering import Responder
from bot.chat.memory import Memory
from bot.chat.proposals import Proposals
from bot.chat.waiting import Waiting
from bot.model import Knowledge
from bot.publishing.changes import Changes
from bot.publishing.publisher import Publisher
from bot.store import Keeper

App = Application[Any, Any, Any, Any, Any, Any]
Context = CallbackContext[Any, Any, Any, Any]


@dataclass(frozen=True)
class Parts:
    """The real parts, put together in `bot.app` and handed to each room's `register`.

    `responder` is called at each update and never stored: a reload of the knowledge swaps it.
    `now` is in UTC, `today` is the day on the office's calendar.
    """

    responder: Callable[[], Responder]
    today: Callable[[], date]
    now: Callable[[], datetime]
    keeper: Keeper
    publisher: Publisher
    admins: frozenset[int]
    staff_chat: int | None
    retention_days: int

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge as it is at this moment."""
        return self.responder().knowledge

    @cached_property
    def memory(self) -> Memory:
        """What the chats are about; kept by the store, and here where the store fails."""
        return Memory(self.keeper, self.now)

    @cached_property
    def changes(self) -> Changes:
        """What admins do to the knowledge folder."""
        return Changes(self.publisher, self.today)

    @cached_property
    def proposals(self) -> Proposals:
        """Changes that admins looked at and did not decide on yet."""
        return Proposals(self.keeper, self.now)

    @cached_property
    def waiting(self) -> Waiting:
        """What was asked in vain and waits for an admin."""
        return Waiting(self.keeper, self.responder, self.now)
