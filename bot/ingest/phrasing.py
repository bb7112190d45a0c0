"""Words for proposals: questions by pattern, clauses cut to what is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.language.normal import fold

UPPER = "".join(
    char
    for char in map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))
    if char.isupper()
)
"""Every capital letter of Vietnamese, to stand in a pattern."""

MOST_WORDS = 28
_LONGEST_QUESTION = 140

_OPENINGS = re.compile(
    r"(?:Theo đó|Đồng thời|Đặc biệt|Ngoài ra|Bên cạnh đó|Trong đó|Cụ thể|Do đó|Vì vậy|Trước đó|"
    r"Sau đó|Tiếp đó|Nhất là|Cùng với đó|Mặt khác|Cuối cùng|Theo kế hoạch|Nhân dịp này)\s*,?\s+"
)
_ARTICLES = re.compile(r"(?:các|những|mỗi|toàn bộ|một số)\s+", re.IGNORECASE)


def questions(patterns: Iterable[str]) -> tuple[str, ...]:
    """Make the list of questions: each once, in one spelling, a capital first."""
    once: dict[str, str] = {}
    for pattern in patterns:
        question = " ".join(pattern.split())
        if question and len(question) <= _LONGEST_QUESTION:
            once.setdefault(fold(question.rstrip("?")), first_upper(question))
    return tuple(once.values())


def clause(text: str, most: int = MOST_WORDS) -> str:
    """Cut a text to at most so many words, at a comma where there is one; "…" stands for the rest.

    >>> clause("Mở cửa buổi sáng, nghỉ buổi chiều", 5)
    'Mở cửa buổi sáng…'
    """
    words = text.rstrip(" .;,").split()
    if len(words) <= most:
        return " ".join(words)
    kept = " ".join(words[:most])
    place = max(kept.rfind(", "), kept.rfind("; "), kept.rfind(". "))
    if place > len(kept) // 3:
        kept = kept[:place]
    return kept.rstrip(" .;,") + "…"


def bare(text: str) -> str:
    """Leave out the words that only join a sentence to the one before it."""
    return first_upper(_OPENINGS.sub("", text, count=1).strip())


def without_article(text: str) -> str:
    """Name things without the word for many of them ("các nội dung": "nội dung")."""
    return _ARTICLES.sub("", text.strip(), count=1)


def first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """Write a phrase as it stands within a sentence; an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
