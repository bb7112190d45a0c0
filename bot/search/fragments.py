"""The stretches of letters within words, by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from bot.search.keeping import Kept
from bot.search.text import Longs

_SHORTEST, _LONGEST = 2, 4  # letters, the edges of the word counted as letters
_EDGE = " "
_KEPT = 16384  # words whose fragments are kept for later questions


class Fragments:
    """The fragments of some words, numbered as they come; `of` finds those of any word.

    `sizes[w]` is how many the w-th word has; `numbers` has those of all, one word after the other.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._number: dict[str, int] = {}
        number = self._number.setdefault
        found = [[number(part, len(self._number)) for part in fragments(word)] for word in words]
        self.sizes: Longs = np.array([*map(len, found)], np.int64)
        self.numbers: Longs = np.array([part for parts in found for part in parts], np.int64)
        self.of = Kept(_KEPT, self._of)

    def __len__(self) -> int:
        return len(self._number)

    def _of(self, word: str) -> Longs:
        """The numbers of a word's fragments; those that stand in none of the words are left out."""
        found = map(self._number.get, fragments(word))
        return np.array([part for part in found if part is not None], np.int64)


def fragments(word: str) -> Iterator[str]:
    """All stretches of two to four letters, the edges counted as letters, and a longer word whole.

    >>> list(fragments("ký"))
    [' k', 'ký', 'ý ', ' ký', 'ký ', ' ký ']
    >>> list(fragments("luật"))[-3:]
    ['luật', 'uật ', ' luật ']
    """
    edged = f"{_EDGE}{word}{_EDGE}"
    for length in range(_SHORTEST, _LONGEST + 1):
        for start in range(len(edged) - length + 1):
            yield edged[start : start + length]
    if len(edged) > _LONGEST:
        yield edged
