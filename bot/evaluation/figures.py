"""The figures of some verdicts: what the bot is measured by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.evaluation.judging import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in 0..1 of some verdicts.

    answered: of the answerable, answered right at the first try (hit@1 of the decision);
    refused: of the must-refuse, refused (fallback, gap or clarification);
    wrong: of all that were answered, answered wrongly; wrong_of_all: of all questions;
    covered: of the answerable, answered at all; mrr: mean reciprocal rank, over the answerable, of
    what was expected among the raw hits. A share of nothing is 1, a wrong share of nothing 0.
    """

    count: int
    answerable: int
    must_refuse: int
    answered: float
    refused: float
    wrong: float
    wrong_of_all: float
    covered: float
    mrr: float


def figures(verdicts: Sequence[Verdict]) -> Figures:
    """Measure some verdicts."""
    refuse = [verdict for verdict in verdicts if verdict.judgement.must_refuse]
    answerable = [verdict for verdict in verdicts if not verdict.judgement.must_refuse]
    right, wrong = count(answerable, "right"), count(verdicts, "wrong")
    return Figures(
        count=len(verdicts),
        answerable=len(answerable),
        must_refuse=len(refuse),
        answered=share(right, len(answerable)),
        refused=share(count(refuse, "right"), len(refuse)),
        wrong=wrong / max(1, wrong + right),
        wrong_of_all=wrong / max(1, len(verdicts)),
        covered=share(right + count(answerable, "wrong"), len(answerable)),
        mrr=share(sum(1 / verdict.rank for verdict in answerable if verdict.rank), len(answerable)),
    )


def count(verdicts: Iterable[Verdict], outcome: Outcome) -> int:
    """How many verdicts have this outcome."""
    return sum(verdict.outcome == outcome for verdict in verdicts)


def share(part: float, whole: int) -> float:
    """The share of a part in the whole; 1 where there is nothing."""
    return part / whole if whole else 1.0
