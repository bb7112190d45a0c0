"""Abbreviations that nothing in the folder explains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.normal import strip_marks
from bot.language.syllables import is_plain_syllable
from bot.model import Entry, Knowledge

LEAST_USES = 2
"""In phrasings; one that stands once is a phrasing of its own. In an answer one is enough."""

# Letters without tones, so that a word written large ("KHÔNG", "KÝ") is seldom taken for one; not
# beside a hyphen, a slash or another sign, where it is part of a number or of a longer name.
_WORD = re.compile(r"(?<![\w&/.+-])[A-ZĐƯƠĂÂÊÔ]{2,6}(?![\w&/+-]|\.\w)")
_IN_BRACKETS = re.compile(r"\(([A-ZĐƯƠĂÂÊÔ]{2,6})\)|\b([A-ZĐƯƠĂÂÊÔ]{2,6}) \(")
_VOWEL = re.compile("[AEIOUYƯƠĂÂÊÔ]")
_ROMAN = re.compile("[IVXLCDM]+")
_LOUD = 3  # words written large from which a whole text is
_KNOWN_TO_ALL = frozenset(
    "BTW CD CV DVD GPS HTML OK PC PDF PNG QR SMS TV USB VIP VN WC XML ZIP".split()
)


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One that is used and never explained, with the first place that uses it.

    steps: from the entry to that place; uses: how many phrasings and answers hold it.
    """

    written: str
    entry: str
    steps: tuple[str | int, ...]
    uses: int


def unexplained(knowledge: Knowledge) -> Iterator[Abbreviation]:
    """Each abbreviation of the answers, or of several phrasings, that has no meaning anywhere."""
    places: dict[str, list[tuple[str, tuple[str | int, ...]]]] = {}
    for entry in knowledge.entries:
        for steps, text in _texts(entry):
            for written in dict.fromkeys(_written_in(text)):
                places.setdefault(written, []).append((entry.id, steps))
    wanted = {
        written: uses
        for written, uses in places.items()
        if len(uses) >= LEAST_USES or uses[0][1] == ("answer",)
    }
    if not wanted:
        return
    known = _explained(knowledge)
    for written, uses in wanted.items():
        if written not in known:
            entry_id, steps = uses[0]
            yield Abbreviation(written, entry_id, steps, len(uses))


def _texts(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for number, question in enumerate(entry.questions):
        yield ("questions", number), question
    yield ("answer",), entry.answer


def _written_in(text: str) -> Iterator[str]:
    found = _WORD.findall(text)
    if len(found) >= _LOUD and text.upper() == text:
        return
    for word in found:
        pronounced = _VOWEL.search(word, 1) or is_plain_syllable(strip_marks(word.lower()))
        if not pronounced and not _ROMAN.fullmatch(word) and word not in _KNOWN_TO_ALL:
            yield word


def _explained(knowledge: Knowledge) -> set[str]:
    """What the vocabulary holds, alone or in a longer writing, or brackets tell beside it."""
    readings = (written for written, _ in knowledge.vocabulary.readings())
    known = {word for written in readings for word in re.findall(r"\w+", written.upper())}
    for text in _all_texts(knowledge):
        known.update(word for pair in _IN_BRACKETS.findall(text) for word in pair if word)
    return known


def _all_texts(knowledge: Knowledge) -> Iterator[str]:
    yield knowledge.programme.name
    yield from knowledge.programme.parties
    for entry in knowledge.entries:
        yield from entry.questions
        yield entry.answer
    for article in knowledge.articles:
        yield article.head.title
        yield from (passage.text for passage in article.passages)
