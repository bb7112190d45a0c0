"""Slips of the thumb: which words of the index a typed word may have been meant to be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.tokens import Token
from bot.search.postings import Doubles, Postings

_SLIP = -5.0  # log-probability of a slip; one on a neighbouring key or a swap costs less
_NEAR_KEY = 1.0
_MEANT, _MEANT_AMONG_SLIPS = 5.0, 2.0  # what speaks for a word of the index typed as it stands
_MOST = 10  # readings of a word that are weighed
_LEAST = 0.03  # probability under which a reading is dropped
_FLATTEN = 0.6  # exponent on probabilities: the context is evidence, not proof
_MEMORY = 20.0  # how many sightings a word needs before its neighbours are believed
_RARE = 40  # sightings up to which a word that fits nowhere may be a slip
_MOST_SLIPS = 25  # uncertain words beyond which a message is no Vietnamese with slips
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


class Reading(NamedTuple):
    """A word of the index that was probably meant, and how probably (0..1)."""

    token: Token
    weight: float


class Speller:
    """Weighs what unknown words may have been, by distance and by their neighbours.

    A noisy channel (Kernighan, Church and Gale 1990) with pairs of the index as its context,
    weighed forward and backward.
    """

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._buckets: dict[tuple[int, str, bool], list[str]] = {}
        for word in postings.vocabulary:
            if word.isalpha():
                self._buckets.setdefault((len(word), word[0], True), []).append(word)
                self._buckets.setdefault((len(word), word[-1], False), []).append(word)
        self._total = max(1, len(postings.lines))

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
                else {words[place].folded: 0.0}
                for place in range(first, last)
            ]
            weighed = self._weigh(options)
            for place in range(start, stop):
                read[place] = self._readings(words[place], weighed[place - first])
        return read

    def _fitting(self, words: Sequence[Token]) -> list[bool]:
        """Whether each word is common, or stands beside a neighbour that it is known beside."""
        linked = [False, *self._postings.seen_together(words), False]
        return [
            before
            or after
            or not word.folded.isalpha()
            or self._postings.count(word.folded) > _RARE
            for word, before, after in zip(words, linked, linked[1:], strict=False)
        ]

    def _options(
        self, words: Sequence[Token], place: int, far: int, meant: float
    ) -> dict[str, float]:
        """Log-probabilities of having typed this for each word that may have been meant."""
        typed = words[place].folded
        found: dict[str, float] = {}
        if not typed.isalpha():
            return {typed: 0.0}
        if self._postings.count(typed):
            found[typed] = meant
        for word, distance in self._near(typed, far if len(typed) >= _LONG else 1):
            found[word] = _SLIP * distance + (_NEAR_KEY if _by_the_keys(typed, word) else 0.0)
        for moved in self._moved_over_space(words, place):
            found[moved] = max(found.get(moved, -99.0), _SLIP + 0.5)
        if not found:
            return {typed: 0.0}
        best = sorted(
            found, key=lambda word: -found[word] - math.log(self._postings.count(word) + 0.1)
        )
        return {word: found[word] for word in best[:_MOST]}

    def _near(self, typed: str, far: int) -> list[tuple[str, int]]:
        near: dict[str, int] = {}
        for size in range(len(typed) - far, len(typed) + far + 1):
            for end, start in ((typed[0], True), (typed[-1], False)):
                bucket = self._buckets.get((size, end, start), ())
                found = process.extract(
                    typed, bucket, scorer=OSA.distance, score_cutoff=far, limit=None
                )
                near.update({word: distance for word, distance, _ in found})
        near.pop(typed, None)
        if any(distance == 1 for distance in near.values()) and len(typed) <= _LONG + 1:
            return [(word, distance) for word, distance in near.items() if distance == 1]
        return list(near.items())

    def _moved_over_space(self, words: Sequence[Token], place: int) -> list[str]:
        """The word with the letter that slipped over a space put back."""
        typed, moved = words[place].folded, []
        if place + 1 < len(words):
            moved += [typed + words[place + 1].folded[0], typed[:-1]]
        if place > 0:
            moved += [words[place - 1].folded[-1] + typed, typed[1:]]
        return [word for word in moved if word and self._postings.count(word)]

    def _weigh(self, options: Sequence[dict[str, float]]) -> list[dict[str, float]]:
        """Probabilities of the options at each place, given all the others."""
        words = [list(choices) for choices in options]
        counts = [np.array([self._postings.count(w) for w in here], np.float64) for here in words]
        emitted = [np.exp(list(choices.values())) for choices in options]
        chance = [(count + 0.1) / self._total for count in counts]
        together = self._postings.pair_counts(list(pairwise(words))) if len(words) > 1 else []
        steps = [
            (pair + _MEMORY * after) / (before + _MEMORY)[:, None]
            for pair, before, after in zip(together, counts, chance[1:], strict=False)
        ]
        forward = [_normal(emitted[0] * chance[0])]
        for step, emission in zip(steps, emitted[1:], strict=True):
            forward.append(_normal(emission * (forward[-1] @ step)))
        backward = [np.ones(len(words[-1]))]
        for step, emission in zip(reversed(steps), reversed(emitted[1:]), strict=True):
            backward.append(_normal(step @ (backward[-1] * emission)))
        return [
            dict(zip(here, _normal(ahead * behind).tolist(), strict=True))
            for here, ahead, behind in zip(words, forward, reversed(backward), strict=True)
        ]

    def _readings(self, typed: Token, probabilities: dict[str, float]) -> list[Reading]:
        likely = sorted(probabilities.items(), key=lambda item: -item[1])
        return [
            Reading(self._mark(typed, word), chance**_FLATTEN)
            for word, chance in likely
            if chance > _LEAST
        ]

    def _mark(self, typed: Token, word: str) -> Token:
        """The word marked in the way that is nearest to what was typed."""
        if not typed.marked or word == typed.folded:
            return typed if word == typed.folded else Token("", word)
        forms = self._postings.markings(word)
        return Token(min(forms, key=lambda form: OSA.distance(typed.marked, form)), word)


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


def _normal(weights: Doubles) -> Doubles:
    total = weights.sum()
    return weights / total if total else weights
