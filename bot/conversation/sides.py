"""The two parties of a programme as the sides of a question: "bên kia" is the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.conversation.people import People
from bot.language import words as function_words
from bot.language.query import Query
from bot.language.tokens import Token, tokenize

_TWO = 2
_BEGINNING = re.compile(r" [-–—] |, ")


class Side:
    """A party, known by the words of its name that the other's does not hold."""

    def __init__(self, party: str, other: str) -> None:
        shared = {word.folded for word in tokenize(party)} & {w.folded for w in tokenize(other)}
        words = tokenize(party)
        self._words = {word.folded for word in words}
        self._own = {
            word.folded: word
            for word in words
            if word.folded not in shared and function_words.weight(word) == 1
        }
        self._head = next(iter(self._own), "")
        self.name = _without_tail(_BEGINNING.split(party)[0], shared)

    def places(self, query: Query) -> Iterator[tuple[int, int]]:
        """Where a question names the party: by the head of its name, or two words side by side."""
        words = query.words
        for arc in query.arcs:
            if any(word.folded == self._head and self._is_own(word) for word in arc.tokens):
                yield arc.start, arc.end
        start = 0
        while start < len(words):
            end = start
            while end < len(words) and self._is_own(words[end]):
                end += 1
            run = [word.folded for word in words[start:end]]
            if run and (len(run) > 1 or run[0] == self._head) and not _is_number(words, end):
                yield self._widened(words, start, end)
            start = max(end, start + 1)

    def _is_own(self, word: Token) -> bool:
        own = self._own.get(word.folded)
        return own is not None and word.marked in ("", own.marked)

    def _widened(self, words: Sequence[Token], start: int, end: int) -> tuple[int, int]:
        """The place with the rest of the party's name around it."""
        while start and words[start - 1].folded in self._words:
            start -= 1
        while end < len(words) and words[end].folded in self._words:
            end += 1
        return start, end


class Sides:
    """Both parties of a programme between two."""

    def __init__(self, parties: Sequence[str], people: People) -> None:
        pairs = [(parties[0], parties[1]), (parties[1], parties[0])] if len(parties) == _TWO else []
        self._sides = [Side(*pair) for pair in pairs]
        self._people = people

    def named(self, query: Query) -> tuple[Side, Side, tuple[int, int]] | None:
        """The side a question names, the other one, and where; None: both or neither."""
        found = self._found(query)
        only = {side.name for side, _, _ in found}
        return max(found, key=lambda one: one[2][1] - one[2][0]) if len(only) == 1 else None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of both sides, in the order in which the programme tells them; or none."""
        return tuple(side.name for side in self._sides)

    def both(self, query: Query) -> frozenset[str]:
        """The names of all sides that a text names."""
        return frozenset(side.name for side, _, _ in self._found(query))

    def _found(self, query: Query) -> list[tuple[Side, Side, tuple[int, int]]]:
        names = self._people.places([word.folded for word in query.words])
        return [
            (side, other, place)
            for side, other in zip(self._sides, reversed(self._sides), strict=True)
            for place in side.places(query)
            if not any(start < place[1] and place[0] < end for start, end, _ in names)
        ]


def _is_number(words: Sequence[Token], place: int) -> bool:
    """Whether "so" before it is rather "số"."""
    return place < len(words) and (words[place].folded.isdecimal() or words[place].folded == "may")


def _without_tail(party: str, shared: set[str]) -> str:
    """The name of a party without the last words that both have: where both are."""
    words = party.split()
    while len(words) > 1 and all(word.folded in shared for word in tokenize(words[-1])):
        words.pop()
    return " ".join(words)
