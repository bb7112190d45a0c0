"""From the question log and the knowledge to what they tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from bot.insight.log import Log
from bot.insight.values import DAY, Counts, Dated, Insight, Period, Slot, Used, midnight
from bot.insight.wording import short, weekday
from bot.language.normal import compose, strip_marks
from bot.model import Entry, Knowledge
from bot.store import LoggedQuestion

SOON = timedelta(days=60)
"""How long before its last day an entry is told to be about to expire."""

_SMALL_TALK = "smalltalk"
_HOURS = 24
_WEEK = 7


def insight(period: Period, log: Log, knowledge: Knowledge, today: date) -> Insight:
    """Count all that is told about a period."""
    questions = log.questions
    own_words = typed(questions)
    expired, expiring = _ageing(knowledge, today)
    return Insight(
        period=period,
        counts=counts(own_words),
        slots=tuple(_slots(period, own_words)),
        asked_before=len(typed(log.before)),
        opened=sum(each.opened for each in questions if each.outcome != _SMALL_TALK),
        up=sum(each.up for each in questions),
        down=sum(each.down for each in questions),
        used=_used(questions, knowledge),
        in_vain=_in_vain(own_words),
        kept=log.kept,
        unused=_unused(knowledge, log.ever_used),
        expiring=expiring,
        expired=expired,
    )


def typed(questions: Iterable[LoggedQuestion]) -> list[LoggedQuestion]:
    """The questions that people asked in their own words, small talk left out."""
    return [each for each in questions if not each.opened and each.outcome != _SMALL_TALK]


def counts(questions: Iterable[LoggedQuestion]) -> Counts:
    """Count what came of questions."""
    came = Counter(each.outcome for each in questions)
    return Counts(
        answered=came["answer"] + came["excerpt"],
        gaps=came["gap"],
        asked_back=came["clarification"],
        refused=came["fallback"],
    )


def _slots(period: Period, questions: Iterable[LoggedQuestion]) -> Iterator[Slot]:
    """The bars of a period, those without questions too."""
    inside: defaultdict[int, list[LoggedQuestion]] = defaultdict(list)
    for each in questions:
        inside[_slot(period, each.at)].append(each)
    for number, (start, name) in enumerate(_names(period)):
        yield Slot(start, name, counts(inside[number]))


def _slot(period: Period, at: datetime) -> int:
    here = at.astimezone()
    return (here.date() - period.first).days // period.step if period.step else here.hour


def _names(period: Period) -> Iterator[tuple[datetime, str]]:
    if not period.step:
        for hour in range(_HOURS):
            yield period.start.replace(hour=hour), f"{hour}h"
        return
    for number in range(0, period.days, period.step):
        day = period.first + number * DAY
        yield midnight(day), weekday(day) if period.days <= _WEEK else short(day)


def _used(questions: Iterable[LoggedQuestion], knowledge: Knowledge) -> tuple[Used, ...]:
    by_id: defaultdict[str, list[LoggedQuestion]] = defaultdict(list)
    for each in questions:
        if each.entry is not None and each.outcome != _SMALL_TALK:
            by_id[each.entry].append(each)
    labels = _labels(knowledge)
    used = [
        Used(
            id_,
            labels.get(id_, id_),
            asked=sum(not each.opened for each in led),
            opened=sum(each.opened for each in led),
            up=sum(each.up for each in led),
            down=sum(each.down for each in led),
        )
        for id_, led in by_id.items()
    ]
    return tuple(sorted(used, key=lambda each: (-each.times, each.label)))


def _labels(knowledge: Knowledge) -> dict[str, str]:
    """What entries and passages are called, by id."""
    passages = {
        passage.id: passage.heading or article.head.title
        for article in knowledge.articles
        for passage in article.passages
    }
    return passages | {entry.id: _label(entry) for entry in knowledge.entries}


def _label(entry: Entry) -> str:
    return compose(entry.questions[0])


def _in_vain(questions: Iterable[LoggedQuestion]) -> tuple[tuple[str, int], ...]:
    """The questions without an answer, alike but for marks and signs counted as one."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for each in questions:
        if each.outcome in {"fallback", "clarification"}:
            alike[strip_marks(each.text).casefold().strip(" ?!.")].append(each.text)
    told = [(Counter(texts).most_common(1)[0][0], len(texts)) for texts in alike.values()]
    return tuple(sorted(told, key=lambda each: -each[1]))


def _unused(knowledge: Knowledge, ever_used: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The ids and labels of entries that nobody was led to."""
    return tuple(
        (entry.id, _label(entry))
        for entry in knowledge.entries
        if not entry.smalltalk and entry.id not in ever_used
    )


def _ageing(knowledge: Knowledge, today: date) -> tuple[tuple[Dated, ...], tuple[Dated, ...]]:
    """What is no longer valid, and what soon will not be."""
    entries = [(entry.id, _label(entry), entry.valid_until) for entry in knowledge.entries]
    articles = [(each.id, each.head.title, each.head.valid_until) for each in knowledge.articles]
    ends = sorted(
        (
            Dated(id_, label, until.last_day)
            for id_, label, until in entries + articles
            if until is not None
        ),
        key=lambda each: (each.until, each.label),
    )
    expired = tuple(each for each in reversed(ends) if each.until < today)
    return expired, tuple(each for each in ends if today <= each.until <= today + SOON)
