"""What Telegram shows: messages of HTML and the buttons under the last of them.

Nothing here talks to Telegram; values go in and values come out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.answering.wording import Wording, escaped, say, word
from bot.chat.render import render
from bot.chat.spans import Span, html, parted
from bot.model import Answer, Choice, Entry, Knowledge, Topic

PAGE = 20
"""How many questions of a topic are shown at once; Telegram takes a hundred buttons at most."""

OPEN = "e"
TOPIC = "t"


@dataclass(frozen=True, slots=True)
class Button:
    """A button and the data that comes back when it is pressed: "e:<id>" or "t:<topic>:<page>".

    Ids have at most 40 ASCII letters, so the data stays below Telegram's 64 bytes, and it means
    the same after a restart.
    """

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One message."""

    html: str
    buttons: tuple[Button, ...] = ()


Replies = tuple[Reply, ...]
"""All that is sent at once: a single reply unless it is too long for one message."""


def answered(answers: Iterable[Answer], knowledge: Knowledge, today: date) -> Replies:
    """The answers to one message, what they offer as buttons."""
    wordings = [word(answer, knowledge, today) for answer in answers]
    paragraphs = [paragraph for wording in wordings for paragraph in _paragraphs(wording)]
    offered = dict.fromkeys(
        choice
        for choices in ("choices", "related")
        for wording in wordings
        for choice in getattr(wording, choices)
    )
    return _replies(paragraphs, map(_to_open, offered))


def greeting(knowledge: Knowledge) -> Replies:
    return _replies([sentence(knowledge, "greeting")], _topic_buttons(knowledge))


def topics(knowledge: Knowledge) -> Replies:
    """The topics to choose from."""
    buttons = _topic_buttons(knowledge)
    return _replies([sentence(knowledge, "topics" if buttons else "no_topics")], buttons)


def topic(knowledge: Knowledge, topic_id: str, page: int = 0) -> Replies:
    """A topic's questions, a page of them; its buttons turn the page where there are more."""
    found = next((topic for topic in knowledge.programme.topics if topic.id == topic_id), None)
    entries = _entries(knowledge, topic_id)
    if found is None or not 0 <= page * PAGE < len(entries):
        return said(knowledge, "vanished")
    shown = entries[page * PAGE : (page + 1) * PAGE]
    buttons = [_to_open(Choice(entry.id, entry.questions[0])) for entry in shown]
    if page:
        buttons.append(Button("«", f"{TOPIC}:{topic_id}:{page - 1}"))
    if len(entries) > (page + 1) * PAGE:
        buttons.append(Button("»", f"{TOPIC}:{topic_id}:{page + 1}"))
    text = say(knowledge.messages, "topic", topic=escaped(found.title))
    return _replies([text], buttons)


def said(knowledge: Knowledge, key: str) -> Replies:
    """One of the bot's own sentences."""
    return _replies([sentence(knowledge, key)])


def sentence(knowledge: Knowledge, key: str) -> str:
    """One of the bot's own sentences as Markdown."""
    return say(knowledge.messages, key, programme=escaped(knowledge.programme.name))


def _replies(paragraphs: Iterable[str], buttons: Iterable[Button] = ()) -> Replies:
    """Each paragraph is Markdown of its own: an open mark in one can't reach the next."""
    messages = [html(spans) for spans in parted(list(_joined(paragraphs)))]
    return (*map(Reply, messages[:-1]), Reply(messages[-1], tuple(buttons)))


def _joined(paragraphs: Iterable[str]) -> Iterator[Span]:
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield Span("\n\n")
        yield from render(paragraph)


def _paragraphs(wording: Wording) -> Iterator[str]:
    return filter(None, (wording.intro, wording.answer, *wording.notes))


def _to_open(choice: Choice) -> Button:
    return Button(choice.label, f"{OPEN}:{choice.id}")


def _topic_buttons(knowledge: Knowledge) -> list[Button]:
    return [Button(topic.title, f"{TOPIC}:{topic.id}:0") for topic in _asked_about(knowledge)]


def _asked_about(knowledge: Knowledge) -> Iterator[Topic]:
    """The topics that hold a question; small talk is none."""
    for listed in knowledge.programme.topics:
        if any(not entry.smalltalk for entry in _entries(knowledge, listed.id)):
            yield listed


def _entries(knowledge: Knowledge, topic_id: str) -> list[Entry]:
    return [entry for entry in knowledge.entries if entry.topic == topic_id]
