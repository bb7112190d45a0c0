"""What a question asks for: a person, a time, a place, a number, a reason, or a confirmation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.language.normal import fold, marked
from bot.language.tokens import Token

_WORDS = {
    "who": "ai;người nào;đồng chí nào;ông nào;đại diện nào;lãnh đạo nào;tên người;who",
    "when": (
        "khi nào;bao giờ;lúc nào;ngày nào;năm nào;hôm nào;tháng nào;bữa nào;ngày mấy;tháng mấy;"
        "năm mấy;hồi nào;thời điểm nào;thời gian nào;khi mô;bựa mô;ngày bao nhiêu;"
        "năm bao nhiêu;mấy giờ;giờ nào;when"
    ),
    "long": (
        "bao lâu;bao nhiêu lâu;mấy ngày;mấy hôm;mấy bữa;mấy tuần;mấy tháng;mấy năm;bao nhiêu ngày;"
        "bao nhiêu hôm;bao nhiêu tuần;bao nhiêu tháng;bao nhiêu năm;lâu không;lâu chưa;how long"
    ),
    "money": (
        "bao nhiêu tiền;mấy tiền;bao nhiêu đồng;mấy đồng;giá bao nhiêu;phí bao nhiêu;tốn bao nhiêu;"
        "hết bao nhiêu;giá cả;lệ phí;mức phí;mất phí;mất tiền;tốn tiền;tốn phí;how much"
    ),
    "papers": (
        "giấy tờ gì;giấy tờ chi;giấy tờ nào;giấy gì;giấy chi;những giấy tờ;những giấy;mấy giấy;"
        "hồ sơ gì;hồ sơ chi;hồ sơ gồm;hồ sơ nào;which papers"
    ),
    "where": "ở đâu;tại đâu;chỗ nào;nơi nào;địa điểm;ở mô;chỗ mô;nơi mô;where",
    "many": "bao nhiêu;mấy;how many",
    "why": "vì sao;tại sao;sao lại;lý do;răng lại;vì răng;why",
}

_COUNTED = {"when", "long", "money", "papers"}

_CONFIRM = re.compile(
    r"\b(?:phai|dung|chinh xac) (?:khong|ko|k|kg|hong|hok|hem|hum|chu|chua|hay sai)\b"
    r"|^co (?:phai|dung)\b|\b(?:ha|pk)$"
)


def _by_first_word(spell: Callable[[str], str]) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for kind, phrases in _WORDS.items():
        for phrase in phrases.split(";"):
            words = tuple(map(spell, phrase.split()))
            table.setdefault(words[0], []).append((kind, words))
    return table


_MARKED = _by_first_word(marked)
_PLAIN = _by_first_word(fold)


def asked_for(words: Sequence[Token]) -> frozenset[str]:
    """The kinds that a question asks for, as "who" or "when"; often none."""
    found = {kind for kind, _, _ in _phrases(words)}
    if found & _COUNTED:
        found.discard("many")  # "ngày mấy" is a time
    return frozenset(found)


def asks_to_confirm(words: Sequence[Token]) -> bool:
    """Whether a statement is to be confirmed or corrected: "… phải không?", "có phải …"."""
    return bool(_CONFIRM.search(" ".join([word.folded for word in words])))


def unasking(words: Sequence[Token]) -> list[Token]:
    """The words that stand in no phrase that asks for a kind: "ban hành" of "ban hành ngày nào"."""
    asking = {place for _, start, end in _phrases(words) for place in range(start, end)}
    return [word for place, word in enumerate(words) if place not in asking]


def _phrases(words: Sequence[Token]) -> list[tuple[str, int, int]]:
    """Each phrase that asks: its kind, where it begins and where it ends."""
    spelled = tuple(word.marked for word in words)
    bare = "" in spelled or all(word.isascii() and "~" not in word for word in spelled)
    table = _PLAIN if bare else _MARKED
    text = tuple(word.folded for word in words) if bare else spelled
    return [
        (kind, place, place + len(phrase))
        for place, word in enumerate(text)
        for kind, phrase in table.get(word, ())
        if text[place : place + len(phrase)] == phrase
    ]
