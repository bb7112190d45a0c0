"""One index for curated entries and passages: what fits a question, best first, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.language import words as function_words
from bot.language.numbers import Reference, named_numbers, written_numbers
from bot.language.query import Query
from bot.language.tokens import tokenize
from bot.model import Knowledge
from bot.search.documents import Document, documents
from bot.search.postings import Postings, Rows
from bot.search.spelling import Speller
from bot.search.understanding import Understanding, understand

FOLDED, MARKED = 0.3, 0.7  # what a word whose marks were typed gives by its letters, by its marks
PAIR_FOLDED, PAIR_MARKED = 0.4, 0.3
BARE = FOLDED + MARKED
PAIR_BARE = PAIR_FOLDED + PAIR_MARKED
BEST_LINE = 0.6  # what the best line adds to its document


@dataclass(frozen=True, slots=True)
class Candidate:
    document: Document
    score: float
    line: int
    line_score: float


class Index:
    def __init__(self, knowledge: Knowledge) -> None:
        self.documents = tuple(documents(knowledge))
        self.postings = Postings(self.documents)
        self._speller = Speller(self.postings)
        quotable = [
            place < document.quotable
            for document in self.documents
            for place in range(len(document.lines))
        ]
        self._quotable = np.array(quotable, np.float64)

    def understand(self, query: Query) -> Understanding:
        return understand(query, self.postings, self._speller)

    def rank(self, understood: Understanding, k: int) -> list[Candidate]:
        """The k best documents with their best lines."""
        rows, by_document, by_line = self._terms(understood)
        if not rows:
            return []
        postings = self.postings
        lines = np.concatenate([postings.lines[r.start : r.stop] for r in rows])
        worth = np.concatenate([postings.worth[r.start : r.stop] for r in rows])
        sizes = [r.stop - r.start for r in rows]
        scores = np.bincount(
            postings.document_of[lines],
            weights=worth * np.repeat(by_document, sizes),
            minlength=postings.document_count,
        )
        line_scores = np.bincount(
            lines, weights=np.repeat(by_line, sizes), minlength=postings.line_count
        )
        line_scores *= self._quotable
        best_line = np.maximum.reduceat(line_scores, postings.first_line[:-1])
        total = scores + BEST_LINE * best_line
        count = min(k, postings.document_count)
        top = np.argpartition(-total, count - 1)[:count]
        top = top[np.argsort(-total[top], kind="stable")]
        return [self._candidate(int(d), total, line_scores) for d in top if total[d] > 0]

    def _candidate(self, number: int, total, line_scores) -> Candidate:
        start, stop = self.postings.first_line[number : number + 2]
        line = int(line_scores[start:stop].argmax())
        return Candidate(self.documents[number], float(total[number]), line, float(line_scores[start + line]))

    def _terms(self, understood: Understanding):
        rows: list[Rows] = []
        weights: list[float] = []
        def add(found: Rows | None, weight: float) -> None:
            if found is not None:
                rows.append(found)
                weights.append(weight * found.idf)
        for token, weight in understood.words():
            weight *= max(function_words.weight(token), 0.3)
            if token.marked:
                add(self.postings.word(token.folded, ""), weight * FOLDED)
                add(self.postings.word(token.folded, token.marked), weight * MARKED)
            else:
                add(self.postings.word(token.folded, ""), weight * BARE)
        pairs = list(understood.pairs())
        for (left, right, weight), (folded, marked) in zip(
            pairs, self.postings.pairs([(a, b) for a, b, _ in pairs]), strict=True
        ):
            weight *= max(function_words.weight(left), function_words.weight(right))
            if left.marked and right.marked:
                add(folded, weight * PAIR_FOLDED)
                add(marked, weight * PAIR_MARKED)
            else:
                add(folded, weight * PAIR_BARE)
        w = np.array(weights)
        return rows, w, w
