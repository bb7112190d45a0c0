"""The questions that wait for an admin, grouped; and what staff answered to them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.answering import Responder
from bot.chat.memory import Newest
from bot.store import Keeper, Settlement
from bot.teaching.grouping import Group
from bot.teaching.in_vain import LOOKED_BACK, InVain

_MOST_ANSWERS = 200


class Waiting:
    """What was asked in vain, as the log and the knowledge are at this moment."""

    def __init__(
        self, keeper: Keeper, responder: Callable[[], Responder], now: Callable[[], datetime]
    ) -> None:
        self._keeper = keeper
        self._responder = responder
        self._now = now
        self._finding: InVain | None = None
        self._answers: Newest[int, str] = Newest(_MOST_ANSWERS)

    async def groups(self, state: Settlement | None = None) -> tuple[Group, ...] | None:
        """The groups that are open, or that an admin put off; None where the store fails."""
        since = self._now() - LOOKED_BACK
        questions = await self._keeper.ask(lambda store: store.questions(since), otherwise=None)
        if questions is None:
            return None
        responder = self._responder()
        if self._finding is None or self._finding.responder is not responder:
            self._finding = InVain(responder)
        return await asyncio.to_thread(self._finding.groups, questions, state)

    async def group(self, question_id: int) -> Group | None:
        """The group of a question, which may be alone in it; None where it is not logged."""
        for state in (None, "later"):
            for group in await self.groups(state) or ():
                if question_id in group.ids:
                    return group
        question = await self._keeper.ask(lambda store: store.question(question_id), otherwise=None)
        return Group((question,)) if question else None

    def settle(self, group: Group, state: Settlement) -> None:
        """Note what was decided about a group."""
        at = self._now()
        self._keeper.tell(lambda store: store.settle(group.ids, state, at))

    def note_answer(self, question_id: int, answer: str) -> None:
        """Keep what staff answered to a question, for whoever teaches it to the bot."""
        self._answers.put(question_id, answer)

    def answer_to(self, group: Group) -> str:
        """What staff answered to a question of the group; empty where it is not known."""
        answers = (self._answers.get(question_id) for question_id in group.ids)
        return next(filter(None, answers), "")
