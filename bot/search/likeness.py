"""How alike a question and the phrasings of an entry look, letter by letter."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import Indel

from bot.language.tokens import Token
from bot.search.keeping import Kept
from bot.search.text import Text

_KEPT = 2048  # entries whose letters are kept for later questions
_DIGIT = 5  # letters that a digit counts for: content 8 is not much like content 9


class Likeness:
    """The phrasings of all documents as bare letters, each read where it is first needed."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._letters = Kept(_KEPT, self._read)

    def of(self, asked: str, number: int) -> float:
        """The likeness of the most alike phrasing of a document to some `letters`, 0..1.

        1 less the share of letters to be left out or put in (Indel distance); words that slips
        have made unreadable still look much like themselves.
        """
        found: tuple[str, float, int] | None = process.extractOne(
            asked, self._letters[number].keys(), scorer=Indel.normalized_similarity
        )
        return float(found[1]) if found else 0.0

    def _read(self, number: int) -> dict[str, None]:
        """The letters of the phrasings, each once and in order."""
        first = self._text.first_line[number]
        lines = range(first, first + self._text.quotable[number])
        return {letters(self._text.tokens(line)): None for line in lines}


def letters(words: Iterable[Token]) -> str:
    """The letters of some words; a digit is told several times, for one changes all."""
    return " ".join([_written(word.folded) for word in words])


def _written(word: str) -> str:
    return "".join(char * _DIGIT for char in word) if word.isdecimal() else word
