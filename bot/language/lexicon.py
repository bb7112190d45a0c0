"""Writings and all that each can mean, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot.language.tokens import Token, tokenize

_Words = tuple[Token, ...]

Found = tuple[int, list[tuple[int, _Words]]]
"""A place where writings stand, with (end, meaning) of all that begin there."""


class Lexicon:
    """Writings of one or more words and their meanings, found by their letters."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """pairs: what is written and what it means."""
        words = cache(lambda text: tuple(tokenize(text)))
        self._writings: dict[tuple[str, ...], dict[_Words, list[_Words]]] = {}
        self._lengths: dict[str, set[int]] = {}  # of writings, by their first word
        for text, meant in pairs:
            written, meaning = words(text), words(meant)
            if written and meaning:
                writings = self._writings.setdefault(_folded(written), {})
                writings.setdefault(written, []).append(meaning)
                self._lengths.setdefault(written[0].folded, set()).add(len(written))

    def meanings(self, words: Sequence[Token]) -> Iterator[Found]:
        """Each place where writings stand that have a meaning."""
        folded = _folded(words)
        for start, word in enumerate(folded):
            found = [
                (start + length, meaning)
                for length in sorted(self._lengths.get(word, ()))
                if start + length <= len(words)
                for written, meanings in self._at(folded, start, length)
                if all(map(_same, written, words[start:]))
                for meaning in meanings
            ]
            if found:
                yield start, found

    def _at(
        self, folded: tuple[str, ...], start: int, length: int
    ) -> Iterable[tuple[_Words, list[_Words]]]:
        """The writings of so many words that have these letters, with their meanings."""
        return self._writings.get(folded[start : start + length], {}).items()


def _folded(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple([word.folded for word in words])


def _same(written: Token, typed: Token) -> bool:
    """Marks that were typed must agree; marks that were not typed can't."""
    return written.marked == typed.marked if typed.marked else written.folded == typed.folded
