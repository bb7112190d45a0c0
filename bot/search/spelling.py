"""Slips of the thumb: which words of the index a typed word may have been meant to be."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, starmap
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.language.tokens import Token
from bot.search.context import Option, likely, weigh
from bot.search.keeping import Kept
from bot.search.postings import Postings, Word
from bot.search.slips import MOST, Slips

_MOVED = math.exp(-4.5)  # a letter that went to the word beside
_MEANT, _MEANT_AMONG_SLIPS = math.exp(5.0), math.exp(2.0)  # a word of the index typed as it stands
_LEAST = 0.03  # probability under which a reading is dropped
_FLATTEN = 0.6  # exponent on probabilities: the context is evidence, not proof
_KEPT = 16384  # words whose markings are kept for later questions
_MOST = 25  # words of a message that are looked at: with more unknown ones it is no Vietnamese


class Reading(NamedTuple):
    """A word of the index that was probably meant, and how probably (0..1)."""

    token: Token
    weight: float


class Speller:
    """Weighs what words may have been meant, by distance and by their neighbours.

    A noisy channel (Kernighan, Church and Gale 1990) with pairs of the index as its context.
    """

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._slips = Slips(postings)
        self._mark = Kept(_KEPT, self._marked_nearest)

    def read(
        self, words: Sequence[Token], known: Sequence[bool], *, slips: bool
    ) -> list[Sequence[Reading]]:
        """For each word its readings; one that is `known` and fits its place keeps its own.

        Where `slips` were seen, any word may be one, and what stands in the index is less surely
        meant.
        """
        meant = _MEANT_AMONG_SLIPS if slips else _MEANT
        certain = self._certain(words, known, slips=slips)
        read: list[Sequence[Reading]] = [(Reading(word, 1.0),) for word in words]
        if certain.count(False) > _MOST:
            return read
        for start, stop in _uncertain(certain):
            first, last = max(0, start - 1), min(len(words), stop + 1)
            options = [
                self._options(words, place, 1 if known[place] else 2, meant)
                if start <= place < stop
                else [self._slips.option(words[place].folded, 1.0)]
                for place in range(first, last)
            ]
            weighed = weigh(options, self._postings.beside)
            for place in range(start, stop):
                here = place - first
                read[place] = self._readings(words[place], options[here], weighed[here])
        return read

    def _certain(
        self, words: Sequence[Token], known: Sequence[bool], *, slips: bool
    ) -> Sequence[bool]:
        """Which words are not looked at: more of them in a long message."""
        if slips and sum(word.folded.isalpha() for word in words) <= _MOST:
            return [not word.folded.isalpha() for word in words]
        certain = [sure and fits for sure, fits in zip(known, self._fitting(words), strict=True)]
        return known if certain.count(False) > _MOST else certain

    def _fitting(self, words: Sequence[Token]) -> list[bool]:
        """Whether each word is no letters, or seen beside a neighbour more often than by chance."""
        found = [self._postings.word[word.folded] for word in words]
        linked = [False, *starmap(self._linked, pairwise(found)), False]
        return [
            linked[place] or linked[place + 1] or not typed.folded.isalpha()
            for place, typed in enumerate(words)
        ]

    def _linked(self, left: Word | None, right: Word | None) -> bool:
        """Whether two words stand side by side at least as often as chance would have it."""
        if left is None or right is None:
            return False
        beside = self._postings.beside.after[left.number].get(right.number)
        by_chance = left.lines * right.lines / len(self._postings.text.stream)
        return beside is not None and beside.lines >= by_chance

    def _options(self, words: Sequence[Token], place: int, far: int, meant: float) -> list[Option]:
        """The likeliest words that may have been meant."""
        typed = words[place].folded
        if not typed.isalpha():
            return [self._slips.option(typed, 1.0)]
        found = {option.word: option for option in self._slips.near[typed, far]}
        if self._postings.word[typed]:
            found[typed] = self._slips.option(typed, meant)
        for moved in self._moved_over_space(words, place):
            if moved not in found or found[moved].typed < _MOVED:
                found[moved] = self._slips.option(moved, _MOVED)
        if not found:
            return [self._slips.option(typed, 1.0)]
        return sorted(found.values(), key=likely, reverse=True)[:MOST]

    def _moved_over_space(self, words: Sequence[Token], place: int) -> list[str]:
        """The word with the letter that slipped over a space put back."""
        typed, moved = words[place].folded, []
        if place + 1 < len(words):
            moved += [typed + words[place + 1].folded[0], typed[:-1]]
        if place > 0:
            moved += [words[place - 1].folded[-1] + typed, typed[1:]]
        return [word for word in moved if self._postings.word[word]]

    def _readings(
        self, typed: Token, options: Sequence[Option], probabilities: Sequence[float]
    ) -> list[Reading]:
        likely = sorted(zip(probabilities, options, strict=True), key=itemgetter(0), reverse=True)
        return [
            Reading(self._mark[typed, option.word], chance**_FLATTEN)
            for chance, option in likely
            if chance > _LEAST
        ]

    def _marked_nearest(self, pair: tuple[Token, str]) -> Token:
        """The word marked in the way that is nearest to what was typed."""
        typed, word = pair
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
