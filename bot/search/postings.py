"""The inverted index: which documents hold a word, how rare it is, and what it stands beside."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.language import words as function_words
from bot.language.tokens import Token
from bot.search.keeping import Kept
from bot.search.neighbours import Neighbours, Tally
from bot.search.text import Floats, Ints, Longs, Numbers, Part, Text

K1, B = 1.2, 0.6  # BM25: saturation of repeats, discount of long documents
OWN_SHARE = 0.1  # of a document's lines with a word, from which the document counts as one of it
_FINE = 255  # steps in which a word's part in a document is kept

Shares = npt.NDArray[np.uint8]


class Word(NamedTuple):
    """A folded word of the index: its number, forms, rows, rarity, and how many lines hold it."""

    number: int
    first_form: int
    after_form: int
    start: int
    stop: int
    idf: float
    lines: int


class Form(NamedTuple):
    """One way to mark a word: its number, rows and rarity."""

    number: int
    start: int
    stop: int
    idf: float


class Postings:
    """The documents of each form, the forms of one word side by side.

    Row r says that `documents[r]` holds the form, and with `shares[r]` / 255 how much of it, as
    BM25 counts repeats; `norm[d]` is what the length of document d takes from that.
    `lines_of_form` says how many lines hold each form; `beside` are the pairs of words,
    `forms_beside` the pairs of forms.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.size = len(text.quotable)
        self._document_of = np.repeat(
            np.arange(self.size, dtype=np.int32), np.diff(text.first_line)
        )
        self.norm = self._length_norm()
        self._count(text)
        idf = np.log(1 + (self.size - self._held + 0.5) / (self._held + 0.5))
        weight = np.array([function_words.weight(form) for form in text.forms])
        self.tells: Floats = (idf * weight).astype(np.float32)
        self.line_mass = text.line_sums(idf.astype(np.float32))
        self.line_tells = text.line_sums(self.tells)
        self.word = Kept(65536, self._word)
        self.form = Kept(65536, self._form)
        self.told = Kept(65536, self._told)

    def _length_norm(self) -> Floats:
        text = self.text
        lengths = np.bincount(
            self._document_of, np.diff(text.line_start) * text.weight, minlength=self.size
        )
        mean = lengths.mean() if lengths.any() else 1.0
        return (K1 * (1 - B + B * lengths / mean)).astype(np.float32)

    def _count(self, text: Text) -> None:
        forms = len(text.forms)
        self._held, self.lines_of_form = np.zeros(forms), np.zeros(forms, np.int64)
        tally = Tally()
        parts: list[tuple[Longs, Numbers, Shares]] = []
        kind = np.min_scalar_type(self.size)
        for part in text.parts():
            found = self._sightings(part.stream, part.line)
            share = _FINE * found.often / (found.often + self.norm[found.document])
            rows: Longs = np.bincount(found.key, minlength=forms).astype(np.int64)
            parts.append(
                (rows, found.document.astype(kind), np.maximum(1, share.round()).astype(np.uint8))
            )
            self._held += np.bincount(found.key, found.held, forms)
            self.lines_of_form += np.bincount(found.key, found.lines, forms).astype(np.int64)
            tally.add(*self._pairs(part))
        self._start, self.documents, self.shares = _joined(parts, forms)
        first, second, lines, held = tally.pairs(forms)
        self.forms_beside = Neighbours(first, second, lines, held, self.size)
        word_of = text.word_of_form
        words = Tally()
        words.add(word_of[first].astype(np.int64) * len(text.words) + word_of[second], lines, held)
        self.beside = Neighbours(*words.pairs(len(text.words)), self.size)

    def _pairs(self, part: Part) -> tuple[Longs, Ints, Floats]:
        together = part.line[1:] == part.line[:-1]
        left, right = part.stream[:-1][together], part.stream[1:][together]
        found = self._sightings(
            left.astype(np.int64) * len(self.text.forms) + right, part.line[1:][together]
        )
        return found.key.astype(np.int64), found.lines, found.held

    def _sightings(self, keys: npt.NDArray[np.integer], lines: Ints) -> _Sightings:
        """How each key is held by each document, in the order of both."""
        order = np.argsort(keys, kind="stable")  # within a key the lines stay in order
        keys, lines = keys[order], lines[order]
        first = np.flatnonzero(changes(keys) | changes(lines))
        repeats = np.diff(first, append=len(keys))
        keys, lines = keys[first], lines[first]
        document = self._document_of[lines]
        group = np.flatnonzero(changes(keys) | changes(document))
        held = np.diff(group, append=len(keys)).astype(np.int32)
        often = repeats * self.text.weight[lines]
        document = document[group]
        sizes = np.diff(self.text.first_line)[document]
        return _Sightings(
            keys[group],
            document,
            (np.add.reduceat(often, group) if len(group) else often).astype(np.float32),
            held,
            np.minimum(1.0, held / (OWN_SHARE * sizes)).astype(np.float32),
        )

    def idf(self, documents: float) -> float:
        """Robertson and Spärck Jones' weight, kept positive as in Lucene's BM25."""
        return math.log(1 + (self.size - documents + 0.5) / (documents + 0.5))

    def _told(self, token: Token) -> float | None:
        """What a word tells: its idf, less where it only asks; None where it is unknown."""
        found = (token.marked and self.form[token]) or self.word[token.folded]
        return found.idf * function_words.weight(token) if found else None

    def knows(self, token: Token) -> bool:
        """Whether a token stands in the documents, marked in its way."""
        return (self.form[token] if token.marked else self.word[token.folded]) is not None

    def lines(self, words: Sequence[Token]) -> int:
        """About how many lines hold some words one after the other: the fewest of any two."""
        known = [word for token in words if (word := self.word[token.folded])]
        pairs = [self.beside.after[one.number].get(two.number) for one, two in pairwise(known)]
        if len(known) < len(words) or None in pairs:
            return 0
        return min(found.lines for found in (*known, *pairs) if found)

    def _word(self, folded: str) -> Word | None:
        number = self.text.word_number.get(folded)
        if number is None:
            return None
        first, after = self.text.first_form[number : number + 2]
        held = min(float(self._held[first:after].sum()), self.size)
        return Word(
            number,
            first,
            after,
            int(self._start[first]),
            int(self._start[after]),
            self.idf(held),
            int(self.lines_of_form[first:after].sum()),
        )

    def _form(self, token: Token) -> Form | None:
        number = self.text.form_number.get(token)
        if number is None:
            return None
        start, stop = self._start[number : number + 2].tolist()
        return Form(number, start, stop, self.idf(float(self._held[number])))


class _Sightings(NamedTuple):
    """Keys and the documents that hold them: how often and in how many lines.

    `held` is what the document counts for: one that holds a word in few of its lines counts in
    part, so that many phrasings don't make every word a common one.
    """

    key: npt.NDArray[np.integer]
    document: Ints
    often: Floats
    lines: Ints
    held: Floats


def _joined(
    parts: list[tuple[Longs, Numbers, Shares]], forms: int
) -> tuple[Longs, Numbers, Shares]:
    """The rows of all parts form by form, and where the rows of each form begin."""
    sizes = sum((rows for rows, _, _ in parts), np.zeros(forms, np.int64))
    start = np.concatenate(([0], np.cumsum(sizes)))
    if len(parts) == 1:
        return start, *parts[0][1:]
    documents = np.empty(start[-1], parts[0][1].dtype if parts else np.uint8)
    shares = np.empty(start[-1], np.uint8)
    place = start[:-1].copy()
    for rows, some, part in parts:
        into = np.repeat(place - np.cumsum(rows) + rows, rows) + np.arange(len(some))
        documents[into] = some
        shares[into] = part
        place += rows
    return start, documents, shares


def changes(values: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    """True where a value differs from the one before it, and at the first."""
    new = np.ones(len(values), np.bool_)
    new[1:] = values[1:] != values[:-1]
    return new
