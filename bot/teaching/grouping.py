"""Questions that ask the same, together; those that don't, apart.

The likeness of two questions is the cosine of what they tell: their words as the search engine
reads them, each weighed by what it tells, and the letters of these words, so that a slip stays
near. What is asked in vain is often about something that no file holds: a sound word that the
engine could only take for a slip stays what it is here, and tells most. A word that many of the
questions hold tells less. Questions with different numbers that name something are never alike.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.language import words as function_words
from bot.language.written_numbers import Reference
from bot.search.understanding import Understanding
from bot.store import LoggedQuestion

ALIKE = 0.6
"""From this likeness to the first question of a group on, a question belongs to it."""

_FEW = 10  # questions

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
    understood: dict[_Key, Understanding] = {}
    for question in sorted(questions, key=_readable_first):
        read = understand(question.text)
        key = tuple(word.folded for word in read.query.words)
        understood.setdefault(key, read)
        alike[key].append(question)
    scale = _Scale(understood.values())
    leaders = _Leaders()
    members: dict[int, list[LoggedQuestion]] = {}
    most_asked = sorted(alike, key=lambda key: (-len(alike[key]), *_readable_first(alike[key][0])))
    for key in most_asked:
        leader = leaders.joined(scale.told(understood[key]))
        members.setdefault(leader, []).extend(alike[key])
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


class _Scale:
    """What words tell among these questions."""

    def __init__(self, questions: Iterable[Understanding]) -> None:
        words = [dict(_words(question, 0.0)) for question in questions]
        self._most = max((mass for question in words for mass in question.values()), default=0.0)
        self._holding = Counter(word for question in words for word in question)
        self._count = len(words)

    def told(self, understood: Understanding) -> _Told:
        """Weigh the words of a question and their letters; alike, since a slip spares some."""
        weights: dict[str, float] = defaultdict(float)
        for word, mass in _words(understood, self._most or 1.0):
            _add(weights, word, mass * self._rarity(word))
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        features = {feature: weight / length for feature, weight in weights.items()}
        return _Told(features, understood.references)

    def _rarity(self, word: str) -> float:
        """An idf that hardly differs while there are few questions."""
        return math.log(1 + (self._count + _FEW) / (self._holding[word] + _FEW))


def _words(understood: Understanding, unknown: float) -> Iterator[tuple[str, float]]:
    """Every word that may be meant and what it tells; `unknown`: what one tells that is in no file.

    A word that is a syllable as it stands was meant; another is read as the engine reads it.
    """
    query = understood.query
    for place, (word, mass) in enumerate(zip(query.words, understood.mass, strict=True)):
        best = understood.readings[place][0].token if understood.readings[place] else word
        if query.sound[place] and best.folded != word.folded:
            yield word.folded, unknown * function_words.weight(word)
        else:
            yield best.folded, mass
    for arc in understood.arcs:
        mass = sum(understood.mass[arc.start : arc.end]) / len(arc.tokens)
        yield from ((token.folded, arc.weight * mass) for token in arc.tokens)


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
