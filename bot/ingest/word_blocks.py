"""Paragraphs, lists and tables of a Word file -> blocks of Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docx.document import Document as WordFile
from docx.oxml.table import CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bot.ingest.old_fonts import of_font
from bot.ingest.tables import rows_as_items

_HEADING_STYLE = re.compile(r"(?:heading|tiêu đề|đầu đề)\s*(\d)", re.IGNORECASE)
_BOLD_HEADING_WORDS = 20
_ENDS = (".", ";", ":", ",")
_DEEPEST = 6
_BY_STYLE = (-1, 0)  # what the style "List Number" has counted, beside Word's own lists


def blocks_of(file: WordFile) -> Iterator[str]:
    """Each paragraph, list item and table of the file in order, those without text left out."""
    counted: Counter[tuple[int, int]] = Counter()
    for element in file.element.body.inner_content_elements:
        if isinstance(element, CT_P):
            paragraph = Paragraph(element, file)
            if text := _text(paragraph):
                yield _block(paragraph, text, file, counted)
        else:
            yield from _of_table(element, file)


def _of_table(table: CT_Tbl, file: WordFile) -> Iterator[str]:
    """Read the cells that are there; one that spans a million columns stays one."""
    rows = [
        ["\n".join(_text(Paragraph(p, file)) for p in cell.p_lst) for cell in row.tc_lst]
        for row in table.tr_lst
    ]
    if len(rows) == 1:  # a table of one row only sets text side by side
        yield from (line for cell in rows[0] for line in cell.split("\n") if line.strip())
    else:
        yield from rows_as_items(rows)


def _block(
    paragraph: Paragraph, text: str, file: WordFile, counted: Counter[tuple[int, int]]
) -> str:
    style = (paragraph.style.name if paragraph.style else None) or ""
    if level := _HEADING_STYLE.match(style):
        return f"{'#' * min(int(level[1]) + 1, _DEEPEST)} {text}"
    if style.startswith("List Bullet"):
        return f"- {text}"
    if style.startswith("List Number"):
        counted[_BY_STYLE] += 1
        return f"{counted[_BY_STYLE]}. {text}"
    counted.pop(_BY_STYLE, None)
    short = len(text.split()) <= _BOLD_HEADING_WORDS and not text.endswith(_ENDS)
    if short and _is_bold(paragraph):
        return f"{'##' if text.isupper() else '###'} {text}"
    return f"{_sign(paragraph, file, counted)}{text}"


def _sign(paragraph: Paragraph, file: WordFile, counted: Counter[tuple[int, int]]) -> str:
    """What Word draws before an item of a list and does not write into its text."""
    properties = paragraph.paragraph_format.element.pPr
    numbering = properties.numPr if properties is not None else None
    if numbering is None or numbering.numId is None:
        return ""
    number, level = numbering.numId.val, numbering.ilvl.val if numbering.ilvl is not None else 0
    counted[number, level] += 1
    return f"{counted[number, level]}. " if _is_decimal(file, number, level) else "- "


def _is_decimal(file: WordFile, number: int, level: int) -> bool:
    found = file.part.numbering_part.element.xpath(
        f"./w:abstractNum[@w:abstractNumId=../w:num[@w:numId='{number}']/w:abstractNumId/@w:val]"
        f"/w:lvl[@w:ilvl='{level}']/w:numFmt/@w:val"
    )
    return "decimal" in found[:1]


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _text(paragraph: Paragraph) -> str:
    """The paragraph's text, what is set in a font from before Unicode read as it looks."""
    usual = paragraph.style.font.name if paragraph.style else None
    said = "".join(
        of_font(run.text, run.font.name or usual or "")
        for part in paragraph.iter_inner_content()
        for run in _runs(part)
    )
    return " ".join(said.split())


def _runs(part: Run | Hyperlink) -> list[Run]:
    return part.runs if isinstance(part, Hyperlink) else [part]
