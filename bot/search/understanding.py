"""A query in the words of the index: for each typed word, the words it may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.language import words as function_words
from bot.language.asking import asks_to_confirm
from bot.language.keystrokes import without_keys
from bot.language.numbers import counting_numbers, named_numbers, number_of
from bot.language.query import Arc, Query
from bot.language.same_words import same
from bot.language.tokens import Token
from bot.language.written_numbers import Reference
from bot.search.postings import Postings
from bot.search.spelling import Reading, Speller
from bot.search.synonyms import Synonyms

UNKNOWN_SYLLABLE = 0.5  # how far the reading of a sound syllable as a slip is believed
GARBLED = 0.5  # what an unreadable word tells, beside a readable one that no document holds
_CONFIRM = frozenset({"phai", "dung", "khong", "ko", "k"})  # "… phải không" asks for nothing else
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
        return len({word for word in self.query.words if function_words.weight(word) == 1})

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


def understand(
    query: Query, postings: Postings, speller: Speller, synonyms: Synonyms
) -> Understanding:
    """Read a query with the words that the index knows, and with those that are like them."""
    knows = postings.knows
    arcs = tuple(
        [
            arc
            for arc in query.arcs
            if (all if arc.guess else any)(knows(token) for token in arc.tokens)
        ]
    )
    by_arc = {place for arc in arcs if not arc.guess for place in range(arc.start, arc.end)}
    certain = [
        knows(word) or place in by_arc or len(word.folded) == 1 or word.folded.isdecimal()
        for place, word in enumerate(query.words)
    ]
    slips = any(not sure and not sound for sure, sound in zip(certain, query.sound, strict=True))
    typed = [
        Token("", without_keys(word.folded)) if query.in_telex and not (sure or sound) else word
        for word, sure, sound in zip(query.words, certain, query.sound, strict=True)
    ]
    readings = speller.read(typed, certain, slips=slips)
    trust = tuple([1.0 if sure or slips else UNKNOWN_SYLLABLE for sure in certain])
    mass = _mass(query, readings, trust, arcs, postings)
    likeliest = tuple(
        [
            choices[0].token if choices else word
            for word, choices in zip(query.words, readings, strict=True)
        ]
    )
    others = synonyms.of(query.words, likeliest)
    checking = any(map(asks_to_confirm, {query.words, likeliest}))
    doubted = _doubted(query, postings) if checking else frozenset[Token]()
    mass = [
        0.0 if word in doubted or (checking and word.folded in _CONFIRM) else told
        for word, told in zip(query.words, mass, strict=True)
    ]
    return Understanding(
        query=query,
        readings=tuple(readings),
        arcs=arcs + others,
        alike=frozenset(others),
        mass=tuple(mass),
        trust=trust,
        likeliest=likeliest,
        names=_names(query, readings, postings),
        slips=slips,
        checking=checking,
        doubted=doubted,
    )


def _names(
    query: Query, readings: Sequence[Sequence[Reading]], postings: Postings
) -> frozenset[int]:
    """The places of names: the words typed with a capital, or else those the documents so write."""
    known = postings.text.names
    places = query.capitals or (
        place
        for place, choices in enumerate(readings)
        if choices and choices[0].token.folded in known
    )
    return frozenset(place for place in places if function_words.weight(query.words[place]) == 1)


def _doubted(query: Query, postings: Postings) -> frozenset[Token]:
    """The numbers put up for correction ("9 nội dung phải không"), which say not what is asked.

    The number of a paper that is known is its name: what is put up is something else.
    """
    papers = {number.value for number in query.references if number.kind == "document"}
    return frozenset(
        word
        for word in query.words
        if word.folded.isdecimal() and not (word.folded in papers and postings.knows(word))
    )


def _mass(
    query: Query,
    readings: Sequence[Sequence[Reading]],
    trust: Sequence[float],
    arcs: Sequence[Arc],
    postings: Postings,
) -> list[float]:
    """What each word tells: the idf of its likeliest reading, less for words that only ask.

    As far as that reading is not trusted, the word is another one, which no document holds.
    """
    unseen = postings.idf(0)
    mass = []
    for word, sound, choices, trusted in zip(
        query.words, query.sound, readings, trust, strict=True
    ):
        told = postings.told[choices[0].token if choices else word]
        if told is None:
            told = unseen if sound else unseen * GARBLED
        another = unseen * function_words.weight(word)
        mass.append(trusted * told + (1 - trusted) * another)
    for arc in arcs:
        told = max([_told(token, postings, unseen) for token in arc.tokens])
        for place in range(arc.start, arc.end):
            mass[place] = min(mass[place], told)
    return mass


def _told(token: Token, postings: Postings, unseen: float) -> float:
    told = postings.told[token]
    return unseen * function_words.weight(token) if told is None else told
