"""How well each hit fits a question beside the others: one weighted sum of the evidence.

A conditional logit (McFadden 1974): the difference between two entries is by how many nats one is
likelier to be meant. The weights are rounded from `benchmarks/decision.py`, which leaves phrasings
out of the knowledge and asks them in several kinds of noise; `alike` and `joined` go half the way
to what the phrasings of other writers call for. What a passage has is set by hand.
"""

from __future__ import annotations

import math
from operator import mul
from typing import NamedTuple

from bot.model import ONLY_COUNTS, Evidence

LEAST_TOLD = 8.0  # nats that a question counts at the least: common words tell entries apart
_LEARNED_MOST, _LEARNED_LEAST = 6.0, -12.0  # nats within which what was learned counts


class Weights(NamedTuple):
    """What each kind of evidence adds, in nats.

    worth: for the rank value of the words, for each nat that the question tells; learned: for each
    nat by which the entry is likelier than any other; numbers: where one agrees, taken where it
    only counts; kind: where the same is asked for; alike: for the likeness, letter by letter;
    passage: what a passage has in place of all but its worth.
    """

    worth: float
    asked: float
    joined: float
    line: float
    numbers: float
    kind: float
    alike: float
    learned: float
    passage: float


LEARNED = Weights(
    worth=0.7,
    asked=1.7,
    joined=2.5,
    line=0.9,
    numbers=3.0,
    kind=0.8,
    alike=8.0,
    learned=0.42,
    passage=5.5,
)
"""Among entries that were learned from."""

UNLEARNED = Weights(
    worth=1.7,
    asked=1.3,
    joined=2.5,
    line=1.9,
    numbers=3.1,
    kind=0.9,
    alike=7.0,
    learned=0.0,
    passage=6.5,
)
"""Among too few or too many to learn from."""


def of_entry(evidence: Evidence, alike: float) -> float:
    """How well an entry fits, in nats; alike: its likeness to the question, 0..1."""
    weights = UNLEARNED if evidence.learned is None else LEARNED
    return math.fsum(map(mul, weights, features(evidence, alike)))


def features(evidence: Evidence, alike: float) -> tuple[float, ...]:
    """What is weighed of an entry, in the order of `Weights`."""
    return (
        _for_each_nat(evidence.worth, evidence.mass),
        evidence.asked,
        evidence.joined,
        evidence.line,
        -1 if evidence.numbers == ONLY_COUNTS else max(0, evidence.numbers),
        max(0, evidence.kind),
        alike,
        max(_LEARNED_LEAST, min(_LEARNED_MOST, evidence.learned or 0.0)),
        0.0,
    )


def of_passage(worth: float, mass: float, *, learned: bool) -> float:
    """How well a passage fits, in nats, by its words alone."""
    weights = LEARNED if learned else UNLEARNED
    return weights.passage + weights.worth * _for_each_nat(worth, mass)


def _for_each_nat(worth: float, mass: float) -> float:
    return worth / max(LEAST_TOLD, mass)
