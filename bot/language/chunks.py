"""What stands between blanks and signs in a message: words, digits, raw keystrokes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.language.keystrokes import read_telex, read_vni
from bot.language.normal import fold, marked
from bot.language.shorthand import run_together, spelled_by_sound
from bot.language.syllables import is_word
from bot.language.tokens import Token, token

CHUNK = re.compile(r"(?:[^\W_]|(?<=\d)[.,](?=\d{3}(?!\d)))+")  # 4.286 is one
_PART = re.compile(r"\d+|[^\W\d_]+")
_GROUPING = re.compile(r"[.,]")
_VNI_SHAPES = frozenset("6789")
_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}


def together(found: re.Match[str]) -> str:
    """What was typed in one piece, its digits together."""
    return _GROUPING.sub("", found.group())


def parts_of(found: re.Match[str]) -> list[tuple[int, int]]:
    """Where the parts of a chunk stand; a grouped number is one part, all of it."""
    whole = found.group()
    if _GROUPING.search(whole):
        return [found.span()] * len(_PART.findall(together(found)))
    return [(found.start() + p.start(), found.start() + p.end()) for p in _PART.finditer(whole)]


class Part(NamedTuple):
    """Letters or digits that stand together, as a word, and the same word without marks.

    guesses: what else it may be, by its sound or cut in two; sound: whether it is a syllable as it
    stands.
    """

    word: Token
    bare: Token
    guesses: tuple[tuple[Token, ...], ...]
    sound: bool


class Chunk(NamedTuple):
    """What stands between blanks and signs: its parts, or the word behind its keystrokes."""

    parts: tuple[Part, ...]
    telex: Token | None
    vni: Token | None


@lru_cache(maxsize=65536)
def chunk_of(typed: str) -> Chunk:
    telex = read_telex(typed) if typed.isalpha() else None
    vni = None if typed.isalpha() else read_vni(typed)
    return Chunk(
        tuple(map(_part, _PART.findall(typed))),
        telex and _syllable(*telex),
        vni and _syllable(*vni),
    )


@lru_cache(maxsize=65536)
def _part(typed: str) -> Part:
    word = token(typed)
    bare = word.marked.isalpha() and word.marked.isascii()
    guesses: list[tuple[Token, ...]] = [
        (_syllable(*syllable),) for syllable in spelled_by_sound(typed)
    ]
    guesses += [tuple(map(token, pieces)) for pieces in run_together(typed)]
    return Part(word, Token("", word.folded) if bare else word, tuple(guesses), is_word(typed))


def of_keys(word: Token) -> Part:
    return Part(word, word, (), sound=False)


def typed_in_vni(typed: Sequence[str], chunks: Sequence[Chunk]) -> bool:
    """Whether VNI keys were typed: two words of them, or one with a shape: "muc1" is no proof."""
    keyed = [text for text, chunk in zip(typed, chunks, strict=True) if chunk.vni]
    return len(keyed) > 1 or any(set(text) & _VNI_SHAPES for text in keyed)


def _syllable(letters: str, tone: str) -> Token:
    return Token(marked(letters + _TONES.get(tone, "")), fold(letters))


def marked_share(parts: Sequence[Part]) -> float:
    """The share of words, numbers aside, that were typed with marks."""
    bearing = [part.word.marked for part in parts if not part.word.folded.isdecimal()]
    with_marks = [word for word in bearing if not word.isascii() or "~" in word]
    return len(with_marks) / max(1, len(bearing))
