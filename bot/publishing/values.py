"""What is published, and what an admin wants changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.answering import Responder
from bot.answering.wording import escaped, say
from bot.model import Problem


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of the bot's sentences, by its key, with what stands in its placeholders."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)

    def said(self, messages: Mapping[str, str]) -> str:
        """The sentence in Markdown."""
        values = {name: escaped(value) for name, value in self.values.items()}
        return say(messages, self.key, **values)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the admins are told by themselves; `problems` stand below the sentence."""

    sentence: Sentence
    problems: tuple[Problem, ...] = ()


class RefusedError(Exception):
    """A change was not made, and nothing of it is left; the sentence says why."""

    def __init__(self, key: str, problems: tuple[Problem, ...] = (), **values: str) -> None:
        super().__init__(key, values)
        self.sentence = Sentence(key, values)
        self.problems = problems


class NothingToServeError(Exception):
    """The knowledge folder has errors and no good version of it is known."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Served:
    """What everybody is answered from, swapped whole.

    fingerprint: of the files; since: from when on it was served (UTC); problems: the warnings.
    """

    responder: Responder
    fingerprint: str
    since: datetime
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What is served, and why the folder is not, where it is not.

    version: the number under which the served state is kept, None where it is not kept yet;
    broken: the errors of the folder as it is now, none where it is served.
    """

    served: Served
    version: int | None
    broken: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that somebody wants: path to new content, None where a file goes.

    base: the fingerprint of the folder that it was made from; who: the admin's user id; what: one
    line of words, for the history.
    """

    base: str
    files: Mapping[str, bytes | None]
    who: int | None
    what: str
