"""A file of any kind that is taken -> knowledge files or an article; all of it in this process."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from bot.ingest.archive import printable
from bot.ingest.encodings import decoded, tidy
from bot.ingest.ids import slug
from bot.ingest.kinds import Kind, kind_of
from bot.ingest.making import made
from bot.ingest.package import TOP_FILES, knowledge_in
from bot.ingest.paragraphs import markdown_of
from bot.ingest.pdf import read_pdf
from bot.ingest.soundness import unsound
from bot.ingest.values import Document, KnowledgeFiles, NewArticle, Upload
from bot.ingest.web import read_page
from bot.ingest.word import read_word
from bot.knowledge.files import Refused, error

_COPY = re.compile(r"\s*\(\d{1,3}\)$|\s+-\s+(?:copy|bản sao)$", re.IGNORECASE)  # "ky-ket (1).yaml"
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n")


def read(name: str, data: bytes, taken: frozenset[str] = frozenset()) -> Upload:
    """Read a file by its kind; Refused with every problem, each with file and line.

    taken: the ids that a new article and its proposals must not have.
    """
    name = PurePosixPath(name.replace("\\", "/")).name
    shown = printable(name)
    kind = kind_of(name, data, shown)
    if kind == "zip":
        return _sound(knowledge_in(data, shown))
    if kind == "yaml" or (kind == "markdown" and _is_knowledge(name, data)):
        return _sound(KnowledgeFiles({_place(name, shown): data}))
    document = _document(kind, data, shown)
    document = replace(document, text=tidy(document.text, shown))
    return made(document, PurePosixPath(name).stem, shown, taken)


def read_article(name: str, data: bytes, taken: frozenset[str]) -> NewArticle:
    """Read a file that must hold an article; Refused for knowledge files too."""
    found = read(name, data, taken)
    if isinstance(found, KnowledgeFiles):
        message = "đây là tệp kiến thức, không phải bài viết; hãy chép thẳng vào thư mục kiến thức"
        raise Refused(error(printable(name), None, message))
    return found


def _document(kind: Kind, data: bytes, shown: str) -> Document:
    match kind:
        case "html":
            return read_page(data, shown)
        case "docx":
            return read_word(data, shown)
        case "pdf":
            return read_pdf(data, shown)
        case _:
            return Document(markdown_of(decoded(data, shown).splitlines()))


def _is_knowledge(name: str, data: bytes) -> bool:
    return name in TOP_FILES or bool(_FRONT_MATTER.match(data)) or not data.strip()


def _place(name: str, shown: str) -> str:
    """Tell where in a knowledge folder a single file belongs."""
    path = PurePosixPath(name)
    stem = _COPY.sub("", path.stem)
    folder, suffix = ("articles", ".md") if path.suffix.lower() == ".md" else ("qa", ".yaml")
    top = {PurePosixPath(top).name.lower(): top for top in TOP_FILES}
    if known := top.get(f"{stem}{suffix}".lower()):
        return known
    if not (safe := stem if re.fullmatch(r"[A-Za-z0-9_-]{1,40}", stem) else slug(stem)):
        message = (
            "tên tệp không có chữ cái nào dùng được; hãy đặt tên không dấu, ví dụ noi-quy.yaml"
        )
        raise Refused(error(shown, None, message))
    return f"{folder}/{safe}{suffix}"


def _sound(found: KnowledgeFiles) -> KnowledgeFiles:
    if problems := list(unsound(found.files)):
        raise Refused(*problems)
    return found
