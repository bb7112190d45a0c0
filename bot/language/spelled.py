"""A word of the index as people write it."""

from __future__ import annotations

import re
import unicodedata

from bot.language.normal import TONES
from bot.language.tokens import Token

_MARK_OF = {key: mark for mark, key in TONES.items()}
_VOWELS = "aăâeêioôơuưy"
_SYLLABLE = re.compile(rf"(qu|gi(?=[{_VOWELS}])|[^{_VOWELS}]*)([{_VOWELS}]*)(.*)", re.DOTALL)
_WITH_A_MARK = re.compile("[ăâêôơư]")


def spelled(token: Token) -> str:
    """The word with its tone where it is usually put; without marks where none were typed.

    >>> spelled(Token("hoach~j", "hoach")), spelled(Token("ngươi~f", "nguoi"))
    ('hoạch', 'người')
    """
    base, _, tone = (token.marked or token.folded).partition("~")
    found = _SYLLABLE.fullmatch(base)
    if not tone or found is None or not found[2]:
        return base
    onset, vowels, coda = found.groups()
    marked = [place.start() for place in _WITH_A_MARK.finditer(vowels)]
    if marked:
        bearer = marked[-1]
    elif coda:
        bearer = len(vowels) - 1
    else:
        bearer = (len(vowels) - 1) // 2
    bearing = vowels[: bearer + 1] + _MARK_OF[tone] + vowels[bearer + 1 :]
    return unicodedata.normalize("NFC", onset + bearing + coda)
