"""What a message asks of the paper that is spoken of: "còn hiệu lực không" of plan 12."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bot.answering.decision import MOST_OF_IT, SURE_IN_TALK
from bot.conversation.antecedents import paper
from bot.conversation.heard import Heard
from bot.conversation.replacing import LINKS
from bot.conversation.scene import Scene, joined
from bot.language.follow_up_kinds import FollowUp, Pronoun, Replacement
from bot.language.normal import fold
from bot.language.tokens import tokenize
from bot.model import Answer, DirectAnswer, Entry, Evidence, KnownGap

_NAME = 2  # words by which the programme is called


def of_paper(scene: Scene, sign: FollowUp | None) -> Heard | None:
    """The answer for the paper, where it is sure and knows it by its number.

    What would be answered without the paper must be sure, too, and know nothing of it. Where no
    pronoun speaks of the paper, the message must be short and what it says be held.
    """
    alone, asked = _entry(scene.alone), _asked(scene, sign, paper(scene))
    if alone is None or asked is None or _names_programme(scene, asked.own):
        return None
    answers = scene.responder.respond(asked.text).answers
    said, entry = scene.said(asked.text), _entry(answers)
    if entry is None or _knows(said, alone) or not _knows(said, entry):
        return None
    held = isinstance(sign, Pronoun) or _holds(scene.said(asked.own), entry)
    return Heard(answers, asked.text, leans=True) if held else None


class _Asked(NamedTuple):
    """A message asked of a paper, and what it says beside it."""

    text: str
    own: str


def _asked(scene: Scene, sign: FollowUp | None, spoken_of: str) -> _Asked | None:
    """The message with the paper in it; None where it speaks of something else."""
    match sign:
        case Pronoun(kind="noun" | "thing", around=around, noun=noun) if around:
            is_it = noun in fold(f"{scene.question} {scene.topic}") and not scene.query.references
            text, own = joined(around.before, spoken_of, around.after), around.filled("")
        case Replacement(text=new):
            first, *_ = fold(new).split(" ")
            is_it = scene.may_be_an_end and first not in LINKS  # "còn của tỉnh" is of another
            text, own = joined(spoken_of, scene.own), scene.own
        case _:
            is_it = scene.may_be_an_end
            text, own = joined(spoken_of, scene.own), scene.own
    return _Asked(text, own) if spoken_of and is_it else None


def _entry(answers: tuple[Answer, ...]) -> Entry | None:
    """The entry of a sure answer that is the only one."""
    match answers:
        case (DirectAnswer(entry=entry, score=score) | KnownGap(entry=entry, score=score),):
            return entry if score >= SURE_IN_TALK else None
    return None


def _knows(said: Mapping[str, Evidence], entry: Entry) -> bool:
    """Whether an entry holds the numbers of a question."""
    return entry.id in said and said[entry.id].numbers > 0


def _holds(said: Mapping[str, Evidence], entry: Entry) -> bool:
    return entry.id in said and said[entry.id].in_line >= MOST_OF_IT


def _names_programme(scene: Scene, own: str) -> bool:
    """Whether words call the programme by the first words of its name, or name a party."""
    query = scene.ground.reader.read(own)
    name = tokenize(scene.responder.knowledge.programme.name)[:_NAME]
    called = " ".join([word.folded for word in name])
    said = " ".join([word.folded for word in query.words])
    return called in said or bool(scene.ground.sides.both(query))
