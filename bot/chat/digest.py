"""The past week, told to the admins on Monday morning: once, and only where something was asked."""

from __future__ import annotations

import asyncio
import logging
from datetime import date

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError, TimedOut

from bot.chat.delivery import Place
from bot.chat.parts import Parts
from bot.chat.reply import label
from bot.chat.stats import counted, tell
from bot.insight import Insight, Period
from bot.insight.values import DAY
from bot.store import Store, StoreError

HOUR = 8
"""On Monday, from when on; a bot that was off then tells it later on the same day."""
EVERY = 60.0
"""Seconds between two looks at the clock."""

_WEEK = 7
_LOG = logging.getLogger(__name__)


async def keep_telling(bot: Bot, parts: Parts) -> None:
    """Tell each week when its time comes, until cancelled."""
    digest = Digest(bot, parts)
    while True:
        try:
            await digest.look()
        except (StoreError, TelegramError) as error:  # the next look tries again
            _LOG.info("the week was not told: %s", error)
        except Exception:  # noqa: BLE001 - a defect must not end it for all weeks to come
            _LOG.exception("the week was not told")
        await asyncio.sleep(EVERY)


class Digest:
    """Who was told about which week stands in the store, so that a restart repeats nothing."""

    def __init__(self, bot: Bot, parts: Parts) -> None:
        self._bot = bot
        self._parts = parts
        self._done: date | None = None

    async def look(self) -> None:
        """Tell the past week if it is time and not done.

        StoreError or TelegramError where not everyone was told; another look tells the others.
        """
        here = self._parts.now().astimezone()
        today = here.date()
        if here.weekday() != 0 or here.hour < HOUR or self._done == today:
            return
        week = await counted(self._parts, Period.ending(today - DAY, _WEEK))
        if not week.quiet:
            for admin in sorted(self._parts.admins):
                await self._tell_once(week, admin)
        self._done = today

    async def _tell_once(self, week: Insight, admin: int) -> None:
        """Tell one admin; who can't be reached, or may have been, is not told again."""
        keeper, at, last = self._parts.keeper, self._parts.now(), week.period.last
        if not await keeper.must(lambda store: store.take_on(_name(store, last, admin), at)):
            return
        title = label(self._parts.knowledge, "stats_digest")
        try:
            await tell(self._bot, Place(admin), self._parts, week, title)
        except (Forbidden, BadRequest, TimedOut) as error:
            _LOG.info("an admin was not told about the week: %s", error)
        except TelegramError:
            await keeper.must(lambda store: store.give_back(_name(store, last, admin)))
            raise


def _name(store: Store, last: date, admin: int) -> str:
    """The deed of telling an admin about the week that ended with `last`."""
    return f"digest {last.isoformat()} {store.person(admin)}"
