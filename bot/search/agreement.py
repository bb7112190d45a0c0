"""How well a document agrees with a question: shares of both that match, and named numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import mul

from bot.language import words as function_words
from bot.language.asking import asked_for
from bot.language.negation import negated
from bot.language.numbers import CORRECTED, PAPERS_AND_DAYS, Reference, numbers_in
from bot.language.tokens import tokenize
from bot.model import Evidence, Passage
from bot.search.documents import Document
from bot.search.postings import Postings
from bot.search.understanding import Understanding

_OTHER_MARKS = 0.5  # what a word is worth whose letters match but whose typed marks don't
_KEPT = 8192  # documents and lines whose words are kept for later questions
_OFTEN = 0.15  # share of an entry's phrasings that makes a kind of question its own

Forms = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Content:
    """The words of some lines.

    forms: folded words with the ways they are marked; pairs: folded neighbours; words: each word
    as (folded, marked, mass); mass: their sum; references: the numbers that name something.
    """

    forms: Forms
    pairs: frozenset[tuple[str, str]]
    words: tuple[tuple[str, str, float], ...]
    mass: float
    references: frozenset[Reference]


class Contents:
    """What stands in documents and lines, read once and kept."""

    def __init__(self, documents: Sequence[Document], postings: Postings) -> None:
        self._documents = documents
        self._postings = postings
        self.document = lru_cache(maxsize=_KEPT)(self._document)
        self.line = lru_cache(maxsize=_KEPT)(self._line)
        self.negated = lru_cache(maxsize=_KEPT)(self._negated)
        self.kinds = lru_cache(maxsize=_KEPT)(self._kinds)

    def _document(self, number: int) -> Content:
        return self._read(self._documents[number].lines)

    def _line(self, number: int, line: int) -> Content:
        return self._read((self._documents[number].lines[line],))

    def _negated(self, number: int) -> bool:
        """Whether any of a document's own lines denies something."""
        document = self._documents[number]
        return any(negated(tokenize(line)) for line in document.lines[: document.quotable])

    def _kinds(self, number: int) -> frozenset[str]:
        """The kinds of question that an entry's phrasings ask."""
        document = self._documents[number]
        if isinstance(document.item, Passage):
            return frozenset()
        phrasings = document.lines[: document.quotable]
        kinds = Counter(kind for line in phrasings for kind in asked_for(tokenize(line)))
        return frozenset(kind for kind, n in kinds.items() if n >= _OFTEN * len(phrasings))

    def _read(self, lines: tuple[str, ...]) -> Content:
        tokens = [tokenize(line) for line in lines]
        forms: dict[str, set[str]] = {}
        words = []
        for word in (word for line in tokens for word in line):
            forms.setdefault(word.folded, set()).add(word.marked)
            rows = self._postings.word(word.folded, word.marked)
            mass = (rows.idf if rows else 0.0) * function_words.weight(word)
            words.append((word.folded, word.marked, mass))
        return Content(
            forms={folded: frozenset(marked) for folded, marked in forms.items()},
            pairs=frozenset((a.folded, b.folded) for line in tokens for a, b in pairwise(line)),
            words=tuple(words),
            mass=sum(mass for _, _, mass in words),
            references=references(lines),
        )


def references(lines: Sequence[str]) -> frozenset[Reference]:
    """The numbers that name something in some lines."""
    found: set[Reference] = set()
    for line in lines:
        found |= numbers_in(line, tokenize(line))
    return frozenset(found)


class Agreement:
    """One question, ready to be compared with documents.

    `common` are the numbers that any document may be asked with: those of the programme's name
    and period; `names` are the words that the documents use as names.
    """

    def __init__(
        self,
        understood: Understanding,
        contents: Contents,
        common: frozenset[Reference],
        names: frozenset[str],
    ) -> None:
        self._names = _name_places(understood, names)
        self._contents = contents
        self._mass = understood.mass
        self._total = understood.total
        self._trust = understood.trust
        self._words = understood.telling_words()
        self._spans = [
            (arc.start, arc.end, tuple(token.folded for token in arc.tokens))
            for arc in understood.arcs
        ]
        self._asked_numbers = understood.references() - common
        self._counts = understood.query.counts - {number.value for number in self._asked_numbers}
        self._negated = negated(understood.query.words)
        self._correcting = understood.query.checking
        self._kinds = asked_for(understood.query.words)
        self._probes = [
            (
                place,
                reading.token.folded,
                reading.token.marked,
                reading.weight / readings[0].weight * understood.trust[place],
            )
            for place, readings in enumerate(understood.readings)
            for reading in readings
        ]
        ends, starts = understood.ends_and_starts()
        self._links = [
            (place, left.token.folded, right.token.folded)
            for place, (lefts, rights) in enumerate(zip(ends, starts[1:], strict=False))
            for left in lefts
            for right in rights
        ]
        self._typed: dict[str, tuple[float, set[str]]] = {}
        for token, weight in understood.words():
            best, marks = self._typed.setdefault(token.folded, (0.0, set()))
            marks.add(token.marked)
            self._typed[token.folded] = (min(1.0, max(best, weight)), marks)

    def with_document(self, number: int, line: int) -> Evidence:
        """The evidence for a document, whose best line is number `line`."""
        whole, best = self._contents.document(number), self._contents.line(number, line)
        found = self._found(whole.forms)
        return Evidence(
            asked=self._share(found),
            joined=self._share(self._found_joined(whole)),
            in_line=self._share(self._found(best.forms)),
            line=self._share_of_line(best),
            numbers=self._numbers(whole.references, best.references),
            strange=self._share(
                [float(p in self._names and f < _OTHER_MARKS) for p, f in enumerate(found)]
            ),
            denied=self._negated and not self._contents.negated(number),
            kind=self._kind(self._contents.kinds(number)),
            words=self._words,
            mass=self._total,
        )

    def _share(self, found: Sequence[float]) -> float:
        """The share of the question's mass in the words found."""
        if not self._total:
            return 0.0
        return float(sum(map(mul, self._mass, found))) / self._total

    def _found(self, forms: Forms) -> list[float]:
        """How far each word of the question is found, 0..1, in its best reading."""
        found = [0.0] * len(self._mass)
        for place, folded, marked, weight in self._probes:
            if marks := forms.get(folded):
                value = weight if not marked or marked in marks else weight * _OTHER_MARKS
                found[place] = max(found[place], value)
        for start, end, words in self._spans:
            share = sum(word in forms for word in words) / len(words)
            for place in range(start, end):
                found[place] = max(found[place], share)
        return found

    def _found_joined(self, content: Content) -> list[float]:
        """1 for each word that is found beside a neighbour of the question, else 0.

        Most Vietnamese words are two syllables: "giá" and "tăng" without "giá xăng" are chance.
        """
        if len(self._mass) == 1:
            return self._found(content.forms)
        found = [0.0] * len(self._mass)
        pairs = content.pairs
        for place, left, right in self._links:
            if (left, right) in pairs:
                found[place] = self._trust[place]
                found[place + 1] = self._trust[place + 1]
        for start, end, words in self._spans:
            if len(words) > 1 and pairs.issuperset(pairwise(words)):
                found[start:end] = [1.0] * (end - start)
        return found

    def _share_of_line(self, content: Content) -> float:
        matched = 0.0
        for folded, marked, mass in content.words:
            if typed := self._typed.get(folded):
                weight, marks = typed
                agree = "" in marks or marked in marks
                matched += mass * weight * (1.0 if agree else _OTHER_MARKS)
        return matched / content.mass if content.mass else 0.0

    def _numbers(self, known: frozenset[Reference], in_line: frozenset[Reference]) -> int:
        """1 where a named number agrees, -1 where one is unknown here or only counts, else 0."""
        asked = self._asked_numbers
        unknown = asked - known
        if self._correcting:  # "ký ngày 29/2 phải không?": the answer corrects it
            unknown = frozenset(number for number in unknown if number.kind not in CORRECTED)
        items = {number.value for number in in_line if number.kind not in PAPERS_AND_DAYS}
        if unknown or self._counts & items:
            return -1
        return 1 if asked & known else 0

    def _kind(self, kinds: frozenset[str]) -> int:
        """1 where the question asks for what the phrasings ask for, -1 for something else."""
        if not self._kinds or not kinds:
            return 0
        return 1 if self._kinds & kinds else -1


def _name_places(understood: Understanding, names: frozenset[str]) -> frozenset[int]:
    """The words of a question that are names: by their capitals, or else by the documents'."""
    query = understood.query
    places = query.capitals or (
        place
        for place, readings in enumerate(understood.readings)
        if readings and readings[0].token.folded in names
    )
    return frozenset(p for p in places if function_words.weight(query.words[p]) == 1)
