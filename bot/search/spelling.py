"""Slips of the thumb: which words of the index a typed word may have been meant to be."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter, mul
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.tokens import Token
from bot.search.postings import Postings

_SLIP = math.exp(-5.0)  # probability of a slip (up to a factor)
_NEAR_KEY = math.e  # how much likelier one on a neighbouring key or a swap is
_MOVED = math.exp(-4.5)  # a letter that went to the word beside
_MEANT, _MEANT_AMONG_SLIPS = math.exp(5.0), math.exp(2.0)  # a word of the index typed as it stands
_MOST = 6  # readings of a word that are weighed
_LEAST = 0.03  # probability under which a reading is dropped
_FLATTEN = 0.6  # exponent on probabilities: the context is evidence, not proof
_MEMORY = 20.0  # how many sightings a word needs before its neighbours are believed
_RARE = 40  # sightings up to which a word that fits nowhere may be a slip
_MOST_SLIPS = 25  # uncertain words beyond which a message is no Vietnamese with slips
_KEPT = 16384  # typed words whose near ones are kept for later questions
_LONG = 4  # letters from which two slips are looked for

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEAR = {
    key: {
        other
        for row, keys in enumerate(_ROWS)
        for place, other in enumerate(keys)
        if other != key and abs(row - home) <= 1 and abs(place - seat) <= 1
    }
    for home, line in enumerate(_ROWS)
    for seat, key in enumerate(line)
}

_likely = attrgetter("likely")


class Reading(NamedTuple):
    """A word of the index that was probably meant, and how probably (0..1)."""

    token: Token
    weight: float


class _Option(NamedTuple):
    """A word that may have been meant.

    number: its number in the index (-1: unknown); chance: its share of all words; rarely: 1 over
    the lines that hold it, plus M; typed: the probability (up to a factor) of typing what was
    typed where it is meant; likely: chance times that.
    """

    word: str
    number: int
    chance: float
    rarely: float
    typed: float
    likely: float


class Speller:
    """Weighs what unknown words may have been, by distance and by their neighbours.

    A noisy channel (Kernighan, Church and Gale 1990) with pairs of the index as its context,
    weighed forward and backward.
    """

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._total = max(1, 2 * len(postings.text.stream))
        self._beginning: dict[str, list[str]] = {}
        self._ending: dict[str, list[str]] = {}
        for word in sorted(filter(str.isalpha, postings.text.words), key=len):
            self._beginning.setdefault(word[0], []).append(word)
            self._ending.setdefault(word[-1], []).append(word)
        self._near = lru_cache(maxsize=_KEPT)(self._look_near)
        self._mark = lru_cache(maxsize=_KEPT)(self._marked_nearest)

    def read(
        self, words: Sequence[Token], known: Sequence[bool], *, slips: bool
    ) -> list[list[Reading]]:
        """For each word its readings; one that is `known` and fits its place keeps its own.

        Where `slips` were seen, a word that stands in the index is less surely meant.
        """
        meant = _MEANT_AMONG_SLIPS if slips else _MEANT
        fits = self._fitting(words)
        certain = [sure and fit for sure, fit in zip(known, fits, strict=True)]
        read = [[Reading(word, 1.0)] for word in words]
        if certain.count(False) > _MOST_SLIPS:
            return read
        for start, stop in _uncertain(certain):
            first, last = max(0, start - 1), min(len(words), stop + 1)
            options = [
                self._options(words, place, 1 if known[place] else 2, meant)
                if start <= place < stop
                else [self._option(words[place].folded, 1.0)]
                for place in range(first, last)
            ]
            weighed = self._weigh(options)
            for place in range(start, stop):
                here = place - first
                read[place] = self._readings(words[place], options[here], weighed[here])
        return read

    def _fitting(self, words: Sequence[Token]) -> list[bool]:
        """Whether each word is common, or stands beside a neighbour that it is known beside."""
        found = [self._postings.word(word.folded) for word in words]
        after = self._postings.beside.after
        linked = [False]
        for left, right in pairwise(found):
            linked.append(bool(left and right) and right.number in after(left.number))
        linked.append(False)
        return [
            linked[place]
            or linked[place + 1]
            or not typed.folded.isalpha()
            or (word is not None and word.lines > _RARE)
            for place, (typed, word) in enumerate(zip(words, found, strict=True))
        ]

    def _option(self, word: str, typed: float) -> _Option:
        found = self._postings.word(word)
        number, lines = (found.number, found.lines) if found else (-1, 0)
        chance = (lines + 0.1) / self._total
        return _Option(word, number, chance, 1 / (lines + _MEMORY), typed, typed * chance)

    def _options(self, words: Sequence[Token], place: int, far: int, meant: float) -> list[_Option]:
        """The likeliest words that may have been meant."""
        typed = words[place].folded
        if not typed.isalpha():
            return [self._option(typed, 1.0)]
        found = {option.word: option for option in self._near(typed, far)}
        if self._postings.word(typed):
            found[typed] = self._option(typed, meant)
        for moved in self._moved_over_space(words, place):
            if moved not in found or found[moved].typed < _MOVED:
                found[moved] = self._option(moved, _MOVED)
        if not found:
            return [self._option(typed, 1.0)]
        return sorted(found.values(), key=_likely, reverse=True)[:_MOST]

    def _look_near(self, typed: str, far: int) -> tuple[_Option, ...]:
        """The likeliest words within `far` slips that share the first or the last letter."""
        if len(typed) < _LONG:
            far = 1
        near: dict[str, int] = {}
        for bucket in (self._beginning.get(typed[0], ()), self._ending.get(typed[-1], ())):
            first = bisect_left(bucket, len(typed) - far, key=len)
            after = bisect_right(bucket, len(typed) + far, key=len)
            found = process.extract(
                typed, bucket[first:after], scorer=OSA.distance, score_cutoff=far, limit=None
            )
            near.update({word: distance for word, distance, _ in found})
        near.pop(typed, None)
        if len(typed) <= _LONG + 1 and 1 in near.values():
            near = {word: distance for word, distance in near.items() if distance == 1}
        options = [
            self._option(word, _SLIP**distance * (_NEAR_KEY if _by_the_keys(typed, word) else 1.0))
            for word, distance in near.items()
        ]
        return tuple(sorted(options, key=_likely, reverse=True)[:_MOST])

    def _moved_over_space(self, words: Sequence[Token], place: int) -> list[str]:
        """The word with the letter that slipped over a space put back."""
        typed, moved = words[place].folded, []
        if place + 1 < len(words):
            moved += [typed + words[place + 1].folded[0], typed[:-1]]
        if place > 0:
            moved += [words[place - 1].folded[-1] + typed, typed[1:]]
        return [word for word in moved if self._postings.word(word)]

    def _weigh(self, options: Sequence[Sequence[_Option]]) -> list[list[float]]:
        """Probabilities of the options at each place, given all the others.

        After word a comes word b with a probability of (lines with "a b" + M · chance of b) /
        (lines with a + M).
        """
        if all(len(here) == 1 for here in options):
            return [[1.0]] * len(options)
        steps = [self._seen_beside(lefts, rights) for lefts, rights in pairwise(options)]
        forward = [_normal([option.likely for option in options[0]])]
        for lefts, rights, seen in zip(options, options[1:], steps, strict=False):
            ahead = [weight * left.rarely for weight, left in zip(forward[-1], lefts, strict=True)]
            anyhow = _MEMORY * sum(ahead)
            here = [anyhow * right.likely for right in rights]
            for i, j, lines in seen:
                here[j] += ahead[i] * lines * rights[j].typed
            forward.append(_normal(here))
        backward = [[1.0] * len(options[-1])]
        for lefts, rights, seen in zip(
            options[-2::-1], options[:0:-1], reversed(steps), strict=True
        ):
            behind = [
                weight * right.typed for weight, right in zip(backward[-1], rights, strict=True)
            ]
            anyhow = _MEMORY * sum(
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
        self, lefts: Sequence[_Option], rights: Sequence[_Option]
    ) -> list[tuple[int, int, int]]:
        """The pairs that stand side by side in some line: places of both, and how many lines."""
        after = self._postings.beside.after
        numbers = [right.number for right in rights]
        return [
            (i, j, following[number].lines)
            for i, left in enumerate(lefts)
            if (following := after(left.number))
            for j, number in enumerate(numbers)
            if number in following
        ]

    def _readings(
        self, typed: Token, options: Sequence[_Option], probabilities: Sequence[float]
    ) -> list[Reading]:
        likely = sorted(zip(probabilities, options, strict=True), key=itemgetter(0), reverse=True)
        return [
            Reading(self._mark(typed, option.word), chance**_FLATTEN)
            for chance, option in likely
            if chance > _LEAST
        ]

    def _marked_nearest(self, typed: Token, word: str) -> Token:
        """The word marked in the way that is nearest to what was typed."""
        if not typed.marked or word == typed.folded:
            return typed if word == typed.folded else Token("", word)
        forms = self._postings.text.markings(word)
        return min(forms, key=lambda form: OSA.distance(typed.marked, form.marked))


def _uncertain(certain: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Each run of words that are not certain; a certain word cuts the chain of probabilities."""
    start = 0
    for sure, run in groupby(certain):
        stop = start + len(list(run))
        if not sure:
            yield start, stop
        start = stop


def _by_the_keys(typed: str, word: str) -> bool:
    """Whether one neighbouring key or one swap tells the two apart."""
    if len(typed) != len(word):
        return False
    wrong = [place for place in range(len(word)) if typed[place] != word[place]]
    if len(wrong) == 1:
        return typed[wrong[0]] in _NEAR.get(word[wrong[0]], ())
    return len(wrong) == 2 and typed[wrong[0]] == word[wrong[1]]


def _normal(weights: list[float]) -> list[float]:
    total = sum(weights)
    return [weight / total for weight in weights] if total else weights
