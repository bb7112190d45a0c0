"""The numbers that official documents carry, as they are written."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"(?<![\w/-])\d{1,5}(?:/\d{4})?"  # the number, the year of a law or circular
    r"[-/][A-ZĐ]{2}[A-ZĐ0-9]*(?:[-–/&][A-ZĐ][A-ZĐ0-9]*)*"  # kind and issuer
    r"(?![\w/]|-\w)"
)


def document_numbers(text: str) -> list[str]:
    """Find every document number of a text, each once.

    >>> document_numbers("Quyết định số 7/QĐ-UBND ngày 2/3/2024 và Luật 91/2025/QH15.")
    ['7/QĐ-UBND', '91/2025/QH15']
    """
    return list(dict.fromkeys(_NUMBER.findall(text)))
