"""Small words that are spelled in several ways, and those that may stand around any question.

The vocabulary adds every meaning of a writing, for the documents to decide; here two questions are
called the same, so only what changes nothing is listed, and not what may be another word.
"""

from __future__ import annotations

from bot.language.normal import fold, marked
from bot.language.tokens import Token

_SAME = """
gì chi j ji zì rì
không ko k kg kh khg khum khung hok hong hem hông hổng nỏ
nào mô đâu
sao răng
đó ấy đấy nớ tê kia
này ni nay
được dc đc đx
với vs
giờ chừ
vậy rứa thế z v dz dzậy zậy
"""
_CALLS = "dạ thưa ad admin bot ơi ủa à ừ mà alo hi vậy rứa thế"
_ENDINGS = "vậy rứa thế à ạ hả hè hỉ nhỉ nhé nhe nha nè z v dz ad admin bot bạn ơi"
_UNCLEAR = frozenset("mo dau no do te vay the ma ban hi".split())
"""Without their marks these are rather other words: mở, đầu, nó, do, tệ, vay, thẻ, mã, bán …"""
_VAY = Token("", "vay")
_ASKING = frozenset("gi nao khong sao dau nhieu chua may".split())
"""After these, folded, "vay" is no loan."""

_PAIRS = [
    (other, first)
    for first, *others in map(str.split, _SAME.strip().splitlines())
    for other in others
]
_MARKED = {marked(other): fold(first) for other, first in _PAIRS}
_BARE = {fold(other): fold(first) for other, first in _PAIRS if fold(other) not in _UNCLEAR}


def same(word: Token) -> str:
    """The folded word that all its spellings stand for.

    >>> from bot.language.tokens import token
    >>> same(token("chi")), same(token("mô")), same(Token("", "mo"))
    ('gi', 'nao', 'mo')
    """
    if word.marked:
        return _MARKED.get(word.marked, word.folded)
    return _BARE.get(word.folded, word.folded)


def _spelled(words: str) -> tuple[frozenset[str], frozenset[str]]:
    """Words with their marks, and those that are clear without."""
    listed = words.split()
    return frozenset(map(marked, listed)), frozenset(map(fold, listed)) - _UNCLEAR


_CALLS_MARKED, _CALLS_BARE = _spelled(_CALLS)
_ENDINGS_MARKED, _ENDINGS_BARE = _spelled(_ENDINGS)


def calls(word: Token) -> bool:
    """Whether a word that begins a question only calls, or goes on from something."""
    return word.marked in _CALLS_MARKED if word.marked else word.folded in _CALLS_BARE


def ends(word: Token, before: Token | None) -> bool:
    """Whether a word that ends a question only gives it its tone; "vay" is a loan, too."""
    if word == _VAY:
        return before is not None and same(before) in _ASKING
    return word.marked in _ENDINGS_MARKED if word.marked else word.folded in _ENDINGS_BARE
