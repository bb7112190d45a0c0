"""One message and all that was said to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.answering.wording import Wording, plain, word
from bot.model import Answer, Choice, Knowledge


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and all that was said to it; `wordings` matches `answers`."""

    question: str
    answers: tuple[Answer, ...]
    wordings: tuple[Wording, ...]

    @property
    def offered(self) -> tuple[Choice, ...]:
        """What can be picked, in the order in which it is numbered."""
        return tuple(choice for wording in self.wordings for choice in wording.offered)

    def text(self, messages: Mapping[str, str]) -> str:
        """Put the whole reply in plain text, its numbers running through all answers."""
        return "\n\n".join(
            plain(wording, messages, first) for first, wording in numbered(self.wordings)
        )


def turn(question: str, answers: tuple[Answer, ...], knowledge: Knowledge, today: date) -> Turn:
    """Put the answers to a message into words."""
    return Turn(question, answers, tuple(word(answer, knowledge, today) for answer in answers))


def numbered(wordings: tuple[Wording, ...]) -> list[tuple[int, Wording]]:
    """Each wording with the number of its first choice."""
    firsts = [1]
    for wording in wordings:
        firsts.append(firsts[-1] + len(wording.offered))
    return list(zip(firsts, wordings, strict=False))
