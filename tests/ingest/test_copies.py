"""An article that is there already is noticed, also where it was changed a little."""

from __future__ import annotations

from random import Random

import pytest

from bot.ingest.copies import near_copy
from bot.ingest.uploads import read_article
from bot.ingest.values import NewArticle
from bot.ingest.writing import article_file
from bot.knowledge.articles import read_article as read_written
from bot.language.normal import strip_marks
from bot.model import Article
from tests.ingest.news import PAGE, PAPER, TEXT, TITLE


def article(text: str, name: str = "a.txt") -> NewArticle:
    return read_article(name, text.encode(), frozenset())


def known(*texts: str) -> list[Article]:
    made = [article(text, "a.html" if text.startswith("<") else "a.txt") for text in texts]
    return [read_written(article_file(one), f"bai-{n}", "x").value for n, one in enumerate(made)]


def changed(text: str, share: float) -> str:
    rng = Random(1)  # noqa: S311 - a text to compare with, no secret
    lines = text.split("\n")
    return "\n".join(
        " ".join("khác" if rng.random() < share else word for word in line.split(" "))
        for line in lines
    )


OTHER_TITLE = TEXT.replace(TITLE, "Một buổi sáng ở thư viện bên sông")


@pytest.mark.parametrize(
    ("text", "least"),
    [
        (TEXT, 1.0),
        (OTHER_TITLE, 1.0),
        (strip_marks(OTHER_TITLE), 1.0),
        (OTHER_TITLE[len(OTHER_TITLE) // 2 :], 0.9),
        (changed(OTHER_TITLE, 0.1), 0.5),
    ],
)
def test_a_copy_is_noticed_and_how_near_it_is(text: str, least: float) -> None:
    copy = near_copy(article(text), known(PAPER, TEXT))
    assert copy is not None
    assert copy.article.id == "bai-1"
    assert copy.share >= least


def test_the_reason_is_told() -> None:
    assert str(near_copy(article(TEXT), known(TEXT))) == "cùng tên bài, giống 100 % chữ"
    copy = near_copy(article(PAGE, "a.html"), known(PAGE))
    assert str(copy) == "cùng tên bài, cùng địa chỉ, giống 100 % chữ"


def test_another_article_is_no_copy() -> None:
    assert near_copy(article(PAPER), known(TEXT, PAGE)) is None
    assert near_copy(article(PAPER), []) is None
