"""What Telegram shows: messages of HTML and the buttons under the last of them.

Nothing here talks to Telegram; values go in and values come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering.wording import escaped, say
from bot.chat.render import render
from bot.chat.spans import Span, html, parted
from bot.model import Knowledge


@dataclass(frozen=True, slots=True)
class Button:
    """A button that does one of three things when it is pressed.

    data: comes back to the bot, "verb:argument…", at most 64 bytes of ASCII, the same meaning
    after a restart; url: is opened; copy: goes to the clipboard, at most 256 characters.
    """

    label: str
    data: str = ""
    url: str = ""
    copy: str = ""


Rows = tuple[tuple[Button, ...], ...]
"""Buttons as they stand under a message, row by row."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message."""

    html: str
    rows: Rows = ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        return tuple(button for row in self.rows for button in row)


Replies = tuple[Reply, ...]
"""All that is sent at once: a single reply unless it is too long for one message."""


def said(knowledge: Knowledge, key: str, rows: Rows = (), **values: str) -> Replies:
    """One of the bot's own sentences; `values` fill its placeholders and are Markdown."""
    return composed([sentence(knowledge, key, **values)], rows)


def sentence(knowledge: Knowledge, key: str, **values: str) -> str:
    """One of the bot's own sentences as Markdown."""
    return say(knowledge.messages, key, **{"programme": escaped(knowledge.programme.name)} | values)


def label(knowledge: Knowledge, key: str, **values: str) -> str:
    """One of the bot's own sentences as a button shows it; `values` are plain text."""
    return say(knowledge.messages, key, **values)


def composed(paragraphs: Iterable[str], rows: Rows = ()) -> Replies:
    """Markdown as messages; in each paragraph of its own, so an open mark can't reach the next."""
    return laid_out(joined(map(render, paragraphs)), rows)


def laid_out(spans: Iterable[Span], rows: Rows = ()) -> Replies:
    """As many messages as the text needs, the buttons under the last."""
    messages = [html(part) for part in parted(list(spans))]
    return (*map(Reply, messages[:-1]), Reply(messages[-1], rows))


def joined(paragraphs: Iterable[Iterable[Span]]) -> Iterator[Span]:
    """Paragraphs with a blank line between them."""
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield Span("\n\n")
        yield from paragraph


def stacked(buttons: Iterable[Button]) -> Rows:
    """One button a row, so that long labels can be read."""
    return tuple((button,) for button in buttons)
