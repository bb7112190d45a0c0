"""One index for curated entries and passages: what fits a question, best first, and why."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from bot.language.lexicon import Lexicon
from bot.language.numbers import Reference
from bot.language.query import Reader
from bot.model import Entry, Evidence, Hit, Knowledge
from bot.search.agreement import Agreement, Contents, references
from bot.search.documents import documents
from bot.search.names import names_in
from bot.search.postings import Postings, Rows, sums
from bot.search.spelling import Speller
from bot.search.understanding import Understanding, rank_weight, understand

FOLDED, MARKED = 0.3, 0.7  # what a word with typed marks gives for its letters, for its marks
PAIR_FOLDED, PAIR_MARKED = 0.4, 0.3
BEST_LINE = 0.6  # what the best line adds to its document
UNASKED = 0.1  # what each nat of a phrasing costs it, so that of two the shorter fits better
EXACT, ALL = 3.0, 0.99  # what a phrasing adds, in nats, that is the question word for word
NUMBERS = 0.3  # what a named number that agrees adds, of all that the question tells

FIT = 0.3  # what a line adds that holds the question and nothing else, of all the question tells
KIND = 0.2  # likewise for the kind of thing that is asked for

Doubles = npt.NDArray[np.float64]


class Index:
    """An immutable index of one state of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._reader = Reader(Lexicon(knowledge.vocabulary))
        self._documents = tuple(documents(knowledge))
        self._postings = Postings(self._documents)
        self._speller = Speller(self._postings)
        self._contents = Contents(self._documents, self._postings)
        phrasing = [
            float(isinstance(document.item, Entry))
            for document in self._documents
            for _ in document.lines
        ]
        self._line_mass = self._postings.line_mass() * phrasing
        self._unasked = UNASKED * self._line_mass
        self._names = names_in(self._documents)
        self._quotable = np.array(
            [
                place < document.quotable
                for document in self._documents
                for place in range(len(document.lines))
            ],
            np.float64,
        )
        programme = knowledge.programme
        self._common: frozenset[Reference] = references((programme.name, programme.period))

    def find(self, question: str, k: int = 20) -> tuple[Hit, ...]:
        """The k best entries and passages, best first; fewer where fewer share any word."""
        understood = understand(self._reader.read(question), self._postings, self._speller)
        agreement = Agreement(understood, self._contents, self._common, self._names)
        hits = []
        for number, score, line in self._ranked(understood, k):
            document = self._documents[number]
            evidence = agreement.with_document(number, line)
            hits.append(
                Hit(document.item, score + _bonus(evidence), document.lines[line], evidence)
            )
        return tuple(sorted(hits, key=lambda hit: -hit.score))

    def _ranked(self, understood: Understanding, k: int) -> Iterator[tuple[int, float, int]]:
        """Numbers of the k best documents, with score and best line."""
        terms = list(self._terms(understood))
        if not terms:
            return
        postings = self._postings
        sizes = [rows.stop - rows.start for rows, _ in terms]
        lines = np.concatenate([postings.lines[rows.start : rows.stop] for rows, _ in terms])
        worth = np.concatenate([postings.worth[rows.start : rows.stop] for rows, _ in terms])
        weights = np.repeat([weight for _, weight in terms], sizes)
        scores = sums(postings.document_of[lines], weights * worth, postings.document_count)
        by_line = sums(lines, weights, postings.line_count)
        by_line = np.maximum(0.0, by_line - self._unasked) * self._quotable
        scores += BEST_LINE * np.maximum.reduceat(by_line, postings.first_line[:-1])
        for number in _largest(scores, k):
            start, stop = postings.first_line[number : number + 2]
            fit = by_line[start:stop] / (understood.total + self._line_mass[start:stop])
            yield int(number), float(scores[number]), int(fit.argmax())

    def _terms(self, understood: Understanding) -> Iterator[tuple[Rows, float]]:
        """The rows that a question touches, and what each is worth to it."""
        for token, weight in understood.words():
            folded = self._postings.word(token.folded, "")
            if folded is None:
                continue
            weight *= rank_weight(token)  # noqa: PLW2901 the same thing, refined
            if not token.marked:
                yield folded, weight * folded.idf
                continue
            yield folded, weight * FOLDED * folded.idf
            if marked := self._postings.word(token.folded, token.marked):
                yield marked, weight * MARKED * marked.idf
        pairs = list(understood.pairs())
        rows = self._postings.pairs([(left, right) for left, right, _ in pairs])
        for (left, right, weight), (folded, marked) in zip(pairs, rows, strict=True):
            if folded is None:
                continue
            weight *= max(rank_weight(left), rank_weight(right))  # noqa: PLW2901 likewise
            if not (left.marked and right.marked):
                yield folded, weight * (PAIR_FOLDED + PAIR_MARKED) * folded.idf
                continue
            yield folded, weight * PAIR_FOLDED * folded.idf
            if marked:
                yield marked, weight * PAIR_MARKED * marked.idf


def _bonus(evidence: Evidence) -> float:
    """What agreement adds to a rank value, in nats."""
    fit = FIT * evidence.in_line * evidence.line
    exact = EXACT if min(evidence.in_line, evidence.line) > ALL else 0.0
    return exact + (fit + NUMBERS * evidence.numbers + KIND * evidence.kind) * evidence.mass


def _largest(scores: Doubles, k: int) -> npt.NDArray[np.intp]:
    """Places of the k largest positive values, largest first."""
    k = min(k, len(scores))
    top = np.argpartition(-scores, k - 1)[:k]
    top = top[scores[top] > 0]
    return top[np.argsort(-scores[top], kind="stable")]
