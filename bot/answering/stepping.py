"""A question about what stands before or after an item -> the question about that one."""

from __future__ import annotations

from bot.answering.decider import Decider
from bot.language.numbers import numbers_in
from bot.language.query import Query
from bot.language.steps import step_in
from bot.language.tokens import tokenize
from bot.language.written_numbers import PAPERS_AND_DAYS, Reference
from bot.model import DirectAnswer


def stepped(query: Query, decider: Decider) -> str | None:
    """What is asked for by a step from an item that is known; None where no such step is taken.

    The item is one of a numbered family: that whose first phrasing has its number.
    """
    step = step_in(query)
    if step is None:
        return None
    named = step.words if step.number is None else str(step.number)
    start = _number(f"{step.noun} {named}", decider)
    return step.at(step.noun or start.kind, int(start.value)) if start else None


def _number(item: str, decider: Decider) -> Reference | None:
    """The noun and number of an item; None where it is not known, or not counted."""
    match decider.decide(item):
        case DirectAnswer(entry=entry):
            called = entry.questions[0]
            found = [
                number
                for number in numbers_in(called, tokenize(called))
                if number.kind not in PAPERS_AND_DAYS
            ]
            return found[0] if len(found) == 1 else None
    return None
