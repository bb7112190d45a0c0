"""An answer in words: what stands before and after it, and how it reads without Markdown."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.plain_text import plain_markdown
from bot.answering.wording import Wording, escaped, plain, word
from bot.knowledge.shipped import default_messages
from bot.model import (
    Article,
    Choice,
    Clarification,
    Contact,
    DirectAnswer,
    Entry,
    Excerpt,
    Fallback,
    FrontMatter,
    Knowledge,
    KnownGap,
    PartialDate,
    Passage,
    Programme,
    SmallTalk,
    Source,
)

TODAY = date(2026, 6, 15)
MESSAGES = default_messages()
HOURS = Choice("gio-mo-cua", "Mấy giờ mở cửa?")
PLACE = Choice("dia-chi", "Tiệm ở đâu?")

SIGN = Source(
    title="Bảng hiệu",
    publisher="Tiệm Mây",
    published=PartialDate(2021, 3, 1),
    url="https://may.example/bang",
)
STONE = Passage(id="suoi#1", article="suoi", heading=None, text="Bột xay bằng **cối đá**. Thơm.")


def entry(**fields: object) -> Entry:
    return Entry.model_validate(
        {"id": "a", "questions": ["Mấy giờ mở cửa?"], "answer": "Lúc **6 giờ**."} | fields
    )


def bakery(contact: Contact | None = None, **head: object) -> Knowledge:
    article = Article(
        id="suoi",
        head=FrontMatter.model_validate({"title": "Bên suối"} | head),
        passages=(STONE,),
    )
    return Knowledge(
        programme=Programme(name="Tiệm bánh Mây", contact=contact or Contact()),
        messages=MESSAGES,
        entries=(entry(id="chao", questions=["Chào"], smalltalk=True), entry()),
        articles=(article,),
    )


def notes(**fields: object) -> list[str]:
    """The notes under an entry with these fields, as plain text."""
    wording = word(DirectAnswer(entry(**fields), 1.0), bakery(), TODAY)
    return [plain_markdown(note) for note in wording.notes]


def test_an_answer_is_followed_by_that_it_is_over_then_its_date_then_its_sources() -> None:
    assert notes(sources=[SIGN, "suoi"], as_of="3/2021", valid_until="2025") == [
        "Lưu ý: nội dung này nói về giai đoạn đã kết thúc (2025).",
        "Thông tin tại thời điểm 3/2021.",
        "Nguồn: Bảng hiệu (https://may.example/bang), Tiệm Mây, 1/3/2021; Bên suối",
    ]


def test_what_is_not_known_is_not_noted() -> None:
    assert notes() == []
    assert notes(sources=[{"title": "Bảng"}]) == ["Nguồn: Bảng"]
    assert notes(sources=[{"title": "Bảng", "published": "2021"}]) == ["Nguồn: Bảng, 2021"]


@pytest.mark.parametrize(
    ("valid_until", "over"),
    [
        ("2025", True),
        ("5/2026", True),
        ("14/6/2026", True),
        ("15/6/2026", False),
        ("6/2026", False),
        ("2026", False),
    ],
)
def test_a_period_is_over_after_its_last_day(valid_until: str, over: bool) -> None:  # noqa: FBT001
    assert bool(notes(valid_until=valid_until)) is over


def test_a_gap_has_its_sources_too() -> None:
    wording = word(KnownGap(entry(gap=True, sources=[SIGN]), 0.9, (HOURS,)), bakery(), TODAY)
    assert wording.sources == (SIGN,)
    assert len(wording.notes) == 1
    assert wording.related == (HOURS,)


def test_small_talk_has_no_notes() -> None:
    chatty = entry(smalltalk=True, sources=[SIGN], as_of="2021", valid_until="2021")
    wording = word(SmallTalk(chatty, 0.9, (HOURS,)), bakery(), TODAY)
    assert wording == Wording("Lúc **6 giờ**.", related=(HOURS,))


def test_an_excerpt_is_unchanged_and_its_notes_are_the_article_s() -> None:
    knowledge = bakery(publisher="Báo_Suối", as_of="2020", valid_until="2021")
    wording = word(Excerpt(STONE, STONE.text, 0.7), knowledge, TODAY)
    assert wording.answer == STONE.text
    assert plain_markdown(wording.intro) == "Tóm lược theo Báo_Suối:"
    assert [plain_markdown(note) for note in wording.notes] == [
        "Lưu ý: nội dung này nói về giai đoạn đã kết thúc (2021).",
        "Thông tin tại thời điểm 2020.",
        "Nguồn: Bên suối, Báo_Suối",
    ]


def test_an_excerpt_without_a_publisher_names_its_title() -> None:
    wording = word(Excerpt(STONE, STONE.text, 0.7), bakery(), TODAY)
    assert wording.intro == "Tóm lược theo Bên suối:"


def test_a_clarification_is_its_choices() -> None:
    wording = word(Clarification((HOURS, PLACE), 0.5), bakery(), TODAY)
    assert wording.answer == ""
    assert plain(wording, MESSAGES) == "Ý bạn là:\n1. Mấy giờ mở cửa?\n2. Tiệm ở đâu?"


def test_a_fallback_offers_what_is_nearest() -> None:
    wording = word(Fallback(0.1, (HOURS, PLACE)), bakery(), TODAY)
    assert plain(wording, MESSAGES) == (
        "Tài liệu mình có không trả lời được câu này, nên mình không dám đoán.\n\n"
        "Có thể bạn muốn hỏi:\n1. Mấy giờ mở cửa?\n2. Tiệm ở đâu?"
    )


def test_whom_to_ask_is_told_only_where_the_office_filled_it_in() -> None:
    assert "hỏi thêm" not in plain(word(Fallback(0.1), bakery(), TODAY), MESSAGES)
    contact = Contact(name="Bà Mây", phone="0123 456", email="b_may@may.example")
    told = plain(word(Fallback(0.1), bakery(contact), TODAY), MESSAGES)
    assert told.endswith("Bạn có thể hỏi thêm: Bà Mây, 0123 456, b_may@may.example")
    page = plain(word(Fallback(0.1), bakery(Contact(url="https://a.vn/b_c")), TODAY), MESSAGES)
    assert page.endswith("Bạn có thể hỏi thêm: https://a.vn/b_c")


def test_an_empty_message_is_given_an_example_that_is_no_small_talk() -> None:
    wording = word(Fallback(0.0, reason="empty"), bakery(), TODAY)
    assert wording.answer == "Bạn gõ câu hỏi giúp mình nhé, ví dụ: “Mấy giờ mở cửa?”"


def test_related_questions_are_numbered_after_the_choices() -> None:
    wording = Wording("Có.", choices=(HOURS,), related=(PLACE,))
    assert plain(wording, MESSAGES, first=3) == (
        "Có.\n3. Mấy giờ mở cửa?\n\nXem thêm:\n4. Tiệm ở đâu?"
    )


@pytest.mark.parametrize(
    "title", ["a [b] c", "*a*", "a_b_c", "<b>&amp;</b>", "\\[", "`x`", "![a](b)", "a](b"]
)
def test_a_title_is_shown_as_it_is_written(title: str) -> None:
    assert plain_markdown(escaped(title)) == title
    linked = notes(sources=[{"title": title, "url": "https://a.vn/x"}])
    assert linked == [f"Nguồn: {title} (https://a.vn/x)"]


def test_an_address_with_brackets_stays_one_link() -> None:
    (note,) = notes(sources=[{"title": "T", "url": "https://a.vn/x_(1))?q=<b>"}])
    assert note == "Nguồn: T (https://a.vn/x_%281%29%29?q=%3Cb%3E)"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Ký **sáng** *28/2*.", "Ký sáng 28/2."),
        ("hai  \ndòng\nba", "hai\ndòng\nba"),
        ("- a\n- b\n\n  thêm\n  - c", "- a\n- b\n  thêm\n  - c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("# Đề mục\n\nđoạn", "Đề mục\n\nđoạn"),
        ("> lời", "lời"),
        ("[Báo](https://a.vn)", "Báo (https://a.vn)"),
        ("<https://a.vn>, [https://a.vn](https://a.vn)", "https://a.vn, https://a.vn"),
        ("![ảnh](a.png)", "ảnh"),
        ("`mã` <b> &lt;", "mã <b> <"),
        ("```\na\n  b\n```", "a\n  b"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("---", "---"),
        ("[a]: b", "[a]: b"),
        ("5 * 3 * 2", "5 * 3 * 2"),
    ],
)
def test_markdown_reads_as_plain_text(markdown: str, shown: str) -> None:
    assert plain_markdown(markdown) == shown
