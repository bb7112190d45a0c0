"""Whether a question denies something; a final "không", "chưa" or "được không" only asks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.normal import fold, marked
from bot.language.tokens import Token
from bot.language.words import weight

_NOT = "không chẳng chả nỏ đừng"
_MARKED_NOT = {marked(word) for word in _NOT.split()}
_PLAIN_NOT = {fold(word) for word in ("không", "chẳng", "nỏ")} | {"ko"}
_WITHOUT_DENYING = set(
    map(fold, "gian khí biết rõ hiểu nhớ ạ anh chị em hay đọc nghe thấy tìm là phải chỉ".split())
)


def negated(words: Sequence[Token]) -> bool:
    """Whether a word that tells something is denied: "không được", not "được không".

    >>> from bot.language.tokens import tokenize
    >>> negated(tokenize("Vì sao không cho xã tham gia?")), negated(tokenize("có ký không ạ"))
    (True, False)
    """
    for place, word in enumerate(words[:-1]):
        denies = word.marked in _MARKED_NOT if word.marked else word.folded in _PLAIN_NOT
        after = words[place + 1]
        if denies and after.folded not in _WITHOUT_DENYING and _goes_on(words[place + 1 :]):
            return True
    return False


def _goes_on(rest: Sequence[Token]) -> bool:
    return any(weight(word) == 1 for word in rest)
