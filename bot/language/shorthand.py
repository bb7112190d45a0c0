"""Chat spellings: by sound (fải, wan, trườg) and with words run together (mụctiêu)."""

from __future__ import annotations

from functools import lru_cache

from bot.language.normal import split_tone
from bot.language.syllables import is_plain_syllable, is_syllable, is_word

_TWO_SYLLABLES = 5  # letters of the shortest two syllables worth cutting apart
_LONGEST = 14  # letters of the longest two syllables
_ONSETS = {"f": ("ph",), "w": ("qu", "ho"), "z": ("d", "gi", "v"), "j": ("gi", "ch")}
_RIMES = {"g": ("ng",), "k": ("c", "ch", "t"), "h": ("nh", "ch"), "j": ("i",), "q": ("c",)}


def _spellings(base: str) -> list[str]:
    """The base with a chat onset, a chat ending or both spelled out."""
    heads = [base]
    for short, onsets in _ONSETS.items():
        if base.startswith(short):
            heads += [onset + base[len(short) :] for onset in onsets]
    spelled = heads[1:]
    for head in heads:
        for short, endings in _RIMES.items():
            if head.endswith(short):
                spelled += [head[: -len(short)] + ending for ending in endings]
    return spelled


@lru_cache(maxsize=16384)
def spelled_by_sound(typed: str) -> tuple[tuple[str, str], ...]:
    """The syllables (letters, tone) that a word which is none may be a chat spelling of.

    >>> spelled_by_sound("fải"), spelled_by_sound("trườg"), spelled_by_sound("phải")
    ((('phai', 'r'),), (('trương', 'f'),), ())
    """
    if len(typed) > _LONGEST:
        return ()
    base, tone = split_tone(typed)
    if len(base) < 2 or not base.isalpha() or is_syllable(base, tone) or is_plain_syllable(base):
        return ()
    spelled = _spellings(base)
    if base.isascii() and not tone:
        return tuple((word, "") for word in spelled if is_plain_syllable(word))
    return tuple((word, tone) for word in spelled if is_syllable(word, tone))


@lru_cache(maxsize=16384)
def run_together(typed: str) -> tuple[tuple[str, str], ...]:
    """Every way to cut a word that is no syllable into two that are.

    >>> run_together("mụctiêu")
    (('mục', 'tiêu'),)
    """
    word = typed.lower()
    if not _TWO_SYLLABLES <= len(word) <= _LONGEST or is_word(word):
        return ()
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    return tuple((left, right) for left, right in cuts if is_word(left) and is_word(right))
