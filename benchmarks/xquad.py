"""A question set in XQuAD's format as knowledge: an article each, a passage for each paragraph."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.shipped import default_messages, default_vocabulary
from bot.language.tokens import sentences
from bot.model import Article, FrontMatter, Knowledge, Passage, Programme


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the id of the passage that it was asked about, and the answers found there."""

    text: str
    passage: str
    answers: tuple[str, ...]

    @property
    def article(self) -> str:
        return self.passage.partition("#")[0]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Articles and the questions asked about them, both in the order of the file."""

    articles: tuple[Article, ...]
    questions: tuple[Question, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for article in self.articles for passage in article.passages)

    @property
    def sentences(self) -> tuple[tuple[str, str], ...]:
        """Every sentence as (passage id, words)."""
        return tuple(
            (passage.id, sentence)
            for passage in self.passages
            for sentence in sentences(passage.text)
        )

    def knowledge(self, without: Collection[str] = ()) -> Knowledge:
        """The articles, but for those whose ids are named, with what the bot brings along."""
        return of_articles(article for article in self.articles if article.id not in without)


def load(path: Path) -> QuestionSet:
    """Read a file in XQuAD's format; OSError or KeyError where it is none."""
    articles = []
    questions = []
    for number, data in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
        passages = []
        for place, paragraph in enumerate(data["paragraphs"]):
            passage = Passage(
                id=f"a{number}#{place}",
                article=f"a{number}",
                heading=None,
                text=paragraph["context"],
            )
            passages.append(passage)
            questions += [
                Question(
                    asked["question"],
                    passage.id,
                    tuple(answer["text"] for answer in asked["answers"]),
                )
                for asked in paragraph["qas"]
            ]
        head = FrontMatter(title=data["title"])
        articles.append(Article(id=f"a{number}", head=head, passages=tuple(passages)))
    return QuestionSet(tuple(articles), tuple(questions))


def of_articles(articles: Iterable[Article]) -> Knowledge:
    """Articles alone as knowledge: no entry, the default sentences and vocabulary."""
    return Knowledge(
        programme=Programme(name="XQuAD"),
        messages=default_messages(),
        articles=tuple(articles),
        vocabulary=default_vocabulary(),
    )
