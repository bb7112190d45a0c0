"""One person can't keep the bot from the others: a burst of five, then one message a second.

Group talk that is not meant for the bot, what is typed for an inline answer, admins and the
staff's chat are not counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from telegram import Bot, Message, Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, TypeHandler

from bot.chat.addressed import question_to
from bot.chat.delivery import Place, send
from bot.chat.memory import Newest, Who
from bot.chat.menu import PEOPLE
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import confirm
from bot.chat.privacy import FORGET
from bot.chat.reply import said

BURST = 5
A_SECOND = 1.0
"""How many more may come each second."""
NOTICE_EVERY = 60.0
"""Seconds between two notices to the same person."""
MOST_PEOPLE = 10_000
"""How many people are counted at once; who was quiet longest is forgotten first."""
LIVE = timedelta(minutes=5)
"""A message written within this time of now is judged by when it was written."""

_HOLDS_BACK = -5


def register(application: App, parts: Parts) -> None:
    """Hold back what is too much, before any room looks at it."""
    application.add_handler(TypeHandler(Update, Limits(parts).look), _HOLDS_BACK)


@dataclass(slots=True)
class Bucket:
    """What one person may still send, and when that was counted: here, and by Telegram's clock."""

    left: float
    at: float
    written: datetime | None = None
    noticed: float | None = None
    album: str | None = None


class Flood:
    """A token bucket for each person: it holds `burst` and gains `a_second`."""

    def __init__(
        self,
        clock: Callable[[], float] = monotonic,
        burst: int = BURST,
        a_second: float = A_SECOND,
    ) -> None:
        self._clock = clock
        self._burst = burst
        self._a_second = a_second
        self._buckets: Newest[int, Bucket] = Newest(MOST_PEOPLE)

    def passes(self, person: int, written: datetime | None = None, *, live: bool = True) -> bool:
        """Count something a person sends; False where it is too much.

        `written`: when Telegram took it. What is `live` is judged by that alone, since here it
        may have waited; what waited while the bot was off, by whichever clock went on more.
        """
        now = self._clock()
        bucket = self._bucket(person, now)
        passed = now - bucket.at
        if written and bucket.written:
            between = max(0.0, (written - bucket.written).total_seconds())
            passed = between if live else max(passed, between)
            written = max(written, bucket.written)
        bucket.left = min(self._burst, bucket.left + passed * self._a_second)
        bucket.at, bucket.written = now, written or bucket.written
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def same_album(self, person: int, album: str | None) -> bool:
        """Whether this is one more picture of what the person sent last."""
        bucket = self._bucket(person, self._clock())
        same = album is not None and bucket.album == album
        bucket.album = album
        return same

    def notice_due(self, person: int) -> bool:
        """Whether a person who sends too much is to be told so now."""
        now = self._clock()
        bucket = self._bucket(person, now)
        if bucket.noticed is not None and now - bucket.noticed < NOTICE_EVERY:
            return False
        bucket.noticed = now
        return True

    def _bucket(self, person: int, now: float) -> Bucket:
        bucket = self._buckets.get(person) or Bucket(self._burst, now)
        self._buckets.put(person, bucket)
        return bucket


class Limits:
    """Looks at every update first; what is too much is told once a minute and not answered."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._flood = Flood()

    async def look(self, update: Update, context: Context) -> None:
        """Let an update pass, or raise ApplicationHandlerStop."""
        if query := update.callback_query:
            if not self._free(query.from_user.id) and not self._flood.passes(query.from_user.id):
                await confirm(query)
                raise ApplicationHandlerStop
        elif (message := update.message or update.edited_message) and self._counts(update, context):
            await self._look_at(message, context.bot)

    async def _look_at(self, message: Message, bot: Bot) -> None:
        person = Who.wrote(message).person
        if self._free(person) or self._flood.same_album(person, message.media_group_id):
            return
        written = message.edit_date or message.date
        live = abs(self._parts.now() - written) < LIVE
        if self._flood.passes(person, written, live=live):
            return
        if self._flood.notice_due(person):
            await send(bot, Place.of(message), said(self._parts.knowledge, "slow_down"))
        raise ApplicationHandlerStop

    def _free(self, person: int) -> bool:
        return person in self._parts.admins

    def _counts(self, update: Update, context: Context) -> bool:
        """Whether an update is meant for the bot, so that it would be answered."""
        message = update.effective_message
        if message is None or message.chat.id == self._parts.staff_chat:
            return False
        asks = question_to(context.bot.bot, message) is not None
        if update.edited_message or message.chat.type != ChatType.PRIVATE:
            return asks or _commands(message, context.bot.username)
        return True


def _commands(message: Message, bot_name: str) -> bool:
    """Whether a message is one of the bot's own commands."""
    name, _, to = (message.text or "").partition(" ")[0].removeprefix("/").partition("@")
    known = name in {*PEOPLE, *FORGET}
    return (message.text or "").startswith("/") and known and to.lower() in {"", bot_name.lower()}
