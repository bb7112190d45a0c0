"""A message and what the talk remembers, to answers and what it remembers then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from bot.answering import Responder
from bot.conversation.heard import Heard
from bot.conversation.hearing import hear
from bot.conversation.talk import LONGEST, REMEMBERED, Talk
from bot.conversation.turns import Turn, turn
from bot.model import Excerpt, Fallback, SmallTalk, item_id


def converse(
    responder: Responder, talk: Talk, message: str, now: datetime, today: date
) -> tuple[Turn, Talk]:
    """Answer a message that may lean on the talk before it; `now` is in UTC."""
    if not talk.fresh(now):
        talk = Talk()
    heard = hear(responder, talk, message)
    said = turn(message, heard.answers, responder.knowledge, today)
    return said, _remembered(talk, heard, said, now)


def opened(  # noqa: PLR0913, PLR0917 - what a door knows of a press
    responder: Responder,
    talk: Talk,
    id: str,  # noqa: A002 - the design's word
    label: str,
    now: datetime,
    today: date,
) -> tuple[Turn, Talk] | None:
    """Open an entry or passage by its id (a button, a deep link); None where there is none.

    `label`: the words it was offered with, which the talk then goes on from.
    """
    answer = responder.open(id)
    if answer is None:
        return None
    said = turn(label, (answer,), responder.knowledge, today)
    fresh = talk if talk.fresh(now) else Talk()
    return said, _remembered(fresh, Heard((answer,), label), said, now)


def answered(question: str, responder: Responder, today: date) -> Turn:
    """Answer one question that stands alone."""
    return turn(question, responder.respond(question).answers, responder.knowledge, today)


class Conversation:
    """A chat in one place: each message may lean on the ones before it; `now` tells UTC."""

    def __init__(
        self,
        responder: Responder,
        today: date,
        now: Callable[[], datetime],
    ) -> None:
        self._responder = responder
        self._today = today
        self._now = now
        self._talk = Talk()

    def say(self, message: str) -> Turn:
        """Answer a message, or open what it picks from the reply before."""
        said, self._talk = converse(self._responder, self._talk, message, self._now(), self._today)
        return said


def _remembered(talk: Talk, heard: Heard, said: Turn, now: datetime) -> Talk:
    """What is carried on; small talk leaves what was spoken of before it as it is.

    So does what only leans on that and is not told.
    """
    nothing_new = SmallTalk | Fallback if heard.only_leans else SmallTalk
    if all(isinstance(answer, nothing_new) for answer in heard.answers):
        return replace(talk, at=now, offered=said.offered)
    ids = [id_ for answer in heard.answers if (id_ := item_id(answer))]
    entry = talk.entry if heard.leans else None
    in_part = {
        answer.passage.id
        for answer in heard.answers
        if isinstance(answer, Excerpt) and answer.text != answer.passage.text
    }
    return Talk(
        at=now,
        messages=(*talk.messages, heard.meant[:LONGEST])[-REMEMBERED:],
        entry=ids[-1] if ids else entry,
        offered=said.offered,
        shown=(*talk.shown, *(id_ for id_ in ids if id_ not in in_part))[-REMEMBERED:],
    )
