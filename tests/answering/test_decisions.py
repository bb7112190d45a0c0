"""Sure, close or neither: what comes back, and that a wrong number is never answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering import Responder, decision
from bot.app import build_responder
from bot.model import (
    Answer,
    Clarification,
    DirectAnswer,
    Excerpt,
    Fallback,
    KnownGap,
    SmallTalk,
)
from tests.answering.conftest import answer_id
from tests.search.small import ENTRIES, entry, knowledge, village

VILLAGE = build_responder(village())


def only(question: str, responder: Responder = VILLAGE) -> Answer:
    (answer,) = responder.respond(question).answers
    return answer


@pytest.mark.parametrize(
    ("question", "kind", "found"),
    [
        ("Giá vé tham quan bao nhiêu?", DirectAnswer, "gia-ve"),
        ("đi lối nào tới làng", DirectAnswer, "duong-den"),
        ("quyết định 78", DirectAnswer, "quyet-dinh-78"),
        ("buoc thu sau la gi", DirectAnswer, "buoc-6"),
        ("làng có bao nhiêu người", KnownGap, "gap-dan-so"),
        ("xin chào", SmallTalk, "chao"),
        ("men vỏ sò cho màu gì", Excerpt, "chuyen-lang#1"),
    ],
)
def test_where_it_is_sure_it_answers(question: str, kind: type, found: str) -> None:
    answer = only(question)
    assert isinstance(answer, kind)
    assert answer_id(answer) == found
    assert 0.5 <= answer.score <= 1


@pytest.mark.parametrize("question", ["làng", "mở", "2 bước đầu là gì", "của ai"])
def test_where_it_is_close_it_asks_back_with_two_to_four_choices(question: str) -> None:
    answer = only(question)
    assert isinstance(answer, Clarification)
    assert 2 <= len(answer.choices) <= 4
    assert len({choice.id for choice in answer.choices}) == len(answer.choices)


def test_a_choice_is_an_entry_in_the_words_of_its_first_phrasing() -> None:
    answer = only("làng")
    assert isinstance(answer, Clarification)
    entries = VILLAGE.knowledge.entry_by_id
    for choice in answer.choices:
        assert choice.label == entries[choice.id].questions[0]
        assert not entries[choice.id].smalltalk


@pytest.mark.parametrize(
    "question",
    [
        "giá vàng hôm nay",
        "nấu phở thế nào",
        "thoi tiet ngay mai",
        "hôm qua ai đá bóng thắng",
        "xyzzy brrb",
        "is it raining",
        "con mèo trèo cây cau",
    ],
)
def test_where_it_is_neither_it_says_so(question: str) -> None:
    answer = only(question)
    assert isinstance(answer, Fallback)
    assert answer.reason == "fallback"


@pytest.mark.parametrize(
    "question",
    [
        "quyết định 46",
        "quyet dinh 54 noi gi",
        "Quyết định 87/QĐ-UB nói gì?",
        "QĐ 450 của ai",
        "quyết định 54 phải không",
        "bước 3 làm gốm là gì",
        "bước thứ ba",
        "buoc thu bay la gi",
        "lễ hội năm 2020 tổ chức ngày nào",
    ],
)
def test_a_wrong_number_is_never_answered_as_the_right_one(question: str) -> None:
    assert isinstance(only(question), Clarification | Fallback)


@pytest.mark.parametrize(
    "question",
    [
        "lễ hội ngày 16/3 phải không",
        "Lễ hội tổ chức ngày 15/4/2019 đúng không?",
        "le hoi ngay 16/3 dung ko",
        "lễ hội năm 2020 phải không ạ",
    ],
)
def test_a_wrong_date_put_up_for_correction_is_answered_by_what_corrects_it(question: str) -> None:
    assert answer_id(only(question)) == "ngay-hoi"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Lễ ký diễn ra ngày 29/2 đúng không?", "ngay-ky"),
        ("lễ ký ngày 27/2 phải không", "ngay-ky"),
        ("Câu lạc bộ thành lập ngày 13/5/2019 phải không?", "ngay-thanh-lap"),
        ("câu lạc bộ thành lập năm 2018 đúng không", "ngay-thanh-lap"),
        ("bảo vệ chăm sóc trẻ em là nội dung 6 đúng không", "noi-dung-5"),
        ("muc tieu 5 la phat trien kinh te dung ko", "muc-tieu-3"),
    ],
)
def test_real_knowledge_corrects_a_wrong_date_or_place_in_a_list_too(
    question: str, found: str, shipped: Responder, library: Responder
) -> None:
    responder = shipped if found in shipped.knowledge.entry_by_id else library
    assert answer_id(only(question, responder)) == found


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("Kế hoạch 958 là gì?", "ke-hoach-598"),
        ("kế hoạch 589 ban hành ngày nào", "ke-hoach-598"),
        ("Kế hoạch 958 của UBND tỉnh phải không", "ke-hoach-598"),
        ("nghi quyet 182 noi gi", "nghi-quyet-128"),
        ("quyết định 4080 của Bộ Y tế", "quyet-dinh-4800"),
        ("Chương trình phối hợp số 4268", "chuong-trinh-4286"),
        ("nội dung 9 là gì", "noi-dung-8"),
        ("nội dung mười hai", "noi-dung-2"),
        ("mục tiêu thứ sáu", "muc-tieu-4"),
        ("nội dung hai bên phối hợp là gì", "noi-dung-2"),
        ("nội dung hai đơn vị phối hợp", "noi-dung-2"),
        ("chương trình 22-25 có mấy nội dung", "gap-so-hieu-tinh"),
    ],
)
def test_real_knowledge_never_answers_another_number(
    question: str, wrong: str, shipped: Responder
) -> None:
    assert wrong in shipped.knowledge.entry_by_id
    assert answer_id(only(question, shipped)) != wrong


@pytest.mark.parametrize(
    "question", ["ở nội dung mô", "o nd mo", "o noi dung may", "là mục tiêu thứ mấy"]
)
def test_which_item_is_never_guessed_where_nothing_leads_to_one(
    question: str, shipped: Responder
) -> None:
    found = answer_id(only(question, shipped))
    assert found in {"asked back", "not known", "noi-dung-tong", "muc-tieu-tong"}


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("nội dung thứ băm", {"noi-dung-3", "noi-dung-5"}),
        ("noi dng thu bam la gi", {"noi-dung-3", "noi-dung-5"}),
    ],
)
def test_a_number_that_is_a_slip_of_two_is_asked_back(
    question: str, choices: set[str], shipped: Responder
) -> None:
    (answer,) = shipped.respond(question).answers
    assert isinstance(answer, Clarification)
    assert choices <= {choice.id for choice in answer.choices}


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("Nội dung 8 ai phiên dịch?", "noi-dung-8"),
        ("Nội dung 3 ưu tiên nghề nào?", "noi-dung-3"),
        ("Mục tiêu 3 mấy tháng họp?", "muc-tieu-3"),
        ("muc tieu 2 thuong sang kien bao nhieu", "muc-tieu-2"),
        ("598 nói chi về bình ôxy?", "ke-hoach-598"),
        ("Chương trình 4286 do bộ trưởng nào ký?", "chuong-trinh-4286"),
        ("Ai đứng đầu Trung ương Đoàn?", "le-van-luong"),
        ("Bộ Lao động có bao nhiêu phòng ban?", "so-ldtbxh"),
        ("Anh Lê Văn Lương lên chức bí thư từ năm nào?", "le-van-luong"),
    ],
)
def test_real_knowledge_never_tells_what_a_thing_is_for_what_is_asked_of_it(
    question: str, thing: str, shipped: Responder
) -> None:
    assert isinstance(shipped.open(thing), DirectAnswer)
    assert isinstance(only(question, shipped), KnownGap | Clarification | Fallback)


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("\u200b\ufeff", "empty"),
        ("?!", "unreadable"),
        ("🙂🙂", "unreadable"),
        ("xyzzy brrb " * 100, "too_long"),
    ],
)
def test_a_message_without_a_question_is_told_apart(message: str, reason: str) -> None:
    answer = only(message)
    assert isinstance(answer, Fallback)
    assert answer.reason == reason


@pytest.mark.parametrize("question", ["ai ký", "xin chào", "", "598"])
def test_empty_knowledge_knows_nothing(question: str) -> None:
    assert isinstance(only(question, build_responder(knowledge())), Fallback)


def test_one_entry_answers_its_own_phrasings_and_nothing_far() -> None:
    alone = build_responder(knowledge([entry("mot", "Mấy giờ mở cửa?|giờ mở cửa thư viện")]))
    for question in ("Mấy giờ mở cửa?", "gio mo cua thu vien", "mấy giờ thư viện mở cửa"):
        assert answer_id(only(question, alone)) == "mot"
    assert isinstance(only("giá vàng hôm nay", alone), Fallback)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("từ điển có được mượn về không", "noi-quy-muon-sach#2"),
        ("sach rach bia co phai den khong", "noi-quy-muon-sach#1"),
    ],
)
def test_articles_alone_are_quoted(question: str, found: str, library: Responder) -> None:
    told = build_responder(replace(library.knowledge, entries=()))
    answer = only(question, told)
    assert isinstance(answer, Excerpt)
    assert answer.passage.id == found
    assert answer.text in answer.passage.text


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("Cụ Tư Thổ Sơn là ai?", True),
        ("cu tu tho son la ai", True),
        ("Cụ Tư Thổ Bách là ai?", False),
        ("cu tu tho bach la ai", False),
        ("Cụ Tư Thổ Kevin là ai?", False),
        ("Cụ Tư Thổ Sơnb là ai?", True),
        ("Cụ Tư Thổ, Bách hỏi là ai?", True),
        ("Tư Thổ Sơn lò gốm là ai?", True),
    ],
)
def test_somebody_of_nearly_a_known_name_is_somebody_else(question: str, known: bool) -> None:  # noqa: FBT001 - a table
    named = entry(
        "tu-tho-son",
        "Tư Thổ Sơn là ai?|cụ Tư Thổ Sơn là người thế nào|về Tư Thổ Sơn"
        "|Tư Thổ Sơn Nghệ nhân phải không?",
    )
    others = [entry(id_, text) for id_, text in ENTRIES.items()]
    answer = only(question, build_responder(knowledge([named, *others])))
    assert (answer_id(answer) == "tu-tho-son") is known


@pytest.mark.parametrize(
    ("id_", "phrasing"), [(id_, text) for id_ in ENTRIES for text in ENTRIES[id_].split("|")]
)
def test_a_phrasing_typed_word_for_word_is_the_answer(id_: str, phrasing: str) -> None:
    assert answer_id(only(phrasing)) == id_


@pytest.mark.parametrize("question", ["giờ mởw cửa làg gốm", "gia ve tham qaun", "lop hoc nna gom"])
def test_a_question_with_slips_is_still_answered(question: str) -> None:
    assert answer_id(only(question)) in {"gio-mo-cua", "gia-ve", "lop-nan"}


def test_what_two_entries_fit_alike_is_asked_back() -> None:
    alike = [entry("lo-dong", "lò đông mấy giờ nhóm"), entry("lo-tay", "lò tây mấy giờ nhóm")]
    answer = only("lò mấy giờ nhóm", build_responder(knowledge(alike)))
    assert isinstance(answer, Clarification)
    assert {choice.id for choice in answer.choices} == {"lo-dong", "lo-tay"}


@pytest.mark.parametrize("thing", ["máy in", "bãi xe", "máy photo", "quán phở"])
def test_a_thing_that_nothing_tells_of_is_neither_answered_nor_guessed(thing: str) -> None:
    assert isinstance(only(f"Có {thing} không?"), Fallback)
    assert isinstance(only(f"{thing} ở đâu"), Clarification | Fallback)


def test_a_narrower_reading_keeps_the_papers_that_are_named() -> None:
    answer = only("Nghe nói có Quyết định 99/QĐ-UB, cho hỏi giá vé tham quan bao nhiêu?")
    assert not isinstance(answer, DirectAnswer)
    answer = only("Nghe nói lò xây năm 1999, cho hỏi giá vé tham quan bao nhiêu?")
    assert answer_id(answer) == "gia-ve"


def test_something_else_of_a_thing_that_is_numbered_is_never_sure(shipped: Responder) -> None:
    hit = replace(shipped.search("Nội dung 8 của chương trình nói về việc gì?")[0], verbatim=False)
    assert hit.item.id == "noi-dung-8"
    assert hit.evidence.rest == 1
    assert decision.confidence(hit, (), None) >= decision.SURE
    little = replace(hit.evidence, rest=decision.OF_THE_REST - 0.01)
    other = replace(hit, weigh=lambda: little)
    assert decision.confidence(other, (), None) <= decision.UNSURE


def test_a_phrasing_is_one_question_however_many_it_seems_to_be() -> None:
    both = entry("men", "Men là chi, lò là chi?")
    halves = [entry("men-gi", "Men là chi?|men là gì"), entry("lo-gi", "Lò là chi?|lò là gì")]
    responder = build_responder(knowledge([both, *halves]))
    assert answer_id(only("men la chi, lo la chi", responder)) == "men"
    answers = responder.respond("lò là chi? men là chi?").answers
    assert [answer_id(answer) for answer in answers] == ["lo-gi", "men-gi"]


def test_small_talk_needs_less_than_an_answer() -> None:
    greeting = entry("chao", "xin chào", smalltalk=True)
    assert decision.CLOSE < decision.least_sure(greeting) < decision.least_sure(entry("a", "b"))
