"""What a later message means by the one before it: dialogues in an invented village."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.answering import Responder
from bot.app import build_responder
from bot.conversation import FOLLOWS_WITHIN
from tests.conversation.dialogue import Dialogue, last
from tests.conversation.village import VILLAGE
from tests.search.small import entry

ASKED_BACK, NOT_KNOWN = "asked back", "not known"

STEPS = [
    ("làm gốm có mấy bước", "cái thứ hai", "buoc-2"),
    ("kể các bước", "cái cuối cùng là gì", "buoc-6"),
    ("kể các bước", "cái đầu tiên", "buoc-1"),
    ("kể các bước", "tiếp theo", "buoc-1"),
    ("bước 3 là gì", "tiếp theo?", "buoc-4"),
    ("bước 3 là gì", "bước kế tiếp là gì", "buoc-4"),
    ("bước 3 là gì", "tiếp đi", "buoc-4"),
    ("bước 3 là gì", "cái trước đó", "buoc-2"),
    ("bước 3 là gì", "quay lại cái trước", "buoc-2"),
    ("bước 3 là gì", "còn bước 5?", "buoc-5"),
    ("bước 3 là gì", "còn cái thứ 5 thì sao", "buoc-5"),
    ("bước 3 là gì", "còn 5", "buoc-5"),
    ("bước 3 là gì", "thế 5", "buoc-5"),
    ("buoc 3 la gi", "the 5", "buoc-5"),
    ("bước 3 là gì", "rứa 5 ns j", "buoc-5"),
    ("bước 3 là gì", "rứa 5", "buoc-5"),
    ("bước 3 là gì", "5 thì răng", "buoc-5"),
    ("bước 3 là gì", "bước 5 tê", "buoc-5"),
    ("bước 3 là gì", "cái trên nó", "buoc-2"),
    ("bước 3 là gì", "cái dưới nớ là chi", "buoc-4"),
    ("bước 3 là gì", "còn cái sau số 4", "buoc-5"),
    ("bước 6 là gì", "tiếp theo", "buoc-khac"),
    ("bước 3 là gì", "cái thứ bảy", "buoc-khac"),
    ("kể các bước", "chi tiết hơn về cái thứ hai", "buoc-2"),
    ("bước 3 là gì", "5 nữa", "buoc-5"),
    ("bước 3 là gì", "thôi quay lại cái 2", "buoc-2"),
    ("bước 3 là gì", "bước liền trước bước thứ năm là gì", "buoc-4"),
    ("bước 3 là gì", "rứa mấy cái tất cả", "cac-buoc"),
    ("buoc 3 la gi", "cho coi lai 6 cai", "cac-buoc"),
    ("làm gốm có mấy bước", "kể ra xem nào", "cac-buoc"),
    ("lam gom co may buoc", "liet ke", "cac-buoc"),
    ("làm gốm có mấy bước", "gồm những gì", "cac-buoc"),
    ("bước 3 là gì", "đọc đủ tên giùm tôi", "buoc-3"),
]


@pytest.mark.parametrize(("before", "message", "found"), STEPS)
def test_a_number_or_a_step_leads_through_a_numbered_family(
    before: str, message: str, found: str, village: Responder
) -> None:
    assert last(village, [before, message]) == [found]


@pytest.mark.parametrize(
    ("before", "message", "found"),
    [
        ("buoc 3 la gi", "cai thu sau", "buoc-6"),
        ("buoc 3 la gi", "cai sau", "buoc-4"),
        ("bước 3 là gì", "cái sau", "buoc-4"),
        ("bước 3 là gì", "cái sáu", "buoc-6"),
        ("kể các bước", "cai thu tu", "buoc-4"),
        ("kể các bước", "cái thứ tư", "buoc-4"),
        ("kể các bước", "cái thứ năm", "buoc-5"),
        ("kể các bước", "cais thuws hai", "buoc-2"),
        ("kể các bước", "ca1i thu71 hai", "buoc-2"),
        ("kể các bước", "cấy thứ 2 là chi rứa", "buoc-2"),
        ("buoc 3 la gi", "ke teip", "buoc-4"),
        ("bước 3 là gì", "tieeps ddi", "buoc-4"),
    ],
)
def test_numbers_and_steps_are_understood_however_they_are_typed(
    before: str, message: str, found: str, village: Responder
) -> None:
    assert last(village, [before, message]) == [found]


@pytest.mark.parametrize(
    ("before", "message", "found"),
    [
        ("ai là trưởng làng", "còn hiệu trưởng?", "hieu-truong"),
        ("ông Cao Văn Lộc là ai", "thế cô Mơ thì sao", "hieu-truong"),
        ("ong Cao Van Loc la ai", "con co Mo", "hieu-truong"),
        ("quyết định 45 là gì", "còn quyết định 78 thì răng", "quyet-dinh-78"),
        ("quyết định 45 là gì", "còn 78?", "quyet-dinh-78"),
        ("làng Bãi Sậy góp việc gì", "còn bên kia?", "viec-truong"),
        ("Trường Bến Đò góp việc gì", "bên còn lại thì sao", "viec-lang"),
        ("ai là trưởng làng", "còn bên kia", "hieu-truong"),
        ("giá vé bao nhiêu", "ý mình là men gốm cơ", "men-gom"),
        ("bước 2 là gì", "tui hỏi bước thứ năm tê, chơ không phải giá vé", "buoc-5"),
        ("giá vé bao nhiêu", "ko phải, men gốm chứ ko phải giá vé", "men-gom"),
        ("gia ve bao nhieu", "men gom co, ko phai gia ve dau", "men-gom"),
        ("Trường Bến Đò góp việc gì", "thế còn làng kia", "viec-lang"),
    ],
)
def test_something_new_takes_the_place_of_what_is_of_its_kind(
    before: str, message: str, found: str, village: Responder
) -> None:
    assert last(village, [before, message]) == [found]


@pytest.mark.parametrize(
    ("before", "message", "found"),
    [
        ("ai là trưởng làng", "ông ấy sinh năm nào", "tieu-su"),
        ("ai la truong lang", "ong ay sinh nam nao", "tieu-su"),
        ("ai là trưởng làng", "hắn sinh năm mô", "tieu-su"),
        ("ai là trưởng làng", "đồng chí đó quê ở đâu", "tieu-su"),
        ("quyết định 78 là gì", "quyết định đó của ai", "quyet-dinh-78"),
        ("quyết định 45 là gì", "nó do ai ban hành", "quyet-dinh-45"),
        ("hội thi diễn ra ngày nào", "hôm đó ai dự", "du-thi"),
        ("hội thi diễn ra ở đâu", "ở đó có ai dự", "du-thi"),
    ],
)
def test_a_pronoun_stands_for_what_was_spoken_of(
    before: str, message: str, found: str, village: Responder
) -> None:
    assert last(village, [before, message]) == [found]


def test_of_several_people_the_one_who_is_meant_is_asked_for(village: Responder) -> None:
    dialogue = Dialogue(village)
    assert dialogue.says("ai dự hội thi") == ["du-thi"]
    turn = dialogue.hears("đồng chí ấy là ai")
    assert [choice.id for choice in turn.offered] == ["truong-lang", "hieu-truong"]
    assert dialogue.says("2") == ["hieu-truong"]


def test_a_person_is_remembered_over_what_was_asked_between(village: Responder) -> None:
    assert last(village, ["ai là trưởng làng", "giá vé bao nhiêu", "ông ấy sinh năm nào"]) == [
        "tieu-su"
    ]


@pytest.mark.parametrize(
    ("before", "message", "found"),
    [
        ("hội thi diễn ra ngày nào", "ở đâu?", "noi-thi"),
        ("hoi thi dien ra ngay nao", "o dau vay ban", "noi-thi"),
        ("hội thi diễn ra ngày nào", "có ai dự", "du-thi"),
        ("hội thi diễn ra ở đâu", "khi nào", "ngay-thi"),
        ("quyết định 45 là gì", "của ai", "quyet-dinh-45"),
        ("quyết định 78 là gì", "do ai ban hành", "quyet-dinh-78"),
    ],
)
def test_the_end_of_a_question_is_read_with_the_question_before_it(
    before: str, message: str, found: str, village: Responder
) -> None:
    assert last(village, [before, message]) == [found]


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("Giá vé bao nhiêu?", "gia-ve"),
        ("Men gốm làm bằng gì?", "men-gom"),
        ("Bước 2 làm gốm là gì?", "buoc-2"),
        ("xin chào", "chao"),
        ("cảm ơn bạn", "cam-on"),
    ],
)
@pytest.mark.parametrize("before", ["ai là trưởng làng", "bước 3 là gì", "quyết định 45 là gì"])
def test_a_message_that_stands_by_itself_is_not_bent(
    before: str, message: str, found: str, village: Responder
) -> None:
    assert last(village, [before, message]) == last(village, [message]) == [found]


@pytest.mark.parametrize(
    ("step", "found"), [("bước tiếp theo là gì", "buoc-4"), ("cái trước đó", "buoc-2")]
)
def test_a_step_goes_on_from_the_place_before_whatever_was_asked_between(
    step: str, found: str, village: Responder
) -> None:
    assert last(village, ["bước 3 là gì", "giá vé bao nhiêu", step]) == [found]


PAPER = entry(
    "het-han",
    "Làng gốm còn hoạt động không?|chương trình còn hiệu lực không|còn hiệu lực không",
    "Các nguồn không nói.",
)
PAPER_45 = entry(
    "quyet-dinh-45-het-han",
    "Quyết định 45 còn hiệu lực không?|QĐ 45 hết hạn chưa|quyết định 45 còn áp dụng không",
    "Quyết định 45 đã hết hiệu lực.",
)


@pytest.mark.parametrize(
    ("before", "message", "found"),
    [
        ("quyết định 45 là gì", "còn hiệu lực không", "quyet-dinh-45-het-han"),
        ("qd 45 la gi", "con hieu luc k vay", "quyet-dinh-45-het-han"),
        ("quyết định 45 là gì", "văn bản đó còn hiệu lực không", "quyet-dinh-45-het-han"),
        ("quyết định 45 là gì", "chương trình còn hiệu lực không", "het-han"),
        ("giá vé bao nhiêu", "còn hiệu lực không", "het-han"),
        ("quyết định 45 là gì", "giá vé bao nhiêu", "gia-ve"),
    ],
)
def test_what_a_short_message_asks_is_asked_of_the_paper_that_is_spoken_of(
    before: str, message: str, found: str
) -> None:
    entries = (*VILLAGE.entries, PAPER, PAPER_45)
    assert last(Responder(replace(VILLAGE, entries=entries)), [before, message]) == [found]


def test_a_number_that_counts_names_no_item(village: Responder) -> None:
    assert last(village, ["6 bước làm gốm là gì"]) == ["cac-buoc"]


PAPERS = entry(
    "nhung-giay",
    "Làng theo những văn bản nào?|các văn bản về làng gốm",
    "Làng theo Quyết định 78/QĐ-UB và Quyết định 45/QĐ-UB.",
)


@pytest.mark.parametrize(
    ("before", "message", "found"),
    [
        ("ai dự hội thi", "người thứ hai là ai", "hieu-truong"),
        ("ai du hoi thi", "nguoi dau tien la ai", "truong-lang"),
        ("ai dự hội thi", "người đầu tiên trong danh sách sinh năm nào", "tieu-su"),
        ("làng theo những văn bản nào", "văn bản thứ nhất", "quyet-dinh-78"),
        ("làng theo những văn bản nào", "cụ thể hơn về văn bản cuối cùng", "quyet-dinh-45"),
        ("làng theo những văn bản nào", "văn bản thứ ba", ASKED_BACK),
    ],
)
def test_one_of_several_that_an_answer_names_is_known_by_its_place(
    before: str, message: str, found: str
) -> None:
    entries = (*VILLAGE.entries, PAPERS)
    assert last(Responder(replace(VILLAGE, entries=entries)), [before, message]) == [found]


def test_one_of_several_is_counted_where_they_were_told(village: Responder) -> None:
    talk = ["ai dự hội thi", "người thứ hai", "còn người thứ nhất"]
    assert last(village, talk) == ["truong-lang"]


def test_a_message_that_only_leans_and_is_not_understood_leaves_the_talk(
    village: Responder,
) -> None:
    assert last(village, ["quyết định 45 là gì", "cái nào có trước", "của ai"]) == ["quyet-dinh-45"]


@pytest.mark.parametrize(
    ("before", "message"),
    [
        ("quyết định 45 với quyết định 78 là gì", "cái nào ban hành trước"),
        ("quyet dinh 45 va quyet dinh 78", "cai mo co truoc"),
    ],
)
def test_which_came_first_is_told_by_the_dates_of_both(
    before: str, message: str, village: Responder
) -> None:
    assert sorted(last(village, [before, message])) == ["quyet-dinh-45", "quyet-dinh-78"]


def test_which_came_first_is_not_guessed_of_one(village: Responder) -> None:
    assert last(village, ["giá vé bao nhiêu", "cái nào có trước"]) == [NOT_KNOWN]


def test_a_title_before_a_name_is_no_pronoun(village: Responder) -> None:
    asked = "ông Lộc có nói gì không"
    assert last(village, ["Vũ Đình Tám là ai", asked]) == last(village, [asked])


@pytest.mark.parametrize(
    "message",
    [
        "Cảm ơn bạn nhé. Thế giá vé bao nhiêu?",
        "Cám ơn. Giá vé bao nhiêu?",
        "uk gia ve bao nhieu",
        "thôi, giá vé cơ",
    ],
)
def test_what_is_asked_behind_thanks_is_answered(message: str, village: Responder) -> None:
    assert last(village, ["ai là trưởng làng", message]) == ["gia-ve"]


def test_the_one_of_a_family_is_meant_whatever_was_asked_between(village: Responder) -> None:
    assert last(village, ["bước 3 là gì", "giá vé bao nhiêu", "bước đó làm gì"]) == ["buoc-3"]


def test_what_was_just_told_is_not_told_again_beside_something_new(shipped: Responder) -> None:
    talk = ["chương trình phối hợp có mấy mục tiêu", "mục tiêu nào liên quan đến phòng dịch"]
    assert last(shipped, talk) == ["muc-tieu-4"]


@pytest.mark.parametrize(
    ("before", "message", "found"),
    [
        ("bua mo ki rua", "nam mo", "ngay-ky"),
        ("người có công được chi", "ở nội dung mô", "noi-dung-6"),
        ("nguoi co cong dc chi", "o nd mo", "noi-dung-6"),
    ],
)
def test_which_year_and_which_item_is_told_by_the_last_answer(
    before: str, message: str, found: str, shipped: Responder
) -> None:
    assert last(shipped, [before, message]) == [found]


def test_a_number_takes_the_place_of_a_number_though_it_is_told_by_the_same_answer() -> None:
    levels = entry(
        "cap-nuoc",
        "Có mấy cấp nước?|cấp nước 1 màu gì|cấp nước 2 màu gì|cấp nước 3 màu gì|cấp nước 4",
        "Cấp 1 xanh, cấp 2 vàng, cấp 3 cam, cấp 4 đỏ.",
    )
    talk = build_responder(replace(VILLAGE, entries=(*VILLAGE.entries, levels)))
    assert last(talk, ["cấp 3 màu gì", "còn 4"]) == ["cap-nuoc"]


def test_who_else_speaks_is_told_again_by_the_list_of_all(village: Responder) -> None:
    dialogue = Dialogue(village)
    assert dialogue.says("ai dự hội thi") == ["du-thi"]
    assert dialogue.says("ai là trưởng làng") == ["truong-lang"]
    assert dialogue.says("còn ai dự hội thi nữa không") == ["du-thi"]


def test_a_number_that_counts_is_no_end_of_the_question_before(village: Responder) -> None:
    asked = "có 6 bước không"
    assert last(village, ["bước 2 là gì", asked]) == last(village, [asked]) != ["buoc-2"]


@pytest.mark.parametrize(
    "doubt",
    [
        "chắc không",
        "thật à",
        "đúng không ad",
        "thật không, tôi tưởng miễn phí",
        "có chắc không, bà chị tôi bảo miễn phí mà",
    ],
)
def test_the_last_answer_is_told_again_where_it_is_doubted(doubt: str, village: Responder) -> None:
    assert last(village, ["giá vé bao nhiêu", doubt]) == ["gia-ve"]


@pytest.mark.parametrize("other", ["không, tôi hỏi giá vé cơ", "ko t hoi gia ve co"])
def test_a_misunderstood_question_is_asked_anew(other: str, village: Responder) -> None:
    assert last(village, ["men gốm làm bằng gì", other]) == ["gia-ve"]


def test_what_else_there_is_beside_one_of_several_is_the_next(village: Responder) -> None:
    assert last(village, ["bước 1 là gì", "bước 2", "còn gì nữa"]) == ["buoc-3"]


def test_another_family_is_asked_with_the_same_number(shipped: Responder) -> None:
    assert last(shipped, ["nội dung 2 là gì", "à nhầm, mục tiêu cơ"]) == ["muc-tieu-2"]


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("bên thứ nhất có vai trò gì", "so-ldtbxh"),
        ("ben thu 2 la to chuc chi", "tinh-doan"),
        ("nói về bên thứ hai", "tinh-doan"),
    ],
)
def test_a_party_is_known_by_its_number(message: str, found: str, shipped: Responder) -> None:
    assert last(shipped, ["chương trình này của hai bên nào", message]) == [found]


def test_a_party_that_is_asked_something_new_is_not_asked_what_the_other_was(
    shipped: Responder,
) -> None:
    asked = ["lễ ký có ai phát biểu", "còn bên Tỉnh đoàn ý kiến gì"]
    assert last(shipped, asked) == ["y-kien-cac-ban"]


def test_a_full_name_is_no_they(shipped: Responder) -> None:
    assert last(shipped, ["Ai ký chương trình?", "Họ tên cụ thể thì sao?"]) == ["gap-ten-nguoi-ky"]


def test_the_last_answer_is_not_told_again_to_words_that_only_stand_about_in_it(
    village: Responder,
) -> None:
    asked = ["Quyết định 45 nói gì", "cái đó làm thành bài hát cho làng được không"]
    assert last(village, asked) != ["quyet-dinh-45"]


def test_who_else_was_there_is_asked_anew_where_it_was_not_told(village: Responder) -> None:
    assert last(village, ["cô Hà Thị Mơ là ai", "ai dự hội thi nữa"]) == ["du-thi"]


def test_a_thing_of_a_kind_that_no_answer_knows_is_not_guessed(village: Responder) -> None:
    assert last(village, ["men gốm làm bằng gì"]) == ["men-gom"]
    assert last(village, ["men gốm làm bằng gì", "trang đó ai vẽ tượng"]) == [NOT_KNOWN]


def test_a_message_that_says_much_stands_whatever_it_points_at(village: Responder) -> None:
    said = "cái đó thì hội thi gốm tổ chức chỗ nào"
    assert last(village, ["Quyết định 45 nói gì", said]) == ["noi-thi"]


@pytest.mark.parametrize("message", ["giá vàng hôm nay", "mai trời mưa không", "cách nấu phở"])
def test_what_has_nothing_to_do_with_it_stays_unknown(message: str, village: Responder) -> None:
    assert last(village, ["quyết định 45 nói gì", message]) == last(village, [message])


@pytest.mark.parametrize("message", ["của ai", "chi tiết hơn", "vì sao"])
def test_after_what_was_not_known_nothing_is_guessed(message: str, village: Responder) -> None:
    assert set(last(village, ["quyết định 45 là gì", "giá vàng hôm nay", message])) <= {
        ASKED_BACK,
        NOT_KNOWN,
    }


def test_what_stands_next_to_an_item_is_told_by_its_mark(village: Responder) -> None:
    assert last(village, ["bước 3 là gì", "cái kế bước 4"]) == ["buoc-5"]
    assert last(village, ["buoc 3 la gi", "ke buoc 4 luon"]) == ["buoc-4"]


@pytest.mark.parametrize(
    "message", ["gồm những gì", "kể từng mảng đi", "Nêu cụ thể giúp tôi", "gom nhung mang nao"]
)
def test_what_was_listed_is_told_one_by_one(message: str, shipped: Responder) -> None:
    assert last(shipped, ["Chương trình thuộc lĩnh vực nào", message]) == ["linh-vuc"]


def test_the_next_is_of_the_family_that_is_named(shipped: Responder) -> None:
    talk = ["mục tiêu 1 là gì", "nội dung 3 là gì", "còn mục tiêu tiếp theo"]
    assert last(shipped, talk) == ["muc-tieu-2"]


@pytest.mark.parametrize(
    ("before", "message", "found"),
    [
        ("nội dung 5 là gì", "nội dugn itếp theo", "noi-dung-6"),
        ("noi dung 5 la gi", "noi dun itep theo?", "noi-dung-6"),
        ("tỉnh đoàn có vai trò gì", "thế dcòn sở kia", "so-ldtbxh"),
    ],
)
def test_a_sign_is_seen_among_slips(
    before: str, message: str, found: str, shipped: Responder
) -> None:
    assert last(shipped, [before, message]) == [found]


def test_a_mistake_that_is_owned_up_to_is_not_asked_about(shipped: Responder) -> None:
    talk = ["ông Đoàn Hồng Vũ là ai", "Không phải ông ấy. Ai là bí thư?"]
    assert last(shipped, talk) == ["le-van-luong"]


def test_small_talk_leaves_the_talk_where_it_was(village: Responder) -> None:
    assert last(village, ["bước 3 là gì", "cảm ơn", "tiếp theo"]) == ["buoc-4"]


def test_after_a_while_nothing_carries_on(village: Responder) -> None:
    for pause, found in ((FOLLOWS_WITHIN, "buoc-4"), (FOLLOWS_WITHIN + timedelta(seconds=1), None)):
        dialogue = Dialogue(village)
        dialogue.says("bước 3 là gì")
        answered = dialogue.says("tiếp theo", after=pause)
        assert answered == [found] if found else found not in answered
        assert ("buoc-4" in answered) == (found is not None)


def test_that_paper_may_be_the_one_that_the_answer_stresses() -> None:
    why = entry(
        "can-cu",
        "Chương trình dựa vào văn bản nào?|căn cứ của chương trình|chương trình dựa vào đâu",
        "Chương trình dựa vào **Quyết định 45/QĐ-UB**.",
    )
    village = Responder(replace(VILLAGE, entries=(*VILLAGE.entries, why)))
    asked = ["chương trình dựa vào văn bản nào", "văn bản đó do ai ban hành"]
    assert last(village, asked) == ["quyet-dinh-45"]


def test_thanks_that_look_like_more_are_thanks() -> None:
    thanks = entry("cam-on", "Rõ rồi, cảm ơn nhé|cảm ơn", "Không có gì!", smalltalk=True)
    others = [one for one in VILLAGE.entries if one.id != "cam-on"]
    village = Responder(replace(VILLAGE, entries=(*others, thanks)))
    assert last(village, ["bước 3 là gì", "Rõ rồi, cảm ơn nhé"]) == ["cam-on"]
