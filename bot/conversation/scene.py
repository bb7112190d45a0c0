"""A message and what was spoken of before it: what is needed to understand one by the other."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.answering import Responder
from bot.answering.decision import STANDS
from bot.conversation.families import Families, Place
from bot.conversation.people import People
from bot.conversation.sides import Sides
from bot.language import words as function_words
from bot.language.lexicon import Lexicon
from bot.language.normal import strip_marks
from bot.language.query import Query, Reader
from bot.language.retyping import retyped
from bot.language.subjects import core, head, subject
from bot.model import (
    Answer,
    Entry,
    Evidence,
    Passage,
    SmallTalk,
)

LOOKED_AT = 200
"""Hits among which an answer must be to hold what a message says."""

MUCH = 3
"""Words that say what a message is about, from which it may stand whatever else it leans on."""

MOST_SHORT = 5
"""Words of a message that may be but the end of a question."""

_ENDS = " ?!.…,;:\n"

_LISTED = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s", re.MULTILINE)
_LEAST_LISTED = 2  # lines of an answer that name things one by one

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


class Ground:
    """What follow-ups need of a state of knowledge, found once."""

    def __init__(self, responder: Responder) -> None:
        knowledge = responder.knowledge
        self.reader = Reader(Lexicon(knowledge.vocabulary.readings()))
        self.families = Families(knowledge)
        self.people = People(knowledge)
        self.sides = Sides(knowledge.programme.parties, self.people)


@lru_cache(maxsize=2)
def ground(responder: Responder) -> Ground:
    """The ground of a responder; that of the one before it is kept while the new one takes over."""
    return Ground(responder)


@dataclass(frozen=True)
class Scene:
    """The message, the questions before it as they were meant, and the item that answered last.

    shown: ids of what was told before, the latest last.
    """

    responder: Responder
    message: str
    earlier: tuple[str, ...]
    item: Entry | Passage | None
    shown: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The question before, as it was meant; empty where there is none."""
        return self.earlier[-1] if self.earlier else ""

    @property
    def ground(self) -> Ground:
        return ground(self.responder)

    def said(self, own: str) -> Mapping[str, Evidence]:
        """How far each entry and passage holds some words of the message, by id."""
        if own not in self._said:
            self._said[own] = self.responder.evidence(own, LOOKED_AT)
        return self._said[own]

    @cached_property
    def _said(self) -> dict[str, Mapping[str, Evidence]]:
        return {}

    @cached_property
    def query(self) -> Query:
        """The message as it was read, raw keystrokes set right."""
        read = self.ground.reader.read
        query = read(self.message)
        plain = retyped(query)
        return query if plain == query.text else read(plain)

    @cached_property
    def alone(self) -> tuple[Answer, ...]:
        """The answers to the message by itself."""
        return self.responder.respond(self.message).answers

    @cached_property
    def own(self) -> str:
        """The message without calls and particles around it."""
        return core(self.query)

    @property
    def tells(self) -> bool:
        """Whether a word of the message says what it is about."""
        return any(function_words.weight(word) == 1 for word in self.query.words)

    @property
    def stands(self) -> bool:
        """Whether the message says much, and is surely answered by itself."""
        told = {word for word in self.query.words if function_words.weight(word) == 1}
        return len(told) >= MUCH and self.alone[0].score >= STANDS

    @property
    def may_be_an_end(self) -> bool:
        """Whether the message is short, holds no number and no name, and is no small talk."""
        return not (
            len(self.query.words) > MOST_SHORT
            or self.query.references
            or any(word.folded.isdecimal() for word in self.query.words)
            or self.ground.people.within(self.message)
            or isinstance(self.alone[0], SmallTalk)
        )

    @cached_property
    def head(self) -> str:
        """The first words of what the question before was about."""
        return head(self.ground.reader.read(self.question)) if self.question else ""

    @cached_property
    def subject(self) -> str:
        """What the question before was about."""
        return subject(self.ground.reader.read(self.question)) if self.question else ""

    @cached_property
    def earlier_subject(self) -> str:
        """What the question before that one was about, if the last one was answered."""
        before = self.earlier[-2] if self.item and len(self.earlier) > 1 else ""
        return subject(self.ground.reader.read(before)) if before else ""

    @cached_property
    def topic(self) -> str:
        """What the item that answered is about: its first phrasing, or the head of a passage."""
        match self.item:
            case Entry(questions=questions):
                return subject(self.ground.reader.read(questions[0]))
            case Passage(heading=heading):
                return heading or ""
        return ""

    @cached_property
    def place(self) -> Place | None:
        """Where in a numbered family the talk stands."""
        return self.ground.families.place(self.question, self.item)

    def place_before(self, nouns: Collection[str] = ()) -> Place | None:
        """The last place that was told in a numbered family, or in one that is named.

        Whatever was spoken of since.
        """
        known = self.responder.knowledge.entry_by_id
        told = (known[id_] for id_ in reversed(self.shown) if id_ in known)
        places = (self.ground.families.place(entry.questions[0], entry) for entry in told)
        for place in places:
            if place and place.number and (not nouns or place.noun in nouns):
                return place
        return None

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The people spoken of: asked for, stressed or named by the answer, or asked for before."""
        texts = (self.question, self.stressed, self.told, *reversed(self.earlier[:-1]))
        named = (self.ground.people.within(text) for text in texts)
        return next(filter(None, named), ())

    @property
    def stressed(self) -> str:
        """What the last answer says in bold."""
        return " ".join(_BOLD.findall(self.told))

    @cached_property
    def told(self) -> str:
        match self.item:
            case Entry(answer=answer):
                return answer
            case Passage(text=text):
                return text
        return ""

    @property
    def members(self) -> frozenset[str]:
        """The ids of the family that the last answer lists."""
        place = self.place
        listed = place is not None and place.number is None
        return self.ground.families.members(place.noun) if place and listed else frozenset()

    @property
    def lists(self) -> bool:
        """Whether the last answer names things one by one."""
        return len(_LISTED.findall(self.told)) >= _LEAST_LISTED

    def related(self) -> Iterator[Entry]:
        """The entries that the last one is related to."""
        known = self.responder.knowledge.entry_by_id
        related = self.item.related if isinstance(self.item, Entry) else ()
        return (known[id_] for id_ in related if id_ in known)


def joined(*parts: str) -> str:
    """Some texts as one question; without marks where one of them has none, to be read alike."""
    texts = [part.rstrip(_ENDS) for part in parts if part.rstrip(_ENDS)]
    bare = any(text.isascii() and any(map(str.isalpha, text)) for text in texts)
    text = " ".join(texts)
    return strip_marks(text) if bare else text
