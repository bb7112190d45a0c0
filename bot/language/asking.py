"""What a question asks for: a person, a time, a place, a number or a reason."""

from __future__ import annotations

from collections.abc import Sequence

from bot.language.normal import fold, marked
from bot.language.tokens import Token

_WORDS = {
    "who": "ai;người nào;đồng chí nào;ông nào;đại diện nào;lãnh đạo nào;tên người;who",
    "when": (
        "khi nào;bao giờ;lúc nào;ngày nào;năm nào;hôm nào;tháng nào;bữa nào;ngày mấy;tháng mấy;"
        "năm mấy;hồi nào;thời điểm nào;thời gian nào;khi mô;bựa mô;ngày bao nhiêu;"
        "năm bao nhiêu;when"
    ),
    "where": "ở đâu;tại đâu;chỗ nào;nơi nào;địa điểm;ở mô;chỗ mô;nơi mô;where",
    "many": "bao nhiêu;mấy;how many;how much",
    "why": "vì sao;tại sao;sao lại;lý do;răng lại;vì răng;why",
}
_MARKED = [
    (kind, tuple(map(marked, phrase.split())))
    for kind, phrases in _WORDS.items()
    for phrase in phrases.split(";")
]
_PLAIN = [
    (kind, tuple(map(fold, phrase.split())))
    for kind, phrases in _WORDS.items()
    for phrase in phrases.split(";")
]


def asked_for(words: Sequence[Token]) -> frozenset[str]:
    """The kinds that a question asks for: "who", "when", "where", "many", "why"; often none."""
    spelled = [word.marked for word in words]
    plain = [word.folded for word in words]
    bare = "" in spelled or all(word.isascii() and "~" not in word for word in spelled)
    found = {
        kind
        for kind, phrase in (_PLAIN if bare else _MARKED)
        if _contains(plain if bare else spelled, phrase)
    }
    if "when" in found:
        found.discard("many")  # "ngày mấy" is a time
    return frozenset(found)


def _contains(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    first, size = phrase[0], len(phrase)
    return any(
        word == first and tuple(words[place : place + size]) == phrase
        for place, word in enumerate(words)
    )
