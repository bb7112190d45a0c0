"""Answers as messages: whole in a private chat, short with the rest folded where many read."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.wording import Wording
from bot.chat.render import render
from bot.chat.reply import Button, Replies, Rows, composed, joined, label, laid_out, stacked
from bot.chat.spans import Span, cut, folded, plain, units
from bot.conversation import Turn
from bot.language.document_numbers import document_numbers
from bot.model import Knowledge

OPEN = "e"
SHORT = 700
"""UTF-16 units of an answer that a group sees without opening the fold, where paragraphs allow."""
MOST_COPIES = 2
_COPY_LIMIT = 256


def whole(turn: Turn, knowledge: Knowledge, below: Rows = (), verb: str = OPEN) -> Replies:
    """All that was said; its choices are buttons that come back with `verb`."""
    parts = [part for wording in turn.wordings for part in paragraphs(wording)]
    return composed(parts, offered(turn, verb) + _copies(turn, knowledge) + below)


def short(turn: Turn, below: Rows = ()) -> Replies:
    """The short answer, its details in a fold; choices are buttons where the answer is a choice."""
    shown, details = [], []
    for wording in turn.wordings:
        first, rest = _parted(wording)
        shown.append(first)
        details += rest
    spans = list(joined(shown))
    if details:
        spans += [Span("\n"), *folded(joined(details))]
    chosen = [choice for wording in turn.wordings for choice in wording.choices]
    choices = stacked(Button(choice.label, f"{OPEN}:{choice.id}") for choice in chosen)
    return laid_out(spans, choices + below)


def offered(turn: Turn, verb: str) -> Rows:
    """What can be picked, each once, in the order in which it can be typed as a number."""
    return stacked(
        Button(choice.label, f"{verb}:{choice.id}") for choice in dict.fromkeys(turn.offered)
    )


def _parted(wording: Wording) -> tuple[list[Span], list[list[Span]]]:
    """What is shown of an answer, and the paragraphs of its details."""
    if wording.choices:  # the last paragraph introduces the buttons
        return list(joined(map(render, paragraphs(wording)))), []
    answer = list(joined(render(part) for part in (wording.intro, wording.answer) if part))
    first, rest = _shortened(answer)
    return first, [part for part in (rest, *map(render, wording.notes)) if part]


def _shortened(answer: list[Span]) -> tuple[list[Span], list[Span]]:
    """The first paragraphs that are short enough, the first in any case, and all others."""
    text = plain(answer)
    if units(text) <= SHORT:
        return answer, []
    end = text.rfind("\n\n", 1, SHORT)
    if end < 0:
        end = text.find("\n\n", 1)
    if end < 0:
        return answer, []
    return cut(answer, 0, end), cut(answer, end + 2, len(text))


def paragraphs(wording: Wording) -> Iterator[str]:
    """All that is said, in Markdown, each paragraph of its own."""
    return filter(None, (wording.intro, wording.answer, *wording.notes))


def _copies(turn: Turn, knowledge: Knowledge) -> Rows:
    """Buttons that copy the document numbers of the answers."""
    said = " ".join(plain(render(wording.answer)) for wording in turn.wordings if wording.answer)
    numbers = [number for number in document_numbers(said) if len(number) <= _COPY_LIMIT]
    return stacked(
        Button(label(knowledge, "copy", number=number), copy=number)
        for number in numbers[:MOST_COPIES]
    )
