"""What a message means in a talk: a pick, a step, more of the same, or a question to be read."""

from __future__ import annotations

from itertools import islice

from bot.answering import Responder
from bot.answering.decision import ALMOST_ALL, CHATS, STANDS
from bot.conversation import picking
from bot.conversation.comparing import which_first
from bot.conversation.following import (
    MOST_READINGS,
    Reading,
    beside,
    of_each,
    own_words,
    readings,
)
from bot.conversation.heard import Heard, is_last, is_related
from bot.conversation.listed import told_at
from bot.conversation.more import choices_beside, more
from bot.conversation.papers import of_paper
from bot.conversation.scene import Scene
from bot.conversation.signs import sign_of
from bot.conversation.talk import Talk
from bot.conversation.weighing import best, holds_better, near_the_last, sure, surest
from bot.language.asides import after_lead, without_denied
from bot.language.follow_up_kinds import (
    LAST,
    All,
    Doubt,
    FollowUp,
    Fragment,
    Listing,
    More,
    Pick,
    Pronoun,
    Replacement,
    Step,
    WhichFirst,
)
from bot.language.questions import asking
from bot.model import (
    Choice,
    Clarification,
    DirectAnswer,
    Entry,
    Excerpt,
    Fallback,
    KnownGap,
    Passage,
    SmallTalk,
    item_id,
)

_ALWAYS_LEAN = All | Doubt | More | Pick | Step | WhichFirst
_OF_THE_LAST = {"noun", "time", "thing"}  # pronouns by which the last answer itself may be meant


def hear(responder: Responder, talk: Talk, message: str) -> Heard:
    """Understand a message by the talk before it, and answer it."""
    said = _asked(responder, message)
    asked = without_denied(said) if talk.messages else said
    scene = Scene(responder, asked, talk.messages, _item(responder, talk.entry), talk.shown)
    if not scene.question and not talk.offered:
        return Heard(scene.alone, scene.message)
    if (choice := picking.by_label(message, talk.offered)) and (heard := _open(scene, choice)):
        return heard
    if isinstance(scene.alone[0], SmallTalk) and scene.alone[0].score >= CHATS:
        return Heard(scene.alone, scene.message)
    sign = sign_of(scene) or (Replacement(asked) if asked != said else None)
    return _at_once(scene, sign, talk) or _read(scene, _to_read(sign), talk.offered)


def _at_once(scene: Scene, sign: FollowUp | None, talk: Talk) -> Heard | None:
    """What needs no reading: a paper spoken of, a pick, a step, all of a list, more of the same."""
    heard = None
    match sign:
        case None | Fragment() | Replacement() | Pronoun():
            heard = of_paper(scene, sign) or (None if sign else _unsigned(scene))
        case All():
            listed = picking.whole(scene, sign)
            heard = _open(scene, listed) if listed else None
        case Listing() if scene.item and (scene.lists or not sign.asks):
            told = None if scene.lists else _more(scene, More(), talk)
            again = told is None or isinstance(told.answers[0], Fallback)
            heard = _open(scene, Choice(scene.item.id, scene.question)) if again else told
        case WhichFirst():
            heard = which_first(scene)
        case Pick():
            heard = _pick(scene, sign, talk.offered)
        case Step():
            heard = _step(scene, sign, talk)
        case Doubt() if talk.entry:
            heard = _open(scene, Choice(talk.entry, scene.question))
        case More() if scene.item:
            heard = _more(scene, sign, talk)
    return heard


def _to_read(sign: FollowUp | None) -> FollowUp | None:
    """What is left to be read of a message that is not answered at once."""
    match sign:
        case Pick(around=None, told=None, number=number) if number != LAST:
            return Replacement(str(number))  # "còn 78?"
        case Listing():
            return Fragment(only_asks=True)
        case All() | Doubt() | Pick() | WhichFirst():
            return None
    return sign


def _asked(responder: Responder, message: str) -> str:
    """What a message asks behind the words that only take up the talk, if those are not all."""
    rest = after_lead(message)
    if rest == message or asking(rest):
        return rest
    return message if isinstance(responder.respond(message).answers[0], SmallTalk) else rest


def _pick(scene: Scene, pick: Pick, offered: tuple[Choice, ...]) -> Heard | None:
    if pick.told and (reading := told_at(scene, pick)):
        told = scene.responder.respond(reading.text).answers
        return sure(scene, reading) or Heard(told, reading.text, leans=True)
    choice = picking.by_number(pick, offered)
    asked = picking.in_family(scene, pick)
    if asked and not (pick.bare and choice):
        choice = asked
    if choice and pick.around:
        own = pick.around.filled("")
        return sure(scene, Reading(pick.around.filled(choice.label), own))
    return _open(scene, choice) if choice else None


def _step(scene: Scene, step: Step, talk: Talk) -> Heard | None:
    if asked := picking.in_family(scene, step):
        return _open(scene, asked)
    if step.nouns or scene.item is None:
        return None
    if step.by < 0 and len(talk.shown) > 1:
        return _open(scene, Choice(talk.shown[-2], ""))
    return Heard((choices_beside(scene, talk.shown),), scene.question, leans=True)


def _more(scene: Scene, sign: More, talk: Talk) -> Heard:
    """More of the same; what else there is beside one of a family is the next of it."""
    if sign.rest and (heard := _asked_anew(scene)):
        return heard
    following = picking.in_family(scene, Step(1)) if sign.other else None
    if following and following.id not in talk.shown and (heard := _open(scene, following)):
        return heard
    told = more(scene, sign, talk.shown)
    return Heard((told,), scene.question, leans=True)


def _asked_anew(scene: Scene) -> Heard | None:
    """What a message for more asks by itself, where that is sure and was not just told."""
    heard = sure(scene, Reading(scene.message))
    return heard if heard and not is_last(scene, heard) else None


def _open(scene: Scene, choice: Choice) -> Heard | None:
    """Open a choice by its id; one without an id is asked."""
    if not choice.id:
        return Heard(scene.responder.respond(choice.label).answers, choice.label)
    answer = scene.responder.open(choice.id)
    item = _item(scene.responder, choice.id)
    asked = item.questions[0] if isinstance(item, Entry) else choice.label
    return Heard((answer,), choice.label or asked) if answer else None


def _unsigned(scene: Scene) -> Heard | None:
    """A message that shows no sign of leaning: it stands by itself where it is sure enough.

    A short one that is less sure may be but the end of a question: then the better reading counts.
    """
    alone = sure(scene, Reading(scene.message))
    if alone is None:
        found = surest(scene, [*beside(scene, scene.own)])
        found_new = found and not is_last(scene, found)
        return found if found_new else near_the_last(scene, scene.own) or found
    if alone.score >= STANDS or not scene.may_be_an_end or is_related(scene, alone):
        return alone
    found = best(scene, beside(scene, scene.own), alone.score)
    again = found is not None and is_last(scene, found)
    return alone if found is None or (again and holds_better(scene, alone, scene.own)) else found


def _read(scene: Scene, sign: FollowUp | None, offered: tuple[Choice, ...]) -> Heard:
    """Try every reading until one is sure; else ask back what is nearest to being meant."""
    only_leans = isinstance(sign, _ALWAYS_LEAN)
    by_itself = Heard(scene.alone, scene.message, leans=only_leans, only_leans=only_leans)
    if each := of_each(scene, sign):
        return _of_people(scene, each)
    tried = list(islice(readings(scene, sign), MOST_READINGS)) if sign else []
    spoken_of = isinstance(sign, Pronoun) and sign.clear and sign.kind in _OF_THE_LAST
    heard = surest(scene, tried, spoken_of=spoken_of)
    if isinstance(sign, Fragment | Pronoun) and (heard is None or _is_weak(sign, heard)):
        own = own_words(sign) if isinstance(sign, Pronoun) else scene.own
        heard = near_the_last(scene, own) or heard
    if heard:
        return heard
    if sign and tried:
        return _unclear(scene, sign, tried[0])
    chosen = None if scene.item else picking.by_words(scene, offered)
    return (_open(scene, chosen) if chosen else None) or _asked_back(scene) or by_itself


def _is_weak(sign: Fragment | Pronoun, heard: Heard) -> bool:
    """Whether the last answer came again by chance, or does not tell what is asked for."""
    only_asks = isinstance(sign, Fragment) and sign.only_asks
    return heard.weakly if only_asks else heard.loosely


def _asked_back(scene: Scene) -> Heard | None:
    """What is asked back by the message beside the question before, if that holds its words."""
    if not isinstance(scene.alone[0], Fallback) or not scene.tells:
        return None
    said = scene.said(scene.own)
    for reading in beside(scene, scene.own):
        match scene.responder.respond(reading.text).answers:
            case (Clarification(choices=choices) as answer,) if any(
                choice.id in said and said[choice.id].asked >= ALMOST_ALL for choice in choices
            ):
                return Heard((answer,), reading.text, leans=True)
    return None


def _unclear(scene: Scene, sign: FollowUp, likeliest: Reading) -> Heard:
    """Ask back about the likeliest reading; what only asks is never answered by itself."""
    answers = scene.responder.respond(likeliest.text).answers
    if isinstance(answers[0], Clarification | Fallback):
        return Heard(answers, likeliest.text, leans=True)
    if (isinstance(sign, Fragment) and sign.only_asks) or _speaks_of_another(scene, sign):
        near = choices_beside(scene, (), reason="fallback")
        return Heard((near,), likeliest.text, leans=True)
    return Heard(scene.alone, scene.message)


def _speaks_of_another(scene: Scene, sign: FollowUp) -> bool:
    """Whether "that site" was asked for, and what answers by itself knows of no site."""
    if not isinstance(sign, Pronoun) or sign.kind != "noun":
        return False
    return sure(scene, Reading(scene.message, sign.noun)) is None


def _of_people(scene: Scene, each: list[Reading]) -> Heard:
    """One answer where only one of several people can be meant, else the people to choose from."""
    found: dict[str, Heard] = {}
    for reading in each[:MOST_READINGS]:
        if heard := sure(scene, reading):
            found.setdefault(item_id(heard.answers[0]) or "", heard)
    if len(found) == 1:
        return next(iter(found.values()))
    known = scene.responder.knowledge.entry_by_id
    choices = tuple(Choice(id_, known[id_].questions[0]) for id_ in found if id_ in known)
    if choices:
        return Heard((Clarification(choices, 0.0),), scene.message, leans=True)
    return Heard(scene.alone, scene.message, leans=True)


def _item(responder: Responder, id_: str | None) -> Entry | Passage | None:
    match responder.open(id_) if id_ else None:
        case DirectAnswer(entry=entry) | KnownGap(entry=entry) | SmallTalk(entry=entry):
            return entry
        case Excerpt(passage=passage):
            return passage
    return None
