"""What people will ask about an article is proposed, for a person to look at."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.ingest.proposing import MOST_PROPOSALS, proposals
from bot.ingest.uploads import read_article
from bot.ingest.values import NewArticle, Proposal
from bot.ingest.writing import article_file, draft_file
from bot.knowledge import load
from tests.ingest.news import PAGE, TEXT
from tests.knowledge.folders import write


@pytest.fixture(scope="module")
def news() -> NewArticle:
    return read_article("a.txt", TEXT.encode(), frozenset())


def proposed(article: NewArticle, name: str) -> Proposal:
    return next(one for one in article.proposals if one.id == name)


def test_a_counted_list_becomes_one_entry_and_one_for_each_thing(news: NewArticle) -> None:
    whole = proposed(news, "4-noi-dung-co-ban")
    assert whole.questions[0] == "Chương trình đọc sách có mấy nội dung?"
    assert "Kể tên 4 nội dung" in whole.questions
    assert whole.answer == (
        "Chương trình đọc sách có **4 nội dung cơ bản**:\n\n"
        "1. Đọc sách cho trẻ em\n"
        "2. Mở tủ sách ở lớp; tặng sách cho bạn nghèo\n"
        "3. Thi kể chuyện\n"
        "4. Các hoạt động ngoài trời"
    )
    assert whole.doubts == ()
    second = proposed(news, "noi-dung-2")
    assert "Nội dung thứ hai là gì?" in second.questions
    assert second.answer == (
        "Nội dung 2 của chương trình đọc sách là: **Mở tủ sách ở lớp; tặng sách cho bạn nghèo**."
    )


def test_a_list_that_runs_over_paragraphs_is_put_together_with_a_doubt(news: NewArticle) -> None:
    goals = proposed(news, "3-muc-tieu-chinh")
    assert goals.answer.split("\n")[2:] == [
        "1. Giúp trẻ em yêu sách",
        (
            "2. Tạo thói quen đọc sách mỗi ngày trong gia đình, nhà trường và cả xã, để sách đến "
            "được với từng người…"
        ),
        "3. Giữ gìn kho sách chung",
    ]
    assert any("đoạn kế tiếp" in doubt for doubt in goals.doubts)
    assert any("cắt bớt" in doubt for doubt in goals.doubts)


def test_a_date_without_its_year_stays_without_it(news: NewArticle) -> None:
    ceremony = proposed(news, "ngay-le-ky-ket")
    assert ceremony.answer == (
        "Lễ ký kết Chương trình đọc sách diễn ra **sáng 14/3**.\n\nBài viết không ghi năm."
    )
    assert any("năm" in doubt for doubt in ceremony.doubts)


def test_who_took_part_and_who_they_were_then(news: NewArticle) -> None:
    assert proposed(news, "du-le-ky-ket").answer.count("\n- ") == 3
    head = proposed(news, "mai-thi-lua")
    assert head.answer == (
        "Tại thời điểm của bài viết, Mai Thị Lụa là "
        "**Ủy viên Hội Khuyến học, Giám đốc Thư viện Sông Xanh**."
    )
    assert "Ai là Giám đốc Thư viện Sông Xanh?" in head.questions
    assert proposed(news, "le-van-do")


def test_a_paper_with_its_date_and_issuer(news: NewArticle) -> None:
    plan = proposed(news, "ke-hoach-12-kh-tv")
    assert plan.answer == (
        "**Kế hoạch 12/KH-TV** là văn bản do Hội Khuyến học ban hành, đề ngày 5/1/2021."
    )


def test_a_sentence_that_says_what_something_is(news: NewArticle) -> None:
    box = proposed(news, "tu-sach-lop-hoc")
    assert box.questions[0] == "Tủ sách lớp học là gì?"
    assert box.answer == ("Tủ sách lớp học là **tủ nhỏ đặt ở cuối lớp cho các em tự mượn**.")
    assert not [one for one in news.proposals if one.id.startswith("nhat")]


def test_a_sentence_that_says_how_much() -> None:
    (fee,) = proposals("Phí làm thẻ là 20.000 đồng một năm.", frozenset())
    assert fee.questions[0] == "Phí làm thẻ là bao nhiêu?"


def test_headings_become_questions() -> None:
    page = read_article("a.html", PAGE.encode(), frozenset())
    ways = proposed(page, "cach-tham-gia")
    assert ways.questions[0] == "Cách tham gia như thế nào?"
    assert ways.answer.endswith("3. Đưa phiếu cho cô thủ thư")
    assert "Lịch đọc sách khi nào?" in proposed(page, "lich-doc-sach").questions


@pytest.mark.parametrize(
    "text",
    [
        "Đây là buổi đọc sách đầu tiên trong năm nay.",
        "Họ là những người yêu sách nhất xã này.",
        "Nhất là trẻ em ở vùng xa của xã.",
        "Thư viện mở cửa lúc 8 giờ: ai cũng vào được.",
        "Năm 2021, 12 bạn tham gia.",
    ],
)
def test_nothing_is_proposed_where_nothing_is_said(text: str) -> None:
    assert proposals(text, frozenset()) == ()


def test_ids_and_questions_are_told_apart(news: NewArticle) -> None:
    ids = [one.id for one in news.proposals]
    assert len(set(ids)) == len(ids)
    asked = [question.casefold() for one in news.proposals for question in one.questions]
    assert len(set(asked)) == len(asked)
    again = read_article("a.txt", TEXT.encode(), frozenset({*ids, news.id}))
    assert not {one.id for one in again.proposals} & {*ids, news.id}
    first = again.proposals[0]
    assert first.id == f"{ids[0]}-2"
    assert first.doubts[0] == f"kho đã có `{ids[0]}`: xem có trùng không"


def test_a_long_article_gets_no_more_proposals_than_a_person_looks_at() -> None:
    body = "\n\n".join(f"Thứ {'a' * number} là một thứ hay." for number in range(1, 200))
    assert len(proposals(body, frozenset())) == MOST_PROPOSALS


def test_answers_quote_no_more_than_is_needed(news: NewArticle) -> None:
    for one in news.proposals:
        for line in one.answer.split("\n"):
            assert len(line.split()) <= 50


@pytest.mark.parametrize(("name", "data"), [("a.txt", TEXT), ("a.html", PAGE)])
def test_a_draft_is_sound_and_says_that_it_is_one(name: str, data: str, tmp_path: Path) -> None:
    article = read_article(name, data.encode(), frozenset())
    draft = draft_file(article)
    assert draft.startswith("# BẢN NHÁP")
    assert draft.count("\n- id: ") == draft.count("\n# Theo: ") == len(article.proposals)
    assert "# XEM LẠI: " in draft
    files = {
        "programme.yaml": "name: x\n",
        f"articles/{article.id}.md": article_file(article),
        "qa/ban-nhap.yaml": draft,
    }
    knowledge, problems = load(write(tmp_path, files), date(2024, 1, 1))
    assert knowledge is not None, problems
    assert [entry.answer for entry in knowledge.entries] == [
        one.answer for one in article.proposals
    ]
    assert all(entry.sources == (article.id,) for entry in knowledge.entries)
    few = [problem for problem in problems if re.search("mới có [1-5] cách hỏi", problem.message)]
    assert few == []


def test_drafts_are_never_served(news: NewArticle, tmp_path: Path) -> None:
    files = {"programme.yaml": "name: x\n", f"drafts/{news.id}.yaml": draft_file(news)}
    knowledge, _ = load(write(tmp_path, files), date(2024, 1, 1))
    assert knowledge is not None
    assert knowledge.entries == ()
