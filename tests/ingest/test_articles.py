"""A file becomes an article: only what belongs to it, and of its origin only what it tells."""

from __future__ import annotations

import io

import docx
import pytest

from bot.ingest.uploads import read_article
from bot.ingest.values import NewArticle
from bot.ingest.writing import article_file
from bot.knowledge.articles import read_article as read_written
from bot.knowledge.files import Refused
from bot.model import PartialDate
from tests.hostile.office_files import paragraphs, pdf_of, word
from tests.ingest.news import PAGE, PAPER, TEXT, TITLE

LONG = "Thư viện mở cửa từ tám giờ sáng đến năm giờ chiều, nghỉ trưa một giờ."


def article(
    data: str | bytes, name: str = "a.txt", taken: frozenset[str] = frozenset()
) -> NewArticle:
    return read_article(name, data.encode() if isinstance(data, str) else data, taken)


def test_an_article_copied_from_a_newspaper_keeps_only_what_is_of_it() -> None:
    made = article(TEXT)
    assert made.head.title == TITLE
    assert made.head.publisher == "Songxanh.example"
    assert made.head.published is None
    assert made.head.url is None
    for gone in ("mask", "Ảnh: ", "Hồng Nhung", "Tin mới", "Đọc thêm", "Hội sách", "(Songxanh"):
        assert gone not in made.body
    assert not made.body.endswith("Mai Lụa")
    assert made.body.startswith("Sáng 14/3, Thư viện Sông Xanh")


def test_captions_stand_once_at_the_end_without_the_photographer() -> None:
    text, captions = article(TEXT).body.split("## Chú thích ảnh\n\n")
    assert "Dự lễ ký kết" not in text
    assert captions.split("\n\n") == [
        (
            "Dự lễ ký kết có các đồng chí: Mai Thị Lụa - Ủy viên Hội Khuyến học, Giám đốc Thư viện "
            "Sông Xanh; Lê Văn Đò - Hiệu trưởng Trường Bến Đò; đại diện phụ huynh và các lớp."
        ),
        "Các bạn nhỏ đọc sách bên bờ sông.",
    ]


def test_what_the_file_does_not_tell_is_noted_and_never_invented() -> None:
    assert any("ngày đăng" in note for note in article(TEXT).notes)
    assert not any("nơi đăng" in note for note in article(TEXT).notes)
    assert article(PAGE, "a.html").notes == ()


def test_a_page_tells_its_origin_by_its_own_head() -> None:
    head = article(PAGE, "a.html").head
    assert head.title == TITLE
    assert head.publisher == "Bản tin Sông Xanh"
    assert head.published == PartialDate(2021, 3, 15)  # 22:30 in Greenwich is the next day here
    assert head.url == "https://songxanh.example/ky-ket"


def test_a_page_keeps_headings_lists_and_tables() -> None:
    body = article(PAGE, "a.html").body
    assert "## Cách tham gia\n\nHọc sinh tham gia theo ba bước sau đây:\n\n1. Lấy phiếu" in body
    assert "Bảng (Buổi, Giờ):\n\n- Buổi: Thứ hai; Giờ: 8 giờ\n- Buổi: Thứ tư; Giờ: 14 giờ" in body
    for gone in ("Trang chủ", "Chia sẻ", "Tin liên quan", "Hội sách", "Giấy phép", "tracking"):
        assert gone not in body


@pytest.mark.parametrize(
    ("address", "url"), [("javascript:alert(1)", None), ("https://a.example/b c", None)]
)
def test_an_address_that_is_none_is_left_out(address: str, url: str | None) -> None:
    assert (
        article(PAGE.replace("https://songxanh.example/ky-ket", address), "a.html").head.url == url
    )


def test_an_official_paper_is_named_by_kind_number_and_subject() -> None:
    made = article(PAPER)
    assert made.head.title == "Kế hoạch 12/KH-TV về việc phát động phong trào đọc sách"
    assert made.head.published == PartialDate(2021, 1, 5)
    assert made.id == "ke-hoach-12-kh-tv-ve-viec-phat-dong"
    assert "CỘNG HÒA" not in made.body
    assert "## I. MỤC ĐÍCH\n\nMọi nhà" in made.body


@pytest.mark.parametrize(
    ("head", "title", "published", "publisher"),
    [
        ("Nội quy phòng đọc\n", "Nội quy phòng đọc", None, None),
        ("Nội quy phòng đọc\nThứ hai, 14/3/2021, 08:30 (GMT+7)\n", "", "14/3/2021", None),
        ("Nội quy phòng đọc\nMai Lụa - 14/03/2021 08:30\n", "", "14/3/2021", None),
        ("Nội quy phòng đọc\n08:30 14-03-2021\n", "", "14/3/2021", None),
        ("Nội quy phòng đọc\n31/2/2021\n", "", None, None),
        ("Nội quy phòng đọc\nbaomoi.vn - ", "", None, "baomoi.vn"),
        ("Nội quy phòng đọc\n(TP.HCM) - ", "", None, None),
        ("Nội quy phòng đọc\nMai Lụa\n", "", None, None),
        ("", "mo cua", None, None),
    ],
)
def test_the_head_of_a_text_is_read(
    head: str, title: str, published: str | None, publisher: str | None
) -> None:
    made = article(f"{head}{LONG}\n\n{LONG} Còn nữa.", "mo-cua.txt")
    assert made.head.title == (title or "Nội quy phòng đọc")
    assert (str(made.head.published) if made.head.published else None) == published
    assert made.head.publisher == publisher
    assert "Mai Lụa" not in made.body


def test_a_signature_under_an_office_in_capitals_is_no_byline() -> None:
    made = article(f"Nội quy phòng đọc\n\n{LONG}\n\nGIÁM ĐỐC\n\nMai Thị Lụa")
    assert made.body.endswith("GIÁM ĐỐC\n\nMai Thị Lụa")


def test_lines_broken_to_a_width_are_joined() -> None:
    broken = (
        "Nội quy phòng đọc của thư viện\n\n"
        "Thư viện mở cửa từ tám giờ sáng đến năm giờ chiều, nghỉ trưa một\n"
        "giờ, riêng thứ bảy chỉ mở buổi sáng và đóng cửa cả ngày chủ nhật\n"
        "cùng các ngày lễ trong năm theo lịch chung của toàn xã Sông Xanh.\n"
        "Bạn đọc cần:\n"
        "- giữ trật tự\n"
        "- trả sách đúng hạn\n"
    )
    assert article(broken).body == (
        "Thư viện mở cửa từ tám giờ sáng đến năm giờ chiều, nghỉ trưa một giờ, riêng thứ bảy chỉ "
        "mở buổi sáng và đóng cửa cả ngày chủ nhật cùng các ngày lễ trong năm theo lịch chung của "
        "toàn xã Sông Xanh.\n\nBạn đọc cần:\n\n- giữ trật tự\n- trả sách đúng hạn"
    )


WORD_BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Nội quy phòng đọc</w:t></w:r></w:p>'
    + paragraphs(LONG)
    + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Mượn sách</w:t></w:r></w:p>"
    + paragraphs("Th­ viÖn cho m­în s¸ch mçi ngµy.", font=".VnTime")
    + "<w:tbl><w:tblPr/><w:tblGrid/>"
    + "".join(
        f"<w:tr><w:tc>{paragraphs(one)}</w:tc><w:tc>{paragraphs(two)}</w:tc></w:tr>"
        for one, two in (("Buổi", "Giờ"), ("Thứ hai", "8 giờ"))
    )
    + "</w:tbl>"
)


def test_a_word_file_is_read_with_headings_tables_and_old_fonts() -> None:
    made = article(word(WORD_BODY), "a.docx")
    assert made.head.title == "Nội quy phòng đọc"
    assert made.body == (
        f"{LONG}\n\n### Mượn sách\n\nThư viện cho mượn sách mỗi ngày.\n\n"
        "Bảng (Buổi, Giờ):\n\n- Buổi: Thứ hai; Giờ: 8 giờ"
    )


def test_an_official_paper_in_word_keeps_its_structure_and_loses_its_recipients() -> None:
    file = docx.Document()
    table = file.add_table(1, 2)
    table.cell(0, 0).text = "THƯ VIỆN SÔNG XANH\nSố: 15/KH-TV"
    table.cell(0, 1).text = "Độc lập - Tự do - Hạnh phúc\nSông Xanh, ngày 5 tháng 3 năm 2021"
    for bold in ("KẾ HOẠCH", "Mở lớp đọc sách hè", "I. MỤC ĐÍCH"):
        file.add_paragraph().add_run(bold).bold = True
    file.add_paragraph("Lớp học vui vẻ, không thu phí của phụ huynh.")
    file.add_heading("Cách đăng ký", 2)
    for step in ("Nộp đơn.", "Nhận thẻ."):
        file.add_paragraph(step, style="List Number")
    file.add_paragraph("Nơi nhận:")
    file.add_paragraph("- Lưu: VT.")
    for signed in ("GIÁM ĐỐC", "(Đã ký)", "Mai Thị Lụa"):
        file.add_paragraph().add_run(signed).bold = True
    file.save(written := io.BytesIO())

    made = article(written.getvalue(), "a.docx")
    assert made.head.title == "Kế hoạch 15/KH-TV mở lớp đọc sách hè"
    assert made.head.published == PartialDate(2021, 3, 5)
    assert made.body == (
        "## I. MỤC ĐÍCH\n\nLớp học vui vẻ, không thu phí của phụ huynh.\n\n"
        "### Cách đăng ký\n\n1. Nộp đơn.\n2. Nhận thẻ.\n\n"
        "GIÁM ĐỐC\n\n(Đã ký)\n\nMai Thị Lụa"
    )


def test_a_pdf_is_read_without_page_numbers() -> None:
    made = article(pdf_of(["Nội quy phòng đọc", LONG, "Trang 1/1"]), "a.pdf")
    assert (made.head.title, made.body) == ("Nội quy phòng đọc", LONG)


def test_a_written_article_is_read_back_the_same() -> None:
    title = 'Nội quy: "phòng đọc" # \\ 1'
    made = article(f"{title}\n\n{LONG} <!-- a --> --- \n\n---\n\n<!-- b\n\n{LONG} c")
    written = read_written(article_file(made), made.id, "a.md").value
    assert written.head == made.head
    assert written.head.title == title
    assert [passage.text for passage in written.passages] == made.body.split("\n\n")


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Nội quy mượn sách", (), "noi-quy-muon-sach"),
        ("Nội quy mượn sách", ("noi-quy-muon-sach",), "noi-quy-muon-sach-2"),
        ("Đường " * 20, (), "duong-duong-duong-duong-duong-duong"),
        (
            "Đường " * 20,
            ("duong-duong-duong-duong-duong-duong",),
            "duong-duong-duong-duong-duong-duong-2",
        ),
        ("a" * 60 + " b c", (), "a" * 40),
        ("図書館 の ご案内", (), "bai-viet"),
        ("README cho bạn đọc", (), "bai-readme-cho-ban-doc"),
    ],
)
def test_an_id_is_short_plain_and_free(title: str, taken: tuple[str, ...], name: str) -> None:
    assert article(f"{title}\n\n{LONG}", taken=frozenset(taken)).id == name


def test_knowledge_files_are_no_articles() -> None:
    with pytest.raises(Refused, match="tệp kiến thức"):
        article("[]", "a.yaml")
