"""A query in the words of the index: for each typed word, the words it may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.language import words as function_words
from bot.language.numbers import COUNTED_OUT, ORDINAL, counting_numbers, named_numbers, number_of
from bot.language.query import Arc, Query
from bot.language.same_words import same
from bot.language.tokens import Token
from bot.language.written_numbers import Reference
from bot.search.spelling import Reading

_AS_PROBABLY = 0.25  # share of the likeliest reading's weight from which it may be another number
_LEAST_WEIGHT = 0.3  # in ranking, words that only ask or are polite still tell a little


@dataclass(frozen=True)
class Understanding:
    """`readings[i]` are the readings of word i; `mass[i]` is what it tells, in nats (idf).

    `arcs` are its other readings, `alike` those of them that only say nearly the same.
    `trust[i]` is 1, or less where word i is a sound syllable that no document holds, in a message
    without plain slips: then it is rather another word than a slip. `likeliest[i]` is the likeliest
    reading, `names` are the places of words that are names. `slips` tells that some word is neither
    known nor a sound syllable, `checking` that a statement is to be confirmed; `doubted` are the
    numbers in it.
    """

    query: Query
    readings: tuple[Sequence[Reading], ...]
    arcs: tuple[Arc, ...]
    alike: frozenset[Arc]
    mass: tuple[float, ...]
    trust: tuple[float, ...]
    likeliest: tuple[Token, ...]
    names: frozenset[int]
    slips: bool
    checking: bool
    doubted: frozenset[Token]

    @property
    def total(self) -> float:
        return sum(self.mass)

    def named(self) -> frozenset[str]:
        """The folded words that are names, in their likeliest reading."""
        return frozenset(
            self.readings[at][0].token.folded for at in self.names if self.readings[at]
        )

    def says_something(self) -> list[bool]:
        """Whether each word says something, rather than asks or is polite."""
        return [function_words.weight(word) == 1 for word in self.query.words]

    def surely_says_something(self) -> list[bool]:
        """Whether each word says something in all its meanings: "j" may be "gì"."""
        asks = {
            place
            for arc in self.arcs
            if all(function_words.weight(token) < 1 for token in arc.tokens)
            for place in range(arc.start, arc.end)
        }
        return [says and place not in asks for place, says in enumerate(self.says_something())]

    def telling_words(self) -> int:
        """How many different words say something, rather than ask or be polite."""
        says = self.surely_says_something()
        return len({word for word, tells in zip(self.query.words, says, strict=True) if tells})

    @cached_property
    def references(self) -> frozenset[Reference]:
        """The numbers that name something, also where a word of it was misspelt."""
        meant = (self.likeliest, *self.with_other_numbers)
        return self.query.references.union(*map(named_numbers, meant))

    @cached_property
    def with_other_numbers(self) -> tuple[tuple[Token, ...], ...]:
        """What else may have been meant where a number is a slip: "thứ băm" is "năm" or "ba"."""
        found = []
        for place, readings in enumerate(self.readings):
            number = number_of(readings[0].token, placed=True) if len(readings) > 1 else None
            for token, weight in readings[1:] if number else ():
                other = number_of(token, placed=True)
                if other not in (None, number) and weight > _AS_PROBABLY * readings[0].weight:
                    found.append((*self.likeliest[:place], token, *self.likeliest[place + 1 :]))
        named = set(named_numbers(self.likeliest)) if found else set()
        return tuple([meant for meant in found if not named.issuperset(named_numbers(meant))])

    @cached_property
    def counts(self) -> frozenset[Reference]:
        """The numbers that only count ("8 nội dung") and name nothing, and what they count."""
        named = {reference.value for reference in self.references}
        return frozenset(n for n in counting_numbers(self.likeliest) if n.value not in named)

    @cached_property
    def any_item_of(self) -> frozenset[str]:
        """The noun whose items are counted out, where nothing else is said: "ở nội dung nào"."""
        if self.references or self.counts:
            return frozenset()
        words = self.likeliest
        tells = {place for place, says in enumerate(self.surely_says_something()) if says}
        tells -= {place for place, word in enumerate(words) if word.folded in ORDINAL}
        stretches = [(arc.start, arc.end, arc.tokens) for arc in self.arcs]
        stretches += [(at, at + 1, words[at : at + 1]) for at in range(len(words))]
        stretches += [(at, at + 2, words[at : at + 2]) for at in range(len(words) - 1)]
        return frozenset(
            noun
            for start, end, tokens in stretches
            if (noun := " ".join(word.folded for word in tokens)) in COUNTED_OUT
            and tells.issubset(range(start, end))
        )

    def tells_beside(self, numbers: Iterable[Reference]) -> bool:
        """Whether a word says something beside some numbers and what they number or count."""
        beside = set(range(len(self.likeliest))).difference(self.places(numbers))
        meant = (Token("", same(self.likeliest[place])) for place in beside)
        return any(function_words.weight(word) == 1 for word in meant)

    def places(self, numbers: Iterable[Reference]) -> set[int]:
        """The places of some numbers and of what they number or count."""
        of_them = {word for number in numbers for word in (*number.kind.split(), number.value)}
        words = [Token("", same(meant)) for meant in self.likeliest]
        return {
            place
            for place, word in enumerate(words)
            if not of_them.isdisjoint({word.folded, number_of(word, placed=True)})
        }

    def words(self) -> Iterator[Reading]:
        """Every word that may be meant, and how probably."""
        for readings in self.readings:
            yield from readings
        for arc in self.arcs:
            for token in arc.tokens:
                yield Reading(token, arc.weight)

    def pairs(self) -> Iterator[tuple[Token, Token, float]]:
        """Every two words that may stand side by side, and how probably."""
        for arc in self.arcs:
            for left, right in zip(arc.tokens, arc.tokens[1:], strict=False):
                yield left, right, arc.weight
        ends, starts = self.ends_and_starts()
        for lefts, rights in zip(ends, starts[1:], strict=False):
            for before, chance in lefts:
                for after, other in rights:
                    yield before, after, chance * other

    def ends_and_starts(self) -> tuple[list[list[Reading]], list[list[Reading]]]:
        """For each place the words with which a reading may end there, and begin there."""
        ends = [list(readings) for readings in self.readings]
        starts = [list(readings) for readings in self.readings]
        for arc in self.arcs:
            ends[arc.end - 1].append(Reading(arc.tokens[-1], arc.weight))
            starts[arc.start].append(Reading(arc.tokens[0], arc.weight))
        return ends, starts


@lru_cache(maxsize=16384)
def rank_weight(token: Token) -> float:
    return max(_LEAST_WEIGHT, function_words.weight(token))
