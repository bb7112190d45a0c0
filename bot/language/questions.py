"""Where the questions are in a message: inside a story, or several one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.language.normal import compose, strip_marks
from bot.language.tokens import tokenize
from bot.language.words import asks

_END = re.compile(
    r"(?<=[?!;…\n])[\s?!]*|(?<=[^\W\d_]{2}\.)(?<!\b[Tt][Pp]\.)\s+|(?<=\d\d\.)\s+(?=[^\W\d_])|\n+"
)
_JOINT = re.compile(r",\s+|\s+(?:và|va|còn|con|rồi|roi|với lại|voi lai)\s+", re.IGNORECASE)
_REQUEST = re.compile(
    r"\b(?:(?:cho|xin|muốn|muon|cần|can|đề nghị|de nghi|nhờ|nho|giúp|giup)\s+(?:\w+\s+){0,3}?"
    r"(?:hỏi|hoi|biết|biet|xin|thông tin về|thong tin ve)|xin phép hỏi|thắc mắc|thac mac)\b"
    r"[\s,:]*(?:là|rằng|la|rang|về|ve)?",
    re.IGNORECASE,
)
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
_SIGNS_AT_END = re.compile(r"\W+$")
_NOT_ASKED = re.compile(
    r"\W*(?:(?:toi|tui|em|minh|chi|anh|bac|chau) )?(?:(?:cung|chu) )?"
    r"(?:khong|ko|hong|dau co) (?:phai )?hoi\b(?! duoc\b| ai[,.])[^?]*$"
)
"""What somebody says he does not ask: "Tui không hỏi bí thư xã"."""
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
    asked = [part for part in said if not _denies(part) and (plainly(part) or asking(part))]
    if len(asked) < 2:
        return asked
    return [
        part for part in asked if plainly(part) or part == said[-1] or len(tokenize(part)) <= _BRIEF
    ]


def _denies(part: str) -> bool:
    return _NOT_ASKED.match(strip_marks(part).lower()) is not None


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
