"""Mechanical faults of knowledge files mended as text; all else stays byte for byte.

A change is only kept where the file still says the same: the same values in the same places, but
for white space. What takes a person to decide is left as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.knowledge.files import Refused, text_of
from bot.knowledge.repeats import without_repeats
from bot.knowledge.said import said_in
from bot.knowledge.schemas import schema_line

_BOM = "\ufeff"
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u200b\ufeff]")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_MARGIN = re.compile(r"^ *\t[ \t]*", re.MULTILINE)
_TAB_WIDTHS = (2, 4, 8)
_FOR_EDITORS = re.compile(r"^# *yaml-language-server:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mended:
    """The new content of a file, and in words what was changed."""

    content: bytes
    deeds: tuple[str, ...]


def mend(files: Mapping[str, bytes]) -> dict[str, Mended]:
    """Mend the files of a folder: those that change, by path."""
    mended = ((path, _mended(path, content)) for path, content in sorted(files.items()))
    return {path: found for path, found in mended if found.content != files[path]}


def _mended(path: str, raw: bytes) -> Mended:
    try:
        text_of(raw, path)
    except Refused:
        return Mended(raw, ())
    text = raw.decode()
    deeds: list[str] = []
    for deed, change in _ALWAYS:
        text = _noted(deed, text, change(text), deeds)
    for deed, changed in _respaced(path, text):
        text = _noted(deed, text, changed, deeds)
    text, repeated = without_repeats(path, text)
    if repeated:
        ids = ", ".join(dict.fromkeys(repeated))
        deeds.append(f"bỏ {len(repeated)} cách hỏi viết hai lần ({ids})")
    first = schema_line(path)
    if first and text.strip() and not _FOR_EDITORS.search(text):
        deeds.append("thêm dòng đầu để trình soạn thảo biết cách kiểm tra tệp")
        text = f"{first}\n{text}"
    return Mended(text.encode(), tuple(deeds))


def _noted(deed: str, before: str, after: str, deeds: list[str]) -> str:
    """Note what was done, and in how many lines."""
    if after != before:
        pairs = zip(before.split("\n"), after.split("\n"), strict=False)
        deeds.append(deed.format(lines=sum(old != new for old, new in pairs)))
    return after


def _without_mark(text: str) -> str:
    return text.removeprefix(_BOM)


def _plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_ALWAYS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("bỏ dấu BOM ở đầu tệp", _without_mark),
    ("đổi kiểu xuống dòng của Windows (CRLF) thành LF", _plain_line_ends),
    ("gộp chữ với dấu rời (NFC) ở {lines} dòng", _composed),
)
"""What the bot does itself when it reads a file."""

_SPACES = "thay dấu cách lạ ở {lines} dòng"
_TABS = "thay phím Tab bằng dấu cách ở {lines} dòng"
_ENDS = "bỏ dấu cách thừa ở cuối {lines} dòng"

Steps = list[tuple[str, str]]
"""Deeds, each with the text after it."""


def _respaced(path: str, text: str) -> Steps:
    """The steps to plain spaces; none unless the file says the same, however wide a tab is."""
    widths = _TAB_WIDTHS if _MARGIN.search(text) else _TAB_WIDTHS[:1]
    ways = [_with_plain_spaces(text, width) for width in widths]
    if ways[0][-1][1] == text:
        return []
    before = said_in(path, text)
    readings = [said_in(path, way[-1][1]) for way in ways]
    clear = [number for number, reading in enumerate(readings) if reading is not None]
    said = [readings[number] for number in clear] + ([] if before is None else [before])
    return ways[clear[0]] if clear and all(one == said[0] for one in said) else []


def _with_plain_spaces(text: str, tab: int) -> Steps:
    spaced = _UNSEEN.sub("", _ODD_SPACE.sub(" ", text))
    ended = _TRAILING.sub("", spaced)
    indented = _MARGIN.sub(lambda margin: margin[0].expandtabs(tab), ended)
    return [(_SPACES, spaced), (_ENDS, ended), (_TABS, indented.replace("\t", " "))]
