"""Which words are names: those the documents write with a capital in the midst of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bot.language.normal import fold
from bot.search.documents import Document

_INSIDE = re.compile(r"(?<=[^\W_.?!:] )[^\W\d_]{2,}")
_MOSTLY = 0.8


def names_in(documents: Sequence[Document]) -> frozenset[str]:
    """Folded words that stand mostly with a capital where no sentence begins."""
    capital: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for document in documents:
        for line in document.lines:
            for word in _INSIDE.findall(line):
                folded = fold(word)
                seen[folded] += 1
                capital[folded] += word[0].isupper()
    return frozenset(word for word, count in capital.items() if count >= _MOSTLY * seen[word])
