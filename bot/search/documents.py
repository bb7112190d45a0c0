"""Entries and passages as documents: lines of text, each with its part in the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.tokens import sentences
from bot.model import Article, Entry, Knowledge, Passage

PHRASING, ANSWER, TITLE = 1.0, 0.35, 0.5


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found: `lines` are phrasings or sentences, `weights` say how much each counts.

    Only the first `quotable` lines stand for the document as a whole (a phrasing, a sentence);
    the rest (the answer of an entry, the headings of a passage) only help to find it.
    """

    item: Entry | Passage
    lines: tuple[str, ...]
    weights: tuple[float, ...]
    quotable: int


def documents(knowledge: Knowledge) -> Iterator[Document]:
    """One document for each curated entry and each passage of the articles."""
    titles = {topic.id: topic.title for topic in knowledge.programme.topics}
    for entry in knowledge.entries:
        yield _of_entry(entry, titles.get(entry.topic or "", ""))
    for article in knowledge.articles:
        for passage in article.passages:
            yield _of_passage(passage, article)


def _of_entry(entry: Entry, topic: str) -> Document:
    answer = () if entry.smalltalk else tuple(sentences(entry.answer))
    head = (topic,) if topic and not entry.smalltalk else ()
    return Document(
        item=entry,
        lines=entry.questions + answer + head,
        weights=(PHRASING,) * len(entry.questions) + (ANSWER,) * len(answer + head),
        quotable=len(entry.questions),
    )


def _of_passage(passage: Passage, article: Article) -> Document:
    text = tuple(sentences(passage.text))
    head = tuple(line for line in (article.head.title, passage.heading) if line)
    return Document(
        item=passage,
        lines=text + head,
        weights=(1.0,) * len(text) + (TITLE,) * len(head),
        quotable=len(text),
    )
