"""An article and its proposals -> the text of their files."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from bot.ingest.values import NewArticle, Proposal
from bot.knowledge.yaml_writing import entry_item, quoted
from bot.model import Entry

_DRAFT = """\
# BẢN NHÁP do máy đề xuất từ bài articles/{id}.md. Bot KHÔNG đọc thư mục drafts/.
# Với từng mục: đọc lại, so với bài viết, viết lại câu trả lời bằng lời của mình, sửa và thêm cách
# hỏi, thêm `topic`; mục nào dùng được thì chép sang một tệp trong qa/, mục nào thừa thì bỏ.
"""


def article_file(article: NewArticle) -> str:
    """Write the article as a file of `articles/`: front matter, then Markdown."""
    head = article.head
    fields = {
        "title": head.title,
        "publisher": head.publisher,
        "url": head.url,
    }
    lines = [f"{name}: {quoted(value)}" for name, value in fields.items() if value]
    if head.published:
        lines.insert(1 + bool(head.publisher), f"published: {head.published}")
    return "\n".join(["---", *lines, "---", "", article.body, ""])


def draft_file(article: NewArticle) -> str:
    """Write the proposals in the form of a file of `qa/`, to be looked through by a person."""
    entries = "\n".join("\n".join(_entry(one, article)) for one in article.proposals)
    return f"{_DRAFT.format(id=article.id)}\n{entries}"


def _entry(proposal: Proposal, article: NewArticle) -> Iterator[str]:
    yield from textwrap.wrap(
        f"Theo: {proposal.seen}", 96, initial_indent="# ", subsequent_indent="#   "
    )
    for doubt in proposal.doubts:
        yield f"# XEM LẠI: {doubt}"
    entry = Entry(
        id=proposal.id,
        questions=proposal.questions,
        answer=proposal.answer,
        sources=(article.id,),
        as_of=article.head.published,
    )
    yield f"{entry_item(entry)}\n"
