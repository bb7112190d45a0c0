"""A message typed in raw keystrokes, with the letters that were meant."""

from __future__ import annotations

import unicodedata

from bot.language.normal import TONES, fold
from bot.language.query import Query
from bot.language.tokens import Token

_MARKS = {key: mark for mark, key in TONES.items()}
_VOWELS = frozenset("aăâeêioôơuưy")


def retyped(query: Query) -> str:
    """The text of a query with words typed in Telex or VNI keys as the words they are.

    >>> from bot.language.lexicon import Lexicon
    >>> from bot.language.query import Reader
    >>> from bot.model import Vocabulary
    >>> retyped(Reader(Lexicon(Vocabulary())).read("conf nooij dung 8?"))
    'còn nội dung 8?'
    """
    text, done = [], 0
    for word, (start, end) in zip(query.words, query.places, strict=True):
        if (
            word.marked
            and not word.folded.isdecimal()
            and fold(query.text[start:end]) != word.folded
        ):
            text += [query.text[done:start], _letters(word)]
            done = end
    return "".join(text) + query.text[done:]


def _letters(word: Token) -> str:
    """Write a word with its marks; the tone stands on the first vowel, which reads the same."""
    base, _, tone = word.marked.partition("~")
    at = next((place for place, letter in enumerate(base) if letter in _VOWELS), 0) + 1
    return unicodedata.normalize("NFC", base[:at] + _MARKS.get(tone, "") + base[at:])
