"""Entries and passages as documents: lines of text, each with its part in the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.language.tokens import sentences
from bot.model import Article, Entry, Knowledge, Passage
from bot.search.keeping import Kept

PHRASING, ANSWER, TITLE = 1.0, 0.35, 0.5
_KEPT = 1024  # documents whose lines are kept for later questions


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


class Documents:
    """One document for each curated entry and each passage of the articles, by number.

    Only the items are held; lines are cut when they are asked for, the last ones kept.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._topics = {topic.id: topic.title for topic in knowledge.programme.topics}
        self._entries = knowledge.entries
        self._passages = [
            (passage, article) for article in knowledge.articles for passage in article.passages
        ]
        self._kept = Kept(_KEPT, self._cut)

    def __len__(self) -> int:
        return len(self._entries) + len(self._passages)

    def __getitem__(self, number: int) -> Document:
        return self._kept[number]

    def __iter__(self) -> Iterator[Document]:
        return map(self._cut, range(len(self)))

    def _cut(self, number: int) -> Document:
        if number < len(self._entries):
            entry = self._entries[number]
            return _of_entry(entry, self._topics.get(entry.topic or "", ""))
        return _of_passage(*self._passages[number - len(self._entries)])


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
