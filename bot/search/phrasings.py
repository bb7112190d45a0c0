"""Which entries have a question among their phrasings, but for the small words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import islice

import numpy as np

from bot.language import words as function_words
from bot.language.same_words import calls, ends, same
from bot.language.tokens import Token
from bot.search.text import Text

_LEAST_TELLING = 2  # words that tell something, from which a question may be spelled otherwise
_UNMARKED = "_"  # before a phrasing that lost its marks, which a question without marks may mean
_OTHERWISE = "~"  # before a question in the spelling that all others stand for


class Phrasings:
    """The phrasings of the entries, the first documents of a text, word for word.

    Where a question says enough, a word that is spelled in several ways is one word ("ai ký quy chế
    rứa" asks "ai ký quy chế vậy"), and what only calls or ends stands for nothing around it.
    """

    def __init__(self, text: Text, entries: int) -> None:
        found: set[tuple[int, int]] = set()
        for entry in range(entries):
            first = text.first_line[entry]
            for line in range(first, first + text.quotable[entry]):
                words = text.tokens(line)
                keys = (_written(words), _UNMARKED + _folded(words), *_otherwise(words))
                found.update((_number(key), entry) for key in keys)
        pairs = sorted(found)
        # Arrays, which another process hands over faster than words.
        self._keys = np.array([key for key, _ in pairs], np.uint64)
        self._holder = np.array([entry for _, entry in pairs], np.int64)

    def holders(self, words: Sequence[Token]) -> frozenset[int]:
        """The numbers of the entries that have these words as a phrasing, as exactly as any has."""
        if not len(self._keys):
            return frozenset()
        marked = any(word.marked for word in words)
        unmarked = _folded(words) if marked else _UNMARKED + _folded(words)
        for key in (_written(words), unmarked, *_otherwise(words)):
            number = np.uint64(_number(key))
            first = np.searchsorted(self._keys, number, "left")
            after = np.searchsorted(self._keys, number, "right")
            if first < after:
                return frozenset(self._holder[first:after].tolist())
        return frozenset()


def _number(key: str) -> int:
    """64 bits that stand for some words, in every process the same."""
    written = key.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(written, digest_size=8).digest(), "big")


def _written(words: Sequence[Token]) -> str:
    return " ".join([word.marked or word.folded for word in words])


def _folded(words: Sequence[Token]) -> str:
    return " ".join([word.folded for word in words])


@lru_cache(maxsize=16384)
def _tells(folded: str) -> bool:
    """Whether a folded word says something, rather than asks or is polite."""
    return function_words.weight(Token("", folded)) == 1


def _otherwise(words: Sequence[Token]) -> Iterator[str]:
    """The words without the small ones around them, however they are spelled."""
    spelled = list(map(same, words))
    if len(list(islice(filter(_tells, spelled), _LEAST_TELLING))) < _LEAST_TELLING:
        return
    start, stop = 0, len(words)
    while stop and ends(words[stop - 1], words[stop - 2] if stop > 1 else None):
        stop -= 1
    while start < stop and calls(words[start]):
        start += 1
    yield " ".join((_OTHERWISE, *spelled[start:stop]))
