"""A web page -> its article, by trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from bot.ingest.encodings import decoded
from bot.ingest.missing import missing
from bot.ingest.page_origin import origin_of
from bot.ingest.tables import rows_as_items
from bot.ingest.values import Document
from bot.knowledge.files import Refused, error

MOST_LETTERS = 600_000  # of a page without its scripts; an article of a newspaper has 10,000
_CODE = re.compile(r"<(script|style|svg|noscript|template|iframe)\b", re.IGNORECASE)
_COMMENT = "<!--"
_DATA_ADDRESS = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=\s]{1,}", re.IGNORECASE)
_TABLE_RULE = re.compile(r"[|\s:-]+")
_EMPTY = "không thấy nội dung bài viết trong trang này (chỉ có khung trang hay kịch bản)"


def read_page(raw: bytes, shown: str) -> Document:
    """Read the article of an HTML page; Refused where it holds none, or the reader is missing."""
    try:
        import trafilatura  # noqa: PLC0415 - an optional extra, and slow to import
    except ModuleNotFoundError as failure:
        raise missing(".html", shown) from failure
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    page = decoded(raw, shown)
    bare = "".join(_without_code(_DATA_ADDRESS.sub("", page)))
    if len(bare) > MOST_LETTERS:
        raise Refused(error(shown, None, "trang quá dài; hãy chép riêng bài viết vào tệp .docx"))
    text = trafilatura.extract(
        bare.encode("utf-8", "replace"), output_format="markdown", include_comments=False
    )
    if not text:
        raise Refused(error(shown, None, _EMPTY))
    return replace(origin_of(page), text="\n".join(_with_tables_as_lists(text)))


def _without_code(page: str) -> Iterator[str]:
    """Leave out scripts and the like, each up to its end; one that never ends takes all."""
    at = 0
    while found := _CODE.search(page, at):
        yield page[at : found.start()]
        end = re.compile(f"</{found[1]}", re.IGNORECASE).search(page, found.end())
        if end is None:
            return
        at = end.start()
    yield page[at:]


def _with_tables_as_lists(text: str) -> Iterator[str]:
    rows: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("|"):
            if not _TABLE_RULE.fullmatch(line):
                rows.append([cell.strip() for cell in line.strip(" |").split("|")])
            continue
        yield from rows_as_items(rows)
        rows = []
        yield line
