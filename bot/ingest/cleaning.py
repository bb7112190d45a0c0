"""What stands around an article but is not of it: credits, buttons, links, repeated captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.ingest.lines import Line

# Whole lines, as they look in small letters without marks.
_BUTTON = re.compile(
    r"mask|icon|logo|like|share|tweet|facebook|zalo|twitter|print|email|google news|copy link|"
    r"chia se(?: bai viet| facebook| zalo| in bai viet)*|in (?:bai viet|trang|bai)|"
    r"gui (?:email|bai|binh luan)|luu bai(?: viet)?|sao chep(?: lien ket)?|"
    r"nghe (?:doc )?bai(?: viet)?|co chu|(?:ve )?trang chu|quay lai|"
    r"binh luan(?: ?\(?\d+\)?)?|y kien ban doc|dang nhap|"
    r"theo doi .{0,60}(?:google news|facebook|zalo)|tags?|tu khoa|(?:tags?|tu khoa) ?:.{0,200}|"
    r"(?:an|bam|nhap) vao day.{0,40}|©.{0,200}|trang \d{1,3}(?:/\d{1,3})?|\d{1,3}"
)
# Lines that open a list of other articles; the short lines under them go too.
_OTHERS = re.compile(
    r"(?:tin (?:moi|moi nhat|nong|lien quan|khac|doc nhieu|cung chuyen muc)|moi nhat|noi bat|"
    r"doc (?:them|nhieu|nhieu nhat|tiep)|xem (?:them|nhieu)|tin xem nhieu|cung chuyen muc|"
    r"bai (?:lien quan|viet lien quan|cung chuyen muc|noi bat|viet khac)|co the ban quan tam|"
    r"ban co the quan tam)\s*:?"
)
_LINK_LETTERS = 160

_PICTURE = r"(?:[Ảả]nh|ẢNH|[Nn]guồn ảnh|[Aa]nh|[Vv]ideo|[Cc]lip|[Đđ]ồ ho?ạ|[Đđ]ồ họa|[Pp]hoto)"
_CREDIT = re.compile(rf"\(?{_PICTURE}(?: [^\W\d_]+){{0,3}}\s*:\s*[^.:;]{{1,60}}\.?\)?")
_TRAILING_CREDIT = re.compile(
    rf"(?:(?<=[.!?…”])\s*|\s*\(|\s*[-–—/]\s*|\s+){_PICTURE}(?: (?:minh h[oọ]ạ?|tư liệu))?\s*:\s*"
    r"[^.:;()]{1,50}\)?\.?$"
)
CAPTIONS = "Chú thích ảnh"
_BARE_CREDIT = re.compile(rf"\(?{_PICTURE}(?: (?:minh h[oọ]ạ?|tư liệu))?\)?")


def without_surroundings(lines: Iterable[Line]) -> list[Line]:
    """Leave out what is not of the article; captions stand together at its end, uncredited."""
    text: list[Line] = []
    captions: list[Line] = []
    for line in _without_others(lines):
        if not _is_around(line):
            uncredited = _TRAILING_CREDIT.sub("", line.text).strip()
            if uncredited == line.text or not uncredited:
                text.append(line)
            else:
                captions.append(Line("", uncredited))
    text = list(_without_repetitions(text))
    said = {line.plain for line in text}
    captions = [line for line in _without_repetitions(captions) if line.plain not in said]
    return [*text, *([Line("##", CAPTIONS), *captions] if captions else [])]


def _is_around(line: Line) -> bool:
    return bool(
        _BUTTON.fullmatch(line.plain)
        or _CREDIT.fullmatch(line.text)
        or _BARE_CREDIT.fullmatch(line.text)
    )


def _without_others(lines: Iterable[Line]) -> Iterator[Line]:
    skipping = False
    for line in lines:
        if _OTHERS.fullmatch(line.plain):
            skipping = True
        elif skipping and (len(line.text) > _LINK_LETTERS or line.text.endswith((".", ":", ";"))):
            skipping = False
        if not skipping:
            yield line


def _without_repetitions(lines: Iterable[Line]) -> Iterator[Line]:
    """Leave out what was said before; the items of lists may say the same."""
    said: set[str] = set()
    for line in lines:
        if line.is_item or line.plain not in said:
            yield line
        said.add(line.plain)
