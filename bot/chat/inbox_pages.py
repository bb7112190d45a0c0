"""The pages of the inbox: the groups, one group, and the entries that a group may belong to."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten

from bot.answering import Responder
from bot.answering.wording import escaped
from bot.chat.admin import local_time
from bot.chat.reply import Button, Replies, Rows, composed, label, said, sentence, stacked
from bot.model import Entry, Knowledge
from bot.store import Settlement
from bot.teaching.drafts import phrasings_of
from bot.teaching.grouping import Group
from bot.teaching.in_vain import LOOKED_BACK

INBOX, TEACH, WRITE = "inbox", "teach", "write"
OPEN, LATER = "open", "later"
STATES: dict[str, Settlement | None] = {OPEN: None, LATER: "later"}

PAGE = 10
MOST_NEAREST = 5
MOST_GAPS = 8

_IN_A_ROW = 5
_SHOWN = 8  # questions of a group
_QUESTION = 160  # characters of a question that are shown
_SEARCHED = 50  # hits among which entries are looked for


def listed(knowledge: Knowledge, groups: tuple[Group, ...], state: str, page: int) -> Replies:
    """A page of the groups, each opened by its number."""
    elsewhere = LATER if state == OPEN else OPEN
    to_others = (Button(label(knowledge, f"inbox_to_{elsewhere}"), f"{INBOX}:{elsewhere}:0"),)
    days = str(LOOKED_BACK.days)
    if not groups:
        return said(knowledge, f"inbox_{state}_empty", (to_others,), days=days)
    page = max(0, min(page, (len(groups) - 1) // PAGE))
    shown = groups[page * PAGE : (page + 1) * PAGE]
    first = page * PAGE + 1
    head = sentence(
        knowledge,
        f"inbox_{state}",
        questions=str(sum(len(group.questions) for group in groups)),
        groups=str(len(groups)),
        days=days,
    )
    lines = [f"{first + n}. {_line(knowledge, group)}" for n, group in enumerate(shown)]
    numbers = [Button(str(first + n), f"{TEACH}:{group.id}") for n, group in enumerate(shown)]
    rows = tuple(
        tuple(numbers[start : start + _IN_A_ROW]) for start in range(0, len(numbers), _IN_A_ROW)
    )
    turns = tuple(_turns(knowledge, state, page, len(groups)))
    return composed([head, "\n".join(lines)], (*rows, *((turns,) if turns else ()), to_others))


def card(knowledge: Knowledge, group: Group) -> Replies:
    """A group with its questions and what can be done about it."""
    texts = list(dict.fromkeys(question.text for question in group.questions))
    lines = [f"- “{_shown(text)}”" for text in texts[:_SHOWN]]
    if len(texts) > _SHOWN:
        lines.append(f"- {sentence(knowledge, 'teach_more', count=str(len(texts) - _SHOWN))}")
    last = max(question.at for question in group.questions)
    count = str(len(group.questions))
    paragraphs = [
        sentence(knowledge, "teach_asked", count=count, at=local_time(last)),
        "\n".join(lines),
        *_answered(knowledge, group),
    ]
    deeds = [
        Button(label(knowledge, "teach_add"), f"{TEACH}:{group.id}:near"),
        Button(label(knowledge, "teach_write"), f"{WRITE}:{group.id}"),
        Button(label(knowledge, "teach_out"), f"{TEACH}:{group.id}:gaps"),
        Button(label(knowledge, "teach_later"), f"{TEACH}:{group.id}:later"),
    ]
    return composed(paragraphs, stacked(deeds) + back_to_inbox(knowledge))


def nearest(responder: Responder, group: Group) -> Replies:
    """The entries to which the questions of a group may be added as ways to ask."""
    knowledge = responder.knowledge
    entries = [entry for entry in _near(responder, group) if not entry.gap][:MOST_NEAREST]
    key = "teach_near" if entries else "teach_near_none"
    return said(knowledge, key, _targets(entries, group) + _back_to(knowledge, group))


def gaps(responder: Responder, group: Group) -> Replies:
    """The entries that say "not ours" or "not told", and the way to leave it unanswered."""
    knowledge = responder.knowledge
    near = [entry for entry in _near(responder, group) if entry.gap]
    others = [entry for entry in knowledge.entries if entry.gap and entry not in near]
    entries = (near + others)[:MOST_GAPS]
    only = Button(label(knowledge, "teach_only_settle"), f"{TEACH}:{group.id}:out")
    key = "teach_gaps" if entries else "teach_gaps_none"
    rows = (*_targets(entries, group), (only,), *_back_to(knowledge, group))
    return said(knowledge, key, rows)


def back_to_inbox(knowledge: Knowledge) -> Rows:
    return ((Button(label(knowledge, "inbox_to_open"), f"{INBOX}:{OPEN}:0"),),)


def phrasings(group: Group) -> tuple[str, ...]:
    """What people typed themselves; a button's words are the entry's own."""
    return phrasings_of(question.text for question in group.questions if not question.opened)


def _line(knowledge: Knowledge, group: Group) -> str:
    down = sum(question.down for question in group.questions)
    key = "inbox_line_down" if down else "inbox_line"
    count = str(len(group.questions))
    return sentence(knowledge, key, count=count, question=_shown(group.text), down=str(down))


def _shown(text: str) -> str:
    return escaped(shorten(text, _QUESTION, placeholder=" …"))


def _turns(knowledge: Knowledge, state: str, page: int, count: int) -> Iterator[Button]:
    if page:
        yield Button(label(knowledge, "previous_page"), f"{INBOX}:{state}:{page - 1}")
    if count > (page + 1) * PAGE:
        yield Button(label(knowledge, "next_page"), f"{INBOX}:{state}:{page + 1}")


def _answered(knowledge: Knowledge, group: Group) -> Iterator[str]:
    """Which entries answered, where people voted such an answer down."""
    down: dict[str, int] = {}
    for question in group.questions:
        if question.entry and question.down:
            down[question.entry] = down.get(question.entry, 0) + question.down
    for entry, votes in down.items():
        yield sentence(knowledge, "teach_down", entry=escaped(entry), down=str(votes))


def _near(responder: Responder, group: Group) -> list[Entry]:
    hits = responder.search(group.text, _SEARCHED)
    found = (hit.item for hit in hits if isinstance(hit.item, Entry))
    return [entry for entry in found if not entry.smalltalk]


def _targets(entries: list[Entry], group: Group) -> Rows:
    return stacked(
        Button(entry.questions[0], f"{TEACH}:{group.id}:to:{entry.id}") for entry in entries
    )


def _back_to(knowledge: Knowledge, group: Group) -> Rows:
    return ((Button(label(knowledge, "teach_back"), f"{TEACH}:{group.id}"),),)
