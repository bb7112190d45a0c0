"""Markdown, text and web pages: without end, in old encodings, or with nothing in them."""

from __future__ import annotations

from tests.hostile.cases import Case

HEAD = "---\ntitle: Thử\n---\n"
TEXT = (
    "Nội quy phòng đọc của thư viện\n\nThư viện mở cửa từ tám giờ sáng đến năm giờ chiều mỗi "
    "ngày.\n\nBạn đọc giữ trật tự, không mang đồ ăn vào phòng đọc và trả sách đúng hạn.\n"
)
IN_TCVN3 = (
    "Néi quy phßng ®äc cña th­ viÖn\n\nTh­ viÖn më cöa tõ t¸m giê s¸ng ®Õn n¨m giê chiÒu mçi ngµy.\n"
)
IN_VNI = (
    "Noäi quy phoøng ñoïc cuûa thö vieän\n\nThö vieän môû cöûa töø taùm giôø saùng ñeán naêm giôø "
    "chieàu moãi ngaøy.\n"
)
IN_CP1258 = (
    "Nô\u0323i quy pho\u0300ng đo\u0323c\n\nThư viê\u0323n mơ\u0309 cư\u0309a tư\u0300 ta\u0301m "
    "giơ\u0300 sa\u0301ng đê\u0301n năm giơ\u0300 chiê\u0300u mô\u0303i nga\u0300y.\n"
)
PARAGRAPH = "<p>Thư viện mở cửa từ tám giờ sáng đến năm giờ chiều, nghỉ trưa một giờ.</p>"


def article(
    what: str, body: str, said: str | None = None, line: int | None = None, sent: str = "thu.md"
) -> Case:
    return Case(what, sent, (HEAD + body).encode(), said, line, "articles/thu.md")


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Noi quy phong doc</title>{head}</head><body>{body}</body></html>"


MARKDOWN = (
    article("comments without end", "<!-- a\n" * 200_000, "chưa được đóng", 4),
    article("heading of spaces", "# a" + " " * 1_000_000 + "b\n\nc\n"),
    article("half a million paragraphs", "a\n\n" * 500_000, "quá nhiều đoạn"),
    article("line of 2 MB", "a" * 2_000_000),
    article("script in an article", "Xin chào <script>alert(1)</script>\n"),
    Case(
        "alias in the front matter",
        "thu.md",
        b"---\ntitle: &a x\n---\n",
        "có nghĩa riêng",
        2,
        "articles/thu.md",
    ),
    Case("front matter without end", "thu.md", b"---\ntitle: x\n", "---", 1, "articles/thu.md"),
    Case(
        "article without front matter",
        "thu.md",
        TEXT.encode(),
        line=1,
        folder="articles/thu.md",
        breaks=True,
    ),
    Case(
        "article whose name has marks",
        "nội quy.md",
        HEAD.encode() + b"a\n",
        folder="articles/nội quy.md",
        breaks=True,
    ),
)
TEXTS = (
    Case("empty text", "a.txt", b"", "tệp trống"),
    Case("blank text", "a.txt", b" \r\n\t\n" * 1_000, "tệp trống"),
    Case("text in UTF-16", "a.txt", TEXT.encode("utf-16")),
    Case("text in UTF-16 without its mark", "a.txt", TEXT.encode("utf-16-le")),
    Case("text in TCVN3", "a.txt", IN_TCVN3.encode("latin-1")),
    Case("text in TCVN3 pasted into UTF-8", "a.txt", IN_TCVN3.encode()),
    Case("text in VNI", "a.txt", IN_VNI.encode("latin-1")),
    Case("text in Windows-1258", "a.txt", IN_CP1258.encode("cp1258")),
    Case("text with a broken letter", "a.txt", TEXT.encode().replace(b"\xe1\xbb\x9d", b"\xe1", 1)),
    Case("text with bidi marks", "a.txt", TEXT.replace("đọc", "đ\u202eọc").encode()),
    Case("text in French, not UTF-8", "a.txt", b"caf\xe9 cr\xe8me \xe0 la carte\n" * 9, "bảng mã"),
    Case("noise called text", "a.txt", bytes(range(256)) * 40, "bảng mã"),
    Case("NULs called text", "a.txt", b"a\0b\0\0\0" * 400, "không phải là chữ"),
    Case("text of one line of 2 MB", "a.txt", b"a" * 2_000_000, "quá dài"),
    Case("text of 2 MB of words", "a.txt", TEXT.encode() * 9_000, "quá dài"),
    Case("text of dates and colons", "a.txt", b"28/2/2022, gom 3 muc: a; " * 22_000),
    Case("text that is too large", "a.txt", b"a" * (2 * 1024 * 1024 + 1), "lớn hơn 2 MB"),
)
PAGES = (
    Case("page of 10 MB", "a.html", lambda: page(PARAGRAPH * 110_000).encode(), "lớn hơn 4 MB"),
    Case("page of 3 MB", "a.html", lambda: page(PARAGRAPH * 32_000).encode(), "quá dài"),
    Case("page just short enough", "a.html", lambda: page(PARAGRAPH * 7_500).encode()),
    Case("page of scripts alone", "a.html", page("<script>a()</script>" * 50).encode(), "kịch bản"),
    Case("scripts without end", "a.html", page("<script>" * 200_000).encode(), "kịch bản"),
    Case(
        "elements nested deep", "a.html", page("<div>" * 100_000 + PARAGRAPH).encode(), "kịch bản"
    ),
    Case("page in Windows-1258", "a.html", page(f"<p>{IN_CP1258}</p>" * 3).encode("cp1258")),
    Case("page in TCVN3", "a.html", page(f"<p>{IN_TCVN3}</p>" * 3).encode("latin-1", "replace")),
    Case(
        "page with declared entities",
        "a.html",
        (
            '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
            + page(PARAGRAPH * 5 + "<p>&b;&c;</p>")
        ).encode(),
        "kịch bản",
    ),
    Case(
        "linked data nested deep",
        "a.html",
        page(
            PARAGRAPH * 5, '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
        ).encode(),
    ),
    Case("page cut off", "a.html", page(PARAGRAPH * 5).encode()[:-200]),
)
NAMES = (
    Case("name with a line end", "a\nb.yaml", b"[]"),
    Case("name of emoji", "📚.yaml", b"[]", "không dấu"),
    Case("name without an end", f"{'a' * 3_000}.yaml", b"[]"),
    Case("name that climbs", "../../etc/passwd.yaml", b"[]"),
    Case("name with its letters turned", "a\u202elmay.exe", b"MZ", "không đọc được loại"),
    Case("name of a device", "CON.yaml", b"[]"),
    Case("name without a suffix", "tep", b"a", "không đọc được loại"),
    Case("spreadsheet", "a.xlsx", b"PK\x03\x04", "không đọc được loại"),
    Case("old Word file by name", "a.doc", b"\xd0\xcf\x11\xe0", ".docx"),
)
