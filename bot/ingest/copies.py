"""Whether an article is there already: under the same title or address, or nearly word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.ingest.values import NewArticle
from bot.knowledge.articles import passages_of
from bot.language.tokens import tokenize
from bot.model import Article

NEAR = 0.4
"""From this share of runs on, two articles are copies of each other.

A copy with every fifth word changed shares four tenths, articles that name the same papers and
offices an eighth.
"""
_RUN = 4  # words: shorter ones are of the language, not of the article


@dataclass(frozen=True, slots=True)
class Copy:
    """The article that is there already; share: of the shorter one's runs of words, in both."""

    article: Article
    share: float
    same_title: bool
    same_address: bool

    def __str__(self) -> str:
        """Say how near they are: "cùng tên bài, giống 96 % chữ"."""
        reasons = [
            *(["cùng tên bài"] if self.same_title else []),
            *(["cùng địa chỉ"] if self.same_address else []),
            f"giống {round(100 * self.share)} % chữ",
        ]
        return ", ".join(reasons)


def near_copy(new: NewArticle, known: Iterable[Article]) -> Copy | None:
    """Find the known article that the new one is a copy of, the nearest of them."""
    runs = _runs([text for _, text in passages_of(new.body)])
    title = _words(new.head.title)
    copies = []
    for article in known:
        copy = Copy(
            article,
            _shared(runs, _runs([passage.text for passage in article.passages])),
            same_title=_words(article.head.title) == title,
            same_address=bool(new.head.url) and new.head.url == article.head.url,
        )
        if copy.share >= NEAR or copy.same_title or copy.same_address:
            copies.append(copy)
    return max(copies, key=lambda copy: copy.share, default=None)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in tokenize(text))


def _runs(passages: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(run for passage in passages for run in _runs_of(_words(passage)))


def _runs_of(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - _RUN + 1):
        yield words[start : start + _RUN]


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
