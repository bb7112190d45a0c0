"""The pages of the guide, and what else can be read without a question."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering import Responder
from bot.answering.wording import cited, escaped
from bot.chat.answers import OPEN
from bot.chat.reply import Button, Replies, Rows, composed, label, said, sentence, stacked
from bot.model import Choice, Entry, Knowledge, Topic

PAGE = 8
"""How many questions of a topic are shown at once: what fits a phone's screen."""
MOST_NEAREST = 3

GUIDED = "g"
TOPIC = "t"
MENU = "m"


def greeting(knowledge: Knowledge) -> Replies:
    return said(knowledge, "greeting", _topic_buttons(knowledge))


def topics(knowledge: Knowledge) -> Replies:
    """The topics to choose from."""
    buttons = _topic_buttons(knowledge)
    return said(knowledge, "topics" if buttons else "no_topics", buttons)


def topic(knowledge: Knowledge, topic_id: str, page: int) -> Replies:
    """A topic's questions, a page of them; where topic or page are gone, the topics there are."""
    found = _topic(knowledge, topic_id)
    entries = _entries(knowledge, topic_id)
    if found is None or not 0 <= page * PAGE < len(entries):
        return said(knowledge, "vanished", _topic_buttons(knowledge))
    questions = stacked(
        Button(entry.questions[0], f"{GUIDED}:{entry.id}")
        for entry in entries[page * PAGE : (page + 1) * PAGE]
    )
    turns = []
    if page:
        turns.append(Button(label(knowledge, "previous_page"), f"{TOPIC}:{topic_id}:{page - 1}"))
    if len(entries) > (page + 1) * PAGE:
        turns.append(Button(label(knowledge, "next_page"), f"{TOPIC}:{topic_id}:{page + 1}"))
    turning = (tuple(turns),) if turns else ()
    return said(
        knowledge,
        "topic",
        questions + turning + _to_topics(knowledge),
        topic=escaped(found.title),
    )


def way_back(knowledge: Knowledge, id: str) -> Rows:  # noqa: A002 - the design's word
    """From an entry to the page of its topic that lists it, and to all topics."""
    entry = knowledge.entry_by_id.get(id)
    found = _topic(knowledge, entry.topic) if entry and entry.topic else None
    if entry is None or found is None or entry.smalltalk:
        return _to_topics(knowledge)
    page = _entries(knowledge, found.id).index(entry) // PAGE
    back = label(knowledge, "back", to=found.title)
    return ((Button(back, f"{TOPIC}:{found.id}:{page}"),), *_to_topics(knowledge))


def vanished(responder: Responder, words: str, verb: str = OPEN) -> Replies:
    """Say that an entry is gone, and offer what is nearest to the words it was known by."""
    knowledge = responder.knowledge
    found = (hit.item for hit in responder.search(words) if isinstance(hit.item, Entry))
    near = [Choice(entry.id, entry.questions[0]) for entry in found if not entry.smalltalk]
    buttons = stacked(Button(each.label, f"{verb}:{each.id}") for each in near[:MOST_NEAREST])
    paragraphs = [sentence(knowledge, "vanished")]
    if buttons:
        paragraphs.append(sentence(knowledge, "nearest"))
    return composed(paragraphs, buttons + (_to_topics(knowledge) if verb == GUIDED else ()))


def sources(knowledge: Knowledge) -> Replies:
    """Every source there is, each once: title with its address, publisher, date."""
    articles = [article.head.source for article in knowledge.articles]
    entries = [source for entry in knowledge.entries for source in knowledge.sources(entry)]
    listed = [f"- {cited(source)}" for source in dict.fromkeys([*articles, *entries])]
    if not listed:
        return said(knowledge, "no_sources")
    return composed([sentence(knowledge, "sources"), "\n".join(listed)])


def _topic_buttons(knowledge: Knowledge) -> Rows:
    return stacked(
        Button(topic.title, f"{TOPIC}:{topic.id}:0")
        for topic in knowledge.programme.topics
        if _entries(knowledge, topic.id)
    )


def _to_topics(knowledge: Knowledge) -> Rows:
    return ((Button(label(knowledge, "all_topics"), MENU),),)


def _topic(knowledge: Knowledge, topic_id: str) -> Topic | None:
    return next((each for each in knowledge.programme.topics if each.id == topic_id), None)


def _entries(knowledge: Knowledge, topic_id: str) -> list[Entry]:
    """The topic's entries without small talk, which is nothing to ask about."""
    return list(_asked_about(knowledge, topic_id))


def _asked_about(knowledge: Knowledge, topic_id: str) -> Iterator[Entry]:
    return (e for e in knowledge.entries if e.topic == topic_id and not e.smalltalk)
