"""One person's talk with the bot, line after line, where a typed number picks what was offered."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.answering import Responder
from bot.answering.wording import Wording, plain, word
from bot.model import Answer, Choice

REMEMBERED = 10
"""How many earlier messages a later one may lean on."""

_NUMBER = re.compile(r"\s*([1-9]\d?)[.)]?\s*")


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


class Conversation:
    """A chat: each message may lean on the ones before it."""

    def __init__(self, responder: Responder, today: date) -> None:
        self._responder = responder
        self._today = today
        self._earlier: deque[str] = deque(maxlen=REMEMBERED)
        self._offered: tuple[Choice, ...] = ()

    def say(self, message: str) -> Turn:
        """Answer a message, or open what its number picks from the reply before."""
        picked = _picked(message, self._offered)
        opened = self._responder.open(picked.id) if picked else None
        meant = picked.label if picked else message
        answers = (opened,) if opened else self._responder.respond(meant, self._earlier).answers
        turn = _worded(message, answers, self._responder, self._today)
        self._earlier.append(meant)
        self._offered = turn.offered
        return turn


def answered(question: str, responder: Responder, today: date) -> Turn:
    """Answer one question that stands alone."""
    return _worded(question, responder.respond(question).answers, responder, today)


def _worded(question: str, answers: tuple[Answer, ...], responder: Responder, today: date) -> Turn:
    wordings = tuple(word(answer, responder.knowledge, today) for answer in answers)
    return Turn(question, answers, wordings)


def numbered(wordings: tuple[Wording, ...]) -> list[tuple[int, Wording]]:
    """Each wording with the number of its first choice."""
    firsts = [1]
    for wording in wordings:
        firsts.append(firsts[-1] + len(wording.offered))
    return list(zip(firsts, wordings, strict=False))


def _picked(message: str, offered: tuple[Choice, ...]) -> Choice | None:
    found = _NUMBER.fullmatch(message)
    number = int(found[1]) if found else 0
    return offered[number - 1] if 0 < number <= len(offered) else None
