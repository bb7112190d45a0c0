"""The words of all documents as numbers, in the order in which they stand."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.language.tokens import Token, token, words_in
from bot.search.documents import Document
from bot.search.names import inside, names_among

Ints = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.unsignedinteger]
Longs = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

_PART = 2**19  # words


class Part(NamedTuple):
    """Some lines, the forms of their words, and for each of these its line."""

    lines: range
    stream: Numbers
    line: Ints


class Text:
    """Each way to mark a word is a form; a form's number is its place in `forms`.

    `forms` are sorted, so that those of one folded word stand together: word w has the forms
    `first_form[w]` up to `first_form[w + 1]`. `stream` holds the form of every word that stands in
    a line. Line l begins at `line_start[l]` and counts `weight[l]`; document d begins with line
    `first_line[d]`, and its first `quotable[d]` lines may be quoted. `names` are the folded words
    that are written as names.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        number: defaultdict[str, int] = defaultdict(count().__next__)
        stream, lengths, sizes, quotable = array("I"), array("I"), array("I"), array("I")
        weights = array("f")
        seen: Counter[str] = Counter()
        for document in documents:
            for line in document.lines:
                words = words_in(line)
                stream.extend(map(number.__getitem__, words))
                lengths.append(len(words))
                seen.update(inside(line))
            sizes.append(len(document.lines))
            quotable.append(document.quotable)
            weights.extend(document.weights)
        self.names = names_among(seen)
        written = list(map(token, number))
        self.forms = sorted(set(written), key=lambda form: (form.folded, form.marked))
        self.form_number = {form: place for place, form in enumerate(self.forms)}
        self.size = len(self.forms)
        kind = np.min_scalar_type(self.size)
        meant = np.array([self.form_number[form] for form in written], kind)
        self.stream: Numbers = meant[np.frombuffer(stream, np.uint32)]
        self.words = list(dict.fromkeys(form.folded for form in self.forms))
        self.word_number = {word: place for place, word in enumerate(self.words)}
        word_of = [self.word_number[form.folded] for form in self.forms]
        self.word_of_form: Ints = np.array(word_of, np.int32)
        self.first_form: list[int] = np.searchsorted(
            self.word_of_form, np.arange(len(self.words) + 1)
        ).tolist()
        self.line_start: Ints = _edges(lengths)
        self.first_line: Ints = _edges(sizes)
        self.weight: Floats = np.array(weights, np.float32)
        self.quotable: Ints = np.array(quotable, np.int32)

    def tokens(self, line: int) -> list[Token]:
        """The words of a line."""
        stream = self.stream[self.line_start[line] : self.line_start[line + 1]].tolist()
        return [self.forms[number] for number in stream]

    def markings(self, word: str) -> list[Token]:
        """All ways in which the documents mark a folded word."""
        number = self.word_number[word]
        return self.forms[self.first_form[number] : self.first_form[number + 1]]

    def line_sums(self, values: Floats) -> Floats:
        """The sum of the values of the words of each line; `values` has one for each form."""
        sums = [
            np.bincount(part.line - part.lines.start, values[part.stream], len(part.lines))
            for part in self.parts()
        ]
        return np.concatenate([np.zeros(0), *sums]).astype(np.float32)

    def parts(self) -> Iterator[Part]:
        """The stream in parts of whole documents, so that what is made of it needs less room."""
        document_start = self.line_start[self.first_line]
        first = 0
        while first < len(self.quotable):
            most = document_start[first] + _PART
            after = max(first + 1, int(np.searchsorted(document_start, most, "right")) - 1)
            begin, end = self.first_line[first], self.first_line[after]
            sizes = np.diff(self.line_start[begin : end + 1])
            yield Part(
                range(begin, end),
                self.stream[document_start[first] : document_start[after]],
                np.repeat(np.arange(begin, end, dtype=np.int32), sizes),
            )
            first = after


def _edges(sizes: array[int]) -> Ints:
    """Where each of some stretches begins, and where the last one ends."""
    edges: Ints = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64))).astype(np.int32)
    return edges


def stretches(
    starts: npt.NDArray[np.integer], sizes: npt.NDArray[np.integer]
) -> tuple[Longs, Longs]:
    """All places of some stretches one after the other, and where each stretch begins and ends."""
    edges = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=edges[1:])
    places: Longs = np.repeat(starts - edges[:-1], sizes) + np.arange(edges[-1])
    return places, edges
