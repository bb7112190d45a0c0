"""Word files and PDFs: written by hand here, so that every byte of the trick can be seen."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

from tests.hostile.cases import Case
from tests.hostile.zip_files import MIB, zipped

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEXT = (
    "Nội quy phòng đọc của thư viện",
    "Thư viện mở cửa từ tám giờ sáng đến năm giờ chiều mỗi ngày.",
)


def paragraphs(*texts: str, font: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
    return "".join(f"<w:p><w:r>{fonts}<w:t>{text}</w:t></w:r></w:p>" for text in texts)


def word(
    body: str,
    declared: str = "",
    more: Mapping[str, bytes] | None = None,
    main_type: str = MAIN_TYPE,
) -> bytes:
    """Write a Word file with this body, and what else is to be in it."""
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    files = {
        "[Content_Types].xml": (
            f'<Types xmlns="{types}"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<?xml version="1.0" encoding="UTF-8"?>{declared}<w:document xmlns:w="{WORD}">'
            f"<w:body>{body}</w:body></w:document>"
        ),
    }
    return zipped({name: text.encode() for name, text in files.items()} | dict(more or {}))


def pdf(*objects: str | bytes, trailer: str = "", start: int | None = None) -> bytes:
    """Write a PDF of these objects, numbered from 1; the first one is the catalogue."""
    written = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        body = content if isinstance(content, bytes) else content.encode()
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    start = len(written) if start is None else start
    written += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    written += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n".encode()
    return written + b"%%EOF\n"


def stream(content: bytes, fields: str = "") -> bytes:
    return f"<< /Length {len(content)} {fields} >>\nstream\n".encode() + content + b"\nendstream"


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {} >>"
ONE_PAGE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "<< /Font << /F 5 0 R >> >>"
LETTERS = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] "
    "/ToUnicode 7 0 R >>"
)
DESCENDANT = (
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)
# Every code is the letter's own number in Unicode.
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> "
    b"endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end"
)


def lines_of(texts: Sequence[str]) -> bytes:
    shown = "".join(f"<{text.encode('utf-16-be').hex()}> Tj 0 -20 Td " for text in texts)
    return f"BT /F 12 Tf 50 780 Td {shown}ET".encode()


def pdf_of(texts: Sequence[str], trailer: str = "", *more: str | bytes) -> bytes:
    """Write a PDF of one page with these lines."""
    page = PAGE.format(FONT)
    parts = (CATALOGUE, ONE_PAGE, page, stream(lines_of(texts)), LETTERS, DESCENDANT)
    return pdf(*parts, stream(TO_UNICODE), *more, trailer=trailer)


ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LOCKED = "<< /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>".format("41" * 32)

WORDS = (
    Case("Word file with an outside entity", "a.docx", word(paragraphs("&x;"), OUTSIDE), "DOCTYPE"),
    Case("Word file that laughs", "a.docx", word(paragraphs("&c;"), ENTITIES), "DOCTYPE"),
    Case(
        "Word file with a part that declares entities in UTF-16",
        "a.docx",
        word(paragraphs(*TEXT), more={"word/styles.xml": ENTITIES.encode("utf-16")}),
        "DOCTYPE",
    ),
    Case("archive called Word file", "a.docx", zipped({"a.txt": b"a"}), "không phải tệp Word"),
    Case("text called Word file", "a.docx", b"Xin ch\xc3\xa0o", "không phải tệp Word"),
    Case(
        "macros in a Word file",
        "a.docx",
        word(paragraphs(*TEXT), more={"word/vbaProject.bin": b"x"}),
        "macro",
    ),
    Case("Word file with macros by name", "a.docm", word(paragraphs(*TEXT)), "macro"),
    Case(
        "spreadsheet called Word file",
        "a.docx",
        word(paragraphs(*TEXT), main_type="application/vnd.ms-excel.sheet.main+xml"),
        "tệp Word hỏng",
    ),
    Case("cut Word file", "a.docx", word(paragraphs(*TEXT))[:-60], "tệp nén hỏng"),
    Case("old or locked Word file", "a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "mật khẩu"),
    Case("Word file of bad XML", "a.docx", word("<w:p>"), "tệp Word hỏng"),
    Case("Word file nested deep", "a.docx", word("<w:p>" * 15_000 + "</w:p>" * 15_000), "hỏng"),
    Case("Word file that swells", "a.docx", lambda: word(" " * (9 * MIB)), "phình to"),
    Case(
        "Word file too long",
        "a.docx",
        lambda: word(paragraphs(*(f"{n} chữ số {n * 7919}" for n in range(160_000)))),
        "quá dài",
    ),
    Case(
        "cell across a billion columns",
        "a.docx",
        word(
            "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>"
            "<w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr>"
            f"{paragraphs(*TEXT)}</w:tc></w:tr></w:tbl>"
        ),
    ),
    Case("Word file without words", "a.docx", word(paragraphs("", " ")), "không thấy nội dung"),
    Case(
        "Word file in a TCVN3 font",
        "a.docx",
        word(
            paragraphs(
                "Néi quy phßng ®äc cña th­ viÖn", "Th­ viÖn më cöa tõ t¸m giê s¸ng.", font=".VnTime"
            )
        ),
    ),
    Case("Word file that is a page of a site", "a.docx", b"<html>a</html>", "không phải tệp Word"),
)
PDFS = (
    Case(
        "page that contains itself",
        "a.pdf",
        pdf(CATALOGUE, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "PDF",
    ),
    Case("catalogue that is its pages", "a.pdf", pdf("<< /Type /Catalog /Pages 1 0 R >>"), "PDF"),
    Case("reference to itself", "a.pdf", pdf("1 0 R", "2 0 R"), "PDF"),
    Case("table before itself", "a.pdf", pdf_of(TEXT, "/Prev 9"), None),
    Case(
        "form that draws itself",
        "a.pdf",
        pdf(
            CATALOGUE,
            ONE_PAGE,
            PAGE.format("<< /XObject << /X 5 0 R >> >>"),
            stream(b"/X Do"),
            stream(
                b"/X Do /X Do",
                "/Type /XObject /Subtype /Form /BBox [0 0 1 1] "
                "/Resources << /XObject << /X 5 0 R >> >>",
            ),
        ),
        "PDF",
    ),
    Case(
        "stream that swells",
        "a.pdf",
        lambda: pdf(
            CATALOGUE,
            ONE_PAGE,
            PAGE.format("<< >>"),
            stream(zlib.compress(b" " * 90 * MIB, 9), "/Filter /FlateDecode"),
        ),
        "PDF",
    ),
    Case(
        "a billion pages claimed",
        "a.pdf",
        pdf(CATALOGUE, "<< /Type /Pages /Kids [] /Count 999999999 >>"),
        "PDF",
    ),
    Case(
        "one page thirty thousand times",
        "a.pdf",
        pdf(
            CATALOGUE,
            f"<< /Type /Pages /Kids [{'3 0 R ' * 30_000}] /Count 30000 >>",
            PAGE.format("<< >>"),
            stream(b""),
        ),
        "trang",
    ),
    Case("arrays nested deep", "a.pdf", pdf(CATALOGUE, "[" * 100_000), "PDF"),
    Case("cut PDF", "a.pdf", pdf_of(TEXT)[:400], "PDF"),
    Case("head of a PDF", "a.pdf", b"%PDF-1.7\n", "PDF"),
    Case("text called PDF", "a.pdf", b"Xin ch\xc3\xa0o", "không phải tệp PDF"),
    Case("locked PDF", "a.pdf", pdf_of(TEXT, "/Encrypt 8 0 R /ID [<41> <41>]", LOCKED), "mật khẩu"),
    Case(
        "scanned PDF",
        "a.pdf",
        pdf(CATALOGUE, ONE_PAGE, PAGE.format("<< >>"), stream(b"q 0 0 1 rg 0 0 9 9 re f Q")),
        "bản quét",
    ),
    Case(
        "PDF that runs a script",
        "a.pdf",
        pdf_of(TEXT).replace(
            b"/Pages 2 0 R",
            b"/Pages 2 0 R /AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
        ),
        None,
    ),
    Case("PDF with noise before it", "a.pdf", b"\r\n" * 40 + pdf_of(TEXT), None),
)
