"""How alike a question and the phrasings of an entry look, letter by letter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from bot.language.query import Query
from bot.language.tokens import tokenize
from bot.search.documents import Document

_KEPT = 2048  # entries whose letters are kept for later questions


class Likeness:
    """The phrasings of all documents as bare letters, each read where it is first needed."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._letters = lru_cache(maxsize=_KEPT)(self._read)

    def of(self, query: Query, number: int) -> float:
        """The likeness of the most alike phrasing of a document, 0..1.

        1 less the share of letters to be left out or put in (Indel distance); words that slips
        have made unreadable still look much like themselves.
        """
        typed = " ".join(word.folded for word in query.words)
        found = process.extractOne(typed, self._letters(number), scorer=Indel.normalized_similarity)
        return float(found[1]) if found else 0.0

    def _read(self, number: int) -> tuple[str, ...]:
        document = self._documents[number]
        return tuple(
            " ".join(word.folded for word in tokenize(line))
            for line in document.lines[: document.quotable]
        )
