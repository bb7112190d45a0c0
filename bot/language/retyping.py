"""A message typed in raw keystrokes, with the letters that were meant."""

from __future__ import annotations

from bot.language.normal import fold
from bot.language.query import Query
from bot.language.spelled import spelled


def retyped(query: Query) -> str:
    """The text of a query with words typed in Telex or VNI keys as the words they are.

    >>> from bot.language.lexicon import Lexicon
    >>> from bot.language.query import Reader
    >>> from bot.model import Vocabulary
    >>> retyped(Reader(Lexicon(())).read("conf nooij dung 8?"))
    'còn nội dung 8?'
    """
    text, done = [], 0
    for word, (start, end) in zip(query.words, query.places, strict=True):
        if (
            word.marked
            and not word.folded.isdecimal()
            and fold(query.text[start:end]) != word.folded
        ):
            text += [query.text[done:start], spelled(word)]
            done = end
    return "".join(text) + query.text[done:]
