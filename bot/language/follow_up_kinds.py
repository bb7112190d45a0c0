"""What a message may ask of the one before it, and what it says beside that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.language.follow_up_words import Kind

LAST = -1


@dataclass(frozen=True, slots=True)
class Around:
    """The text before and after what stands for something else."""

    before: str
    after: str

    def filled(self, words: str) -> str:
        return f"{self.before} {words} {self.after}".strip()


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several by its number: "số 2", "cái thứ hai là gì", "cái cuối" (LAST).

    bare: nothing but a number, as it is typed to choose; around: where more is asked of it; told:
    where it is one of the people or papers that an answer names.
    """

    number: int
    bare: bool
    around: Around | None = None
    told: Literal["people", "papers"] | None = None


@dataclass(frozen=True, slots=True)
class All:
    """All of a list, or how many there are: "mấy cái tất cả", "cho coi lại 8 cái".

    many: how many there should be.
    """

    many: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What was counted out, one by one: "kể ra xem", "gồm những gì"; asks: whether as a question.

    Where the last answer lists nothing it is more that is asked for, or what only asks.
    """

    asks: bool


@dataclass(frozen=True, slots=True)
class WhichFirst:
    """Which of two came before the other: "cái nào ban hành trước"."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next (1) or the one before (-1); nouns: what of, folded, every way to read it."""

    by: int
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class More:
    """More of the same; who: more people; rest: what else was said; other: what else there is."""

    who: bool = False
    rest: str = ""
    other: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Whether the last answer is true: "chắc không", "thật à"."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Something else put into the question before: "còn ông Toàn thì sao"."""

    text: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A word for what was spoken of: "đồng chí ấy", "ở đó", "bên kia", "văn bản đó".

    around: None where nothing else is said; noun: folded, of "văn bản đó" or "năm đó", or the title
    of several people; clear: False where the words may as well mean something else.
    """

    kind: Kind
    around: Around | None
    noun: str = ""
    clear: bool = True


@dataclass(frozen=True, slots=True)
class Fragment:
    """The end of a question, without what it is about: "do ai ký", "để làm gì", "vì sao".

    only_asks: whether it tells nothing of its own.
    """

    only_asks: bool = False


FollowUp = (
    All | Listing | Pick | Step | WhichFirst | More | Doubt | Replacement | Pronoun | Fragment
)
