"""Sure, close or neither: the only place with thresholds, and the confidence they apply to.

The weights are a logistic regression on the development questions and on entries that were left
out of the index for the purpose; `benchmarks/decision.py` fits them anew and shows the trade-off.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from bot.model import Hit


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence adds to the log-odds that a hit is the right one."""

    base: float
    asked: float
    joined: float
    line: float
    margin: float
    other_kind: float
    mass: float
    contradicted: float


ENTRY = Weights(
    base=-5.0, asked=2.0, joined=0.9, line=2.2, margin=2.4, other_kind=0.8, mass=0.45, contradicted=-0.9
)
PASSAGE = Weights(
    base=-5.0, asked=3.0, joined=3.0, line=0.5, margin=1.5, other_kind=0.0, mass=0.45, contradicted=-2.0
)

SURE = 0.5
"""From here an entry is the answer."""

SURE_PASSAGE = 0.8
"""From here a passage is quoted; an article says many things that nobody asked."""

CLOSE = 0.15
"""From here a hit is worth offering as "Ý bạn là …?"."""

NEAR = 0.5
"""A further choice is offered where its score is at least this share of the best one's."""

CONTRADICTED = 0.4
"""The most that a hit can reach whose numbers contradict the question: never sure."""


def confidence(hit: Hit, rival: Hit | None, other_kind: Hit | None, weights: Weights) -> float:
    """How probably a hit answers the question, 0..1.

    rival: the next hit of the same kind; other_kind: the best passage for an entry, and the best
    entry for a passage.
    """
    evidence = hit.evidence
    if hit.score <= 0 or not evidence.mass:
        return 0.0
    log_odds = (
        weights.base
        + weights.asked * evidence.asked
        + weights.joined * evidence.joined
        + weights.line * evidence.line
        + weights.margin * _lead(hit, rival)
        + weights.other_kind * _lead(hit, other_kind)
        + weights.mass * math.log(evidence.mass)
        + (weights.contradicted if evidence.numbers < 0 else 0.0)
    )
    probability = 1 / (1 + math.exp(-log_odds))
    return min(probability, CONTRADICTED) if evidence.numbers < 0 else probability


def _lead(hit: Hit, other: Hit | None) -> float:
    """How far a hit is ahead of another, as a share of its score; 1 where there is no other."""
    return 1.0 if other is None else max(-1.0, (hit.score - other.score) / hit.score)
