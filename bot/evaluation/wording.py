"""How the laboratory says things: numbers as they are written in Vietnamese, names of outcomes."""

from __future__ import annotations

from collections.abc import Mapping

NOTHING = "–"
"""Stands for a share of no questions."""

OUTCOMES: Mapping[str, str] = {
    "wrong": "SAI",
    "clarified": "hỏi lại",
    "missed": "chưa trả lời",
    "right": "đúng",
}
"""The worst first."""

UNTOUCHED = "gõ thường"
"""Stands for no kind of noise."""

NOISES: Mapping[str, str] = {
    "strip": "không dấu",
    "typo": "gõ nhầm phím",
    "telex": "phím Telex thô",
    "strip+typo": "không dấu, nhầm phím",
    "teen": "viết kiểu nhắn tin",
    "variants": "cách viết khác",
    "dialect": "tiếng địa phương",
}


def percent(share: float) -> str:
    """Write a share: 0.957 is "95,7%"."""
    return f"{share:.1%}".replace(".", ",")


def rounded(share: float) -> str:
    """Write a share where tenths would only distract: 0.957 is "96%"."""
    return f"{share:.0%}"


def decimal(number: float) -> str:
    """Write a number with two places: 0.5 is "0,50"."""
    return f"{number:.2f}".replace(".", ",")
