"""A close look at a few documents: what of a question stands in each of their lines."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.search.postings import K1, Postings
from bot.search.sought import Sought
from bot.search.text import Doubles, Longs, stretches

Flags = npt.NDArray[np.bool_]


class Ranked(NamedTuple):
    """The best documents of a close-up, best first.

    `places` are their numbers there, `numbers` those in the index; `worth` are their rank values,
    in nats, and `lines` the numbers of their best lines in the close-up.
    """

    places: npt.NDArray[np.intp]
    numbers: npt.NDArray[np.intp]
    worth: Doubles
    lines: npt.NDArray[np.intp]


class Closeup:
    """The words and pairs that are sought, in the lines of some documents.

    Documents and lines are numbered anew from 0: line l is line `lines[l]` of the index, and the
    lines of document d are `edges[d]` up to `edges[d + 1]`. A feature is a form of a word (the
    first `sought.forms`) or a pair of forms, in the order of `pair_of`, the pair of words that
    each of these is. `often[d, f]` says how often document d has feature f, as its lines are
    weighed; `scores[d]` is its BM25 value; `values[l]` what line l holds is worth, and `apart[l]`
    what that tells it from the other lines of its document.
    """

    def __init__(self, postings: Postings, sought: Sought, documents: npt.NDArray[np.intp]) -> None:
        text = postings.text
        begin, end = text.first_line[documents], text.first_line[documents + 1]
        self.lines, self.edges = stretches(begin, end - begin)
        starts = text.line_start[self.lines]
        sizes = text.line_start[self.lines + 1] - starts
        bounds = zip(text.line_start[begin].tolist(), text.line_start[end].tolist(), strict=True)
        stream = np.concatenate([text.stream[a:b] for a, b in bounds])

        places = np.flatnonzero(sought.number_of_form.take(stream) > 0)
        self.known = stream[places]
        self.form = sought.number_of_form.take(self.known).astype(np.int64) - 1
        self.line = np.repeat(np.arange(len(sizes)), sizes).take(places)
        beside = (places[1:] == places[:-1] + 1) & (self.line[1:] == self.line[:-1])
        pair, pair_line = self._pairs(sought, np.flatnonzero(beside))
        self._feature = np.concatenate((self.form, pair))
        self._line = np.concatenate((self.line, pair_line))

        features = len(self.worth)
        weight = text.weight[self.lines]
        row = np.repeat(np.arange(0, len(documents) * features, features), end - begin)
        often = np.bincount(
            row.take(self._line) + self._feature, weight.take(self._line), len(documents) * features
        )
        self.often = often.astype(np.float64, copy=False).reshape(-1, features)
        norm = postings.norm[documents, None]
        self.scores: Doubles = (self.often / (self.often + norm)) @ self.worth * (K1 + 1)
        new = _once(self._line * features + self._feature, len(self.lines) * features)
        worth = self.worth.take(self._feature[new])
        line, within = self._line[new], row.take(self._line[new]) + self._feature[new]
        values = np.bincount(line, worth, len(self.lines))
        self.values: Doubles = values.astype(np.float64, copy=False)
        having = np.bincount(within, minlength=len(documents) * features).take(within)
        rarity = _rarity((end - begin).repeat(end - begin).take(line), having)
        apart = np.bincount(line, worth * rarity, len(self.lines))
        self.apart: Doubles = apart.astype(np.float64, copy=False)

    def _pairs(self, sought: Sought, left: Longs) -> tuple[Longs, Longs]:
        """The features and lines of the pairs that are sought, of pairs that begin at `left`."""
        forms = self.form.take(left) * sought.forms + self.form.take(left + 1)
        forms_seen = np.zeros(sought.forms**2, np.bool_)
        forms_seen[forms] = True
        kinds = np.flatnonzero(forms_seen)
        one, two = np.divmod(kinds, max(1, sought.forms))
        word_of = sought.word_of_form
        pair = sought.number_of_pair[word_of[one] * len(sought.words) + word_of[two]]
        kinds = kinds[pair >= 0]
        self.pair_of: Longs = pair[pair >= 0]
        worth = sought.pair_worth[self.pair_of] + sought.marked_worth[kinds]
        self.worth: Doubles = np.concatenate((sought.form_worth, worth))

        feature = np.zeros(len(forms_seen), np.int64)
        feature[kinds] = np.arange(sought.forms, len(self.worth))
        found = feature.take(forms)
        seen = np.flatnonzero(found > 0)
        return found[seen], self.line[left[seen]]

    def in_lines(self, lines: npt.NDArray[np.intp]) -> Flags:
        """Whether each of some lines has each feature."""
        row = np.full(len(self.lines), -1)
        row[lines] = np.arange(len(lines))
        rows = row.take(self._line)
        here = np.flatnonzero(rows >= 0)
        held = np.zeros((len(lines), len(self.worth)), np.bool_)
        held[rows[here], self._feature[here]] = True
        return held


def _rarity(lines: Longs, having: Longs) -> Doubles:
    """BM25's idf, of lines within their document: how rare is what so many of so many have."""
    rarity: Doubles = np.log((lines + 1) / (having + 0.5))
    return rarity


def _once(keys: Longs, size: int) -> Flags:
    """True for one of all that are equal; keys are below `size`."""
    last = np.empty(size, np.int32)
    places = np.arange(len(keys), dtype=np.int32)
    last[keys] = places
    once: Flags = last.take(keys) == places
    return once
