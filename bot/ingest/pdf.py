"""A PDF -> its text in Markdown, by pypdf."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bot.ingest.missing import missing
from bot.ingest.paragraphs import markdown_of, usual_width
from bot.ingest.values import Document
from bot.knowledge.files import Refused, error

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 300
_LEAST_LETTERS = 20
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_EDGE_LINES = 2
_BROKEN = "tệp PDF hỏng; hãy mở ra, lưu hoặc in lại thành PDF rồi gửi lại"
_LOCKED = "tệp PDF có đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại"
_SCANNED = "tệp PDF này là bản quét hay ảnh, không có chữ để đọc; hãy gửi bản gõ (.docx)"


def read_pdf(raw: bytes, shown: str) -> Document:
    """Read a PDF; Refused for one that is broken, locked, too long or has no text."""
    try:
        import pypdf  # noqa: PLC0415 - an optional extra, and slow to import
    except ModuleNotFoundError as failure:
        raise missing(".pdf", shown) from failure
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        _refuse_locked_or_long(reader, shown)
        pages = [page.extract_text().split("\n") for page in reader.pages]
    except (Refused, MemoryError):
        raise
    except pypdf.errors.DependencyError as failure:
        raise Refused(error(shown, None, _LOCKED)) from failure
    except Exception as failure:  # the reader raises whatever a spoilt object made it stumble over
        raise Refused(error(shown, None, _BROKEN)) from failure
    lines = list(_without_margins(pages))
    if sum(map(len, lines)) < _LEAST_LETTERS:
        raise Refused(error(shown, None, _SCANNED))
    return Document(markdown_of(lines, usual_width(lines)), _title(reader, lines))


def _refuse_locked_or_long(reader: PdfReader, shown: str) -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(error(shown, None, _LOCKED))
    if len(reader.pages) > MOST_PAGES:
        raise Refused(error(shown, None, f"tệp PDF dài hơn {MOST_PAGES} trang; hãy chia nhỏ"))


def _without_margins(pages: Sequence[list[str]]) -> Iterator[str]:
    """Each line but page numbers and what stands at the head or foot of most pages."""
    pages = [[line.strip() for line in page if line.strip()] for page in pages]
    edges = Counter(line for page in pages for line in {*page[:_EDGE_LINES], *page[-_EDGE_LINES:]})
    repeated = {line for line, times in edges.items() if times > 2 and times * 2 > len(pages)}
    for page in pages:
        yield from (
            line for line in page if line not in repeated and not _PAGE_NUMBER.fullmatch(line)
        )


def _title(reader: PdfReader, lines: Sequence[str]) -> str | None:
    """The title in the file's properties, where the text bears it too."""
    title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    head = " ".join(" ".join(lines[:12]).split()).casefold()
    return title if len(title.split()) > 2 and title.casefold() in head else None
