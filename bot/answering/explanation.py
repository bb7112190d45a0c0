"""How an answer came about, for those who keep the knowledge."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Answer, Hit
from bot.search.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a message was understood to ask, what was found for it, and what was decided.

    hits: the best of entries and passages, best first; entry: the confidence in the best entry;
    passage: that in the best passage, None where it holds no more of the question than the
    entries do; whole: what was decided on the message as a whole; answers: what is said, which is
    something else where a part of the message is surer.
    """

    question: str
    understood: Understanding
    hits: tuple[Hit, ...]
    entry: float
    passage: float | None
    whole: Answer
    answers: tuple[Answer, ...]

    @property
    def by_parts(self) -> bool:
        """Whether parts of the message were answered, rather than all of it at once."""
        return self.answers != (self.whole,)
