"""The figures of a period in the folder's own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from bot.answering.wording import escaped
from bot.chat.reply import sentence
from bot.insight import Insight
from bot.insight.wording import answered, dated, days
from bot.model import Knowledge

MOST_NAMED = 3
"""Entries that a paragraph names; the page and the tables of `report` have all of them."""

_LABEL = 60


def paragraphs(told: Insight, knowledge: Knowledge, title: str) -> Iterator[str]:
    """Everything that is said about a period, in Markdown, the most important first."""
    yield sentence(knowledge, "stats_heading", title=escaped(title), dates=days(told.period))
    yield _figures(told, knowledge)
    if told.used:
        top = [f"{_short(each.label)} ({each.times})" for each in told.used[:MOST_NAMED]]
        yield _listed(sentence(knowledge, "stats_top"), top)
    expiring = [(each.label, dated(each.until)) for each in told.expiring]
    yield from _ageing(knowledge, "stats_expiring", expiring)
    expired = [(each.label, dated(each.until)) for each in told.expired]
    yield from _ageing(knowledge, "stats_expired", expired)
    if told.unused:
        heading = sentence(
            knowledge, "stats_unused", count=str(len(told.unused)), days=str(told.kept)
        )
        yield _listed(heading, _some(knowledge, [_short(label) for _, label in told.unused]))


def _figures(told: Insight, knowledge: Knowledge) -> str:
    if told.quiet:
        return sentence(knowledge, "stats_nothing")
    lines = [
        sentence(
            knowledge,
            "stats_figures",
            questions=str(told.counts.asked),
            answered=str(told.counts.answered),
            share=answered(told.counts),
            gaps=str(told.counts.gaps),
            asked_back=str(told.counts.asked_back),
            refused=str(told.counts.refused),
            opened=str(told.opened),
            up=str(told.up),
            down=str(told.down),
        )
    ]
    if told.asked_before:
        lines.append(sentence(knowledge, "stats_before", count=str(told.asked_before)))
    return "\n".join(lines)


def _ageing(knowledge: Knowledge, key: str, ageing: Sequence[tuple[str, str]]) -> Iterator[str]:
    if ageing:
        named = [
            sentence(knowledge, "stats_until", label=_short(label), until=until)
            for label, until in ageing
        ]
        yield _listed(sentence(knowledge, key, count=str(len(ageing))), _some(knowledge, named))


def _some(knowledge: Knowledge, lines: Sequence[str]) -> Iterator[str]:
    """The first lines, and how many there are besides."""
    yield from lines[:MOST_NAMED]
    if len(lines) > MOST_NAMED:
        yield sentence(knowledge, "stats_more", count=str(len(lines) - MOST_NAMED))


def _listed(heading: str, lines: Iterable[str]) -> str:
    return "\n".join([heading, *(f"• {line}" for line in lines)])


def _short(label: str) -> str:
    return escaped(shorten(label, _LABEL, placeholder="…"))
