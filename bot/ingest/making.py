"""A document -> the article to be, cleaned, with its id, front matter and proposed entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.ingest.cleaning import without_surroundings
from bot.ingest.encodings import tidy
from bot.ingest.ids import free, slug
from bot.ingest.lines import Line, joined, lines_of
from bot.ingest.origin import told
from bot.ingest.proposing import proposals
from bot.ingest.values import Document, NewArticle
from bot.knowledge.articles import MAX_PASSAGES
from bot.knowledge.files import Refused, error
from bot.model import FrontMatter

MOST_LETTERS = 600_000  # some two hundred pages
_LEAST_LETTERS = 20
_URL = re.compile(r"https?://\S+")
_COMMENT_SIGNS = re.compile("<!--|-->")
_EMPTY = "không thấy nội dung bài viết trong tệp này"


def made(
    document: Document, name: str, shown: str, taken: frozenset[str] = frozenset()
) -> NewArticle:
    """Make the article of a tidy document from a file called `name`, with an id that is free.

    Refused where nothing is left of it, or too much.
    """
    if len(document.text) > MOST_LETTERS:
        raise Refused(error(shown, None, "bài viết quá dài; hãy chia thành nhiều bài"))
    text = _COMMENT_SIGNS.sub(" ", document.text)
    origin = told(document, without_surroundings(lines_of(text)), name)
    body = joined(_without_idle_headings(origin.lines))
    if len(body) < _LEAST_LETTERS:
        raise Refused(error(shown, None, _EMPTY))
    if len(origin.lines) > MAX_PASSAGES:
        raise Refused(error(shown, None, "bài viết có quá nhiều đoạn; hãy chia thành nhiều bài"))
    found = origin.document
    head = FrontMatter(
        title=_one_line(found.title or name, shown),
        publisher=_one_line(found.publisher, shown) if found.publisher else None,
        published=found.published,
        url=found.url if found.url and _URL.fullmatch(found.url) else None,
    )
    article = free(_article_id(head.title), taken)
    entries = proposals(body, taken | {article})
    return NewArticle(article, head, body, entries, origin.notes)


def _without_idle_headings(lines: Sequence[Line]) -> list[Line]:
    """Write a heading under which nothing stands, as at a signature, like other text."""
    end = len(lines)
    while end and (lines[end - 1].is_heading or lines[end - 1].text.startswith("(")):
        end -= 1
    return [*lines[:end], *(replace(line, markup=line.markup.strip("#")) for line in lines[end:])]


def _one_line(text: str, shown: str) -> str:
    return " ".join(tidy(text, shown).split())


def _article_id(title: str) -> str:
    name = slug(title) or "bai-viet"
    return f"bai-{name}"[:40] if name.startswith("readme") else name  # a README is no article
