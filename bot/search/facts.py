"""What a document says beyond its words: numbers that name, denials, kinds of question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bot.language.asking import asked_for
from bot.language.negation import negated
from bot.language.numbers import numbers_in
from bot.language.tokens import Token, tokenize
from bot.language.written_numbers import Reference
from bot.model import Passage
from bot.search.documents import Documents
from bot.search.keeping import Kept
from bot.search.text import Text

_KEPT = 8192  # documents and lines whose facts are kept for later questions
_OFTEN = 0.15  # share of an entry's phrasings that makes a kind of question its own
_SELDOM = 0.01  # and the share up to which it is another
_ANY = 10  # numbers of a kind in an entry's phrasings from which it is asked with any of them


class Facts:
    """The facts of documents and lines by number, each read where it is first needed, and kept.

    `common` are the numbers that any document may be asked with: those of the programme's name and
    period.
    """

    def __init__(self, documents: Documents, text: Text, common: frozenset[Reference]) -> None:
        self.common = common
        self._documents = documents
        self._text = text
        self.references = Kept(_KEPT, self._references)
        self.line_references = Kept(_KEPT, self._line_references)
        self.any_of = Kept(_KEPT, self._any_of)
        self.negated = Kept(_KEPT, self._negated)
        self.kinds = Kept(_KEPT, self._kinds)

    def _references(self, number: int) -> frozenset[Reference]:
        lines = self._documents[number].lines
        return frozenset().union(*map(numbers_in, lines, self._tokens(number, len(lines))))

    def _line_references(self, place: tuple[int, int]) -> frozenset[Reference]:
        number, line = place
        tokens = self._text.tokens(self._text.first_line[number] + line)
        return frozenset(numbers_in(self._documents[number].lines[line], tokens))

    def _any_of(self, number: int) -> frozenset[str]:
        """The kinds of number that an entry is asked with, whichever it is: content 9, 10, 57."""
        document = self._documents[number]
        if isinstance(document.item, Passage):
            return frozenset()
        phrasings = document.lines[: document.quotable]
        named = frozenset().union(*map(numbers_in, phrasings, self._tokens(number, len(phrasings))))
        kinds = Counter(reference.kind for reference in named)
        return frozenset(kind for kind, n in kinds.items() if n >= _ANY)

    def _negated(self, number: int) -> bool:
        """Whether any of a document's own lines denies something."""
        return any(map(negated, self._tokens(number, self._documents[number].quotable)))

    def _kinds(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        """The kinds of question that an entry's phrasings ask: often, and at all."""
        document = self._documents[number]
        if isinstance(document.item, Passage):
            return frozenset(), frozenset()
        phrasings = self._tokens(number, document.quotable)
        kinds = Counter(kind for words in phrasings for kind in asked_for(words))
        often, some = (
            frozenset(kind for kind, n in kinds.items() if n > share * document.quotable)
            for share in (_OFTEN, _SELDOM)
        )
        return often, some

    def _tokens(self, number: int, lines: int) -> Iterator[list[Token]]:
        """The words of a document's first lines."""
        first = self._text.first_line[number]
        return map(self._text.tokens, range(first, first + lines))


def references(lines: Sequence[str]) -> frozenset[Reference]:
    """The numbers that name something in some lines."""
    found: set[Reference] = set()
    for line in lines:
        found |= numbers_in(line, tokenize(line))
    return frozenset(found)
