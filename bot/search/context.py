"""What is meant at each place of a message, given what may stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter, mul
from typing import NamedTuple

from bot.search.neighbours import Neighbours

MEMORY = 20.0  # how many sightings something needs before its neighbours are believed


class Option(NamedTuple):
    """A word, or a way to mark it, that may have been meant.

    number: its number in the index (-1: unknown); chance: its share of all words; rarely: 1 over
    the lines that hold it plus `MEMORY`; typed: the probability (up to a factor) of typing what
    was typed where it is meant; likely: chance times that.
    """

    word: str
    number: int
    chance: float
    rarely: float
    typed: float
    likely: float


likely = attrgetter("likely")


def option(word: str, number: int, lines: int, total: int, typed: float = 1.0) -> Option:
    """What stands in so many lines, where `total` words are counted in all."""
    chance = (lines + 0.1) / total
    return Option(word, number, chance, 1 / (lines + MEMORY), typed, typed * chance)


def weigh(options: Sequence[Sequence[Option]], beside: Neighbours) -> list[list[float]]:
    """Probabilities of the options at each place, given all the others.

    After a comes b with a probability of (lines with "a b" + M · chance of b) / (lines with a + M);
    they are weighed forward and backward.
    """
    if all(len(here) == 1 for here in options):
        return [[1.0]] * len(options)
    steps = [_seen_beside(lefts, rights, beside) for lefts, rights in pairwise(options)]
    forward = [_normal([option.likely for option in options[0]])]
    for lefts, rights, seen in zip(options, options[1:], steps, strict=False):
        ahead = [weight * left.rarely for weight, left in zip(forward[-1], lefts, strict=True)]
        anyhow = MEMORY * sum(ahead)
        here = [anyhow * right.likely for right in rights]
        for i, j, lines in seen:
            here[j] += ahead[i] * lines * rights[j].typed
        forward.append(_normal(here))
    backward = [[1.0] * len(options[-1])]
    for lefts, rights, seen in zip(options[-2::-1], options[:0:-1], reversed(steps), strict=True):
        behind = [weight * right.typed for weight, right in zip(backward[-1], rights, strict=True)]
        anyhow = MEMORY * sum(
            [weight * right.chance for weight, right in zip(behind, rights, strict=True)]
        )
        here = [anyhow] * len(lefts)
        for i, j, lines in seen:
            here[i] += lines * behind[j]
        backward.append(
            _normal([weight * left.rarely for weight, left in zip(here, lefts, strict=True)])
        )
    return [
        _normal(list(map(mul, ahead, behind)))
        for ahead, behind in zip(forward, reversed(backward), strict=True)
    ]


def _seen_beside(
    lefts: Sequence[Option], rights: Sequence[Option], beside: Neighbours
) -> list[tuple[int, int, int]]:
    """The pairs that stand side by side in some line: places of both, and how many lines."""
    place = {right.number: j for j, right in enumerate(rights)}
    return [
        (i, place[number], following[number].lines)
        for i, left in enumerate(lefts)
        if (following := beside.after[left.number])
        for number in following.keys() & place.keys()
    ]


def _normal(weights: list[float]) -> list[float]:
    total = sum(weights)
    return [weight / total for weight in weights] if total else weights
