"""What was heard in a message, and how it stands to what was told last."""

from __future__ import annotations

from typing import NamedTuple

from bot.answering.decision import FOLLOWS, NEAR_TOGETHER
from bot.conversation.scene import Scene
from bot.model import Answer, Evidence, item_id


class Heard(NamedTuple):
    """The answers, and the question as it was meant.

    leans: whether it spoke of what was before; only_leans: and told nothing of its own; loosely: it
    is but the last answer once more, by a message that only stands beside it; weakly: and that may
    not even tell what is asked for.
    """

    answers: tuple[Answer, ...]
    meant: str
    leans: bool = False
    only_leans: bool = False
    loosely: bool = False
    weakly: bool = False

    @property
    def score(self) -> float:
        return self.answers[0].score


def is_last(scene: Scene, heard: Heard) -> bool:
    """Whether it is the last answer that comes again."""
    return scene.item is not None and scene.item.id in map(item_id, heard.answers)


def holds(said: Evidence) -> bool:
    """Whether an item holds enough of what a message says, and near each other."""
    return said.asked >= FOLLOWS and in_one_place(said) >= NEAR_TOGETHER


def is_related(scene: Scene, heard: Heard) -> bool:
    """Whether the last answer names what answers now as related, or lists it."""
    return item_id(heard.answers[0]) in {*scene.members, *(entry.id for entry in scene.related())}


def in_one_place(said: Evidence) -> float:
    """The share of a message that stands in one line, or word beside word."""
    return max(said.in_line, said.joined)
