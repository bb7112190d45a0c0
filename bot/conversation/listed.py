"""The people or papers that an answer names, by their place in it: "người thứ ba"."""

from __future__ import annotations

from bot.conversation.following import Reading
from bot.conversation.scene import Scene
from bot.language.follow_up_kinds import LAST, Pick
from bot.language.subjects import papers
from bot.model import Entry

_LEAST = 2  # of a kind, to be counted out


def told_at(scene: Scene, pick: Pick) -> Reading | None:
    """The question about one of several, counted in the last answer that names so many."""
    known = scene.responder.knowledge.entry_by_id
    for entry in (known[id_] for id_ in reversed(scene.shown) if id_ in known):
        named = _people(scene, entry) if pick.told == "people" else _papers(scene, entry)
        if len(named) >= max(_LEAST, pick.number):
            one = named[-1 if pick.number == LAST else pick.number - 1]
            if pick.around is None:
                return Reading(one, one)
            return Reading(pick.around.filled(one), pick.around.filled(""))
    return None


def _people(scene: Scene, entry: Entry) -> list[str]:
    return list(scene.ground.people.within(entry.answer))


def _papers(scene: Scene, entry: Entry) -> list[str]:
    """The papers that an answer names beside the one it is about, as it calls them."""
    read = scene.ground.reader.read
    query, about = read(entry.answer), read(entry.questions[0]).references
    return papers(query, query.references - about)
