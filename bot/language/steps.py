"""What stands before or after a numbered item: "nội dung liền sau nội dung 3", "giữa 3 và 5"."""

from __future__ import annotations

from typing import NamedTuple

from bot.language.numbers import LISTED, number_of
from bot.language.particles import Pattern, Said, said
from bot.language.query import Query
from bot.language.written_numbers import PAPERS_AND_DAYS

_NOUN = "|".join(dict.fromkeys(LISTED))
_WHICH = "nào|gì"
_PLACED = "đứng|nằm|ở|ngay|liền|kế"
_NEXT = "sau|kế sau|kế tiếp|tiếp theo|tiếp sau|kế theo"
_NUMBER = r"(?:(?:số|thứ) )?(\S+)"
_FROM_NUMBER = Pattern(
    rf"(?:(?:{_NOUN})(?: (?:{_WHICH}))? )?(?:(?:{_PLACED}|là) )*(?:({_NEXT})|trước|kế trước) "
    rf"(?:(?:phần|của) )?({_NOUN}) {_NUMBER}"
)
"""Groups: onwards; the noun; the number."""
_BETWEEN = Pattern(
    rf"({_NOUN})(?: (?:{_WHICH}))? (?:(?:đứng|nằm|ở) )*(?:giữa|ở giữa) (?:(?:{_NOUN}) )?{_NUMBER}"
    rf" (?:và|với) (?:(?:{_NOUN}) )?{_NUMBER}"
)
_FROM_WORDS = Pattern(
    rf"(?:({_NOUN})(?: (?:{_WHICH}))? (?:(?:{_PLACED}) )+(?:({_NEXT})|trước)"
    rf"|(?:ngay|liền|kế) (?:({_NEXT})|trước)(?= (?:{_NOUN}) ))"
    r" ((?:\S+ )*\S+)"
)
"""Groups: the noun before, onwards; onwards, with the noun behind; what it is a step from."""


class Step(NamedTuple):
    """A question with a step in it: `by` places from an item, in the words around it.

    number: of the item, None where it is called by `words` ("nội dung … việc làm"); noun: of the
    family, as it was typed; empty where it stands in the words.
    """

    before: str
    after: str
    by: int
    noun: str
    number: int | None
    words: str = ""

    def at(self, noun: str, number: int) -> str:
        """The question, asked of the item that is meant."""
        return f"{self.before} {noun} {number + self.by} {self.after}".strip()


def step_in(query: Query) -> Step | None:
    """The step from one item to another that a question asks for; None where it asks for none."""
    message = said(query)
    return _between(message) or _from_number(message) or _from_words(message)


def _from_number(message: Said) -> Step | None:
    items = [number for number in message.query.references if number.kind not in PAPERS_AND_DAYS]
    if len(items) != 1:  # "mục tiêu 1 làm trước mục tiêu 2"
        return None
    for found in _FROM_NUMBER.within(message):
        number = _number(message, found.start(3))
        if number is not None:
            by = 1 if found[1] else -1
            before, after = _around(message, *found.span())
            return Step(before, after, by, message.typed(*found.span(2)), number)
    return None


def _between(message: Said) -> Step | None:
    for found in _BETWEEN.within(message):
        first, last = (_number(message, found.start(group)) for group in (2, 3))
        if first is not None and last is not None and abs(last - first) == 2:
            before, after = _around(message, *found.span())
            return Step(before, after, 1, message.typed(*found.span(1)), min(first, last))
    return None


def _from_words(message: Said) -> Step | None:
    for found in _FROM_WORDS.within(message):
        noun = message.typed(*found.span(1)) if found[1] else ""
        by = 1 if found[2] or found[3] else -1
        before, _ = _around(message, *found.span())
        return Step(before, "", by, noun, None, message.typed(*found.span(4)))
    return None


def _number(message: Said, place: int) -> int | None:
    number = number_of(message.word_at(place), placed=True)
    return int(number) if number else None


def _around(message: Said, start: int, end: int) -> tuple[str, str]:
    return message.typed(0, start), message.typed(end, len(message.text))
