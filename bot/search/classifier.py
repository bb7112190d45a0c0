"""For which entry a question speaks, learned from all phrasings against each other.

A rare word tells much and a common one little, whichever entry it stands in; that weighs a match.
Here it is learned what tells one entry from the others: a multinomial logistic regression on pairs
of neighbouring words and on fragments of words, by which a slip or another compound still counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

import numpy as np

from bot.search.fragments import Fragments
from bot.search.text import Doubles, Floats, Ints, Longs, Text, stretches
from bot.search.understanding import Understanding

LEAST = 60  # phrasings from which something can be learned
MOST = 8_000_000  # weights that are learned, one for each feature and entry
_SEEN = 2  # sightings of a feature from which something is learned of it
_BATCH = 64  # phrasings from which one step is learned
_RARE = 1.25  # exponent on the rarity of a feature
_PAIR = 1.5  # what a pair of words is worth, beside a fragment as rare
_STEPS = 320  # in all, about; more where the fewest passes need more
_PASSES = 6  # over all phrasings, at the least
_RATE = 4.0  # of the first step; it falls to nothing at the last
_MIXED = 0.7548776662, 0.5698402910  # steps that spread points evenly (Roberts 2018)

N = TypeVar("N", int, Longs)


class _Phrasings(NamedTuple):
    """Phrasing `row[i]` holds feature `feature[i]`, worth `value[i]`; phrasing r is `entry[r]`'s.

    `keys` are the features in order, fragments by their number and pairs behind them (see `_pair`),
    and `worth` what each is worth. A feature that a phrasing holds twice is told twice.
    """

    keys: Longs
    worth: Floats
    row: Longs
    feature: Longs
    value: Floats
    entry: Longs


class _Batch(NamedTuple):
    """Some phrasings: what of `features` they hold, and the entries they are of.

    Cell r * len(features) + i is worth `values` where the r-th phrasing holds the i-th feature;
    the others are empty, and most are.
    """

    features: Longs
    cells: Ints
    values: Floats
    entry: Longs

    def dense(self) -> Floats:
        """What feature i is worth in phrasing r, at [r, i]."""
        shape = len(self.entry), len(self.features)
        filled = np.bincount(self.cells, self.values, shape[0] * shape[1])
        return filled.astype(np.float32).reshape(shape)


class Classifier:
    """Compares the entries, the first documents of a text, by what tells them apart."""

    def __init__(self, text: Text, entries: int) -> None:
        sizes = text.quotable[:entries]
        lines, _ = stretches(text.first_line[:entries], sizes)
        starts = text.line_start[lines]
        lengths = text.line_start[lines + 1] - starts
        known, words = np.unique(
            text.word_of_form[text.stream[stretches(starts, lengths)[0]]], return_inverse=True
        )
        self._words = {text.words[number]: place for place, number in enumerate(known)}
        self._fragments = Fragments(self._words)
        phrasings = self._phrasings(words, lengths, np.repeat(np.arange(entries), sizes))
        self._keys, self._worth = phrasings.keys, phrasings.worth
        self._weights: Floats | None = None
        if len(lines) >= LEAST and entries > 1 and 0 < len(self._keys) * entries <= MOST:
            self._weights = _learned(phrasings, entries)

    @property
    def learned(self) -> bool:
        """Whether there was neither too little nor too much to learn from."""
        return self._weights is not None

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
        words: dict[str, float] = {}
        counts = {number.value for number in understood.counts}
        for token, chance in understood.words():
            if token not in understood.doubted and token.folded not in counts:
                words[token.folded] = max(words.get(token.folded, 0.0), chance)
        pairs: dict[int, float] = {}
        for left, right, chance in understood.pairs():
            if {left.folded, right.folded} <= words.keys() & self._words.keys():
                key = self._pair(self._words[left.folded], self._words[right.folded])
                pairs[key] = max(pairs.get(key, 0.0), chance)
        found = [self._fragments.of[word] for word in words]
        keys = np.concatenate((*found, np.fromiter(pairs, np.int64, len(pairs))))
        chances = np.array([*words.values(), *pairs.values()], np.float32)
        sizes = [*map(len, found), *(1 for _ in pairs)]
        places = np.searchsorted(self._keys, keys)
        known = self._keys.take(places, mode="clip") == keys
        features = places[known]
        values = np.minimum(1, np.repeat(chances, sizes)[known]) * self._worth[features]
        return features, values / (np.linalg.norm(values) or 1)

    def _pair(self, left: N, right: N) -> N:
        """The number of a pair of words, or of many, among the features: behind all fragments."""
        return len(self._fragments) + left * len(self._words) + right

    def _phrasings(self, words: Longs, lengths: Longs, entry: Longs) -> _Phrasings:
        """The features of all phrasings; `lengths` says how many of the words each of them has."""
        row = np.repeat(np.arange(len(lengths)), lengths)
        beside = np.flatnonzero(row[1:] == row[:-1])
        sizes = self._fragments.sizes
        places, _ = stretches((np.cumsum(sizes) - sizes)[words], sizes[words])
        fragments = self._fragments.numbers[places]
        pairs, pair, pair_seen = np.unique(
            self._pair(words[beside], words[beside + 1]), return_inverse=True, return_counts=True
        )
        size = len(self._fragments)
        keys = np.concatenate((np.arange(size), pairs))
        seen = np.concatenate((np.bincount(fragments, minlength=size), pair_seen))
        feature = np.concatenate((fragments, size + pair))
        row = np.concatenate((np.repeat(row, sizes[words]), row[beside]))
        often = seen >= _SEEN
        count = max(1, len(lengths))
        idf = np.log((1 + count) / np.minimum(1 + count, 1 + seen[often])) + 1
        worth = (idf**_RARE * np.where(keys[often] < size, 1, _PAIR)).astype(np.float32)
        kept = often[feature]
        feature, row = (np.cumsum(often) - 1)[feature[kept]], row[kept]
        value = worth[feature]
        length = np.sqrt(np.bincount(row, value**2, count))
        value = (value / length[row]).astype(np.float32)
        return _Phrasings(keys[often], worth, row, feature, value, entry)


def _batches(phrasings: _Phrasings) -> Iterator[_Batch]:
    """All phrasings, mixed in an order that one more at the end of an entry hardly changes."""
    entry = phrasings.entry
    count = len(entry)
    within = np.arange(count) - np.searchsorted(entry, entry)
    order = np.argsort((entry * _MIXED[0] + within * _MIXED[1]) % 1, kind="stable")
    place = np.empty(count, np.min_scalar_type(count))  # small numbers are sorted faster
    place[order] = np.arange(count)
    by_place = np.argsort(place[phrasings.row], kind="stable")
    places = place[phrasings.row[by_place]].astype(np.int64)
    column_of = np.empty(len(phrasings.keys), np.int64)
    for start in range(0, count, _BATCH):
        here = slice(*np.searchsorted(places, (start, start + _BATCH)))
        held = phrasings.feature[by_place[here]]
        features = np.flatnonzero(np.bincount(held, minlength=len(column_of)))
        column_of[features] = np.arange(len(features))
        cells = (places[here] - start) * len(features) + column_of[held]
        of = entry[order[start : start + _BATCH]]
        yield _Batch(features, cells.astype(np.int32), phrasings.value[by_place[here]], of)


def _learned(phrasings: _Phrasings, entries: int) -> Floats:
    """The weight of each feature for each entry, by steps down the slope of each batch."""
    weights = np.zeros((len(phrasings.keys), entries), np.float32)
    batches = list(_batches(phrasings))
    steps = batches * max(_PASSES, _STEPS // max(1, len(batches)))
    rates = np.linspace(_RATE, 0, len(steps), endpoint=False, dtype=np.float32)
    for rate, batch in zip(rates, steps, strict=True):
        before, values = weights[batch.features], batch.dense()
        wrong = -_softmax(values @ before)
        wrong[np.arange(len(wrong)), batch.entry] += 1
        step = values.T @ (rate * wrong)
        step += before
        weights[batch.features] = step
    return weights


def _softmax(values: Floats) -> Floats:
    powers = np.exp(values - values.max(axis=1, keepdims=True))
    shares: Floats = powers / powers.sum(axis=1, keepdims=True)
    return shares
