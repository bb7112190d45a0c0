"""Judged questions, typed again in the careless ways that people have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.language.noise import noisy
from bot.model import Judgement

ADDED = "+"
"""Before the name of a noise that was added here, not typed by a person."""


def with_noise(
    judgements: Sequence[Judgement], conditions: Iterable[str], seed: int
) -> tuple[Judgement, ...]:
    """The judgements, then all of them once more under each condition, named "+strip" and so on.

    What was said before a question is typed in the same way. Conditions are those of
    `bot.language.noise`; the same seed gives the same text.
    """
    return (
        *judgements,
        *(copy for condition in conditions for copy in _copies(judgements, condition, seed)),
    )


def _copies(judgements: Sequence[Judgement], condition: str, seed: int) -> Iterator[Judgement]:
    for judgement in judgements:
        typed = {
            "question": noisy(judgement.question, condition, seed),
            "after": tuple(noisy(before, condition, seed) for before in judgement.after),
            "noise": ADDED + condition,
        }
        yield judgement.model_copy(update=typed)
