"""Which phrasings another entry may win, guessed for all of them at once.

A rough copy of the index's first look: BM25 over bare words, entry by entry, the vocabulary's
meanings added. It costs a small part of a question put to the bot, and only says whom to ask.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.language import words as function_words
from bot.language.politeness import core
from bot.language.tokens import Token, tokenize
from bot.model import Entry, Knowledge
from bot.search.documents import ANSWER, PHRASING
from bot.search.postings import K1, B

TELLS_LITTLE = 1.0
"""Nats of a phrasing's own words, below which it hardly says anything."""


TELLS_ENOUGH = 0.5
"""Nats that a word must tell to be looked up; those that nearly all entries hold decide little."""

ITS_OWN = 3.0
"""Nats that an entry is worth more for a question in its own words."""


class Suspect(NamedTuple):
    """A phrasing of an entry; risk: what the best rival is worth beside the entry, from 0."""

    risk: float
    entry: int
    phrasing: int


class _Word(NamedTuple):
    """The entries that hold a word, what it is worth to each, and what it tells."""

    entries: npt.NDArray[np.intp]
    values: npt.NDArray[np.float64]
    tells: float


def suspects(knowledge: Knowledge, least: float, tick: Callable[[], None]) -> list[Suspect]:
    """The phrasings with at least this risk, the riskiest first; `tick` after each entry.

    One that two entries share but for politeness, or that tells next to nothing, comes first.
    """
    asked = [list(map(_read, entry.questions)) for entry in knowledge.entries]
    contest = _Contest(knowledge, asked)
    found = []
    for number, phrasings in enumerate(asked):
        risks = (contest.risk(number, phrasing) for phrasing in phrasings)
        found += [Suspect(risk, number, place) for place, risk in enumerate(risks) if risk >= least]
        tick()
    return sorted(found, key=lambda suspect: -suspect.risk)


class _Phrasing(NamedTuple):
    """The words of a phrasing, and what is left of it without politeness."""

    words: list[Token]
    core: tuple[str, ...]


def _read(question: str) -> _Phrasing:
    words = tokenize(question)
    start, stop = core(words)
    return _Phrasing(words, tuple(word.folded for word in words[start:stop]))


class _Contest:
    """What each word is worth to each entry, by the words as they are written, without marks."""

    def __init__(self, knowledge: Knowledge, asked: list[list[_Phrasing]]) -> None:
        self._size = len(knowledge.entries)
        self._words = _words(knowledge.entries, asked)
        self._meanings = _meanings(knowledge)
        self._shared = _shared(asked)

    def risk(self, number: int, phrasing: _Phrasing) -> float:
        """What the best rival of an entry is worth beside it, for one of its phrasings."""
        own = {word.folded: self._words[word.folded].tells for word in phrasing.words}
        told = sum(own[word] for word in set(phrasing.core))
        if phrasing.core in self._shared or told < TELLS_LITTLE:
            return math.inf
        meant = (word for word in self._meant(phrasing.words) if word in self._words)
        sought = [self._words[word] for word in own.keys() | meant]
        sought = [word for word in sought if word.tells >= TELLS_ENOUGH]
        if not sought:
            return math.inf
        scores = np.bincount(
            np.concatenate([word.entries for word in sought]),
            np.concatenate([word.values for word in sought]),
            self._size,
        )
        mine = scores[number] + sum(own.values()) + ITS_OWN
        scores[number] = 0
        return float(scores.max() / mine)

    def _meant(self, words: list[Token]) -> Iterator[str]:
        folded = tuple(word.folded for word in words)
        for start, word in enumerate(folded):
            for written, meant in self._meanings.get(word, ()):
                if folded[start : start + len(written)] == written:
                    yield from meant


def _words(entries: tuple[Entry, ...], asked: list[list[_Phrasing]]) -> dict[str, _Word]:
    forms: dict[str, Token] = {}
    counts: list[dict[str, float]] = []
    for entry, phrasings in zip(entries, asked, strict=True):
        often: dict[str, float] = defaultdict(float)
        for phrasing in phrasings:
            for word in phrasing.words:
                often[word.folded] += PHRASING
                forms.setdefault(word.folded, word)
        for word in () if entry.smalltalk else tokenize(entry.answer):
            often[word.folded] += ANSWER
            forms.setdefault(word.folded, word)
        counts.append(often)
    lengths = np.array([sum(often.values()) for often in counts])
    norm = (K1 * (1 - B + B * lengths / max(1.0, lengths.mean()))).tolist() if counts else []
    holders: dict[str, tuple[list[int], list[float]]] = {word: ([], []) for word in forms}
    for number, often in enumerate(counts):
        for folded, times in often.items():
            held, shares = holders[folded]
            held.append(number)
            shares.append(times / (times + norm[number]))
    return {word: _word(forms[word], *holders[word], len(entries)) for word in forms}


def _word(form: Token, held: list[int], shares: list[float], size: int) -> _Word:
    idf = math.log(1 + (size - len(held) + 0.5) / (len(held) + 0.5))
    tells = idf * function_words.weight(form)
    return _Word(np.array(held), np.array(shares) * tells * (K1 + 1), tells)


_Meanings = dict[str, list[tuple[tuple[str, ...], list[str]]]]
"""By the first word of what is written: all of it, and the words that are meant."""


def _meanings(knowledge: Knowledge) -> _Meanings:
    meanings: _Meanings = {}
    for written, meant in knowledge.vocabulary.readings():
        words = tuple(word.folded for word in tokenize(written))
        if words:
            adds = [word.folded for word in tokenize(meant)]
            meanings.setdefault(words[0], []).append((words, adds))
    return meanings


def _shared(asked: list[list[_Phrasing]]) -> set[tuple[str, ...]]:
    """The questions that more than one entry has, but for politeness."""
    holder: dict[tuple[str, ...], int] = {}
    return {
        phrasing.core
        for number, phrasings in enumerate(asked)
        for phrasing in phrasings
        if holder.setdefault(phrasing.core, number) != number
    }
