"""Several questions in a message, a question in a story, and very short ones."""

from __future__ import annotations

import pytest

from bot.answering import Responder
from bot.app import build_responder
from tests.answering.conftest import answer_id
from tests.search.small import village

VILLAGE = build_responder(village())


def ids(question: str, responder: Responder = VILLAGE) -> list[str]:
    return [answer_id(answer) for answer in responder.respond(question).answers]


@pytest.mark.parametrize(
    ("message", "answered"),
    [
        ("Giá vé bao nhiêu? Mấy giờ mở cửa?", ["gia-ve", "gio-mo-cua"]),
        ("Mấy giờ mở cửa? Giá vé bao nhiêu?", ["gio-mo-cua", "gia-ve"]),
        ("Giá vé bao nhiêu và mấy giờ làng mở cửa?", ["gia-ve", "gio-mo-cua"]),
        ("gia ve bao nhieu va may gio lang mo cua", ["gia-ve", "gio-mo-cua"]),
        ("giá vé mấy tiền\nbước 2 là gì", ["gia-ve", "buoc-2"]),
        ("Quyết định 45 nói gì? Quyết định 78 nói gì?", ["quyet-dinh-45", "quyet-dinh-78"]),
        ("Làng có bao nhiêu người? Giá vé bao nhiêu?", ["gap-dan-so", "gia-ve"]),
        ("Giá vé bao nhiêu và làng có bao nhiêu người?", ["gia-ve", "gap-dan-so"]),
    ],
)
def test_two_questions_get_both_answers_in_order(message: str, answered: list[str]) -> None:
    assert ids(message) == answered


@pytest.mark.parametrize(
    "message",
    [
        "Chào bạn. Giá vé bao nhiêu?",
        "Giá vé bao nhiêu? Cảm ơn bạn nhiều.",
        "Giá vé bao nhiêu? Vé vào cửa mấy tiền?",
        "Giá vé bao nhiêu? Giá vàng bao nhiêu?",
    ],
)
def test_a_message_with_one_answer_gets_it_once(message: str) -> None:
    assert ids(message) == ["gia-ve"]


@pytest.mark.parametrize(
    ("message", "answered"),
    [
        ("nội dung 3 và nội dung 4 là gì", ["noi-dung-3", "noi-dung-4"]),
        ("muc tieu 1, 2 va 3", ["muc-tieu-1", "muc-tieu-2", "muc-tieu-3"]),
        ("nội dung 8 và 9", ["noi-dung-8", "noi-dung-khac"]),
        ("cho hỏi nội dung thứ hai và thứ tư là gì", ["noi-dung-2", "noi-dung-4"]),
        ("nd2 vs nd3 la j", ["noi-dung-2", "noi-dung-3"]),
        ("nội dung 3 và mục tiêu 2 nói gì", ["noi-dung-3", "muc-tieu-2"]),
        ("cho t xin nd 5,6", ["noi-dung-5", "noi-dung-6"]),
        ("nội dung đầu tiên với nội dung cuối cùng là gì", ["noi-dung-1", "noi-dung-8"]),
        ("CTPH giữa SLĐ và TĐ ký ngày nào, ai ký?", ["ngay-ky", "ai-ky"]),
        ("giai đoạn 2016-2020 có mấy mục tiêu và mấy nội dung", ["ngoai-giai-doan-khac"]),
    ],
)
def test_items_that_are_named_at_once_get_an_answer_each(
    message: str, answered: list[str], shipped: Responder
) -> None:
    assert ids(message, responder=shipped) == answered


@pytest.mark.parametrize(
    ("message", "answered"),
    [
        ("Tỉnh đoàn có vai trò gì, và Sở đã sáp nhập vào đâu?", ["tinh-doan", "gap-sap-xep-so"]),
        ("Nội dung bảy nói gì, còn cấp bao nhiêu tiền?", ["noi-dung-7", "gap-kinh-phi"]),
        ("Tỉnh đoàn là tổ chức gì, có vai trò gì trong chương trình?", ["tinh-doan"]),
        ("Quyết định 4800 là của bộ nào, ban hành ngày bao nhiêu?", ["quyet-dinh-4800"]),
        ("Cái 128 là ai ban ra, hôm nào?", ["nghi-quyet-128"]),
        ("chương trình Tỉnh đoàn Hà Tĩnh ký ai, có mấy mục tiêu?", ["ngoai-tinh-khac"]),
    ],
)
def test_joined_questions_get_an_answer_each_unless_one_leans_on_the_other(
    message: str, answered: list[str], shipped: Responder
) -> None:
    assert ids(message, responder=shipped) == answered


@pytest.mark.parametrize(
    ("message", "answered"),
    [
        ("Nội dung liền trước nội dung thứ sáu là gì?", ["noi-dung-5"]),
        ("sau mt 2 la gi", ["muc-tieu-3"]),
        ("Nội dung giữa 3 và 5?", ["noi-dung-4"]),
        ("Nội dung liền trước nội dung hợp tác quốc tế là gì?", ["noi-dung-7"]),
        ("sau nội dung 8 là gì", ["noi-dung-khac"]),
    ],
)
def test_a_step_from_an_item_leads_to_the_one_that_is_meant(
    message: str, answered: list[str], shipped: Responder
) -> None:
    assert ids(message, responder=shipped) == answered


@pytest.mark.parametrize(
    ("message", "answered"),
    [
        ("Quyết định 45 do ai ban hành và vào ngày nào?", ["quyet-dinh-45"]),
        ("Quyết định 45 nói gì? Quyết định 78 ngày nào?", ["quyet-dinh-45", "quyet-dinh-78"]),
        ("Quyết định 45 nói gì? Lễ hội tổ chức ngày nào?", ["quyet-dinh-45", "ngay-hoi"]),
    ],
)
def test_what_a_part_leaves_out_is_asked_of_the_paper_named_before_it(
    message: str, answered: list[str]
) -> None:
    assert ids(message) == answered


def test_what_is_asked_of_a_paper_is_not_answered_of_the_programme(shipped: Responder) -> None:
    told = ids("Kế hoạch 598 ban hành khi nào? Ai ký?", responder=shipped)
    assert told[0] == "ke-hoach-598"
    assert not {"ai-ky", "ngay-ky"} & set(told)


def test_a_message_gets_three_answers_at_most() -> None:
    message = "Ai nhóm lửa lò? Giá vé mấy tiền? Lễ hội ngày nào? Bước 1 là gì? Bước 2 là gì?"
    assert ids(message) == ["vo-lo", "gia-ve", "ngay-hoi"]


@pytest.mark.parametrize(
    ("story", "found"),
    [
        (
            (
                "Em ở xa, nhà có ba đứa nhỏ, nghe bạn kể đẹp lắm, cho em hỏi giá vé tham quan "
                "bao nhiêu ạ?"
            ),
            "gia-ve",
        ),
        (
            (
                "Hôm trước họ hàng tôi xem ti vi thấy hay hay. Cả nhà bàn nhau cuối tuần đi chơi "
                "một chuyến. Cho hỏi làng mở cửa lúc mấy giờ?"
            ),
            "gio-mo-cua",
        ),
        (
            (
                "Thưa ban quản lý, tôi là giáo viên về hưu, mắt kém nên không đọc được bảng. "
                "Xin cho biết lễ hội tổ chức ngày nào. Trân trọng cảm ơn."
            ),
            "ngay-hoi",
        ),
        (
            (
                "chau chao co chu a, chau dang lam bai tap ve lang nghe ma khong biet hoi ai, "
                "cho chau hoi buoc thu hai lam gi"
            ),
            "buoc-2",
        ),
    ],
)
def test_the_question_inside_a_story_is_answered(story: str, found: str) -> None:
    assert ids(story) == [found]


@pytest.mark.parametrize(
    ("story", "found"),
    [
        ("Tôi là thợ hàn ở Vinh, con học lớp 9, cho hỏi nội dung 3 là gì?", "noi-dung-3"),
        ("Em học ở xa mới về. Cho em hỏi Kế hoạch 598 ban hành ngày nào ạ?", "ke-hoach-598"),
        ("Bác già rồi, đọc báo không rõ, cháu cho bác hỏi ký ngày nào", "ngay-ky"),
        (
            (
                "Cho em hỏi mục tiêu của chương trình là gì ạ? Em là bí thư chi đoàn mới lên, mai "
                "phải báo cáo. Chị bí thư cũ đi lấy chồng xa, ai hỏi gì cũng không biết."
            ),
            "muc-tieu-tong",
        ),
        (
            (
                "Tui quê Thanh Chương nhưng lấy chồng Quảng Bình, năm mô cũng về hai lần. Chị "
                "chồng tui tưởng mấy tỉnh miền Trung cùng làm. Nhờ bot nói rõ chương trình thực "
                "hiện trên địa bàn mô."
            ),
            "dia-ban",
        ),
        (
            (
                "bac gia roi doc cham o lang bac loa hong nua nam nay nghe trong chuong trinh co "
                "tam viec vay viec dau tien la viec chi"
            ),
            "noi-dung-1",
        ),
        (
            (
                "Tôi là cán bộ xã miền núi. Họp giao ban có người bảo Sở và Tỉnh đoàn ký kết rồi "
                "mỗi năm phải nhìn lại một lần. Xin hỏi điều đó có đúng không ạ?"
            ),
            "so-ket-hang-nam",
        ),
    ],
)
def test_the_question_inside_a_story_is_answered_from_real_knowledge(
    story: str, found: str, shipped: Responder
) -> None:
    assert ids(story, responder=shipped) == [found]


@pytest.mark.parametrize(
    ("word", "found"),
    [("Dương", "ong-duong"), ("hội", "ngay-hoi"), ("dân số", "gap-dan-so"), ("chào", "chao")],
)
def test_a_word_or_two_are_enough_where_they_fit_one_entry(word: str, found: str) -> None:
    assert ids(word) == [found]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("mục tiêu?", "muc-tieu-tong"),
        ("nội dung", "noi-dung-tong"),
        ("noi dung 5", "noi-dung-5"),
        ("cam kết", "cam-ket"),
        ("kinh phí", "gap-kinh-phi"),
        ("598", "ke-hoach-598"),
        ("ai ký", "ai-ky"),
        ("ok", "dong-y"),
    ],
)
def test_a_word_or_two_are_enough_for_real_knowledge(
    word: str, found: str, shipped: Responder
) -> None:
    assert ids(word, responder=shipped) == [found]


@pytest.mark.parametrize("word", ["không", "là gì", "thế nào", "và"])
def test_words_that_only_ask_are_no_question(word: str) -> None:
    assert ids(word)[0] in ("asked back", "not known")
