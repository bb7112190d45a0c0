"""What was offered, picked by its number or by its words; and places in a numbered family."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.families import Families, Place
from bot.conversation.heard import holds
from bot.conversation.scene import LOOKED_AT, Scene
from bot.language.follow_up_kinds import LAST, All, Pick, Step
from bot.language.tokens import tokenize
from bot.model import Choice


def by_number(pick: Pick, offered: Sequence[Choice]) -> Choice | None:
    """The choice of that number, None where nothing with that number is offered."""
    number = len(offered) if pick.number == LAST else pick.number
    return offered[number - 1] if 0 < number <= len(offered) else None


def by_label(message: str, offered: Sequence[Choice]) -> Choice | None:
    """The choice whose words were typed, all of them and nothing else."""
    typed = [word.folded for word in tokenize(message)]
    for choice in offered:
        if typed and typed == [word.folded for word in tokenize(choice.label)]:
            return choice
    return None


def by_words(scene: Scene, offered: Sequence[Choice]) -> Choice | None:
    """The one choice that holds what a message says, None where none does or several do."""
    ids = {choice.id: choice for choice in offered}
    held = [
        hit.item.id
        for hit in scene.responder.search(scene.message, LOOKED_AT)
        if hit.item.id in ids and hit.evidence.numbers >= 0 and holds(hit.evidence)
    ]
    return ids[held[0]] if len(held) == 1 else None


def in_family(scene: Scene, sign: Pick | Step) -> Choice | None:
    """The place that is meant in the family of the talk; None: in no family.

    Where nothing stands at that place, the choice has no id but only the question for it.
    """
    families = scene.ground.families
    place = scene.place
    if isinstance(sign, Step) and (place is None or place.number is None):
        place = scene.place_before() or place
    if place is None:
        return None
    if isinstance(sign, Pick):
        if sign.number == LAST:
            return _at(families, place, families.last(place.noun))
        others = (
            Place(noun, None) for noun in families.within(scene.ground.reader.read(scene.question))
        )
        holding = (one for one in (place, *others) if families.member(one.noun, sign.number))
        return _at(families, next(holding, place), sign.number)
    named = {family for noun in sign.nouns if (family := families.named(noun))}
    if sign.nouns and place.noun not in named:
        place = scene.place_before(named) if named else None
        if place is None:
            return None
    number = (place.number or 0) + sign.by
    return _at(families, place, number) if number >= 0 else None


def whole(scene: Scene, sign: All) -> Choice | None:
    """The list of the family of the talk, where it has as many as are asked for."""
    place = scene.place or scene.place_before()
    families = scene.ground.families
    if place is None or not (listed := families.whole(place.noun)):
        return None
    as_many = sign.many in {None, families.last(place.noun)}
    return Choice(listed, "") if as_many else None


def _at(families: Families, place: Place, number: int) -> Choice:
    return Choice(families.member(place.noun, number), place.at(number))
