"""From a query to its understanding: slips are read, and it is weighed what each word tells."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language import words as function_words
from bot.language.asking import asks_to_confirm
from bot.language.keystrokes import without_keys
from bot.language.query import Arc, Query
from bot.language.tokens import Token
from bot.search.postings import Postings
from bot.search.spelling import Reading, Speller
from bot.search.synonyms import Synonyms
from bot.search.understanding import Understanding

UNKNOWN_SYLLABLE = 0.5  # how far the reading of a sound syllable as a slip is believed
GARBLED = 0.5  # what an unreadable word tells, beside a readable one that no document holds
_CONFIRM = frozenset({"phai", "dung", "khong", "ko", "k"})  # "… phải không" asks for nothing else


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
