"""The chat in a terminal: the same answers as everywhere, without Telegram.

A person at a terminal gets rendered Markdown, a prompt and a history. Where input or output is a
pipe, a line is a message, replies are plain text and the end of input is the end of the chat.
"""

from __future__ import annotations

import contextlib
import locale
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.answering import Responder
from bot.answering.wording import escaped, say
from bot.conversation import Conversation, Turn, numbered
from bot.model import Choice, Knowledge

if TYPE_CHECKING:
    from rich.console import Console

PROMPT = "> "
WIDTH = 100

_LINE_END = re.compile(r"(?<=\S)\n(?=\S)")
"""A line that ends inside a paragraph; it ends on Telegram too, so it must for Markdown here."""


def chat(responder: Responder, today: date, now: Callable[[], datetime]) -> None:
    """Talk until the input ends."""
    conversation = Conversation(responder, today, now)
    if all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        _chat_with_a_person(conversation, responder.knowledge)
    else:
        _chat_with_a_pipe(conversation, responder.knowledge.messages)


def lines() -> Iterator[str]:
    """Yield the lines of standard input as they arrive, without their ends."""
    for line in sys.stdin or ():  # none where it was closed
        yield line.rstrip("\r\n")


def _chat_with_a_pipe(conversation: Conversation, messages: Mapping[str, str]) -> None:
    for line in lines():
        print(conversation.say(line).text(messages), end="\n\n", flush=True)


def _chat_with_a_person(conversation: Conversation, knowledge: Knowledge) -> None:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it; start-up counts

    console = Console(highlight=False)
    messages = knowledge.messages
    _prepare_line_editing()
    _show(console, say(messages, "greeting", programme=escaped(knowledge.programme.name)))
    _show(console, say(messages, "welcome_terminal"), "dim")
    for line in _typed_lines(console):
        with contextlib.suppress(KeyboardInterrupt):
            _show_turn(console, conversation.say(line), messages)
    _show(console, say(messages, "goodbye"))


def _prepare_line_editing() -> None:
    """Give `input` its arrow keys and history, in UTF-8 even where the locale is not."""
    if locale.getencoding().lower() not in {"utf-8", "utf8"}:
        os.putenv("LC_ALL", "C.UTF-8")  # readline takes its locale from here, line after line
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - importing it is what turns line editing on


def _typed_lines(console: Console) -> Iterator[str]:
    """Yield what the person types; Ctrl-C drops the line, Ctrl-D ends."""
    while True:
        try:
            yield input(PROMPT)
        except KeyboardInterrupt:
            console.print()
        except EOFError:
            console.print()
            return


def _show_turn(console: Console, turn: Turn, messages: Mapping[str, str]) -> None:
    console.print()
    for first, wording in numbered(turn.wordings):
        for paragraph in (wording.intro, wording.answer):
            _show(console, paragraph)
        for note in wording.notes:
            _show(console, note, "dim")
        _show_choices(console, wording.choices, first)
        if wording.related:
            _show(console, say(messages, "related"), "dim")
            _show_choices(console, wording.related, first + len(wording.choices))
    if any(wording.choices for wording in turn.wordings):
        _show(console, say(messages, "choose"), "dim")


def _show(console: Console, markdown: str, style: str = "none") -> None:
    from rich.markdown import Markdown  # noqa: PLC0415 - see above

    if markdown:
        shown = Markdown(_LINE_END.sub("  \n", markdown), hyperlinks=False, style=style)
        console.print(shown, width=min(console.width, WIDTH))
        console.print()


def _show_choices(console: Console, choices: tuple[Choice, ...], first: int) -> None:
    from rich.text import Text  # noqa: PLC0415 - see above

    for number, choice in enumerate(choices, first):
        console.print(Text.assemble((f"{number:>3}. ", "bold"), choice.label))
    if choices:
        console.print()
