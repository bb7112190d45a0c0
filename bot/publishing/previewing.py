"""A change before it is made: what becomes different, and what may be lost.

Reading and judging is work for child processes: that of the files before and after side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answering import Responder
from bot.evaluation import Outcome, outcome_of
from bot.knowledge import Snapshot, read
from bot.model import Judgement, Knowledge, Problem
from bot.publishing.child import Limits
from bot.publishing.differences import Changed, differences
from bot.publishing.values import Sentence

LIMITS = Limits(seconds=300, megabytes=1024)

_NAMED = 5  # names in a sentence; more are counted

Outcomes = Mapping[tuple[str, ...], tuple[Outcome, str]]
"""What came of each judged question (the messages before it, then itself), and what was got."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A judged question that ends otherwise than before; `before` is None for a new one."""

    question: str
    before: Outcome | None
    got_before: str
    after: Outcome
    got_after: str

    @property
    def broken(self) -> bool:
        return self.before == "right" != self.after


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would do.

    problems: every error, and the warnings that it brings; where there is an error, nothing else
    is known. grave: why to ask a second time; moved: whether the folder is no longer what the
    change was made from.
    """

    problems: tuple[Problem, ...]
    changes: tuple[Changed, ...] = ()
    turned: tuple[Turned, ...] = ()
    grave: tuple[Sentence, ...] = ()
    moved: bool = False

    @property
    def refused(self) -> bool:
        return any(problem.level == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is seen of the changed files: a preview without `turned` and `grave`, and outcomes."""

    preview: Preview
    outcomes: Outcomes


def look_ahead(before: Snapshot, after: Snapshot, today: date) -> Ahead:
    """Read and judge the changed files."""
    new, problems = read(after, today)
    if new is None:
        return Ahead(Preview(tuple(p for p in problems if p.level == "error")), {})
    old, old_problems = read(before, today)
    told_before = {(problem.path, problem.message) for problem in old_problems}
    brought = tuple(p for p in problems if (p.path, p.message) not in told_before)
    return Ahead(Preview(brought, differences(old, new)), _outcomes(new))


def judged(files: Snapshot, today: date) -> Outcomes:
    """What comes of the judged questions of some files; nothing where the files have errors."""
    knowledge, _ = read(files, today)
    return _outcomes(knowledge) if knowledge else {}


def compared(before: Snapshot, after: Snapshot, outcomes: Outcomes, ahead: Ahead) -> Preview:
    """The preview of a change; `outcomes` are those before it."""
    turned = tuple(_turned(outcomes, ahead.outcomes))
    grave = tuple(_grave(before, after, ahead.preview.changes, turned))
    return replace(ahead.preview, turned=turned, grave=grave)


def _outcomes(knowledge: Knowledge) -> Outcomes:
    responder = Responder(knowledge)
    return {_key(judgement): outcome_of(responder, judgement) for judgement in knowledge.judgements}


def _key(judged: Judgement) -> tuple[str, ...]:
    return (*judged.after, judged.question)


def _turned(before: Outcomes, after: Outcomes) -> Iterator[Turned]:
    for key, (now, got_after) in after.items():
        was, got_before = before.get(key, (None, ""))
        if now != (was or "right"):
            yield Turned(key[-1], was, got_before, now, got_after)


def _grave(
    before: Snapshot, after: Snapshot, changes: Sequence[Changed], turned: Sequence[Turned]
) -> Iterator[Sentence]:
    if broken := [f"“{one.question}”" for one in turned if one.broken]:
        yield Sentence("grave_judged", {"count": str(len(broken)), "names": _listed(broken)})
    for kind, key in (("entry", "grave_entries"), ("article", "grave_articles")):
        lost = [one.id for one in changes if one.how == "removed" and one.kind == kind]
        if lost:
            yield Sentence(key, {"count": str(len(lost)), "names": _listed(lost)})
    for path, content in before.files.items():
        if content and 2 * len(after.files.get(path, b"")) <= len(content):
            yield Sentence("grave_shrunk", {"path": path})


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
