"""An answer in words: what is said, what is noted after it and what can be picked next.

Every sentence comes from the knowledge folder; this module only puts them in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import assert_never

from bot.answering.plain_text import plain_markdown
from bot.model import (
    Answer,
    Choice,
    Clarification,
    Contact,
    DirectAnswer,
    Entry,
    Excerpt,
    Fallback,
    FrontMatter,
    Knowledge,
    KnownGap,
    SmallTalk,
    Source,
)

_MARKDOWN_MARK = re.compile(r"[\\`*_\[\]<>&]")
_ENDS_A_LINK = {ord(mark): f"%{ord(mark):02X}" for mark in "()<>\\"}


@dataclass(frozen=True, slots=True)
class Wording:
    """One answer in Markdown, in the order in which it is shown.

    `intro` stands before the answer, each of `notes` is a paragraph after it. The choices follow
    the last paragraph directly: it introduces them. `related` has its own heading, the message
    of that name.
    """

    answer: str
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    choices: tuple[Choice, ...] = ()
    related: tuple[Choice, ...] = ()
    intro: str = ""

    @property
    def offered(self) -> tuple[Choice, ...]:
        """All that can be picked, in the order in which it is numbered."""
        return self.choices + self.related


def word(answer: Answer, knowledge: Knowledge, today: date) -> Wording:
    """Put an answer into the words of the knowledge folder."""
    messages = knowledge.messages
    match answer:
        case SmallTalk(entry=entry, related=related):
            return Wording(entry.answer, related=related)
        case DirectAnswer(entry=entry, related=related) | KnownGap(entry=entry, related=related):
            sources = knowledge.sources(entry)
            notes = tuple(_notes(entry, sources, messages, today))
            return Wording(entry.answer, notes, sources, related=related)
        case Excerpt(passage=passage, text=text, related=related):
            head = knowledge.article_by_id[passage.article].head
            notes = tuple(_notes(head, (head.source,), messages, today))
            intro = say(messages, "excerpt", source=escaped(head.publisher or head.title))
            return Wording(text, notes, (head.source,), related=related, intro=intro)
        case Clarification(choices=choices):
            return Wording("", choices=choices, intro=say(messages, "clarification"))
        case Fallback():
            return _word_fallback(answer, knowledge)
    assert_never(answer)


def plain(wording: Wording, messages: Mapping[str, str], first: int = 1) -> str:
    """Put the whole reply in plain text, what can be picked numbered from `first`."""
    numbers = count(first)
    paragraphs = [
        plain_markdown(paragraph)
        for paragraph in (wording.intro, wording.answer, *wording.notes)
        if paragraph
    ]
    if wording.choices:
        paragraphs[-1:] = ["\n".join([*paragraphs[-1:], *_numbered(wording.choices, numbers)])]
    if wording.related:
        heading = plain_markdown(say(messages, "related"))
        paragraphs.append("\n".join([heading, *_numbered(wording.related, numbers)]))
    return "\n\n".join(paragraphs)


def say(messages: Mapping[str, str], key: str, **values: str) -> str:
    """One of the bot's sentences with its placeholders filled; values are Markdown."""
    return messages[key].format(**values)


def escaped(text: str) -> str:
    """Plain text as Markdown that shows it unchanged."""
    return _MARKDOWN_MARK.sub(r"\\\g<0>", text)


def cited(source: Source) -> str:
    """Tell what is known of a source in Markdown: "[title](address), publisher, 28/2/2022"."""
    title = escaped(source.title)
    if source.url:
        title = f"[{title}]({_address(source.url)})"
    published = str(source.published) if source.published else ""
    return _listed(title, escaped(source.publisher or ""), published)


def whom_to_ask(knowledge: Knowledge) -> str:
    """The sentence that names the programme's contact, in Markdown; empty where none is known."""
    contact = knowledge.programme.contact
    return say(knowledge.messages, "contact", contact=_contact(contact)) if contact.filled else ""


def _word_fallback(answer: Fallback, knowledge: Knowledge) -> Wording:
    messages = knowledge.messages
    notes = []
    if contact := whom_to_ask(knowledge):
        notes.append(contact)
    if answer.nearest:
        notes.append(say(messages, "nearest"))
    sentence = say(
        messages,
        answer.reason,
        example=escaped(_example(knowledge)),
        programme=escaped(knowledge.programme.name),
    )
    return Wording(sentence, tuple(notes), choices=answer.nearest)


def _notes(
    said: Entry | FrontMatter,
    sources: tuple[Source, ...],
    messages: Mapping[str, str],
    today: date,
) -> Iterator[str]:
    if said.valid_until and said.valid_until.last_day < today:
        yield say(messages, "expired", valid_until=str(said.valid_until))
    if said.as_of:
        yield say(messages, "as_of", as_of=str(said.as_of))
    if sources:
        yield say(messages, "source", source="; ".join(map(cited, sources)))


def _contact(contact: Contact) -> str:
    address = f"<{_address(contact.url)}>" if contact.url else ""
    parts = map(escaped, (contact.name, contact.phone, contact.email, contact.address))
    return _listed(*parts, address)


def _address(url: str) -> str:
    return url.translate(_ENDS_A_LINK)


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _example(knowledge: Knowledge) -> str:
    """Find a question that the folder answers; the programme's name where it answers none."""
    answered = (entry for entry in knowledge.entries if not entry.gap and not entry.smalltalk)
    return next((entry.questions[0] for entry in answered), knowledge.programme.name)


def _numbered(choices: Iterable[Choice], numbers: Iterator[int]) -> list[str]:
    return [f"{next(numbers)}. {choice.label}" for choice in choices]
