"""Ids from titles: short, without marks, and never one that is taken."""

from __future__ import annotations

import re
from collections.abc import Container

from bot.language.normal import strip_marks

LONGEST = 40


def slug(text: str, longest: int = LONGEST) -> str:
    """Make an id of a text, cut between words; empty where it has no letters of the alphabet.

    >>> slug("Nội quy mượn sách, năm 2022")
    'noi-quy-muon-sach-nam-2022'
    """
    whole = re.sub(r"[^a-z0-9]+", "-", strip_marks(text[:400].casefold())).strip("-")
    if len(whole) <= longest:
        return whole
    cut = whole[: longest + 1].rpartition("-")[0]
    return cut if len(cut) > longest // 2 else whole[:longest].strip("-")


def free(wanted: str, taken: Container[str]) -> str:
    """Give the id, or with a number behind it where it is taken.

    >>> free("noi-quy", {"noi-quy", "noi-quy-2"})
    'noi-quy-3'
    """
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{wanted[: LONGEST - 1 - len(str(number))].rstrip('-')}-{number}"
    return name
