"""The polite words around a question: "dạ ad ơi cho em hỏi …", "… giúp mình với nhé"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.language.normal import fold, marked
from bot.language.tokens import Token
from bot.language.words import ASKING_WEIGHT, weight


def _listed(phrases: str) -> str:
    """Phrases as alternatives of a pattern that is laid out: there a bare space is none."""
    return "|".join(r"\ ".join(map(fold, phrase.split())) for phrase in phrases.split("|"))


_YOU = _listed(
    "anh chi|moi nguoi|cac ban|quy co quan|ad|admin|bot|ban|anh|chi|em|bac|co|chu|chau|shop"
)
_CALLED = frozenset(_YOU.split("|"))
_ME = _listed("chung toi|em|minh|toi|tui|chau|bac|con|anh|chi|phep")
_OPENING = "|".join(map(marked, ("mà", "ủa", "rứa", "vậy", "ừ")))  # with their marks only
_ENDING = f"{marked('vậy')}|z"
_TELL = _listed("doc|ke|neu|noi|trinh bay|liet ke|nhac")
_LEARN = "biet|nghe|xem|coi|hieu|ro"
_BEFORE = re.compile(
    rf"""(?:(?:
    (?:da|thua|kinh\ thua|kinh\ chao|xin\ chao|alo|hi|hello|chao)(?:\ (?:{_YOU}))?(?:\ oi)?
    |(?:{_YOU})\ oi
    |(?:(?:lam\ on\ |vui\ long\ |nho\ )?(?:cho|xin)(?:\ (?:{_ME}))?
        |(?:{_ME})\ (?:muon|can|xin)(?:\ duoc)?)\ (?:hoi|biet)(?:\ (?:la|rang|ve|chut|ti))?
    |(?:(?:xin|lam\ on|vui\ long|nho|phien|hay)\ )*(?:(?:{_YOU})\ )?(?:{_TELL})
        (?:\ (?:lai|ra))?\ (?:giup|cho|ho|dum|gium)(?:\ (?:{_ME}))?(?:\ (?:{_LEARN}))?
    |xin\ (?:{_TELL})(?:\ lai)?|(?:xin\ )?cho(?:\ (?:{_ME}))?\ (?:xem|coi|nghe)
    |xin\ hoi|lam\ on|vui\ long|{_OPENING}
    )\ )+""",
    re.VERBOSE,
)
_AFTER = re.compile(
    rf"""(?:\ (?:
    (?:giup|ho|dum|gium)(?:\ (?:{_ME}))?(?:\ (?:voi|nhe|nha|a|di|cai))*
    |voi\ (?:nhe|nha|a)|nhe|nha|a|nhi|ad|admin|{_ENDING}
    |(?:{_YOU})\ oi|thua\ (?:{_YOU})|cho\ (?:{_ME})\ (?:{_LEARN})
    |(?:(?:{_ME})\ )?(?:xin\ )?cam\ on(?:\ (?:{_YOU}|nhieu|truoc|lam|a|nhe|nha))*
    ))+$""",
    re.VERBOSE,
)


_GREETS = re.compile(r"\b(?:chao|hello|alo|cam on)\b")
_POLITE = {
    marked(word)
    for word in """
    anh chị mọi người các bạn quý cơ quan ad admin bot em bác cô chú cháu shop chúng tôi mình tui
    con phép dạ thưa kính xin chào alo hi hello ơi làm ơn vui lòng nhờ cho hỏi biết là rằng về
    chút tí muốn cần được giúp hộ dùm giùm với nhé nha ạ đi cái nhỉ cảm cám nhiều trước lắm phiền
    hãy đọc kể nêu nói trình bày liệt kê nhắc lại ra xem coi nghe hiểu rõ
    """.split()
}


def core(words: Sequence[Token]) -> tuple[int, int]:
    """Where the question begins and ends among words; all of it where they but greet or thank.

    >>> from bot.language.tokens import tokenize
    >>> core(tokenize("Dạ ad ơi cho em hỏi ai ký ạ"))
    (6, 8)
    >>> core(tokenize("Ok cảm ơn bạn")), core(tokenize("Bạn là ai"))
    ((0, 4), (0, 3))
    """
    text = " ".join(
        word.folded if not word.marked or word.marked in _POLITE else word.marked for word in words
    )
    before = _BEFORE.match(text)
    start = before.group().count(" ") if before else 0
    after = _AFTER.search(text)
    stop = len(words) - (after.group().count(" ") if after else 0)
    inside = words[start:stop]
    if not inside or (_GREETS.search(text) and not any(map(_asks_or_tells, inside))):
        return 0, len(words)
    return start, stop


def _asks_or_tells(word: Token) -> bool:
    return weight(word) >= ASKING_WEIGHT and word.folded not in _CALLED
