"""What an admin reads while they write an answer, and the buttons below."""

from __future__ import annotations

from textwrap import shorten

from bot.answering.wording import escaped
from bot.chat.drafting import LEFT_ALONE, Writing
from bot.chat.inbox_pages import WRITE
from bot.chat.reply import Button, Replies, Rows, composed, label, said, sentence, stacked
from bot.model import Knowledge
from bot.teaching.drafts import Step

MOST_ARTICLES = 5
_TITLE = 60

_AMENDED: tuple[Step, ...] = ("answer", "source", "until", "phrasings")


def asked(knowledge: Knowledge, writing: Writing) -> Replies:
    """What is asked for now; where the answer came from staff, below that."""
    draft = writing.draft
    question = escaped(draft.phrasings[0]) if draft.phrasings else "…"
    minutes = str(int(LEFT_ALONE.total_seconds() // 60))
    wanted = sentence(knowledge, f"draft_{draft.step}", question=question, minutes=minutes)
    shown = [draft.answer] if draft.step == "source" and draft.answer else []
    return composed([*shown, wanted], ways(knowledge, writing))


def not_taken(knowledge: Knowledge, writing: Writing, key: str) -> Replies:
    """Why what was typed was not taken, and what else can be done."""
    return said(knowledge, key, ways(knowledge, writing))


def ways(knowledge: Knowledge, writing: Writing) -> Rows:
    """The buttons of a step: articles to choose from, to leave it empty, to stop."""
    draft, data = writing.draft, f"{WRITE}:{writing.question_id}"
    articles = knowledge.articles[:MOST_ARTICLES] if draft.step == "source" else ()
    chosen = stacked(
        Button(shorten(article.head.title, _TITLE, placeholder="…"), f"{data}:source:{article.id}")
        for article in articles
    )
    last = [Button(label(knowledge, "draft_cancel"), f"{data}:cancel")]
    if draft.skipped() != draft:
        last.insert(0, Button(label(knowledge, "draft_skip"), f"{data}:skip:{draft.step}"))
    return (*chosen, tuple(last))


def amending(knowledge: Knowledge, writing: Writing) -> Rows:
    """The buttons below the change that a finished draft makes: each part can be taken anew."""
    data = f"{WRITE}:{writing.question_id}:again"
    buttons = [Button(label(knowledge, f"amend_{step}"), f"{data}:{step}") for step in _AMENDED]
    return tuple(buttons[:2]), tuple(buttons[2:])


def another_open(knowledge: Knowledge, writing: Writing, wanted: int) -> Replies:
    """Ask which of two answers is to be written."""
    phrasings = writing.draft.phrasings
    buttons = [
        Button(label(knowledge, "draft_go_on"), f"{WRITE}:{writing.question_id}:go"),
        Button(label(knowledge, "draft_begin_other"), f"{WRITE}:{wanted}:anew"),
    ]
    question = escaped(phrasings[0]) if phrasings else "…"
    return said(knowledge, "draft_other_open", stacked(buttons), question=question)
