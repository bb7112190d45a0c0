"""Which questions of the log were asked in vain and still wait for an admin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.answering import Responder
from bot.conversation import FOLLOWS_WITHIN
from bot.language.tokens import tokenize
from bot.model import Clarification, Fallback
from bot.store import LoggedQuestion, Settlement

LOOKED_BACK = timedelta(days=30)
MOST = 2000
"""How many questions are looked at, the newest."""


def in_vain(
    questions: Sequence[LoggedQuestion], responder: Responder, state: Settlement | None = None
) -> tuple[LoggedQuestion, ...]:
    """Those that got no answer and would get none today, or whose answer was voted down.

    questions: oldest first; state: None for the open ones, or what an admin decided about them.
    """
    asking = [question for question in questions if question.state == state]
    voted_down = {question.id for question in asking if question.down > question.up}
    unanswered = set(_unanswered(asking, questions, responder))
    lost = [question for question in asking if question.id in voted_down | unanswered]
    return tuple(lost[-MOST:])


def _unanswered(
    asking: Iterable[LoggedQuestion], questions: Iterable[LoggedQuestion], responder: Responder
) -> Iterator[int]:
    """Ids of questions that got no answer then and would get none now."""
    now: dict[str, Clarification | Fallback | None] = {}
    opened = _opened(questions)
    for question in asking:
        if question.outcome not in {"fallback", "clarification"} or not tokenize(question.text):
            continue
        if question.text not in now:
            now[question.text] = _still_lost(question.text, responder)
        match now[question.text]:
            case Fallback():
                yield question.id
            case Clarification(choices=choices):
                times = (at for choice in choices for at in opened[choice.id, choice.label])
                picked = any(timedelta() <= at - question.at <= FOLLOWS_WITHIN for at in times)
                if question.outcome == "fallback" or not picked:
                    yield question.id
            case None:
                pass


def _still_lost(text: str, responder: Responder) -> Clarification | Fallback | None:
    first = responder.respond(text).answers[0]
    return first if isinstance(first, Clarification | Fallback) else None


def _opened(questions: Iterable[LoggedQuestion]) -> Mapping[tuple[str, str], list[datetime]]:
    """When each entry was asked for in each of its wordings; the log does not know by whom."""
    opened: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for question in questions:
        if question.entry is not None:
            opened[question.entry, question.text].append(question.at)
    return opened
