"""A Word file (.docx) -> its text in Markdown, by python-docx."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

from bot.ingest.archive import content, opened
from bot.ingest.kinds import MIB
from bot.ingest.missing import missing
from bot.ingest.values import Document
from bot.knowledge.files import Refused, error
from bot.language.normal import strip_marks

if TYPE_CHECKING:
    from docx.document import Document as WordFile

_MOST_UNPACKED = 60 * MIB
_MOST_TEXT = 8 * MIB
_MACROS = re.compile(r"vbaProject|macrosheets", re.IGNORECASE)
_DECLARED = "<!DOCTYPE"
_ENTITIES = (_DECLARED.encode(), _DECLARED.encode("utf-16-le"), _DECLARED.encode("utf-16-be"))
_STOCK_TITLES = ("cong hoa xa hoi chu nghia", "microsoft word", "untitled", "document", "tai lieu")
_BROKEN = "tệp Word hỏng; hãy mở bằng Word, lưu lại thành .docx rồi gửi lại"


def read_word(raw: bytes, shown: str) -> Document:
    """Read a .docx file; Refused for one that is broken, locked or could do harm."""
    try:
        import docx  # noqa: PLC0415 - an optional extra, and slow to import
    except ModuleNotFoundError as failure:
        raise missing(".docx", shown) from failure
    from bot.ingest.word_blocks import blocks_of  # noqa: PLC0415 - needs the extra too

    with opened(raw, shown, _MOST_UNPACKED) as archive:
        _refuse_harm(archive, shown)
    try:
        file = docx.Document(io.BytesIO(raw))
        text = "\n\n".join(blocks_of(file))
    except MemoryError:
        raise
    except Exception as failure:  # the reader raises whatever a spoilt part made it stumble over
        raise Refused(error(shown, None, _BROKEN)) from failure
    return Document(text, _title(file))


def _refuse_harm(archive: ZipFile, shown: str) -> None:
    """Refuse macros, declared entities and more text than anybody writes."""
    names = archive.namelist()
    if any(map(_MACROS.search, names)):
        message = "tệp Word có macro không được nhận; hãy lưu lại thành .docx thường"
        raise Refused(error(shown, None, message))
    if "word/document.xml" not in names:
        message = "đây là tệp nén chứa thứ khác, không phải tệp Word .docx"
        raise Refused(error(shown, None, message))
    for info in archive.infolist():
        if info.filename.endswith((".xml", ".rels")):
            if info.file_size > _MOST_TEXT:
                raise Refused(error(shown, None, "tệp Word quá dài; hãy chia thành nhiều tệp"))
            part = content(archive, info)
            if any(sign in part for sign in _ENTITIES):
                message = "tệp Word có khai báo lạ (DOCTYPE) mà Word không bao giờ viết"
                raise Refused(error(shown, None, message))


def _title(file: WordFile) -> str | None:
    """The title in the file's properties, unless it is one that Word put there by itself."""
    title = file.core_properties.title.strip()
    plain = strip_marks(title).lower()
    return None if len(plain.split()) < 3 or plain.startswith(_STOCK_TITLES) else title
