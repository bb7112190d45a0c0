"""A message as typed -> Query: words with every way to read them, and the numbers that name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from bot.language.chunks import (
    CHUNK,
    Part,
    chunk_of,
    marked_share,
    of_keys,
    parts_of,
    together,
    typed_in_vni,
)
from bot.language.lexicon import Lexicon
from bot.language.normal import evenly_spaced
from bot.language.numbers import ORDINAL, WORDS_OF, named_numbers, number_of, numbers_in
from bot.language.politeness import core
from bot.language.tokens import Token
from bot.language.written_numbers import PERIOD, Reference, has_digits

MAX_WORDS = 200  # of a message; a question is not longer, a pasted article is
MAX_LETTERS = 40  # of a word
MEANING, ONE_OF_SEVERAL = 0.8, 0.6  # what a reading by the vocabulary counts
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")  # chàoooo
_ENDS = ".?!…:\n-"  # of a sentence, before which quotes and emoji may stand
_ALL_CAPITALS = 0.6  # share of capitals from which they say nothing
_MARKS_TYPED = 0.15  # share of words with marks from which a bare word was meant to be bare


class Arc(NamedTuple):
    """One way to read the words from `start` up to `end`.

    A guess holds only where all its words are known, and does not rule out a slip.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    weight: float
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood before any file is looked at.

    `words`: what was typed, without the politeness around it and with raw keystrokes read (the
    marked form is empty where no marks were meant).
    `places`: where each word begins and ends in `text`.
    `arcs`: other readings: keystrokes, vocabulary, numbers as words.
    `sound`: for each word whether it is a syllable as it stands.
    `capitals`: the words typed with a capital where no sentence begins.
    `references`: numbers that name something.
    `in_telex`: whether raw keys of Telex were typed.
    """

    text: str
    words: tuple[Token, ...]
    places: tuple[tuple[int, int], ...]
    arcs: tuple[Arc, ...]
    sound: tuple[bool, ...]
    capitals: frozenset[int]
    references: frozenset[Reference]
    in_telex: bool


def _begins(found: re.Match[str]) -> bool:
    """Whether a word is the first of its sentence."""
    before = reversed(found.string[: found.start()])
    last = next((char for char in before if char.isalnum() or char in _ENDS), None)
    return last is None or last in _ENDS


class Reader:
    """Reads messages with the vocabulary of a knowledge folder."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(self, text: str) -> Query:
        """Understand a message; any text is fine, words after the first 200 are left out."""
        text = _DRAWN_OUT.sub(r"\1", evenly_spaced(text))
        found = list(islice(CHUNK.finditer(text), MAX_WORDS))
        typed = [together(chunk)[:MAX_LETTERS] for chunk in found]
        chunks = list(map(chunk_of, typed))
        vni_typed = typed_in_vni(typed, chunks)
        parts: list[Part] = []
        places: list[tuple[int, int]] = []
        keyed: dict[int, Token] = {}
        capitals: set[int] = set()
        for place, chunk in zip(found, chunks, strict=True):
            if place[0][0].isupper() and not _begins(place):
                capitals.add(len(parts))
            if chunk.telex:
                keyed[len(parts)] = chunk.telex
            if chunk.vni and vni_typed:
                parts.append(of_keys(chunk.vni))  # its digits are keys, never numbers
                places.append(place.span())
            else:
                parts += chunk.parts
                places += parts_of(place)[: len(chunk.parts)]
        all_words = len(parts)
        bare = not vni_typed and len(keyed) < 2 and marked_share(parts) < _MARKS_TYPED
        words = tuple([part.bare if bare else part.word for part in parts])
        read = tuple([keyed.get(at, word) for at, word in enumerate(words)]) if keyed else words
        shouted = len(capitals) >= _ALL_CAPITALS * all_words
        start, stop = core(read)
        words, read, parts = words[start:stop], read[start:stop], parts[start:stop]
        places = places[start:stop]
        keyed = {at - start: word for at, word in keyed.items() if start <= at < stop}
        capitals = {at - start for at in capitals if start <= at < stop}
        if len(keyed) < 2:  # one word alone may be foreign: how, bus
            arcs = [Arc(at, at + 1, (meant,), 1.0) for at, meant in keyed.items()]
        else:
            arcs = [Arc(at, at + 1, (words[at],), 1.0, guess=True) for at in keyed]
        arcs += self._meanings(read)
        arcs += [
            Arc(at, at + 1, guess, 0.8, guess=True)
            for at, part in enumerate(parts)
            for guess in part.guesses
        ]
        arcs += _numbers(read)
        arcs += _short_years(text, read)
        references = _references("" if vni_typed else text, read, arcs)
        return Query(
            text=text,
            words=words if len(keyed) < 2 else read,
            places=tuple(places),
            arcs=tuple(arcs),
            sound=tuple([part.sound or at in keyed for at, part in enumerate(parts)]),
            capitals=frozenset(() if shouted else capitals),
            references=references,
            in_telex=len(keyed) > 1,
        )

    def _meanings(self, words: Sequence[Token]) -> list[Arc]:
        """All that the vocabulary makes of the words; of several meanings each counts less."""
        arcs = []
        for start, found in self._lexicon.meanings(words):
            weight = MEANING if len(found) < 2 else ONE_OF_SEVERAL
            arcs += [Arc(start, end, meaning, weight) for end, meaning in found]
        return arcs


def _numbers(words: Sequence[Token]) -> list[Arc]:
    """A number as a word reads as digits and the other way round; "thứ ba" reads as 3."""
    arcs = []
    for place, word in enumerate(words):
        ordinal = place > 0 and words[place - 1].folded in ORDINAL
        number = number_of(word, placed=ordinal)
        if number is None:
            continue
        reading = Token(number, number)
        if ordinal:
            arcs.append(Arc(place - 1, place + 1, (reading,), 0.8))
        elif word.folded.isdecimal():
            if spoken := WORDS_OF.get(number):
                arcs.append(Arc(place, place + 1, (spoken,), 0.6))
        else:
            arcs.append(Arc(place, place + 1, (reading,), 0.6))
    return arcs


def _short_years(text: str, words: Sequence[Token]) -> list[Arc]:
    """The years of a period such as 22-25, where the whole question writes them so."""
    if not has_digits(text):
        return []
    years = {year for found in PERIOD.finditer(text) for year in found.groups() if len(year) == 2}
    return [
        Arc(place, place + 1, (Token(f"20{word.folded}", f"20{word.folded}"),), 1.0)
        for place, word in enumerate(words)
        if word.folded in years
    ]


def _references(text: str, words: Sequence[Token], arcs: Sequence[Arc]) -> frozenset[Reference]:
    found = set(numbers_in(text, words))
    for arc in arcs:
        found.update(named_numbers((*arc.tokens, *words[arc.end : arc.end + 2])))
    return frozenset(found)
