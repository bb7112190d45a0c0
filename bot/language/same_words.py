"""Small words that are spelled in several ways, and those that may stand around any question."""

from __future__ import annotations

from bot.language.normal import fold

_SAME = """
gì chi j ji zì rì
không ko k kg kh kp khg kh khum khung hok hong hem hông hổng nỏ
nào mô đâu
sao răng
đó ấy đấy nớ tê kia
này ni nay
được dc đc đx
với vs
giờ chừ
vậy rứa thế z v dz dzậy zậy
"""

SAME = {
    fold(other): fold(first)
    for first, *others in map(str.split, _SAME.strip().splitlines())
    for other in others
}
"""Folded words that are asked with alike, as the first of their kind."""

CALLS = frozenset(map(fold, "dạ thưa ad admin bot ơi ủa à ừ mà alo hi vậy".split()))
"""Folded words, each the first of its kind, that a question may begin with."""

ENDINGS = frozenset(map(fold, "vậy à ạ hả hè hỉ nhỉ nhé nhe nha nè ad admin bot bạn ơi".split()))
"""Likewise those that it may end with."""
