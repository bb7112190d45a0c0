"""Phrasings that the bot does not answer with the entry they belong to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answering import Responder
from bot.evaluation.contest import suspects
from bot.evaluation.spread import spread
from bot.knowledge import Places
from bot.model import (
    Entry,
    Problem,
    item_id,
)

LEAST_RISK = 0.5
"""From here a phrasing is put to the bot; found on the shipped folder, where nearly all that fail
are above and most that don't are below."""

MOST_ASKED = 1500
"""Phrasings that are put to the bot, the riskiest ones, so that a large folder is checked fast."""

_EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Confusion:
    """Phrasings, by number, of an entry that are answered otherwise.

    other: the id of the entry or passage that answers them; None where nothing does for sure.
    """

    entry: Entry
    other: str | None
    phrasings: tuple[int, ...]


def confusions(responder: Responder, progress: Progress) -> tuple[Confusion, ...]:
    """Put the phrasings at risk to the bot; what it gets wrong, in the order of the entries."""
    entries = responder.knowledge.entries
    tick = progress("Tìm cách hỏi dễ nhầm", len(entries))
    asked = sorted(suspects(responder.knowledge, LEAST_RISK, tick)[:MOST_ASKED], key=_place)
    tick = progress("Hỏi thử", len(asked))
    lines = [entries[entry].questions[phrasing] for _, entry, phrasing in asked]
    found: dict[tuple[int, str | None], list[int]] = {}
    for (_, entry, phrasing), ids in zip(asked, spread(_answering, responder, lines), strict=True):
        if entries[entry].id not in ids:
            found.setdefault((entry, ids[0]), []).append(phrasing)
        tick()
    return tuple(
        Confusion(entries[entry], other, tuple(phrasings))
        for (entry, other), phrasings in found.items()
    )


def _answering(responder: Responder, line: str) -> list[str | None]:
    """The ids of what answers a question."""
    return [item_id(answer) for answer in responder.respond(line).answers]


Progress = Callable[[str, int], Callable[[], None]]
"""Told what begins and in how many steps; gives what is to be called after each."""


def unseen(_what: str, _steps: int) -> Callable[[], None]:
    """No progress to be shown."""
    return lambda: None


def confusion_problems(found: Sequence[Confusion], places: Places) -> tuple[Problem, ...]:
    """One warning for an entry and what answers in its place, with examples and what to do."""
    return tuple(
        Problem(
            *places.of_entry(confusion.entry.id, "questions", confusion.phrasings[0]),
            "warning",
            _sentence(confusion),
        )
        for confusion in found
    )


def _sentence(confusion: Confusion) -> str:
    phrasings = [f"“{confusion.entry.questions[number]}”" for number in confusion.phrasings]
    more = len(phrasings) - _EXAMPLES
    named = ", ".join(phrasings[:_EXAMPLES]) + (f" và {more} câu nữa" if more > 0 else "")
    if confusion.other is None:
        return (
            f"hỏi đúng câu {named} của `{confusion.entry.id}` mà bot vẫn chưa chắc nên không trả "
            "lời ngay; hãy viết câu ấy cho đầy đủ hơn, hoặc bỏ nó đi"
        )
    return (
        f"hỏi câu {named} của `{confusion.entry.id}` thì bot lại trả lời bằng "
        f"`{confusion.other}`; hãy viết lại cho khác hẳn, chuyển sang `{confusion.other}`, "
        "hoặc bỏ đi"
    )


def _place(suspect: tuple[float, int, int]) -> tuple[int, int]:
    return suspect[1:]
