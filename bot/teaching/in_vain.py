"""Which questions of the log were asked in vain and still wait for an admin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache

from bot.answering import Responder
from bot.conversation import FOLLOWS_WITHIN
from bot.language.tokens import tokenize
from bot.model import Clarification, Fallback
from bot.store import LoggedQuestion, Settlement
from bot.teaching.grouping import Group, grouped

LOOKED_BACK = timedelta(days=30)
MOST = 1000
"""How many questions are answered anew to see whether they still wait, the newest."""

_REMEMBERED = 2 * MOST
_NO_ANSWER = {"fallback", "clarification"}


class InVain:
    """Finds what waits, by what one state of the knowledge answers; it remembers its findings."""

    def __init__(self, responder: Responder) -> None:
        self.responder = responder
        self._still_lost = lru_cache(maxsize=_REMEMBERED)(self._answered_now)
        self._understood = lru_cache(maxsize=_REMEMBERED)(responder.understood)

    def groups(
        self, questions: Sequence[LoggedQuestion], state: Settlement | None = None
    ) -> tuple[Group, ...]:
        """What waits, grouped, the most asked first; parameters as in `waiting`."""
        return grouped(self.waiting(questions, state), self._understood)

    def waiting(
        self, questions: Sequence[LoggedQuestion], state: Settlement | None = None
    ) -> tuple[LoggedQuestion, ...]:
        """Those that got no answer and would get none now, or whose answer was voted down.

        questions: oldest first; state: None for the open ones, or what an admin decided.
        """
        asked = [question for question in questions if question.state == state]
        voted_down = {question.id for question in asked if question.down > question.up}
        without_answer = [each for each in asked if each.outcome in _NO_ANSWER]
        unanswered = set(self._unanswered(without_answer[-MOST:], _picked(questions)))
        return tuple(each for each in asked if each.id in voted_down | unanswered)

    def _unanswered(
        self, asked: Iterable[LoggedQuestion], picked: Mapping[tuple[str, str], list[datetime]]
    ) -> Iterator[int]:
        """Ids; a clarification of which a choice was picked soon after has answered."""
        for question in asked:
            match self._still_lost(question.text):
                case Fallback():
                    yield question.id
                case Clarification(choices=choices):
                    times = [at for choice in choices for at in picked[choice.id, choice.label]]
                    soon = any(timedelta() <= at - question.at <= FOLLOWS_WITHIN for at in times)
                    if question.outcome == "fallback" or not soon:
                        yield question.id

    def _answered_now(self, text: str) -> Clarification | Fallback | None:
        """What comes of the question today; None where that is an answer, or it asks nothing."""
        if not tokenize(text):
            return None
        first = self.responder.respond(text).answers[0]
        return first if isinstance(first, Clarification | Fallback) else None


def _picked(questions: Iterable[LoggedQuestion]) -> Mapping[tuple[str, str], list[datetime]]:
    """When which entry was picked under which words; the log does not know by whom."""
    picked: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for question in questions:
        if question.opened and question.entry is not None:
            picked[question.entry, question.text].append(question.at)
    return picked
