"""What a document says beyond its words: numbers that name, denials, kinds of question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.language.asking import asked_for
from bot.language.negation import negated
from bot.language.numbers import Reference, numbers_in
from bot.language.tokens import tokenize
from bot.model import Passage
from bot.search.documents import Documents
from bot.search.keeping import kept

_KEPT = 8192  # documents and lines whose facts are kept for later questions
_OFTEN = 0.15  # share of an entry's phrasings that makes a kind of question its own


class Facts:
    """The facts of documents and lines by number, each read where it is first needed, and kept.

    `names` are the words that the documents use as names; `common` the numbers that any document
    may be asked with: those of the programme's name and period.
    """

    def __init__(
        self, documents: Documents, names: frozenset[str], common: frozenset[Reference]
    ) -> None:
        self.names = names
        self.common = common
        self._documents = documents
        self.references = kept(_KEPT, self._references)
        self.line_references = kept(_KEPT, self._line_references)
        self.negated = kept(_KEPT, self._negated)
        self.kinds = kept(_KEPT, self._kinds)

    def _references(self, number: int) -> frozenset[Reference]:
        return references(self._documents[number].lines)

    def _line_references(self, number: int, line: int) -> frozenset[Reference]:
        return references(self._documents[number].lines[line : line + 1])

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


def references(lines: Sequence[str]) -> frozenset[Reference]:
    """The numbers that name something in some lines."""
    found: set[Reference] = set()
    for line in lines:
        found |= numbers_in(line, tokenize(line))
    return frozenset(found)
