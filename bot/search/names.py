"""Which words are names: those the documents write with a capital in the midst of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from bot.language.normal import fold

_INSIDE = re.compile(r"(?<=[^\W_.?!:] )[^\W\d_]{2,}")
_MOSTLY = 0.8

inside = _INSIDE.findall
"""The words of a line that stand where no sentence begins."""


def names_among(seen: Mapping[str, int]) -> frozenset[str]:
    """Folded words that are mostly written with a capital, of words seen inside lines."""
    capital: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for word, times in seen.items():
        folded = fold(word)
        every[folded] += times
        capital[folded] += times * word[0].isupper()
    return frozenset(
        word for word, times in capital.items() if times and times >= _MOSTLY * every[word]
    )
