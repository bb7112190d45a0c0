"""The inverted index: which lines hold a word or a pair of words, and what each row is worth."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.language.tokens import Token, tokenize
from bot.search.documents import Document

K1, B = 1.2, 0.6  # BM25: saturation of repeats, discount of long documents
OWN_SHARE = 0.1  # of a document's lines with a word, from which the document counts as one of it
_FORMS = 64  # a folded word has fewer ways to be marked (ma, má, mà, mả, mã, mạ, mâ…)
_NO_MARKING = 2**62

Longs = npt.NDArray[np.int64]
Ints = npt.NDArray[np.int32]
Doubles = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]


class PairRows(NamedTuple):
    """The stretches of rows of some pairs (empty where start equals stop), and their idf."""

    starts: Longs
    stops: Longs
    idf: Doubles


class Rows(NamedTuple):
    """A stretch of rows: those of a word or a pair, and its inverse document frequency."""

    start: int
    stop: int
    idf: float


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows in key order: key i has the rows `starts[i]:starts[i + 1]`.

    `documents[i]` counts the documents of all keys before i; one that holds a word in few of its
    lines counts in part, so that many phrasings don't make every word a common one.
    """

    keys: Longs
    starts: Longs
    documents: Doubles


class Postings:
    """Words and pairs of neighbours of all documents, down to the line.

    Each way to mark a word is a key of its own; the keys of one folded form stand together, so a
    folded form is one stretch of rows and a marked form a stretch inside it. A pair's key is made
    of both folded words first and of both markings last, for the same reason.

    `lines[r]` and `worth[r]` are the line of row r and its share of its document's BM25 value
    (without idf); `document_of[line]` is the document of a line.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        sizes = [len(document.lines) for document in documents]
        self.document_count, self.line_count = len(documents), sum(sizes)
        self.document_of = np.repeat(np.arange(len(documents), dtype=np.int32), sizes)
        self.first_line: Longs = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
        self._weight = np.array([w for d in documents for w in d.weights], np.float32)

        seen: dict[Token, int] = {}
        numbers, lengths = array("i"), array("i")
        for line in (line for document in documents for line in document.lines):
            words_of_line = tokenize(line)
            numbers.extend(seen.setdefault(word, len(seen)) for word in words_of_line)
            lengths.append(len(words_of_line))
        self.forms = sorted((word.folded, word.marked) for word in seen)
        self._form_id = {form: number for number, form in enumerate(self.forms)}
        self._first_form: dict[str, int] = {}
        self._form_count: dict[str, int] = {}
        for number, (folded, _) in enumerate(self.forms):
            self._first_form.setdefault(folded, number)
            self._form_count[folded] = self._form_count.get(folded, 0) + 1
        self._folded_id = {folded: number for number, folded in enumerate(self._first_form)}

        in_order = [self._form_id[word.folded, word.marked] for word in seen]
        words = np.array(in_order, np.int64)[np.frombuffer(numbers, np.intc)]
        lines = np.repeat(np.arange(self.line_count), np.frombuffer(lengths, np.intc))
        self._norm = self._length_norm(lines)
        together = lines[1:] == lines[:-1]
        pairs = self._pair_keys(words)[together]
        self._words, word_lines, word_worth = self._table(words, lines, base=0)
        self._pairs, pair_lines, pair_worth = self._table(
            pairs, lines[1:][together], base=len(word_lines)
        )
        self.lines = np.concatenate((word_lines, pair_lines))
        self.worth = np.concatenate((word_worth, pair_worth))
        self.word = lru_cache(maxsize=65536)(self._word)

    @property
    def vocabulary(self) -> Sequence[str]:
        """All folded words."""
        return list(self._first_form)

    def markings(self, folded: str) -> list[str]:
        """All ways in which the documents mark a folded word."""
        first = self._first_form[folded]
        return [form for _, form in self.forms[first : first + self._form_count[folded]]]

    def line_mass(self) -> Doubles:
        """What the words of each line tell in all (sum of idf)."""
        table = self._words
        documents = np.diff(table.documents)
        idf = np.log(1 + (self.document_count - documents + 0.5) / (documents + 0.5))
        rows = np.repeat(idf, np.diff(table.starts))
        return sums(self.lines[: len(rows)], rows, self.line_count)

    def _pair_keys(self, words: Longs) -> Longs:
        counts = list(self._form_count.values())
        folded_of = np.repeat(np.arange(len(counts)), counts)
        local = np.concatenate([np.arange(count) for count in counts] or [np.zeros(0, np.int64)])
        folded, marking = folded_of[words], np.minimum(local[words], _FORMS - 1)
        pair = folded[:-1] * len(counts) + folded[1:]
        keys: Longs = pair * _FORMS**2 + marking[:-1] * _FORMS + marking[1:]
        return keys

    def _length_norm(self, lines: Longs) -> Floats:
        lengths = np.bincount(
            self.document_of[lines], weights=self._weight[lines], minlength=self.document_count
        )
        mean = lengths.mean() if lengths.any() else 1.0
        return (K1 * (1 - B + B * lengths / mean)).astype(np.float32)

    def _table(self, keys: Longs, lines: Longs, base: int) -> tuple[_Table, Ints, Floats]:
        """The table of some keys, whose rows begin at `base`, with the rows' lines and worth."""
        order = np.argsort(keys, kind="stable")  # within a key the lines stay in order
        keys, lines = keys[order], lines[order]
        new = _changes(keys) | _changes(lines)
        first = np.flatnonzero(new)
        repeats = np.diff(np.append(first, len(keys)))
        keys, lines = keys[first], lines[first]
        frequency = repeats * self._weight[lines]
        document = self.document_of[lines]
        group = _changes(keys) | _changes(document)
        member = np.cumsum(group) - 1
        total = np.bincount(member, weights=frequency)[member] if len(member) else frequency
        worth = frequency * (K1 + 1) / (total + self._norm[document])
        starts = np.flatnonzero(_changes(keys))
        held = np.bincount(member) if len(member) else np.zeros(0)
        full = OWN_SHARE * np.diff(self.first_line)[document[group]]
        seen = np.concatenate(([0.0], np.cumsum(np.minimum(1.0, held / full))))
        groups = np.concatenate(([0], np.cumsum(group)))
        edges = np.append(starts, len(keys))
        table = _Table(keys[starts], edges + base, seen[groups[edges]])
        return table, lines.astype(np.int32), worth.astype(np.float32)

    def idf(self, documents: float) -> float:
        """Robertson and Spärck Jones' weight, kept positive as in Lucene's BM25."""
        return math.log(1 + (self.document_count - documents + 0.5) / (documents + 0.5))

    def _rows(self, table: _Table, first: int, after: int) -> Rows | None:
        if first >= after:
            return None
        documents = min(float(table.documents[after] - table.documents[first]), self.document_count)
        return Rows(int(table.starts[first]), int(table.starts[after]), self.idf(documents))

    def _word(self, folded: str, marked: str) -> Rows | None:
        """The rows of a word: of one marking, or of all where `marked` is empty."""
        if marked:
            number = self._form_id.get((folded, marked))
            return None if number is None else self._rows(self._words, number, number + 1)
        first = self._first_form.get(folded)
        if first is None:
            return None
        return self._rows(self._words, first, first + self._form_count[folded])

    def count(self, folded: str) -> int:
        """How many rows a folded word has."""
        rows = self.word(folded, "")
        return rows.stop - rows.start if rows else 0

    def pair_counts(self, steps: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[Doubles]:
        """How many rows each word of a step's first list has with each word of its second.

        One matrix (first by second) for each step.
        """
        span, ids = len(self._folded_id), self._folded_id
        keys = [
            np.add.outer(
                np.array([ids.get(word, -1) for word in first]) * span,
                np.array([ids.get(word, -1) for word in second]),
            )
            for first, second in steps
        ]
        for (first, second), matrix in zip(steps, keys, strict=True):
            matrix[[word not in ids for word in first]] = -1
            matrix[:, [word not in ids for word in second]] = -1
        flat = np.concatenate([matrix.ravel() for matrix in keys]) * _FORMS**2
        places = np.searchsorted(self._pairs.keys, np.concatenate((flat, flat + _FORMS**2)))
        starts = self._pairs.starts[places]
        counts = (starts[len(flat) :] - starts[: len(flat)]).astype(np.float64)
        edges = np.cumsum([matrix.size for matrix in keys])[:-1]
        pieces = np.split(counts, edges)
        return [piece.reshape(matrix.shape) for piece, matrix in zip(pieces, keys, strict=True)]

    def seen_together(self, words: Sequence[Token]) -> list[bool]:
        """For each two neighbours whether any document holds them side by side, however marked."""
        keys = self._folded_pairs(list(pairwise(words)))
        first, after = np.searchsorted(self._pairs.keys, (keys, keys + _FORMS**2))
        seen: list[bool] = (first < after).tolist()
        return seen

    def pairs(self, wanted: Sequence[tuple[Token, Token]]) -> tuple[PairRows, PairRows]:
        """The rows of each pair of words: of both folded forms, and of both markings."""
        folded = self._folded_pairs(wanted)
        marked = folded + np.array([self._marking(left, right) for left, right in wanted], np.int64)
        places = np.searchsorted(
            self._pairs.keys, np.concatenate((folded, folded + _FORMS**2, marked, marked + 1))
        )
        first, after, one, next_one = places.reshape(4, -1)
        return self._pair_rows(first, after), self._pair_rows(one, next_one)

    def _folded_pairs(self, wanted: Sequence[tuple[Token, Token]]) -> Longs:
        ids, span = self._folded_id, len(self._folded_id)
        return np.array(
            [
                -(_FORMS**2)
                if (a := ids.get(left.folded)) is None or (b := ids.get(right.folded)) is None
                else (a * span + b) * _FORMS**2
                for left, right in wanted
            ],
            np.int64,
        )

    def _marking(self, left: Token, right: Token) -> int:
        """What the markings of a pair add to its key; more than any key where they are unknown."""
        one = self._form_id.get((left.folded, left.marked))
        two = self._form_id.get((right.folded, right.marked))
        if one is None or two is None:
            return _NO_MARKING
        local = min(one - self._first_form[left.folded], _FORMS - 1) * _FORMS
        return local + min(two - self._first_form[right.folded], _FORMS - 1)

    def _pair_rows(self, first: Longs, after: Longs) -> PairRows:
        table = self._pairs
        documents = np.minimum(table.documents[after] - table.documents[first], self.document_count)
        idf = np.log(1 + (self.document_count - documents + 0.5) / (documents + 0.5))
        return PairRows(table.starts[first], table.starts[after], idf)


def sums(places: npt.NDArray[np.integer[Any]], values: npt.NDArray[Any], size: int) -> Doubles:
    """The sum of the values that fall on each place, for places 0 to size - 1."""
    return np.bincount(places, values, size).astype(np.float64, copy=False)


def _changes(values: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    """True where a value differs from the one before it, and at the first."""
    changes = np.ones(len(values), np.bool_)
    changes[1:] = values[1:] != values[:-1]
    return changes
