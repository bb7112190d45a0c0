"""What happens to every question, typed or pressed: answered, remembered, logged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.chat.memory import Note, Who
from bot.chat.parts import Parts
from bot.conversation import Talk, Turn, converse, opened
from bot.model import SmallTalk, item_id
from bot.records import kind
from bot.store import Asked


@dataclass(frozen=True, slots=True)
class Said:
    """A turn, the talk before and after it, and its row in the log where it was logged."""

    turn: Turn
    before: Talk
    after: Talk
    question_id: int | None

    @property
    def entry(self) -> str | None:
        """The id of the entry or passage that answers."""
        return item_id(self.turn.answers[0])


async def ask(parts: Parts, who: Who, question: str, note: Note | None = None) -> Said:
    """Answer a question of a talk.

    `note`: how the message was answered before it was edited; the new answer then starts from
    the talk of that time, and the talk goes on from it unless more was said since.
    """
    talk = await parts.memory.talk(who)
    before = note.before if note and note.before else talk
    done = converse(parts.responder(), before, question, parts.now(), parts.today())
    said = await _logged(parts, *done, before)
    if note is None or note.after in (None, talk):
        parts.memory.carry_on(who, said.after)
    return said


async def open_entry(parts: Parts, who: Who, id: str, label: str) -> Said | None:  # noqa: A002 - the design's word
    """Open an entry or passage that a button or link names; None where there is none."""
    before = await parts.memory.talk(who)
    done = opened(parts.responder(), before, id, label, parts.now(), parts.today())
    if done is None:
        return None
    said = await _logged(parts, *done, before, opened=True)
    parts.memory.carry_on(who, said.after)
    return said


async def _logged(
    parts: Parts, turn: Turn, after: Talk, before: Talk, *, opened: bool = False
) -> Said:
    """Log what was meant, not the number that it was typed as; the log knows no asker."""
    first = turn.answers[0]
    meant = turn.question if isinstance(first, SmallTalk) else after.messages[-1]
    picked = opened or meant in {choice.label for choice in before.offered}
    asked = Asked(parts.now(), meant, kind(first), item_id(first), first.score, picked)
    question_id = await parts.keeper.ask(lambda store: store.log_question(asked), otherwise=None)
    as_buttons_stand = tuple(dict.fromkeys(after.offered))
    return Said(turn, before, replace(after, offered=as_buttons_stand), question_id)
