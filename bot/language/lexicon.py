"""The vocabulary, ready to be looked up: what people write, and all that it can mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language.tokens import Token, tokenize
from bot.model import Vocabulary


class Lexicon:
    """Writings of one or more words and their meanings, found by their first word."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._meanings: dict[str, list[tuple[tuple[Token, ...], tuple[Token, ...]]]] = {}
        for written, meant in vocabulary.readings():
            words, meaning = tuple(tokenize(written)), tuple(tokenize(meant))
            if words and meaning:
                self._meanings.setdefault(words[0].folded, []).append((words, meaning))

    def meanings(
        self, words: Sequence[Token]
    ) -> Iterator[tuple[int, list[tuple[int, tuple[Token, ...]]]]]:
        """Each place where writings stand, with (end, meaning) of all that begin there."""
        for start, word in enumerate(words):
            if word.folded in self._meanings:
                found = list(self._beginning(words, start))
                if found:
                    yield start, found

    def _beginning(
        self, words: Sequence[Token], start: int
    ) -> Iterator[tuple[int, tuple[Token, ...]]]:
        for written, meaning in self._meanings[words[start].folded]:
            end = start + len(written)
            if end <= len(words) and all(map(_same, written, words[start:end])):
                yield end, meaning


def _same(written: Token, typed: Token) -> bool:
    """Marks that were typed must agree; marks that were not typed can't."""
    return written.marked == typed.marked if typed.marked else written.folded == typed.folded
