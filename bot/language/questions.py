"""Where the questions are in a message: inside a story, or several one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.language.normal import compose, evenly_spaced, strip_marks
from bot.language.tokens import tokenize
from bot.language.words import asks

_END = re.compile(
    r"(?<=[?!;…\n])[\s?!]*|(?<=[^\W\d_]{2}\.)(?<!\b[Tt][Pp]\.)\s+|(?<=\d\d\.)\s+(?=[^\W\d_])|\n+"
)
_JOINT = re.compile(r",\s+|\s+(?:và|va|còn|con|rồi|roi|với lại|voi lai)\s+", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:(?:cho|xin|muốn|muon|đề nghị|de nghi|nhờ|nho|giúp|giup)\s+(?:\w+\s+){0,3}?"
    r"(?:hỏi|hoi|biết|biet|xin)|xin phép hỏi|thắc mắc|thac mac)\b[\s,:]*(?:là|rằng|la|rang)?",
    re.IGNORECASE,
)
_SPEAKER = "toi|em|e|minh|m|mk|tui|chau|con|bac|ba|ong|chi|anh|co|chu|o|me|chung toi|chung em"
_TELL = (
    "nói|noi|kể|ke|giải thích|giai thich|trả lời|tra loi|tóm tắt|tom tat|tóm gọn|tom gon|đọc|doc"
    "|liệt kê|liet ke|nêu|neu|giới thiệu|gioi thieu|nhắn|nhan|tìm|tim|chỉ|coi|xem"
)
_TO_BE_TOLD = re.compile(
    rf"\b(?:{_TELL})(?: \w+){{0,6}} (?:giúp|giup|giùm|gium|dùm|dum|hộ)\b"
    rf"|\b(?:bot|ad|admin) (?:\w+ ){{0,2}}(?:{_TELL})\b"
    r"|\b(?:nhờ|nho|xin) (?:bot|ad|admin)\b"
    r"|^\W*(?:(?:xin|nhờ|nho|bot|ad|làm ơn|lam on) (?:\w+ )?)?cho"
    r" (?:tôi|toi|em|mình|minh|tui|con|cháu|chau|bác|bac|xin)\b",
    re.IGNORECASE,
)
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
_LEAD = re.compile(
    rf"\W*(?:(?:{_TAKES_UP})(?: |(?=[,.!;:…])))++[,.!;:…]+\s*"
    r"|\W*(?:da|vang|uk|ukm|uh|um|ok|oke|okay)\s+"
)
_DENIED = re.compile(
    r"(?:\s*,\s*(?:chu |cho |ma )?|\s+(?:chu|cho)\s+)(?:khong|ko|hong|dau)(?: co)? phai\s[^,;?!]+$"
)
_STRESSED = re.compile(r"(?<=\w)\s(?:cơ|co|kia|tê|te|mà|ma)$", re.IGNORECASE)
_DOUBTS = re.compile(r"\b(?:a|ha|sao|nhi|dung khong|chu|vay)\W*$|\?\s*$")
_CLAUSE = re.compile(r"[,.;:!?\n]+\s*")
_SIGNS_AT_END = re.compile(r"\W+$")
_LEAST_WORDS = 2
_TURN = re.compile(
    r"\s(?:vậy|vay|rứa|rua|thế|the|thì|thi|nên|nen|nhưng|nhung|chừ|chu|giờ|gio)\s+(?:là|la|thì|thi|cho)?\s*",
    re.IGNORECASE,
)
_LONG, _LEAST_TURNED, _MOST_TURNED = 20, 4, 18  # words of a part that turns, and of what follows
_BRIEF = 8  # words of a sentence that asks beside another that plainly does


def sentences_in(message: str) -> list[str]:
    """The sentences of a message, in order, with their marks.

    >>> sentences_in("Em là sinh viên. Ai ký?")
    ['Em là sinh viên.', 'Ai ký?']
    """
    return [part.strip() for part in _END.split(compose(message)) if part.strip()]


def questions_in(message: str) -> list[str]:
    """The sentences of a message that ask something, in order.

    Of several, a longer one that only seems to ask is told beside the others, unless it is the
    last sentence.

    >>> questions_in("Em là sinh viên. Cho em hỏi ai ký? Ký ngày nào ạ?")
    ['Cho em hỏi ai ký?', 'Ký ngày nào ạ?']
    """
    said = sentences_in(message)
    asked = [part for part in said if plainly(part) or asking(part)]
    if len(asked) < 2:
        return asked
    return [
        part for part in asked if plainly(part) or part == said[-1] or len(tokenize(part)) <= _BRIEF
    ]


def plainly(part: str) -> bool:
    """Whether a part of a message asks by a mark, or by asking to be told.

    A request before many words without one that asks is but a polite opening of a story.
    """
    text, words = " ".join(part.split()), tokenize(part)
    if len(words) < _LEAST_WORDS:
        return False
    if "?" in text or _TO_BE_TOLD.search(text):
        return True
    told = len(words) > _BRIEF and not text.isascii() and not asks(words)
    return not told and _REQUEST.search(text) is not None


def asking(part: str) -> bool:
    """Whether a part of a message asks: by a mark, by a word, or by asking to be told."""
    words = tokenize(part)
    return len(words) >= _LEAST_WORDS and ("?" in part or asks(words))


def after_lead(message: str) -> str:
    """A message without the words that only take up the talk: thanks, "ừ", "thôi được".

    >>> after_lead("Cảm ơn cháu nghe. Rứa ai ký?"), after_lead("a quen, may gio"), after_lead("ok")
    ('Rứa ai ký?', 'may gio', 'ok')
    """
    text = evenly_spaced(message)
    bare = strip_marks(text).lower()
    found = _LEAD.match(bare)
    return (found and len(bare) == len(text) and text[found.end() :].strip()) or message


def without_denied(message: str) -> str:
    """A correction without what it says is not meant.

    >>> without_denied("tui hỏi bước thứ sáu tê, chơ không phải men gốm.")
    'tui hỏi bước thứ sáu'
    """
    text = evenly_spaced(message)
    bare = strip_marks(text).lower()
    found = _DENIED.search(bare)
    if found is None or len(bare) != len(text) or _DOUBTS.search(bare):
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
    text = evenly_spaced(message)
    bare = strip_marks(text).lower()
    found = _INTRODUCTION.match(bare)
    if found is None or len(bare) != len(text):
        return None
    greeting = text[slice(*found.span(1))] if found[1] else ""
    requests = list(_REQUEST.finditer(text))
    if requests and (asked := text[requests[-1].end() :].strip(" ,:.")):
        return Introduced(greeting, asked)
    starts = [0, *(clause.end() for clause in _CLAUSE.finditer(text))]
    clauses = zip(starts, [*starts[1:], len(text)], strict=True)
    begins = (start for start, end in clauses if start > found.start(2) and asking(text[start:end]))
    rest = text[next(begins, len(text)) :]
    if not rest and (not greeting or asks(tokenize(text[found.start(2) :]))):
        return None
    return Introduced(greeting, rest.strip())


def joined_questions(sentence: str) -> list[str]:
    """The pieces of a sentence at its joints, each of which asks something by itself.

    >>> joined_questions("ai ký và ký ngày nào")
    ['ai ký', 'ký ngày nào']
    >>> joined_questions("Hội và Đoàn ký ngày nào, ai ký")
    ['Hội và Đoàn ký ngày nào', 'ai ký']
    >>> joined_questions("khi nào Sở và Đoàn ký với nhau?")  # its mark is that of the whole
    []
    """
    pieces: list[str] = []
    start = 0
    for joint in (*_JOINT.finditer(sentence), None):
        end = joint.start() if joint else len(sentence)
        if _asks_by_itself(sentence[start:end]):
            pieces.append(sentence[start:end])
            start = joint.end() if joint else end
        elif joint and joint[0].startswith(","):
            return []  # what is told before the question
    return pieces if len(pieces) > 1 and start == len(sentence) else []


def _asks_by_itself(piece: str) -> bool:
    return asking(_SIGNS_AT_END.sub("", piece))


def cores(part: str) -> list[str]:
    """Narrower readings of a question in a story, widest first.

    They are its asking clauses, and what follows "cho hỏi", "muốn biết" and the like.

    >>> cores("Tôi là thợ hàn, ở Vinh, muốn biết ai ký chương trình?")
    ['muốn biết ai ký chương trình?', 'ai ký chương trình?']
    """
    found: list[str] = []
    clauses = [clause for clause in part.split(",") if clause.strip()]
    if len(clauses) > 1:
        found += [clause.strip() for clause in clauses[:-1] if asking(clause)]
        found.append(clauses[-1].strip())  # what is asked comes last, with or without its mark
    found.append(behind_request(part))
    found += _turns(part)
    return [core for core in dict.fromkeys(found) if len(tokenize(core)) >= _LEAST_WORDS]


def behind_request(part: str) -> str:
    """What follows the last "cho tôi hỏi", "muốn biết" and the like; empty where nothing does."""
    requests = list(_REQUEST.finditer(part))
    return part[requests[-1].end() :].strip(" ,:.") if requests else ""


def _turns(part: str) -> Iterator[str]:
    """What follows a word with which a long part without commas turns to its question."""
    if "," in part or len(part.split()) < _LONG:
        return
    for turn in _TURN.finditer(part):
        rest = part[turn.end() :]
        if _LEAST_TURNED <= len(rest.split()) <= _MOST_TURNED and asking(rest):
            yield rest
