"""What an answer is: the values from hits to the response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.model.knowledge import Entry, Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry or passage that may fit; `score` in 0..1, `why` holds the features behind it."""

    item: Entry | Passage
    score: float
    sentence: str | None = None
    why: Mapping[str, float] = field(default_factory=dict)


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


@dataclass(frozen=True, slots=True)
class Response:
    """Everything said to one message: one answer, or one for each question in it."""

    question: str
    answers: tuple[Answer, ...]
