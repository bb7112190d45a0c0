"""What is said around a question: who asks, what takes up the talk, what is not meant, thanks."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language.normal import evenly_spaced, strip_marks
from bot.language.questions import asking, behind_request, plainly
from bot.language.tokens import tokenize
from bot.language.words import asks

_SPEAKER = "toi|em|e|minh|m|mk|tui|chau|con|bac|ba|ong|chi|anh|co|chu|o|me|chung toi|chung em"
_GREETS = r"(?:da|vang|thua|kinh|xin|chao|hi|hello|alo|thay|co|o|me)\b[^,.:;!?\n]*"
_INTRODUCES = (
    rf"(?:(?:nha|truong|co quan|don vi|xa|xom|que) )?(?:{_SPEAKER}) "
    r"(?:(?:hien|dang|vua|moi|cung) )*"
    r"(?:la|ten|lam|cong tac|phu trach|o|que|hoc|day|duoc giao"
    r"|(?:muon )?hoi (?:ti|chut|xiu|chuyen))\b"
)
_INTRODUCTION = re.compile(rf"\W*(?:({_GREETS})[,.:;!?\n]+\s*)?({_INTRODUCES})")
_THANKED = "em|anh|chi|chau|con|bac|co|chu|ban|ad|bot|nhieu|nhe|nghe|nha|lam|truoc|oi|vi"
_TAKES_UP = (
    "da|vang|u|uk|ukm|uh|um|ok|oke|okay|a|ui|thoi|quen|hieu|ro|roi|duoc|xin loi"
    "|(?:em|minh|toi|tui|bac|chi|anh|ong|ba|chau)(?= (?:hieu|ro|cam on|noi|hoi|go))"
    "|(?:khong|ko|hong) phai|(?:noi|hoi|go) (?:lon|nham)"
    rf"|(?:xin |chan thanh )?cam on(?: (?:{_THANKED})\b)*+"
)
_MISTAKEN = (
    r"(?:(?:a|o|u|da|vang|xin loi|thoi|chet)[\s,.!…]+)*"
    r"(?:(?:em|minh|toi|tui|bac|chi|anh|chau) )?(?:(?:noi|hoi|go|viet|doc) )?"
    r"(?:nham|lon|khong phai|ko phai)(?: \w+){0,4}"
)
_CORRECTED = re.compile(rf"\W*{_MISTAKEN}[.!;…]+\s+")
"""What is said of a mistake, before a sentence that asks anew."""
_LEAD = re.compile(
    rf"\W*(?:(?:{_TAKES_UP})(?: |(?=[,.!;:…])))++[,.!;:…]+\s*"
    r"|\W*(?:da|vang|uk|ukm|uh|um|ok|oke|okay)\s+"
)
_DENIED = re.compile(
    r"(?:\s*,\s*(?:chu |cho |ma )?|\s+(?:chu|cho)\s+)(?:khong|ko|hong|dau)(?: co)? phai\s[^,;?!]+$"
)
_THANKS = re.compile(
    r"\b(?:(?:xin|chan thanh|tran trong|gui loi|loi) )*(?:cam on|thanks|tks|thank)\b[^,.;!?\n]*\W*$"
)
_CLOSES = re.compile(
    r"\b(?:la du|du roi|du thong tin|da ro|ro roi|da hieu|hieu roi|da nam|nam duoc|nam roi|xong roi"
    r"|da xong|biet roi|duoc roi|the thoi|vay thoi|rua thoi|khong con gi|het roi|huu ich|giup ich"
    r"|da ghi (?:chep|lai|nhan)|yen tam)\b"
)
"""What somebody says who has what he asked for, and thanks at the end."""
_WANTS = re.compile(r"\b(?:muon|mong|nho|de nghi|vui long|lam on|can \w)|\d")
"""What he says who still wants something: "tôi muốn nắm được …, xin cảm ơn"."""
_STRESSED = re.compile(r"(?<=\w)\s(?:cơ|co|kia|tê|te|mà|ma)$", re.IGNORECASE)
_DOUBTS = re.compile(r"\b(?:a|ha|sao|nhi|dung khong|chu|vay)\W*$|\?\s*$")
_CLAUSE = re.compile(r"[,.;:!?\n]+\s*")
_WHATEVER = re.compile(r"\b(?:những|nhung|mọi|moi) (?:gì|gi|điều|dieu)\b", re.IGNORECASE)


def after_lead(message: str) -> str:
    """A message without the words that only take up the talk: thanks, "ừ", "thôi được".

    >>> after_lead("Cảm ơn cháu nghe. Rứa ai ký?"), after_lead("a quen, may gio"), after_lead("ok")
    ('Rứa ai ký?', 'may gio', 'ok')
    >>> after_lead("À, tôi nhầm hai người. Vậy ai là thư ký?")
    'Vậy ai là thư ký?'
    """
    text, bare = _letter_by_letter(message)
    if (found := _CORRECTED.match(bare)) and asks(tokenize(text[found.end() :])):
        return text[found.end() :]
    return ((found := _LEAD.match(bare)) and text[found.end() :].strip()) or message


def thanks_at_last(message: str) -> str:
    """The thanks with which a message ends that says it has been answered; empty where it asks.

    >>> thanks_at_last("Thế là đủ cho bài viết của tôi, xin cảm ơn nhiều.")
    'xin cảm ơn nhiều.'
    >>> thanks_at_last("Mục 3 là đủ chưa, cảm ơn"), thanks_at_last("mục tiêu 3, cảm ơn")
    ('', '')
    """
    text, bare = _letter_by_letter(message)
    found = _THANKS.search(bare)
    said = bare[: found.start()] if found else ""
    if found is None or not _CLOSES.search(said) or _WANTS.search(said):
        return ""
    typed = _WHATEVER.sub("", text[: found.start()])
    return "" if plainly(typed) or asks(tokenize(typed)) else text[found.start() :]


def without_denied(message: str) -> str:
    """A correction without what it says is not meant.

    >>> without_denied("tui hỏi bước thứ sáu tê, chơ không phải men gốm.")
    'tui hỏi bước thứ sáu'
    """
    text, bare = _letter_by_letter(message)
    found = _DENIED.search(bare)
    if found is None or _DOUBTS.search(bare):
        return message
    return _STRESSED.sub("", text[: found.start()].strip()) or message


class Introduced(NamedTuple):
    """The greeting and the question of somebody who introduces himself; one may be empty."""

    greeting: str
    question: str


def introduced(message: str) -> Introduced | None:
    """What is said around an introduction of oneself; None: there is none.

    >>> introduced("Kính chào anh chị, tôi là cán bộ xã, xin hỏi: ai ký vậy?")
    Introduced(greeting='Kính chào anh chị', question='ai ký vậy?')
    >>> introduced("chào con, bác ở xóm dưới")
    Introduced(greeting='chào con', question='')
    """
    text, bare = _letter_by_letter(message)
    found = _INTRODUCTION.match(bare)
    if found is None:
        return None
    greeting = text[slice(*found.span(1))] if found[1] else ""
    if asked := behind_request(text):
        return Introduced(greeting, asked)
    starts = [0, *(clause.end() for clause in _CLAUSE.finditer(text))]
    clauses = zip(starts, [*starts[1:], len(text)], strict=True)
    begins = (start for start, end in clauses if start > found.start(2) and asking(text[start:end]))
    rest = text[next(begins, len(text)) :]
    if not rest and (not greeting or asks(tokenize(text[found.start(2) :]))):
        return None
    return Introduced(greeting, rest.strip())


def _letter_by_letter(message: str) -> tuple[str, str]:
    """A message evenly spaced, and its letters without marks; none where they don't match it."""
    text = evenly_spaced(message)
    bare = strip_marks(text).lower()
    return text, bare if len(bare) == len(text) else ""
