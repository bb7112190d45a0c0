"""Writings and all that each can mean, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot.language.tokens import Token, tokenize

_Words = tuple[Token, ...]

_Table = dict[tuple[str, ...], list[tuple[_Words, _Words]]]
"""Writings and their meanings by the letters of their words."""

Found = tuple[int, list[tuple[int, _Words]]]
"""A place where writings stand, with (end, meaning) of all that begin there."""


class Lexicon:
    """Writings of one or more words and their meanings, found by their letters."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """pairs: what is written and what it means."""
        words = cache(lambda text: tuple(tokenize(text)))
        self._by_first_word: dict[str, dict[int, _Table]] = {}  # and by how many words they have
        for text, meant in pairs:
            written, meaning = words(text), words(meant)
            if written and meaning:
                tables = self._by_first_word.setdefault(written[0].folded, {})
                table = tables.setdefault(len(written), {})
                table.setdefault(_folded(written), []).append((written, meaning))

    def meanings(self, words: Sequence[Token]) -> Iterator[Found]:
        """Each place where writings stand that have a meaning."""
        folded = _folded(words)
        for start, word in enumerate(folded):
            found = [
                (start + length, meaning)
                for length, table in self._by_first_word.get(word, {}).items()
                for written, meaning in table.get(folded[start : start + length], ())
                if all(map(_same, written, words[start:]))
            ]
            if found:
                yield start, found


def _folded(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple([word.folded for word in words])


def _same(written: Token, typed: Token) -> bool:
    """Marks that were typed must agree; marks that were not typed can't."""
    return written.marked == typed.marked if typed.marked else written.folded == typed.folded
