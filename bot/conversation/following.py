"""The ways to read a message by what came before it, the likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import dropwhile
from typing import Literal, NamedTuple

from bot.answering.decision import STANDS
from bot.conversation.antecedents import meant, near, numbered
from bot.conversation.replacing import replaced
from bot.conversation.scene import Scene, joined
from bot.language import words as function_words
from bot.language.follow_up_kinds import Around, FollowUp, Fragment, Pronoun, Replacement
from bot.language.follow_up_words import CALLS, SIDES
from bot.language.normal import fold
from bot.language.tokens import Token, tokenize

_OF = re.compile(r"\s(?:của|cua)$", re.IGNORECASE)
_PAPER = re.compile(r"\d{3}")  # a number so long counts out no items
_HEAD = "người đứng đầu"
_MOST_SAYING_NOTHING = 2  # words that only ask: "là ai"
_LEAST_HEAD = 2  # words that can stand for what was spoken of

MOST_READINGS = 6
"""How many readings of a message are tried, each of which is a search."""


class Reading(NamedTuple):
    """A message read by the one before it: the question it makes.

    own: what the message itself says, which the answer must hold; None: it stands by itself.
    again: whether that may be the last answer again: "later" where no other reading brings a new
    one; "never" unless the last answer says those very words; names: a party that it must name
    instead; hold: how much of the talk is in it: "firm" where something is put into it, "loose"
    where the message only stands beside it, "vague" where so little that the last answer, if it
    fits, is meant rather.
    """

    text: str
    own: str | None = None
    again: Literal["fine", "later", "never"] = "later"
    names: str | None = None
    hold: Literal["firm", "loose", "vague"] = "firm"


def readings(scene: Scene, sign: FollowUp | None) -> Iterator[Reading]:
    """Every reading worth trying, best first; the message by itself may be among them."""
    match sign:
        case Fragment(only_asks=only_asks):
            yield from beside(scene, scene.own)
            if not only_asks:
                yield Reading(scene.message)
        case Replacement(text=text):
            yield from _of_another(scene, text)
            yield from (reading._replace(again="never") for reading in beside(scene, text))
        case Pronoun(kind="other side" | "same side" | "first side" | "second side"):
            yield from _of_side(scene, sign)
        case Pronoun(clear=False):
            yield Reading(scene.message)
            yield from _of_unclear(scene, sign)
        case Pronoun(kind="time") if len(tokenize(own_words(sign))) <= _MOST_SAYING_NOTHING:
            yield from beside(scene, own_words(sign))
            yield from _of_pronoun(scene, sign)
            yield Reading(scene.message)
        case Pronoun(kind="noun"):
            yield from _of_noun(scene, sign)
        case Pronoun(kind="person" | "people"):
            yield from _of_people(scene, sign)
        case Pronoun():
            yield from _of_pronoun(scene, sign)
            yield Reading(scene.message)
            yield from beside(scene, own_words(sign))


def _of_noun(scene: Scene, sign: Pronoun) -> Iterator[Reading]:
    """That paper, that item, or that party: "sở kia"."""
    if _named_by(scene, sign.noun):
        yield from _of_side(scene, sign)
        return
    yield from _of_pronoun(scene, sign)
    yield Reading(scene.message, sign.noun)
    yield from beside(scene, own_words(sign))


def of_each(scene: Scene, sign: FollowUp | None) -> list[Reading]:
    """The message asked of each of several people that were spoken of; none where it is one."""
    match sign:
        case Pronoun(kind="person", clear=True, around=around) if len(scene.people) > 1:
            return [Reading(_filled(around, name), own_words(sign)) for name in scene.people]
    return []


def own_words(sign: Pronoun) -> str:
    """What a message says beside its pronoun."""
    return sign.around.filled("") if sign.around else ""


def beside(scene: Scene, own: str) -> Iterator[Reading]:
    """The message beside what the question before was about, and beside all of it."""
    texts = dict.fromkeys(filter(None, (scene.subject, scene.question, scene.topic)))
    for text in texts:
        yield Reading(joined(text, own), own, hold="loose")
    if scene.earlier_subject not in {"", *texts}:
        yield Reading(joined(scene.earlier_subject, own), own, hold="vague")
    if len(tokenize(scene.head)) >= _LEAST_HEAD and scene.head not in texts:
        yield Reading(joined(scene.head, own), own, hold="vague")


def _filled(around: Around | None, words: str) -> str:
    """A message with some words in the place of its pronoun, without what only opens it."""
    if around is None:
        return words
    before = dropwhile(lambda word: fold(word) in CALLS, around.before.split())
    return joined(" ".join(before), words, around.after)


def _of_another(scene: Scene, new: str) -> Iterator[Reading]:
    """The question before, asked of something else of its kind; or that else by itself."""
    number = not any(map(str.isalpha, new))
    counted = number and not _PAPER.search(new)
    if counted and scene.place:  # "còn 2, 3, 4?"
        yield Reading(f"{scene.place.noun} {new}")
    elif number and not counted:
        yield Reading(new)
    query = scene.ground.reader.read(new)
    if party := scene.ground.sides.named(query):
        side, _, (start, end) = party
        more = [*query.words[:start], *query.words[end:]]
        if any(map(_tells, more)):  # "còn bên Đoàn ý kiến gì"
            yield Reading(new)
        yield from _of_party(scene, side.name)
        if not more:
            yield Reading(side.name, side.name, "fine", names=side.name)
    elif question := replaced(scene, new):
        yield Reading(question, new, "fine" if counted else "later")
    noun = " ".join(word.folded for word in query.words)
    family = scene.ground.families.named(noun)
    if family == noun and scene.place and scene.place.number and family != scene.place.noun:
        there = scene.ground.families.member(family, scene.place.number)
        yield Reading(f"{new} {scene.place.number}" if there else new)  # "nhầm, mục tiêu cơ"
    things = () if family else (scene.subject, scene.topic, *near(scene))
    in_full = (arc.tokens for arc in query.arcs if arc.end - arc.start == len(query.words))
    for words in _of_nouns(scene, things, [query.words, *in_full]):
        yield Reading(replaced(scene, words) or words, new, "never")  # "còn nghị quyết?"
    people = scene.ground.people.within(new)
    yield Reading(people[0] if len(people) == 1 else new)


def _of_nouns(
    scene: Scene, things: Sequence[str], nouns: Iterable[Sequence[Token]]
) -> Iterator[str]:
    """The numbered things that one of some nouns calls, whichever way it is read."""
    for noun in nouns:
        yield from numbered(scene, things, " ".join(word.folded for word in noun))


def _tells(word: Token) -> bool:
    return function_words.weight(word) == 1 and word.folded not in SIDES


def _of_party(scene: Scene, party: str) -> Iterator[Reading]:
    """The question before, put to a party."""
    if question := replaced(scene, party):
        yield Reading(question, party, "fine", names=party)
    if scene.ground.people.within(scene.stressed):  # its head has another title
        yield Reading(joined(_HEAD, party, "là ai"), party, "fine", names=party)


def _of_side(scene: Scene, sign: Pronoun) -> Iterator[Reading]:
    """The question before, put to the party meant; or the message, with the party named."""
    party = _party_meant(scene, sign)
    if party is None:
        yield Reading(scene.message)
        return
    if _says_something(sign.around):
        yield Reading(_filled(sign.around, party), own_words(sign))
    else:
        yield from _of_party(scene, party)
        yield Reading(party, party, "fine", names=party)
    yield Reading(scene.message)
    for reading in beside(scene, _filled(sign.around, party)):
        yield reading._replace(names=party)


def _party_meant(scene: Scene, sign: Pronoun) -> str | None:
    """The party by its name or number, or by the one that was spoken of; None: neither was."""
    read, sides, kind = scene.ground.reader.read, scene.ground.sides, sign.kind
    if kind == "noun":
        return _named_by(scene, sign.noun)
    if kind in {"first side", "second side"}:
        return sides.names[kind == "second side"] if sides.names else None
    texts = filter(None, (scene.question, scene.topic, scene.told))
    named = next(filter(None, (sides.named(read(text)) for text in texts)), None)
    if named is None:
        return None
    side, other, _ = named
    return (other if kind == "other side" else side).name


def _named_by(scene: Scene, noun: str) -> str | None:
    """The party that a noun calls, all of it: "sở", not "giai đoạn" for its last word."""
    query = scene.ground.reader.read(noun)
    named = scene.ground.sides.named(query)
    return named[0].name if named and named[2] == (0, len(query.words)) else None


def _says_something(around: Around | None) -> bool:
    """Whether more is asked than who or what: "còn bên kia là ai" asks the same as before."""
    words = tokenize(around.filled("")) if around else []
    return sum(word.folded not in CALLS for word in words) > _MOST_SAYING_NOTHING


def _of_people(scene: Scene, sign: Pronoun) -> Iterator[Reading]:
    """Asked of a person or several; the message by itself only where nobody was spoken of."""
    own = own_words(sign)
    theirs = sign.around is not None and _OF.search(sign.around.before)  # "tên của họ"
    by_itself = sign.kind == "people" and own and not (theirs and _is_unsure(scene, own))
    if by_itself and not sign.noun:  # "họ" may be the parties, "mấy ông đó" not
        yield Reading(own)
    yield from _of_pronoun(scene, sign)
    if by_itself and sign.noun:
        yield Reading(own)
    yield from beside(scene, own)
    if not scene.people:
        yield Reading(scene.message)


def _is_unsure(scene: Scene, own: str) -> bool:
    return scene.responder.respond(own).answers[0].score < STANDS


def _of_unclear(scene: Scene, sign: Pronoun) -> Iterator[Reading]:
    """Where the message names somebody, its title is his: "ông An có nói không"."""
    if not scene.ground.people.within(scene.message):
        yield from _of_pronoun(scene, sign)


def _of_pronoun(scene: Scene, sign: Pronoun) -> Iterator[Reading]:
    own = own_words(sign)
    if sign.kind in {"person", "people"} and sign.around:
        relative = _OF.sub("", sign.around.before)
        if relative != sign.around.before:  # "phó của anh ấy": of what was asked for
            relative = joined(relative, sign.around.after)
            yield Reading(joined(relative, scene.subject), relative)
    for words in dict.fromkeys(meant(scene, sign)):
        yield Reading(_filled(sign.around, words), own)
