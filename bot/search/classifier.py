"""For which entry the words of a question speak, learned from all phrasings against each other.

A rare word tells much and a common one little, whichever entry it stands in; that weighs a match.
Here it is learned which words tell one entry from the others: a multinomial logistic regression
on words and pairs of neighbours, weighed by tf-idf, trained with AdaGrad (Duchi, Hazan and Singer
2011).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.search.text import Doubles, Floats, Longs, Text, stretches
from bot.search.understanding import Understanding

LEAST = 200  # phrasings from which something can be learned
MOST = 8_000_000  # weights that are learned, one for each feature and entry
_SEEN = 2  # phrasings that must hold a word or pair, so that something is learned of it
_BATCH = 64  # phrasings from which one step is learned
_STEPS = 900  # in all, about; more where the fewest passes need more
_PASSES = 2  # over all phrasings, at the least
_RATE = 0.8
_SMALL = 1e-3  # the square of the slope before the first step, so that it is not endless
_MIXED = 0.7548776662, 0.5698402910  # steps that spread points evenly (Roberts 2018)


class _Phrasings(NamedTuple):
    """Phrasing `row[i]` holds feature `feature[i]`, worth `value[i]`; phrasing r is `entry[r]`'s.

    `keys` are the features, words and pairs by number (see `_key`), in order; `idf` their rarity.
    """

    keys: Longs
    idf: Floats
    row: Longs
    feature: Longs
    value: Floats
    entry: Longs


class _Batch(NamedTuple):
    """Some phrasings: `values[r, i]` is what feature `features[i]` is worth in the r-th."""

    features: Longs
    values: Floats
    entry: Longs


class Classifier:
    """Compares the entries, the first documents of a text, by what tells them apart."""

    def __init__(self, text: Text, entries: int) -> None:
        self._word = text.word_number.get
        self._words = len(text.words)
        phrasings = _phrasings(text, entries)
        self._keys, self._idf = phrasings.keys, phrasings.idf
        size = len(self._keys) * entries
        self._weights: Floats | None = None
        if len(phrasings.entry) >= LEAST and entries > 1 and 0 < size <= MOST:
            self._weights = _learned(phrasings, entries)

    def margins(self, understood: Understanding) -> Doubles | None:
        """By how many nats each entry is likelier than the likeliest other.

        None where too few phrasings or too many entries were there to learn from, or only one.
        """
        if self._weights is None:
            return None
        features, values = self._features(understood)
        likely = (values @ self._weights[features]).astype(np.float64)
        second, first = np.partition(likely, -2)[-2:]
        margins: Doubles = likely - np.where(likely == first, second, first)
        return margins

    def _features(self, understood: Understanding) -> tuple[Longs, Floats]:
        """The features of a question that are known, and what they are worth."""
        chances: dict[int, float] = {}
        for token, chance in understood.words():
            if (word := self._word(token.folded)) is not None:
                chances[word] = max(chances.get(word, 0.0), chance)
        for left, right, chance in understood.pairs():
            one, two = self._word(left.folded), self._word(right.folded)
            if one is not None and two is not None:
                key = _key(one, two, self._words)
                chances[key] = max(chances.get(key, 0.0), chance)
        keys = np.fromiter(chances, np.int64, len(chances))
        worth = np.fromiter(chances.values(), np.float32, len(chances))
        places = np.searchsorted(self._keys, keys)
        known = self._keys.take(places, mode="clip") == keys
        features = places[known]
        values = np.minimum(1, worth[known]) * self._idf[features]
        return features, values / (np.linalg.norm(values) or 1)


def _key(one: int, two: int, words: int) -> int:
    """The number of a pair among the features: behind all words."""
    return (one + 1) * words + two


def _phrasings(text: Text, entries: int) -> _Phrasings:
    sizes = text.quotable[:entries]
    lines, _ = stretches(text.first_line[:entries], sizes)
    starts = text.line_start[lines]
    lengths = text.line_start[lines + 1] - starts
    words = text.word_of_form[text.stream[stretches(starts, lengths)[0]]].astype(np.int64)
    row = np.repeat(np.arange(len(lines)), lengths)
    beside = row[1:] == row[:-1]
    pairs = ((words[:-1] + 1) * len(text.words) + words[1:])[beside]
    keys = np.concatenate((words, pairs))
    count = max(1, len(lines))
    held = np.unique(keys * count + np.concatenate((row, row[1:][beside])))
    keys, row = np.divmod(held, count)
    keys, feature, seen = np.unique(keys, return_inverse=True, return_counts=True)
    often = seen >= _SEEN
    idf = (np.log((1 + count) / (1 + seen[often])) + 1).astype(np.float32)
    kept = often[feature]
    feature, row = (np.cumsum(often) - 1)[feature[kept]], row[kept]
    value = idf[feature]
    length = np.sqrt(np.bincount(row, value**2, count))
    entry = np.repeat(np.arange(entries), sizes)
    return _Phrasings(
        keys[often], idf, row, feature, (value / length[row]).astype(np.float32), entry
    )


def _batches(phrasings: _Phrasings) -> Iterator[_Batch]:
    """All phrasings, mixed in an order that one more at the end of an entry hardly changes."""
    entry = phrasings.entry
    count = len(entry)
    within = np.arange(count) - np.searchsorted(entry, entry)
    order = np.argsort((entry * _MIXED[0] + within * _MIXED[1]) % 1, kind="stable")
    place = np.empty(count, np.int64)
    place[order] = np.arange(count)
    by_place = np.argsort(place[phrasings.row], kind="stable")
    places = place[phrasings.row[by_place]]
    for start in range(0, count, _BATCH):
        here = slice(*np.searchsorted(places, (start, start + _BATCH)))
        features, column = np.unique(phrasings.feature[by_place[here]], return_inverse=True)
        of = entry[order[start : start + _BATCH]]
        values = np.zeros((len(of), len(features)), np.float32)
        values[places[here] - start, column] = phrasings.value[by_place[here]]
        yield _Batch(features, values, of)


def _learned(phrasings: _Phrasings, entries: int) -> Floats:
    """The weight of each feature for each entry."""
    weights = np.zeros((len(phrasings.keys), entries), np.float32)
    steepness = np.full_like(weights, _SMALL)
    batches = list(_batches(phrasings))
    for batch in batches * max(_PASSES, _STEPS // max(1, len(batches))):
        before = weights[batch.features]
        wrong = -_softmax(batch.values @ before)
        wrong[np.arange(len(wrong)), batch.entry] += 1
        gradient = batch.values.T @ wrong
        steep = steepness[batch.features] + gradient**2
        steepness[batch.features] = steep
        weights[batch.features] = before + _RATE * gradient / np.sqrt(steep)
    return weights


def _softmax(values: npt.NDArray[np.float32]) -> Floats:
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares
