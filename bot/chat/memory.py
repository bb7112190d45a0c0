"""What the chats are about and which reply answered which message.

Looked up here first and then in the store, so that a talk outlives a restart, and carries on
where the store is broken.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from telegram import MaybeInaccessibleMessage as AnyMessage
from telegram import Message

from bot.conversation import FOLLOWS_WITHIN, Talk
from bot.store import Keeper

MOST_KEPT = 10_000
"""Talks, and replies, that are kept here; the store keeps the others."""

_K = TypeVar("_K")
_V = TypeVar("_V")


class Who(NamedTuple):
    """One person in one chat or topic: whose talk it is. A channel can be a person too."""

    chat: int
    thread: int
    person: int

    @classmethod
    def wrote(cls, message: Message) -> Who:
        """The writer of a message; where none is told, the chat itself."""
        sender = message.sender_chat or message.from_user or message.chat
        return cls.at(message, sender.id)

    @classmethod
    def at(cls, message: AnyMessage, person: int) -> Who:
        """A person who presses a button under a message."""
        topic = isinstance(message, Message) and message.is_topic_message
        thread = message.message_thread_id if topic and isinstance(message, Message) else None
        return cls(message.chat.id, thread or 0, person)


@dataclass(frozen=True, slots=True)
class Note:
    """A message that was answered: by which messages, and the talk before and after it.

    The talks and the words are unknown (None) after a restart.
    """

    reply_ids: tuple[int, ...]
    question: str | None = None
    before: Talk | None = None
    after: Talk | None = None


class Memory:
    """The newest talks and replies; the store holds them too, under keyed hashes."""

    def __init__(self, keeper: Keeper, now: Callable[[], datetime]) -> None:
        self._keeper = keeper
        self._now = now
        self._talks: Newest[Who, Talk] = Newest(MOST_KEPT)
        self._notes: Newest[tuple[Who, int], Note] = Newest(MOST_KEPT)

    async def talk(self, who: Who) -> Talk:
        """What the talk with a person is about; an empty one where nothing is known."""
        if (talk := self._talks.get(who)) is not None:
            return talk
        since = self._now() - FOLLOWS_WITHIN
        kept = await self._keeper.ask(
            lambda store: store.recall(store.person(*who), since), otherwise=None
        )
        return Talk.from_json(kept) if kept else Talk()

    def carry_on(self, who: Who, talk: Talk) -> None:
        """Remember what the talk is about now."""
        self._talks.put(who, talk)
        at, state = self._now(), talk.to_json()
        self._keeper.tell(
            lambda store: store.remember(store.person(*who), store.person(who.person), state, at)
        )

    async def note(self, who: Who, message_id: int) -> Note | None:
        """How a person's message was answered; None where it was not, or too long ago."""
        if (note := self._notes.get((who, message_id))) is not None:
            return note
        kept = await self._keeper.ask(
            lambda store: store.reply_to(store.person(who.chat, message_id)), otherwise=None
        )
        return None if kept is None else Note(kept)

    def answered(self, who: Who, message_id: int, note: Note) -> None:
        """Note how a person's message was answered."""
        self._notes.put((who, message_id), note)
        at, ids = self._now(), note.reply_ids
        self._keeper.tell(
            lambda store: store.note_reply(
                store.person(who.chat, message_id), store.person(who.person), ids, at
            )
        )

    def forget(self, person: int) -> None:
        """Forget here what is linked to a person; the store forgets by itself (`Store.forget`)."""
        self._talks.drop(lambda who: who.person == person)
        self._notes.drop(lambda key: key[0].person == person)


class Newest(Generic[_K, _V]):
    """The values used last, at most `most`."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[_K, _V] = OrderedDict()

    def get(self, key: _K) -> _V | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: _K, value: _V) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def drop(self, unwanted: Callable[[_K], bool]) -> None:
        for key in [key for key in self._kept if unwanted(key)]:
            del self._kept[key]
