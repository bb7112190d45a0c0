"""The vocabulary, ready to be looked up: what people write, and all that it can mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.language.tokens import Token, tokenize
from bot.model import Vocabulary

_Table = dict[str, list[tuple[tuple[Token, ...], tuple[Token, ...]]]]
"""By the first word of a writing: all of it, and its meaning."""

Found = tuple[int, list[tuple[int, tuple[Token, ...]]]]
"""A place where writings stand, with (end, meaning) of all that begin there."""


class Lexicon:
    """Writings of one or more words and their meanings, found by their first word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._meanings = _table(vocabulary.readings())
        self._alike = _table(vocabulary.alike())

    def meanings(self, words: Sequence[Token]) -> Iterator[Found]:
        """Each place where writings stand that have a meaning."""
        return _found(self._meanings, words)

    def alike(self, words: Sequence[Token]) -> Iterator[Found]:
        """Each place where others could stand that say nearly the same."""
        return _found(self._alike, words)


def _table(pairs: Iterable[tuple[str, str]]) -> _Table:
    table: _Table = {}
    for written, meant in pairs:
        words, meaning = tuple(tokenize(written)), tuple(tokenize(meant))
        if words and meaning:
            table.setdefault(words[0].folded, []).append((words, meaning))
    return table


def _found(table: _Table, words: Sequence[Token]) -> Iterator[Found]:
    for start, word in enumerate(words):
        if word.folded in table:
            found = list(_beginning(table, words, start))
            if found:
                yield start, found


def _beginning(
    table: _Table, words: Sequence[Token], start: int
) -> Iterator[tuple[int, tuple[Token, ...]]]:
    for written, meaning in table[words[start].folded]:
        end = start + len(written)
        if end <= len(words) and all(map(_same, written, words[start:end])):
            yield end, meaning


def _same(written: Token, typed: Token) -> bool:
    """Marks that were typed must agree; marks that were not typed can't."""
    return written.marked == typed.marked if typed.marked else written.folded == typed.folded
