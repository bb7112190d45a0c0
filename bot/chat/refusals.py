"""Why something was not done, with the files and lines to mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.answering.wording import escaped
from bot.chat.reply import Replies, Rows, composed, sentence
from bot.model import Knowledge, Problem
from bot.publishing.values import Notice, RefusedError, Sentence

MOST = 10
"""Problems that are listed in a message; more are counted."""


def refusal(knowledge: Knowledge, refused: RefusedError, rows: Rows = ()) -> Replies:
    return _told(knowledge, refused.sentence, refused.problems, rows)


def notice(knowledge: Knowledge, told: Notice) -> Replies:
    return _told(knowledge, told.sentence, told.problems)


def listed(knowledge: Knowledge, problems: Sequence[Problem], most: int = MOST) -> str:
    """The first problems, a line each in Markdown, and how many more there are."""
    lines = [str(problem) for problem in problems[:most]]
    return bullets(lines, more_problems(knowledge, len(problems) - most))


def bullets(lines: Iterable[str], more: str = "") -> str:
    """Plain lines as a list in Markdown."""
    return "\n".join([*(f"- {escaped(line)}" for line in lines), *([f"- {more}"] if more else [])])


def more_problems(knowledge: Knowledge, count: int) -> str:
    """How many are not listed; nothing where all are."""
    return sentence(knowledge, "more_problems", count=str(count)) if count > 0 else ""


def _told(
    knowledge: Knowledge, why: Sentence, problems: Sequence[Problem], rows: Rows = ()
) -> Replies:
    paragraphs = [why.said(knowledge.messages)]
    if problems:
        paragraphs.append(listed(knowledge, problems))
    return composed(paragraphs, rows)
