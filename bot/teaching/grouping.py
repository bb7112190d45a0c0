"""Questions that ask the same, together; those that don't, apart.

The likeness of two questions is the cosine of what they tell: their words as the search engine
reads them, each weighed by what it tells, and the letters of these words, so that a slip stays
near. Questions with different numbers that name something are never alike.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.language.numbers import Reference
from bot.search.understanding import Understanding
from bot.store import LoggedQuestion

ALIKE = 0.55
"""From this likeness to the first question of a group on, a question belongs to it."""

Understand = Callable[[str], Understanding]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that ask the same; the first is what was asked in these words most often."""

    questions: tuple[LoggedQuestion, ...]

    @property
    def id(self) -> int:
        """The id of the first question, by which the group is found again."""
        return self.questions[0].id

    @property
    def text(self) -> str:
        return self.questions[0].text

    @property
    def ids(self) -> tuple[int, ...]:
        return tuple(question.id for question in self.questions)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a question tells: features of length 1 all together, and the numbers that name."""

    features: dict[str, float]
    numbers: frozenset[Reference]


def grouped(questions: Iterable[LoggedQuestion], understand: Understand) -> tuple[Group, ...]:
    """Group questions, the most asked first; the same questions always give the same groups."""
    alike: dict[_Key, list[LoggedQuestion]] = defaultdict(list)
    told: dict[int, _Told] = {}
    for question in sorted(questions, key=_readable_first):
        understood = understand(question.text)
        key = tuple(word.folded for word in understood.query.words)
        told[question.id] = _told(understood)
        alike[key].append(question)
    leaders = _Leaders()
    members: dict[int, list[LoggedQuestion]] = {}
    most_asked = sorted(alike.values(), key=lambda same: (-len(same), *_readable_first(same[0])))
    for same in most_asked:
        members.setdefault(leaders.joined(told[same[0].id]), []).extend(same)
    groups = (Group(tuple(found)) for found in members.values())
    return tuple(sorted(groups, key=lambda group: (-len(group.questions), group.id)))


def _readable_first(question: LoggedQuestion) -> tuple[bool, datetime, int]:
    """Those written with marks before those without, which people read less easily."""
    return question.text.isascii(), question.at, question.id


_Key = tuple[str, ...]


class _Leaders:
    """The first questions of the groups so far, found by what they tell."""

    def __init__(self) -> None:
        self._numbers: list[frozenset[Reference]] = []
        self._holding: dict[str, list[tuple[int, float]]] = defaultdict(list)

    def joined(self, told: _Told) -> int:
        """The number of the group that a question joins, a new one where it is like none."""
        likeness: dict[int, float] = defaultdict(float)
        for feature, weight in told.features.items():
            for leader, theirs in self._holding.get(feature, ()):
                likeness[leader] += weight * theirs
        near = [
            (-value, leader)
            for leader, value in likeness.items()
            if value >= ALIKE and self._numbers[leader] == told.numbers
        ]
        return min(near)[1] if near else self._begun(told)

    def _begun(self, told: _Told) -> int:
        number = len(self._numbers)
        self._numbers.append(told.numbers)
        for feature, weight in told.features.items():
            self._holding[feature].append((number, weight))
        return number


def _told(understood: Understanding) -> _Told:
    """Weigh words and letters alike; of several readings of a word each counts by its chance."""
    weights: dict[str, float] = defaultdict(float)
    for readings, mass in zip(understood.readings, understood.mass, strict=True):
        if readings:
            _add(weights, readings[0].token.folded, mass)
    for arc in understood.arcs:
        mass = sum(understood.mass[arc.start : arc.end]) / len(arc.tokens)
        for token in arc.tokens:
            _add(weights, token.folded, arc.weight * mass)
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    features = {feature: weight / length for feature, weight in weights.items()}
    return _Told(features, understood.references())


def _add(weights: dict[str, float], word: str, mass: float) -> None:
    weights[word] += mass
    letters = _threes(word)
    for three in letters:
        weights[f"…{three}"] += mass / math.sqrt(len(letters))


def _threes(word: str) -> Sequence[str]:
    """Every three letters of a word in a row, its edges counted as letters.

    >>> _threes("wifi")
    ['<wi', 'wif', 'ifi', 'fi>']
    """
    framed = f"<{word}>"
    return [framed[place : place + 3] for place in range(max(1, len(framed) - 2))]
