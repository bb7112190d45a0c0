"""One index for curated entries and passages: what fits a question, best first, and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from bot.language.lexicon import Lexicon
from bot.language.numbers import Reference
from bot.language.query import Reader
from bot.model import Entry, Evidence, Hit, Knowledge
from bot.search.agreement import Agreement, Contents, references
from bot.search.documents import documents
from bot.search.names import names_in
from bot.search.postings import Doubles, Longs, Postings, Rows, sums
from bot.search.spelling import Speller
from bot.search.understanding import Understanding, rank_weight, understand

FOLDED, MARKED = 0.3, 0.7  # what a word with typed marks gives for its letters, for its marks
PAIR_FOLDED, PAIR_MARKED = 0.4, 0.3
MANY = 20_000  # rows beyond which a word that only asks is left out
RERANKED = 50  # documents whose lines are looked at
BEST_LINE = 0.4  # what the best line adds to its document
UNASKED = 0.1  # what each nat of a phrasing costs it, so that of two the shorter fits better
EXACT = 3.0  # what a phrasing adds, in nats, that is the question but for words that only ask
ALL, NEARLY_ALL = 0.99, 0.85
NUMBERS = 0.3  # what a named number that agrees adds, of all that the question tells

FIT = 0.3  # what a line adds that holds the question and nothing else, of all the question tells
KIND = 0.2  # likewise for the kind of thing that is asked for


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
        self._quotable = np.array([document.quotable for document in self._documents], np.int64)
        programme = knowledge.programme
        self._common: frozenset[Reference] = references((programme.name, programme.period))

    def understood(self, question: str) -> Understanding:
        """The question in the words of the index."""
        return understand(self._reader.read(question), self._postings, self._speller)

    def find(self, question: str, k: int = 20) -> tuple[Hit, ...]:
        """The k best entries and passages, best first; fewer where fewer share any word."""
        understood = self.understood(question)

        @cache
        def agreement() -> Agreement:
            return Agreement(understood, self._contents, self._common, self._names)

        def hit(number: int, score: float, line: int) -> Hit:
            document = self._documents[number]

            def weigh() -> Evidence:
                return agreement().with_document(number, line)

            if isinstance(document.item, Entry):
                evidence = weigh()
                score += _bonus(evidence)
                return Hit(document.item, score, document.lines[line], lambda: evidence)
            return Hit(document.item, score, document.lines[line], weigh)

        hits = [hit(*ranked) for ranked in self._ranked(understood, k)]
        return tuple(sorted(hits, key=lambda hit: -hit.score))

    def _ranked(self, understood: Understanding, k: int) -> Iterator[tuple[int, float, int]]:
        """Numbers of the k best documents, with score and best line."""
        rows, weights = self._touched(understood)
        if not len(rows):
            return
        postings = self._postings
        lines = postings.lines[rows]
        documents = postings.document_of[lines]
        scores = sums(documents, weights * postings.worth[rows], postings.document_count)
        top = _largest(scores, max(k, RERANKED))
        chosen = np.zeros(postings.document_count, np.bool_)
        chosen[top] = True
        kept = chosen[documents]
        by_line = sums(lines[kept], weights[kept], postings.line_count)

        places, edges = _stretches(postings.first_line[top], self._quotable[top])
        values = by_line[places]
        best = np.maximum.reduceat(values - self._unasked[places], edges[:-1])
        totals = scores[top] + BEST_LINE * np.maximum(0.0, best)
        fit = values / (understood.total + self._line_mass[places])
        for place in np.argsort(-totals, kind="stable")[:k]:
            line = int(fit[edges[place] : edges[place + 1]].argmax())
            yield int(top[place]), float(totals[place]), line

    def _touched(self, understood: Understanding) -> tuple[Longs, Doubles]:
        """The rows that a question touches, and what each is worth to it."""
        starts: list[int] = []
        stops: list[int] = []
        weights: list[float] = []

        def touch(rows: Rows | None, weight: float) -> None:
            if rows is not None:
                starts.append(rows.start)
                stops.append(rows.stop)
                weights.append(weight * rows.idf)

        word = self._postings.word
        for token, chance in understood.words():
            weight = chance * rank_weight(token)
            if rank_weight(token) < 1 and self._postings.count(token.folded) > MANY:
                continue
            if token.marked:
                touch(word(token.folded, ""), weight * FOLDED)
                touch(word(token.folded, token.marked), weight * MARKED)
            else:
                touch(word(token.folded, ""), weight)
        pairs = [
            (left, right, chance * max(rank_weight(left), rank_weight(right)))
            for left, right, chance in understood.pairs()
        ]
        folded, marked = self._postings.pairs([(left, right) for left, right, _ in pairs])
        chances = np.array([chance for _, _, chance in pairs])
        with_marks = np.array(
            [bool(left.marked and right.marked) for left, right, _ in pairs], bool
        )
        rows, edges = _stretches(
            np.concatenate((np.array(starts, np.int64), folded.starts, marked.starts)),
            np.concatenate(
                (
                    np.array(stops, np.int64) - np.array(starts, np.int64),
                    folded.stops - folded.starts,
                    (marked.stops - marked.starts) * with_marks,
                )
            ),
        )
        values = np.concatenate(
            (
                weights,
                chances * folded.idf * np.where(with_marks, PAIR_FOLDED, PAIR_FOLDED + PAIR_MARKED),
                chances * marked.idf * PAIR_MARKED,
            )
        )
        return rows, np.repeat(values, np.diff(edges))


def _stretches(starts: Longs, sizes: Longs) -> tuple[Longs, Longs]:
    """All places of some stretches one after the other, and where each stretch begins and ends."""
    edges: Longs = np.concatenate(([0], np.cumsum(sizes)))
    places: Longs = np.repeat(starts - edges[:-1], sizes) + np.arange(edges[-1])
    return places, edges


def _bonus(evidence: Evidence) -> float:
    """What agreement adds to a rank value, in nats."""
    fit = FIT * evidence.in_line * evidence.line
    exact = EXACT if evidence.in_line > ALL and evidence.line > NEARLY_ALL else 0.0
    return exact + (fit + NUMBERS * evidence.numbers + KIND * evidence.kind) * evidence.mass


def _largest(scores: Doubles, k: int) -> npt.NDArray[np.intp]:
    """Places of the k largest positive values, largest first."""
    k = min(k, len(scores))
    top = np.argpartition(-scores, k - 1)[:k]
    top = top[scores[top] > 0]
    return top[np.argsort(-scores[top], kind="stable")]
