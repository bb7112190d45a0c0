"""What an answer is: the values from hits to the response."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import assert_never

from bot.model.knowledge import Entry, Passage

ONLY_COUNTS = -2


@dataclass(frozen=True, slots=True)
class Evidence:
    """How an item and a question agree; shares are in 0..1, weighted by what each word tells.

    asked: of the question, found anywhere in the item; joined: found there beside the same
    neighbour; told: of what says something rather than asks, found in it, 1 where nothing does;
    rest: of that, beside the number of a thing in a short question, the mean of asked and joined;
    in_line: found in its best line; line: of that line, found in the question;
    numbers: 1 where the numbers that name something agree, -1 where one is contradicted,
    `ONLY_COUNTS` where the question counts what the item is one of ("8 nội dung" for content 8),
    else 0;
    strange: share of the question in names that the item does not hold;
    denied: whether the question denies something and no line of the item does;
    another: whether the question names somebody who only has nearly the name of somebody known;
    kind: 1 where the item's phrasings ask for the same (a person, a time …), -1 where for another;
    learned: by how many nats the entry is likelier than the likeliest other, as learned from all
    phrasings, None where that was not learned;
    words: how many different words of the question tell something; mass: what it tells, in nats;
    worth: the rank value of the words found, in nats.
    """

    asked: float
    joined: float
    told: float
    rest: float
    in_line: float
    line: float
    numbers: int
    strange: float
    denied: bool
    another: bool
    kind: int
    learned: float | None
    words: int
    mass: float
    worth: float


@dataclass(frozen=True)
class Hit:
    """An entry or passage that may fit.

    score: how well it fits, in nats, comparable within one question only; line: the phrasing or
    sentence that fits best, verbatim; weigh and compare give the evidence and the likeness, which
    are only looked at where a decision needs them; verbatim: whether the question is one of the
    phrasings or sentences, word for word.
    """

    item: Entry | Passage
    score: float
    line: str
    weigh: Callable[[], Evidence] = field(repr=False, compare=False)
    compare: Callable[[], float] = field(repr=False, compare=False)
    verbatim: bool = False

    @cached_property
    def evidence(self) -> Evidence:
        return self.weigh()

    @cached_property
    def alike(self) -> float:
        """How alike the question and the most alike phrasing or sentence look, 0..1."""
        return self.compare()


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a person can pick: an entry's id and its words."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class DirectAnswer:
    """A curated entry answers the question."""

    entry: Entry
    score: float
    related: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownGap:
    """A curated entry says that the sources don't tell it, or that it isn't ours."""

    entry: Entry
    score: float
    related: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallTalk:
    entry: Entry
    score: float
    related: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The best sentence or two of a passage, unchanged."""

    passage: Passage
    text: str
    score: float
    related: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Clarification:
    """Close, but not sure: "Ý bạn là …?" with two to four choices."""

    choices: tuple[Choice, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Fallback:
    """Nothing fits; `nearest` may help to ask otherwise, `reason` names the sentence to say."""

    score: float
    nearest: tuple[Choice, ...] = ()
    reason: str = "fallback"


Answer = DirectAnswer | KnownGap | SmallTalk | Excerpt | Clarification | Fallback


def item_id(answer: Answer) -> str | None:
    """The id of the entry or passage that answers, None where none does."""
    match answer:
        case DirectAnswer(entry=item) | KnownGap(entry=item) | SmallTalk(entry=item):
            return item.id
        case Excerpt(passage=passage):
            return passage.id
        case Clarification() | Fallback():
            return None
    assert_never(answer)


@dataclass(frozen=True, slots=True)
class Response:
    """Everything said to one message: one answer, or one for each question in it."""

    question: str
    answers: tuple[Answer, ...]
