"""The first look: which documents hold most of what a question's words are worth."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from bot.search.postings import Postings
from bot.search.sought import Sought
from bot.search.text import Floats

MOST = 50  # documents that are listed
PROMISING = 0.3  # the least score of one, as a share of the best one's
MANY = 20_000  # lines beyond which a word that only asks is left out
_AT_ONCE = 2**15  # rows
_BLOCK = 256  # documents

Stretch = tuple[int, int, float]


def shortlist(postings: Postings, sought: Sought, least: int) -> npt.NDArray[np.intp]:
    """Numbers of the documents worth a close look, best first: at least `least`, if there are."""
    scores = np.zeros(postings.size, np.float32)
    for stretches in _batches(_stretches(sought)):
        documents = np.concatenate([postings.documents[a:b] for a, b, _ in stretches])
        shares = np.concatenate([postings.shares[a:b] for a, b, _ in stretches])
        worth = np.array([value for _, _, value in stretches], np.float32)
        np.add.at(scores, documents, shares * worth.repeat([b - a for a, b, _ in stretches]))
    places = _largest(scores, max(MOST, least))
    if len(places) > least:
        promising = scores[places] >= PROMISING * scores[places[0]]
        places = places[: max(least, int(promising.sum()))]
    return places


def _stretches(sought: Sought) -> Iterator[Stretch]:
    """Rows and what they are worth: of each word, cut where a form of it is worth more."""
    for number, (word, worth) in enumerate(zip(sought.words, sought.word_worth, strict=True)):
        if word.lines > MANY and number not in sought.telling:
            continue
        start = word.start
        for form, more in sorted(sought.marked.get(number, ())):
            if form.start > start:
                yield start, form.start, worth
            yield form.start, form.stop, worth + more
            start = form.stop
        if word.stop > start:
            yield start, word.stop, worth


def _batches(stretches: Iterator[Stretch]) -> Iterator[list[Stretch]]:
    batch: list[Stretch] = []
    rows = 0
    for stretch in stretches:
        batch.append(stretch)
        rows += stretch[1] - stretch[0]
        if rows > _AT_ONCE:
            yield batch
            batch, rows = [], 0
    if batch:
        yield batch


def _largest(scores: Floats, k: int) -> npt.NDArray[np.intp]:
    """Places of the k largest positive values, largest first."""
    floor = np.float32(0)
    if len(scores) > k * _BLOCK:  # k blocks have a value of at least the k-th largest maximum
        maxima = scores[: len(scores) // _BLOCK * _BLOCK].reshape(-1, _BLOCK).max(axis=1)
        floor = np.partition(maxima, -k)[-k]
    places = np.flatnonzero(scores >= floor if floor > 0 else scores)
    return places[np.argsort(-scores[places], kind="stable")[:k]]
