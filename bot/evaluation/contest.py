"""Which phrasings another entry may win, guessed for all of them at once.

A rough copy of the index's first look: BM25 over bare words, entry by entry, the vocabulary's
meanings added. It costs a small part of a question put to the bot, and only says whom to ask.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.language import words as function_words
from bot.language.politeness import core
from bot.language.tokens import Token, tokenize
from bot.model import Entry, Knowledge
from bot.search.documents import ANSWER, PHRASING
from bot.search.index import EXACT
from bot.search.postings import K1, B

TELLS_LITTLE = 1.0
"""Nats of a phrasing's own words, below which it hardly says anything."""


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
    entries = knowledge.entries
    phrasings = [[tokenize(question) for question in entry.questions] for entry in entries]
    words = _words(entries, phrasings)
    meanings = _meanings(knowledge)
    shared = _shared(phrasings)
    found = []
    for number, lines in enumerate(phrasings):
        for place, line in enumerate(lines):
            if _bare(line) in shared:
                risk = math.inf
            else:
                risk = _risk(number, line, meanings, words, len(entries))
            if risk >= least:
                found.append(Suspect(risk, number, place))
        tick()
    return sorted(found, key=lambda suspect: -suspect.risk)


def _words(entries: tuple[Entry, ...], phrasings: list[list[list[Token]]]) -> dict[str, _Word]:
    often: list[Counter[str]] = []
    form: dict[str, Token] = {}
    for entry, lines in zip(entries, phrasings, strict=True):
        counted: Counter[str] = Counter()
        answer = [] if entry.smalltalk else tokenize(entry.answer)
        for line, weight in (*((line, PHRASING) for line in lines), (answer, ANSWER)):
            for word in line:
                counted[word.folded] += weight  # type: ignore[assignment] # a Counter of floats
                form.setdefault(word.folded, word)
        often.append(counted)
    lengths = np.array([sum(counted.values()) for counted in often], float)
    norm = K1 * (1 - B + B * lengths / max(lengths.mean(), 1.0)) if len(lengths) else lengths
    holders: dict[str, tuple[list[int], list[float]]] = {}
    for number, counted in enumerate(often):
        for folded, times in counted.items():
            held, shares = holders.setdefault(folded, ([], []))
            held.append(number)
            shares.append(times / (times + norm[number]))
    return {
        folded: _word(form[folded], held, shares, len(entries))
        for folded, (held, shares) in holders.items()
    }


def _word(form: Token, held: list[int], shares: list[float], size: int) -> _Word:
    idf = math.log(1 + (size - len(held) + 0.5) / (len(held) + 0.5))
    tells = idf * function_words.weight(form)
    return _Word(np.array(held), np.array(shares) * tells * (K1 + 1), tells)


def _risk(
    number: int, line: list[Token], meanings: _Meanings, words: dict[str, _Word], size: int
) -> float:
    own = {word.folded for word in line if word.folded in words}
    start, stop = core(line)
    kept = {word.folded for word in line[start:stop] if word.folded in words}
    if sum(words[word].tells for word in kept) < TELLS_LITTLE:
        return math.inf
    sought = [words[word] for word in own.union(_meant(line, meanings)) if word in words]
    scores = np.bincount(
        np.concatenate([word.entries for word in sought]),
        np.concatenate([word.values for word in sought]),
        size,
    )
    mine = scores[number] + sum(words[word].tells for word in own) + EXACT
    scores[number] = 0
    return float(scores.max() / mine)


_Meanings = dict[tuple[str, ...], list[str]]


def _meanings(knowledge: Knowledge) -> _Meanings:
    """The words that the vocabulary adds, by the words that are written."""
    meanings: _Meanings = {}
    for written, meant in knowledge.vocabulary.readings():
        words = tuple(word.folded for word in tokenize(written))
        meanings.setdefault(words, []).extend(word.folded for word in tokenize(meant))
    return meanings


def _meant(line: list[Token], meanings: _Meanings) -> Iterator[str]:
    longest = max(map(len, meanings), default=0)
    folded = tuple(word.folded for word in line)
    for start in range(len(folded)):
        for stop in range(start + 1, min(len(folded), start + longest) + 1):
            yield from meanings.get(folded[start:stop], ())


def _shared(phrasings: list[list[list[Token]]]) -> set[str]:
    """The questions that more than one entry has, but for politeness."""
    holder: dict[str, int] = {}
    shared = set()
    for number, lines in enumerate(phrasings):
        for line in lines:
            if holder.setdefault(_bare(line), number) != number:
                shared.add(_bare(line))
    return shared


def _bare(line: list[Token]) -> str:
    start, stop = core(line)
    return " ".join(word.folded for word in line[start:stop])
