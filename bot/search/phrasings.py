"""Which entries have a question among their phrasings, but for the small words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language import words as function_words
from bot.language.same_words import CALLS, ENDINGS, SAME
from bot.language.tokens import Token
from bot.search.text import Text

_LEAST_TELLING = 2  # words that tell something, from which a question may be spelled otherwise
_OTHERWISE = "~"  # before a question in the spelling that all others stand for


class Phrasings:
    """The phrasings of the entries, the first documents of a text, word for word.

    Where a question says enough, a word that is spelled in several ways is one word ("ai ký quy chế
    rứa" asks "ai ký quy chế vậy"), and what only calls or ends stands for nothing around it.
    """

    def __init__(self, text: Text, entries: int) -> None:
        self._entries: dict[str, frozenset[int]] = {}
        for entry in range(entries):
            first = text.first_line[entry]
            for line in range(first, first + text.quotable[entry]):
                for key in _keys(text.tokens(line)):
                    self._entries[key] = self._entries.get(key, frozenset()) | {entry}

    def holders(self, words: Sequence[Token]) -> frozenset[int]:
        """The numbers of the entries that have these words as a phrasing."""
        found = (self._entries.get(key, frozenset()) for key in _keys(words))
        return frozenset[int]().union(*found)


def _keys(words: Sequence[Token]) -> Iterator[str]:
    """The words as they are; as they may be spelled; and so without the small ones around them."""
    folded = tuple([word.folded for word in words])
    yield " ".join(folded)
    same = [SAME.get(word, word) for word in folded]
    if sum(function_words.weight(Token("", word)) == 1 for word in same) < _LEAST_TELLING:
        return
    start, stop = 0, len(same)
    while same[stop - 1] in ENDINGS:
        stop -= 1
    while same[start] in CALLS:
        start += 1
    yield " ".join((_OTHERWISE, *same[start:stop]))
