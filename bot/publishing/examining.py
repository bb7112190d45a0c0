"""Files -> whether they can be served; done in a child process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from bot.knowledge import Snapshot, read
from bot.model import Knowledge, Problem
from bot.publishing.child import ChildError, Limits, in_child

LIMITS = Limits(seconds=60, megabytes=512)

_UNFINISHED = "không kiểm tra xong các tệp này; có tệp quá lớn hoặc quá rối"


@dataclass(frozen=True, slots=True)
class Examined:
    """What can be served (None where there is an error), without judged questions; the problems."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.level == "error")


def examine(snapshot: Snapshot, today: date) -> Examined:
    """Read the files of a folder with all their rules."""
    knowledge, problems = read(snapshot, today)
    # To answer, the judged questions aren't needed.
    served = replace(knowledge, judgements=()) if knowledge else None
    return Examined(served, problems)


async def examined(snapshot: Snapshot, today: date) -> Examined:
    """What `examine` finds, off the event loop; what a child can't finish has an error."""
    try:
        return await in_child(LIMITS, examine, snapshot, today)
    except ChildError:
        return Examined(None, (unfinished(snapshot),))


def unfinished(snapshot: Snapshot) -> Problem:
    """What is told of files that can't be examined within the limits."""
    return Problem(snapshot.name, None, "error", _UNFINISHED)
