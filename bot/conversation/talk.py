"""What a chat remembers of itself: little, and not for long."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from bot.model import Choice

FOLLOWS_WITHIN = timedelta(minutes=15)
"""How long after the last message another may lean on it."""

REMEMBERED = 10
"""How many earlier messages a later one may lean on."""

LONGEST = 500
"""Characters of a message that are remembered; what is longer tells a story."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What a chat remembers; its JSON form is what a store keeps.

    at: when the last message came (UTC), None before the first; messages: the last questions as
    they were meant, oldest first; entry: the id of the entry or passage that answered last;
    offered: what can be picked now, in its numbering; shown: ids of what was told whole, the
    latest last.
    """

    at: datetime | None = None
    messages: tuple[str, ...] = ()
    entry: str | None = None
    offered: tuple[Choice, ...] = ()
    shown: tuple[str, ...] = ()

    def to_json(self) -> str:
        return json.dumps(asdict(self) | {"at": self.at.isoformat() if self.at else None})

    @classmethod
    def from_json(cls, text: str) -> Talk:
        """Read what `to_json` wrote; what can't be read is left out, all of it if need be."""
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(found, dict):
            return cls()
        entry = found.get("entry")
        return cls(
            at=_time(found.get("at")),
            messages=_texts(found.get("messages")),
            entry=entry if isinstance(entry, str) else None,
            offered=tuple(_choices(found.get("offered"))),
            shown=_texts(found.get("shown")),
        )

    def fresh(self, now: datetime) -> bool:
        """Whether a message that comes now may still lean on this."""
        return self.at is not None and now - self.at <= FOLLOWS_WITHIN


def _listed(found: object) -> list[object]:
    return found if isinstance(found, list) else []


def _texts(found: object) -> tuple[str, ...]:
    return tuple(text for text in _listed(found) if isinstance(text, str))


def _time(found: object) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(found))
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _choices(found: object) -> Iterator[Choice]:
    for choice in _listed(found):
        match choice:
            case {"id": str(id_), "label": str(label)}:
                yield Choice(id_, label)
