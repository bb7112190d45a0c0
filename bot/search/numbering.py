"""Whether the numbers that a question names are those of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language.written_numbers import CORRECTED, PAPERS_AND_DAYS, Reference
from bot.model import ONLY_COUNTS
from bot.search.facts import Facts
from bot.search.understanding import Understanding

Numbers = frozenset[Reference]


class Numbering:
    """The numbers of one question, ready to be compared with those of some documents.

    documents: the numbers of those near the question. What none of them holds is unheard of.
    """

    def __init__(self, understood: Understanding, facts: Facts, documents: Sequence[int]) -> None:
        self._understood = understood
        self._facts = facts
        self._asked = understood.references - facts.common
        held = map(facts.references.__getitem__, documents if self._asked else ())
        self._unheard = self._asked.difference(*held)
        self._any_item_of = understood.any_item_of
        self._corrected = set(CORRECTED)
        if understood.checking and understood.tells_beside(self._asked):
            self._corrected |= {n.kind for n in self._asked if n.kind != "document"}
        counts = understood.counts
        self._counts = {number.value for number in counts}
        self._counted = {number.kind for number in counts if number.kind and number.value != "1"}
        self._only_counts = bool(self._counted) and not understood.tells_beside(counts)

    def any_of(self, document: int) -> Numbers:
        """The numbers unheard of that a document is asked with like any of their kind."""
        if not self._unheard:
            return self._unheard
        kinds = self._facts.any_of[document]
        return frozenset(number for number in self._unheard if number.kind in kinds)

    def places(self, numbers: Numbers) -> Iterator[int]:
        """The places of the words that are some numbers."""
        values = {number.value for number in numbers}
        for place, word in enumerate(self._understood.query.words if values else ()):
            if word.folded in values:
                yield place

    def naming(self, document: int) -> set[int]:
        """The places of the words by which a document is named: its numbers, what they number."""
        named = self._asked & self._facts.references[document]
        return self._understood.places(named) if named else set()

    def agrees(self, document: int, line: int, any_of: Numbers) -> int:
        """1 where a named number agrees, below 0 where one is unknown or only counts, else 0.

        A slip that may be several numbers agrees with none.
        line: the best one of the document; any_of: what `any_of` says of it.
        """
        asked = self._asked
        if self._any_item_of:  # "ở nội dung nào" leads to none of them
            first = self._facts.line_references[document, 0]
            return ONLY_COUNTS if any(item.kind in self._any_item_of for item in first) else 0
        if not asked and not self._counts:
            return 0
        known = self._facts.references[document] | any_of
        unknown = asked - known
        if self._understood.checking:  # "ký ngày 29/2 phải không?": the answer corrects it
            unknown = frozenset(number for number in unknown if number.kind not in self._corrected)
        named = self._facts.line_references[document, line]
        if self._only_counts:  # no words of it lead to one of the items: "8 nội dung là gì"
            named |= self._facts.line_references[document, 0]
        items = [number for number in named if number.kind not in PAPERS_AND_DAYS]
        counted = not asked and any(item.kind in self._counted for item in items)
        if counted or any(item.value in self._counts for item in items):
            return ONLY_COUNTS
        if unknown or self._understood.with_other_numbers:
            return -1
        return 1 if asked & known else 0
