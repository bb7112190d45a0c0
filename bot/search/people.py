"""Full names: a question about somebody of nearly the same name is about somebody else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import dropwhile

from bot.language import words as function_words
from bot.language.normal import fold, marked
from bot.language.query import Query
from bot.language.tokens import Token, token
from bot.search.spelling import Reading

_WORDS = re.compile(r"[^\W\d_]+|[^\w ]|\d")  # a sign or a number ends a name
_SHORTEST, _LONGEST = 3, 4  # words of a full name: family, middle and given name


class FullNames:
    """The full names in some lines: words with one capital each, side by side.

    A word at the head of a line has its capital anyway: no name begins there with a word that has
    none elsewhere.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._given: dict[tuple[Token, ...], set[str]] = {}
        lines = list(lines)
        small = {word for line in lines for word in line.split() if word.islower()}
        names = {name for line in lines for name in _names(line, small)}
        for name in names:
            *before, given = name
            if tuple(before) in names:  # "Lê Văn A Trung ương"
                continue
            family = tuple(Token(marked(word), fold(word)) for word in before)
            self._given.setdefault(family, set()).add(fold(given))
        self._letters = {family: {name.folded for name in family} for family in self._given}

    def other(self, query: Query, readings: Sequence[Sequence[Reading]]) -> bool:
        """Whether a known family and middle name stand before a given name that is not known.

        What is no syllable and may be a slip of another word is a slip rather than a name.
        """
        words = query.words
        there = {word.folded for word in words}
        return any(
            all(map(_same, words[start:], family))
            and function_words.weight(words[at]) == 1
            and (query.sound[at] or readings[at][0].token == words[at])
            and _side_by_side(query, start, at)
            and self._given[family].isdisjoint(reading.token.folded for reading in readings[at])
            for family, letters in self._letters.items()
            if letters <= there
            for start, at in enumerate(range(len(family), len(words)))
        )


def _names(line: str, small: Collection[str]) -> Iterator[tuple[str, ...]]:
    if sum(map(str.istitle, line.split())) < _SHORTEST:
        return
    run: list[str] = []
    words = _WORDS.findall(line)
    for word in (*words, "."):
        if word.istitle():
            run.append(word)
        else:
            name = tuple(dropwhile(_only_leads, run))  # "Ông", "Ở" at the head of a sentence
            if name[:1] == tuple(words[:1]) and name[0].lower() in small:
                name = ()
            if _SHORTEST <= len(name) <= _LONGEST:
                yield name
            run = []


def _only_leads(word: str) -> bool:
    return function_words.weight(token(word)) < 1


def _side_by_side(query: Query, first: int, last: int) -> bool:
    """Whether nothing but words and blanks stands between two words."""
    between = query.text[query.places[first][1] : query.places[last][0]]
    return all(char.isalnum() or char.isspace() for char in between)


def _same(typed: Token, known: Token) -> bool:
    return typed.folded == known.folded and typed.marked in {"", known.marked}
