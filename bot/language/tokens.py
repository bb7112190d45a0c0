"""Text to words: numbers apart from letters, each word marked and folded."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.language.normal import compose, fold, marked

_WORD = re.compile(r"\d+(?:[.,]\d{3})+(?!\d)|\d+|[^\W\d_]+")
_LONGEST = 40  # letters or digits of a word that are looked at
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=(\S))|\n+")
_OPENING = '"“‘(['
_ABBREVIATED = re.compile(r"(?:^|\s)(?:[A-ZĐ]|TP|Tp|ThS|TS|PGS|GS|BS|St|Mr|Mrs|Dr|vs|tr|No)\.$")

_ABBREVIATION = 6  # letters of the longest one, its point and the space before it


class Token(NamedTuple):
    """A word: its marked and its folded form (equal where no mark can be)."""

    marked: str
    folded: str


@lru_cache(maxsize=65536)
def token(word: str) -> Token:
    """A single word, as the tokens of a text are made."""
    if word[0].isdecimal():
        number = word.replace(".", "").replace(",", "").lstrip("0") or "0"
        return Token(number, number)
    return Token(marked(word), fold(word))


def tokenize(text: str) -> list[Token]:
    """All words of a text in order.

    >>> [word.folded for word in tokenize("Kế hoạch 12/KH-UBND")]
    ['ke', 'hoach', '12', 'kh', 'ubnd']
    """
    return [token(word) for word in words_in(text)]


def words_in(text: str) -> list[str]:
    """All words of a text as they are written, in order."""
    return [word[:_LONGEST] for word in _WORD.findall(compose(text))]


def sentences(text: str) -> list[str]:
    """The sentences of a text, verbatim, in order; list lines stand alone.

    >>> sentences("TP. Vinh là tỉnh lỵ. Dân số 0,5 triệu.")
    ['TP. Vinh là tỉnh lỵ.', 'Dân số 0,5 triệu.']
    """
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        last = text[max(start, end.start() - _ABBREVIATION) : end.start()]
        following = end.group(1)
        if following and (_goes_on(following) or _ABBREVIATED.search(last)):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if sentence]


def _goes_on(following: str) -> bool:
    return not (following.isupper() or following.isdecimal() or following in _OPENING)
