"""How figures are said in Vietnamese, on the picture, the page and in the tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.evaluation.wording import NOTHING, rounded
from bot.insight.values import Counts, Kind, Period

KINDS: Mapping[Kind, str] = {
    "answered": "Trả lời được",
    "gaps": "Tài liệu không nêu",
    "asked_back": "Hỏi lại cho rõ",
    "refused": "Chưa trả lời được",
}
"""From the best to the worst, as they stand on each other in a bar."""

OUTCOMES: Mapping[str, str] = {
    "answer": "trả lời được",
    "excerpt": "trích bài viết",
    "gap": "tài liệu không nêu",
    "clarification": "hỏi lại cho rõ",
    "fallback": "chưa trả lời được",
    "smalltalk": "trò chuyện",
}

SETTLEMENTS: Mapping[str, str] = {
    "taught": "đã dạy bot",
    "out-of-scope": "ngoài phạm vi",
    "later": "để sau",
}

_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def dated(day: date) -> str:
    """Write a day: "28/2/2022"."""
    return f"{day.day}/{day.month}/{day.year}"


def short(day: date) -> str:
    """Write a day of a year that is known: "28/2"."""
    return f"{day.day}/{day.month}"


def weekday(day: date) -> str:
    """Write a day with its weekday: "T2 28/2"."""
    return f"{_WEEKDAYS[day.weekday()]} {short(day)}"


def days(period: Period) -> str:
    """Write a period: "28/2/2022", "22/2 – 28/2/2022"."""
    if period.days == 1:
        return dated(period.last)
    same_year = period.first.year == period.last.year
    first = short(period.first) if same_year else dated(period.first)
    return f"{first} – {dated(period.last)}"


def answered(counts: Counts) -> str:
    """Write the share of the questions that were answered: "82%"."""
    return rounded(counts.answered / counts.asked) if counts.asked else NOTHING
