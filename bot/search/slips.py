"""Words of the index that are near what was typed, and how probably a slip explains that."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.normal import fold
from bot.search.context import Option, likely, option
from bot.search.keeping import Kept
from bot.search.postings import Postings

MOST = 24  # readings of a word that are weighed
_LEFT_OUT = math.exp(-3.1)  # probability of leaving a letter out, or of swapping two
_NEAR_KEY = math.exp(-4.9)  # of a key twice, or of one of the keys around it
_FAR_KEY = math.exp(-7.0)  # of any other key
_TWO_SLIPS = math.exp(-10.5)
_SHORTEST = 2  # letters of a word that keeps neither end when they are swapped
_LONG = 3  # letters from which two slips are looked for
_KEPT = 16384  # typed words whose near ones are kept for later questions

_OPEN_Y = ("y", "hy", "ky", "ly", "my", "sy", "ty", "vy", "quy")  # kept as "ki", typed as "ky"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEAR = {
    key: {
        other
        for row, keys in enumerate(_ROWS)
        for place, other in enumerate(keys)
        if other != key and abs(row - home) <= 1 and abs(place - seat) <= 1
    }
    for home, line in enumerate(_ROWS)
    for seat, key in enumerate(line)
}


class Slips:
    """Finds the words of an index that a typed word may have been meant to be."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._total = max(1, 2 * len(postings.text.stream))  # words and pairs
        self._beginning: dict[str, list[str]] = {}
        self._ending: dict[str, list[str]] = {}
        words = [*filter(str.isalpha, postings.text.words)]
        words += [y for y in _OPEN_Y if fold(y) in postings.text.word_number]
        for word in sorted(words, key=len):
            self._beginning.setdefault(word[0], []).append(word)
            self._ending.setdefault(word[-1], []).append(word)
        self.near = Kept(_KEPT, self._look_near)

    def option(self, word: str, typed: float) -> Option:
        found = self._postings.word[word]
        number, lines = (found.number, found.lines) if found else (-1, 0)
        return option(word, number, lines, self._total, typed)

    def _look_near(self, asked: tuple[str, int]) -> tuple[Option, ...]:
        """The likeliest words within some slips of a typed one that share an end with it."""
        typed, far = asked
        if len(typed) < _LONG:
            far = 1
        near: dict[str, int] = {}
        buckets = [self._beginning.get(typed[0], []), self._ending.get(typed[-1], [])]
        if len(typed) == _SHORTEST:  # "ia" for "ai"
            buckets.append(self._beginning.get(typed[1], []))
        for bucket in buckets:
            first = bisect_left(bucket, len(typed) - far, key=len)
            after = bisect_right(bucket, len(typed) + far, key=len)
            found = process.extract(
                typed, bucket[first:after], scorer=OSA.distance, score_cutoff=far, limit=None
            )
            near.update({word: distance for word, distance, _ in found})
        near = {word: distance for word, distance in near.items() if fold(word) != typed}
        chances: dict[str, float] = {}
        for word, distance in near.items():
            chance = _chance(typed, word) if distance == 1 else _TWO_SLIPS
            chances[fold(word)] = max(chance, chances.get(fold(word), 0.0))
        options = [self.option(word, chance) for word, chance in chances.items()]
        return tuple(sorted(options, key=likely, reverse=True)[:MOST])


def _chance(typed: str, word: str) -> float:
    """How probable the one slip is that tells two words apart, up to a factor.

    One letter is left out, or two are swapped, in one way; beside a key lie several.
    """
    pairs = enumerate(zip(typed, word, strict=False))
    shorter = min(len(typed), len(word))
    place = next((place for place, (one, other) in pairs if one != other), shorter)
    same_length = len(typed) == len(word)
    swapped = same_length and typed[place + 1 :] != word[place + 1 :]
    if len(typed) < len(word) or swapped:
        return _LEFT_OUT
    meant = word[place] if same_length else word[max(0, place - 1) : place + 1]
    near = any(typed[place] == key or typed[place] in _NEAR.get(key, ()) for key in meant)
    return _NEAR_KEY if near else _FAR_KEY
