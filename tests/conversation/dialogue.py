"""A dialogue on a folder of knowledge: what is said, message after message."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from bot.answering import Responder
from bot.conversation import Talk, Turn, converse, opened
from tests.answering.conftest import answer_id

TODAY = date(2026, 6, 15)
START = datetime(2026, 6, 15, 8, 0, tzinfo=UTC)


class Dialogue:
    """One person's talk; a minute passes between two messages unless it is told otherwise."""

    def __init__(self, responder: Responder) -> None:
        self._responder = responder
        self._now = START
        self.talk = Talk()

    def says(self, message: str, *, after: timedelta = timedelta(minutes=1)) -> list[str]:
        """The ids of what answers a message."""
        return [answer_id(answer) for answer in self.hears(message, after=after).answers]

    def hears(self, message: str, *, after: timedelta = timedelta(minutes=1)) -> Turn:
        self._now += after
        turn, self.talk = converse(self._responder, self.talk, message, self._now, TODAY)
        return turn

    def presses(self, id_: str, label: str) -> list[str]:
        """The ids of what a button opens; none where it opens nothing."""
        done = opened(self._responder, self.talk, id_, label, self._now, TODAY)
        if done is None:
            return []
        turn, self.talk = done
        return [answer_id(answer) for answer in turn.answers]


def last(responder: Responder, messages: Sequence[str]) -> list[str]:
    """The ids of what answers the last of some messages."""
    dialogue = Dialogue(responder)
    return [dialogue.says(message) for message in messages][-1]
