"""How well each hit fits a question beside the others: one weighted sum of the evidence.

A conditional logit (McFadden 1974): the difference between two entries is by how many nats one is
likelier to be meant. The weights for entries of many phrasings are rounded from
`benchmarks/decision.py`, which leaves phrasings out of the knowledge and asks them in several kinds
of noise; `alike` and `joined` go half the way to what the phrasings of other writers call for.
Those for entries of few are rounded from what others asked of invented collections, with one to six
phrasings an entry. `numbers` of few and what a passage has are set by hand.
"""

from __future__ import annotations

import math
from operator import mul
from typing import NamedTuple

from bot.model import ONLY_COUNTS, Evidence

MANY = 25  # phrasings from which an entry has many: of so many one mostly is nearly the question
SOME = 10  # phrasings an entry, on the average, from which what was learned tells as much
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


OF_MANY = Weights(
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
"""Among entries that were learned from, of `SOME` phrasings each or more."""

OF_FEW = Weights(
    worth=1.9,
    asked=5.5,
    joined=4.3,
    line=3.0,
    numbers=2.5,
    kind=0.5,
    alike=5.2,
    learned=0.24,
    passage=7.5,
)
"""Likewise, of few: which words they happen to hold tells less of them."""

UNLEARNED = Weights(
    worth=2.2,
    asked=6.2,
    joined=4.8,
    line=3.4,
    numbers=3.0,
    kind=0.45,
    alike=4.0,
    learned=0.0,
    passage=8.0,
)
"""Among too few or too many to learn from."""


def weights_for(phrasings: int, entries: int, *, learned: bool) -> Weights:
    """The weights for a folder, so that all its entries are weighed alike."""
    if not learned:
        return UNLEARNED
    return OF_MANY if phrasings >= SOME * entries else OF_FEW


def of_entry(weights: Weights, evidence: Evidence, alike: float) -> float:
    """How well an entry fits, in nats; alike: its likeness to the question, 0..1."""
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


def of_passage(weights: Weights, worth: float, mass: float) -> float:
    """How well a passage fits, in nats, by its words alone."""
    return weights.passage + weights.worth * _for_each_nat(worth, mass)


def _for_each_nat(worth: float, mass: float) -> float:
    return worth / max(LEAST_TOLD, mass)
