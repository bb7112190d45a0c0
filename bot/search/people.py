"""Full names: a question about somebody of nearly the same name is about somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.language import words as function_words
from bot.language.normal import fold, marked
from bot.language.tokens import Token
from bot.search.spelling import Reading

_WORDS = re.compile(r"[^\W\d_]+|[^\w ]|\d")  # a sign or a number ends a name
_SHORTEST, _LONGEST = 3, 4  # words of a full name: family, middle and given name


class FullNames:
    """The full names in some lines: words with one capital each, side by side."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._given: dict[tuple[Token, ...], set[str]] = {}
        for name in (name for line in lines for name in _names(line)):
            *before, given = name
            family = tuple(Token(marked(word), fold(word)) for word in before)
            self._given.setdefault(family, set()).add(fold(given))

    def other(self, words: Sequence[Token], readings: Sequence[Sequence[Reading]]) -> bool:
        """Whether a known family and middle name stand before a given name that is not known."""
        return any(
            place + len(family) < len(words)
            and all(map(_same, words[place:], family))
            and function_words.weight(words[place + len(family)]) == 1
            and given.isdisjoint(reading.token.folded for reading in readings[place + len(family)])
            for family, given in self._given.items()
            for place in range(len(words) - len(family))
        )


def _names(line: str) -> Iterator[list[str]]:
    name: list[str] = []
    for word in (*_WORDS.findall(line), "."):
        if word.istitle():
            name.append(word)
        else:
            if _SHORTEST <= len(name) <= _LONGEST:
                yield name
            name = []


def _same(typed: Token, known: Token) -> bool:
    return typed.folded == known.folded and typed.marked in {"", known.marked}
