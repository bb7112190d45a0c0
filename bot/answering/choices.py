"""What is offered to choose from: the entries near a message, and those near "I don't know"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering import decision
from bot.model import Choice, Entry, Hit

MOST_CHOICES = 4
MOST_NEAREST = 3


def alternatives(entries: Sequence[Hit]) -> tuple[Choice, ...]:
    """The entries near the best one, two at the least where there are two."""
    least = entries[0].score - decision.NEAR if entries else 0.0
    offered = [
        (hit.score, hit.item)
        for hit in entries
        if isinstance(hit.item, Entry) and not hit.item.smalltalk
    ]
    near = [item for place, (score, item) in enumerate(offered) if score >= least or place < 2]
    return tuple(map(choice, near[:MOST_CHOICES]))


def nearest(entries: Sequence[Hit]) -> tuple[Choice, ...]:
    """What can be answered and shares some of the question, one entry of each topic."""
    by_topic: dict[str | None, Entry] = {}
    for hit in entries:
        entry = hit.item
        if (
            isinstance(entry, Entry)
            and not (entry.gap or entry.smalltalk)
            and hit.evidence.asked >= decision.RELATED
        ):
            by_topic.setdefault(entry.topic or entry.id, entry)
    return tuple(map(choice, by_topic.values()))[:MOST_NEAREST]


def choice(entry: Entry) -> Choice:
    return Choice(entry.id, entry.questions[0])
