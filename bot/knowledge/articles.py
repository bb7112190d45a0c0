"""An article file -> its front matter and its passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from bot.knowledge.diagnostics import Located, validate
from bot.knowledge.files import Refused, error
from bot.knowledge.guesses import id_like
from bot.knowledge.translation import ID_RULE
from bot.knowledge.yaml_reader import read_yaml
from bot.model import Article, FrontMatter, Passage, Problem

_FENCE = re.compile(r"---\s*")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")
_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")

MAX_PASSAGES = 10_000


def read_article(text: str, name: str, shown: str) -> Located[Article]:
    """Read the article of a file `<name>.md`; Refused with every problem."""
    wrong_name = () if _ID.fullmatch(name) else (_not_an_id(name, shown),)
    try:
        head, body = _parts(text, shown)
    except Refused as refused:
        raise Refused(*wrong_name, *refused.problems) from refused
    if wrong_name:
        raise Refused(*wrong_name)
    found = list(islice(passages_of(body), MAX_PASSAGES + 1))
    if len(found) > MAX_PASSAGES:
        raise Refused(error(shown, None, "bài viết có quá nhiều đoạn; hãy chia thành nhiều bài"))
    passages = tuple(
        Passage(id=f"{name}#{number}", article=name, heading=heading, text=passage)
        for number, (heading, passage) in enumerate(found, start=1)
    )
    return Located(Article(id=name, head=head.value, passages=passages), shown, head.node)


def _not_an_id(name: str, shown: str) -> Problem:
    message = f"tên tệp `{name}` không dùng làm mã được ({ID_RULE}){id_like(name, '.md')}"
    return error(shown, None, message)


def _parts(text: str, shown: str) -> tuple[Located[FrontMatter], str]:
    """Read the front matter; give the body as it stands, without comments."""
    lines, body = _split(text, shown)
    node = read_yaml("\n".join(lines), shown, first_line=2)
    if node is None:
        raise Refused(error(shown, 1, "thiếu trường `title` giữa hai dòng `---`"))
    return Located(validate(FrontMatter, node, shown), shown, node), body


def _split(text: str, shown: str) -> tuple[list[str], str]:
    """Cut the file into the lines of the front matter and the body."""
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        message = "bài viết phải mở đầu bằng dòng `---`, rồi `title: …`, rồi một dòng `---` nữa"
        raise Refused(error(shown, 1, message))
    for number, line in enumerate(lines[1:], start=1):
        if _FENCE.fullmatch(line):
            body = "\n".join(lines[number + 1 :])
            rest, unclosed = _without_comments(body)
            if unclosed is not None:
                at = number + 1 + body[:unclosed].count("\n") + 1
                raise Refused(error(shown, at, "ghi chú `<!--` chưa được đóng bằng `-->`"))
            return lines[1:number], rest
    raise Refused(error(shown, 1, "thiếu dòng `---` kết thúc phần đầu bài viết"))


def _without_comments(body: str) -> tuple[str, int | None]:
    """Cut the comments out; tell the place of one that is never closed."""
    kept: list[str] = []
    at = 0
    while (start := body.find("<!--", at)) >= 0:
        kept.append(body[at:start])
        end = body.find("-->", start + len("<!--"))
        if end < 0:
            return "".join(kept) + body[start:], start
        at = end + len("-->")
    return "".join(kept) + body[at:], None


def passages_of(body: str) -> Iterator[tuple[str | None, str]]:
    """Each (heading, passage) of a Markdown text, in order.

    A passage is a paragraph or a list; a paragraph that ends in a colon keeps its list.
    """
    heading: str | None = None
    passage: list[str] = []
    for block in _blocks(_without_comments(body)[0]):
        titled = _HEADING.match(block[0])
        continues = _continues(passage, block)
        if passage and (titled or not continues):
            yield heading, _joined(passage)
            passage = []
        if titled:
            heading = _title(block[0][titled.end() :])
        else:
            passage += block
    if passage:
        yield heading, _joined(passage)


def _title(written: str) -> str | None:
    """What a heading says, without the marks that may close it."""
    text = written.strip()
    open_ended = text.rstrip("#")
    return (text if open_ended[-1:].strip() else open_ended.rstrip()) or None


def _continues(passage: list[str], block: list[str]) -> bool:
    """Whether the block belongs to the passage before it: a list to its list or its intro."""
    if not passage:
        return False
    in_list = any(_ITEM.match(line) for line in passage)
    if _ITEM.match(block[0]):
        return in_list or passage[-1].rstrip(" *_").endswith(":")
    return in_list and block[0].startswith("  ")


def _blocks(body: str) -> Iterator[list[str]]:
    """Yield the runs of lines between blank lines and rules; a heading is a run of its own."""
    block: list[str] = []
    for line in body.split("\n"):
        heading = _HEADING.match(line)
        if heading or _RULE.fullmatch(line) or not line.strip():
            if block:
                yield block
            block = []
            if heading:
                yield [line]
        else:
            block.append(line)
    if block:
        yield block


def _joined(lines: list[str]) -> str:
    """One paragraph on one line; each item of a list on its own."""
    text = ""
    for line in lines:
        text += ("\n" if _ITEM.match(line) else " ") if text else ""
        text += line.strip()
    return text
