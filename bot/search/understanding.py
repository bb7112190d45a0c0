"""A query in the words of the index: for each typed word, the words it may stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.language import words as function_words
from bot.language.query import Arc, Query
from bot.language.tokens import Token
from bot.search.postings import Postings
from bot.search.spelling import Reading, Speller


@dataclass(frozen=True, slots=True)
class Understanding:
    """`readings[i]` are the readings of word i, `mass[i]` what the word counts (idf, in nats)."""

    query: Query
    readings: tuple[tuple[Reading, ...], ...]
    arcs: tuple[Arc, ...]
    mass: tuple[float, ...]
    known: tuple[bool, ...]

    @property
    def total(self) -> float:
        return sum(self.mass)

    def pairs(self) -> Iterator[tuple[Token, Token, float]]:
        """Every two words that may stand side by side, and how probably."""
        ends: list[list[Reading]] = [list(readings) for readings in self.readings]
        starts: list[list[Reading]] = [list(readings) for readings in self.readings]
        for arc in self.arcs:
            yield from ((a, b, arc.weight) for a, b in zip(arc.tokens, arc.tokens[1:], strict=False))
            ends[arc.end - 1].append(Reading(arc.tokens[-1], arc.weight))
            starts[arc.start].append(Reading(arc.tokens[0], arc.weight))
        for left, right in zip(ends, starts[1:], strict=False):
            for one in left:
                for other in right:
                    yield one.token, other.token, one.weight * other.weight

    def words(self) -> Iterator[tuple[Token, float]]:
        for readings in self.readings:
            yield from ((reading.token, reading.weight) for reading in readings)
        for arc in self.arcs:
            yield from ((token, arc.weight) for token in arc.tokens)


def understand(query: Query, postings: Postings, speller: Speller) -> Understanding:
    """Read a query with the words that the index knows."""
    arcs = tuple(arc for arc in query.arcs if any(map(_in(postings), arc.tokens)))
    by_arc = {place for arc in arcs for place in range(arc.start, arc.end)}
    known = tuple(
        place in by_arc or len(word.folded) == 1 or word.folded.isdigit() or _in(postings)(word)
        for place, word in enumerate(query.words)
    )
    readings = tuple(map(tuple, speller.read(query.words, known)))
    return Understanding(
        query=query,
        readings=readings,
        arcs=arcs,
        mass=_mass(query.words, readings, arcs, postings),
        known=known,
    )


def _in(postings: Postings):  # type: ignore[no-untyped-def]
    def known(word: Token) -> bool:
        return postings.word(word.folded, word.marked) is not None

    return known


def _mass(
    words: Sequence[Token],
    readings: Sequence[Sequence[Reading]],
    arcs: Sequence[Arc],
    postings: Postings,
) -> tuple[float, ...]:
    """What each word counts: the idf of its likeliest reading, less for words that only ask."""
    unseen = postings.idf(0)
    mass = []
    for word, choices in zip(words, readings, strict=True):
        best = choices[0].token if choices else word
        rows = postings.word(best.folded, best.marked) or postings.word(best.folded, "")
        mass.append((rows.idf if rows else unseen) * function_words.weight(best))
    for arc in arcs:
        for place in range(arc.start, arc.end):
            weight = max(map(function_words.weight, arc.tokens))
            mass[place] = min(mass[place], unseen * weight)
    return tuple(mass)
