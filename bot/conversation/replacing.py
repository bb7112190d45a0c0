"""Something new put into the question before, in the place of what is of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from bot.conversation.scene import Scene, joined
from bot.language.normal import fold
from bot.language.query import Query
from bot.language.subjects import place_of

LINKS = frozenset(map(fold, "của ở cho về với bên phía từ trong theo tại".split()))


def replaced(scene: Scene, new: str) -> str | None:
    """The question before with `new` in the place of a number, a person, a party or a like phrase.

    None where the question holds nothing of its kind.
    """
    if not scene.question:
        return None
    read = scene.ground.reader.read
    old, query = read(scene.question), read(new)
    for find in (_number, _bare_number, _person, _party, _linked):
        if place := find(scene, old, query):
            start, end = place
            before = old.text[: old.places[start][0]]
            after = old.text[old.places[end - 1][1] :]
            return joined(before.strip(), new, after.strip())
    return None


def _number(_: Scene, old: Query, new: Query) -> tuple[int, int] | None:
    """A year for a year, a day for a day, anything else that is numbered for the like."""
    for here in sorted(new.references):
        for there in sorted(old.references):
            if (here.kind in ("year", "date") or there.kind in ("year", "date")) and (
                here.kind != there.kind
            ):
                continue
            if place := place_of(there, old):
                return place
    return None


def _bare_number(_: Scene, old: Query, new: Query) -> tuple[int, int] | None:
    """A number without its noun for the only number that the question names."""
    numbered = [number for number in old.references if number.kind not in {"year", "date"}]
    if len(numbered) != 1 or not all(word.folded.isdecimal() for word in new.words):
        return None
    place = place_of(numbered[0], old)
    return _without_noun(old, place) if place else None


def _without_noun(query: Query, place: tuple[int, int]) -> tuple[int, int]:
    start, end = place
    while not query.words[start].folded.isdecimal():
        start += 1
    return start, end


def _person(scene: Scene, old: Query, new: Query) -> tuple[int, int] | None:
    people = scene.ground.people
    asked = people.places([word.folded for word in new.words])
    there = people.places([word.folded for word in old.words])
    return there[0][:2] if asked and len(there) == 1 else None


def _party(scene: Scene, old: Query, new: Query) -> tuple[int, int] | None:
    sides = scene.ground.sides
    asked, there = sides.named(new), sides.named(old)
    return there[2] if asked and there and asked[0] is not there[0] else None


def _linked(_: Scene, old: Query, new: Query) -> tuple[int, int] | None:
    """What follows the same small word: "của tỉnh" for "của trung ương"."""
    first = new.words[0].folded if new.words else ""
    for place in _links(old, first):
        end = min(len(old.words), place + max(2, len(new.words)))
        return place, end
    return None


def _links(query: Query, link: str) -> Iterator[int]:
    return (n for n, word in enumerate(query.words) if word.folded == link and link in LINKS)
