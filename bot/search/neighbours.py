"""Pairs of neighbours: how often one stands before the other, and how rare that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bot.search.keeping import Kept
from bot.search.text import Floats, Ints

_KEPT = 2048  # whose followers are kept for later questions

Longs = npt.NDArray[np.int64]


class Pair(NamedTuple):
    """In how many lines a pair stands, and its inverse document frequency."""

    lines: int
    idf: float


class Tally:
    """Counts of keys, from parts that are added one by one."""

    def __init__(self) -> None:
        self._keys: Longs = np.zeros(0, np.int64)
        self._lines: Ints = np.zeros(0, np.int32)
        self._held: Floats = np.zeros(0, np.float32)

    def add(
        self, keys: Longs, lines: npt.NDArray[np.integer[Any]], held: npt.NDArray[np.floating[Any]]
    ) -> None:
        keys = np.concatenate((self._keys, keys))
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        if not len(first):
            return
        lines = np.concatenate((self._lines, lines))[order]
        held = np.concatenate((self._held, held))[order]
        self._keys = keys[first]
        self._lines = np.add.reduceat(lines, first).astype(np.int32)
        self._held = np.add.reduceat(held, first).astype(np.float32)

    def pairs(self, base: int) -> tuple[Ints, Ints, Ints, Floats]:
        """Both parts of each key (first times `base` plus second), its lines and documents."""
        first, second = np.divmod(self._keys, max(1, base))
        return first.astype(np.int32), second.astype(np.int32), self._lines, self._held


class Neighbours:
    """Who follows whom, by number; `first` is in order, and `size` documents there are in all."""

    def __init__(self, first: Ints, second: Ints, lines: Ints, held: Floats, size: int) -> None:
        ends = np.arange(first[-1] + 2 if len(first) else 1)
        self._start: Ints = np.searchsorted(first, ends).astype(np.int32)
        self._second, self._lines, self._held = second, lines, held
        self._size = size
        self.after = Kept(_KEPT, self._after)

    def _after(self, number: int) -> Mapping[int, Pair]:
        """All that follow a word or form; nobody follows an unknown one (-1)."""
        if not 0 <= number < len(self._start) - 1:
            return {}
        here = slice(*self._start[number : number + 2].tolist())
        held = np.minimum(self._held[here], self._size)
        idf = np.log(1 + (self._size - held + 0.5) / (held + 0.5)).tolist()
        return dict(
            zip(
                self._second[here].tolist(),
                map(Pair, self._lines[here].tolist(), idf),
                strict=True,
            )
        )
