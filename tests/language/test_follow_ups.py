"""What a message asks of the one before it, in any typing; most messages ask nothing of it."""

from __future__ import annotations

from typing import Literal

import pytest

from bot.knowledge.shipped import default_vocabulary
from bot.language.follow_up_kinds import (
    LAST,
    All,
    Around,
    Doubt,
    FollowUp,
    Fragment,
    More,
    Pick,
    Pronoun,
    Replacement,
    Step,
)
from bot.language.follow_ups import follow_up, mended_follow_up
from bot.language.lexicon import Lexicon
from bot.language.query import Reader

READER = Reader(Lexicon(default_vocabulary().readings()))


def read(message: str) -> FollowUp | None:
    return follow_up(READER.read(message))


@pytest.mark.parametrize(
    ("message", "number", "bare"),
    [
        ("2", 2, True),
        ("2.", 2, True),
        ("(2)", 2, True),
        ("2️⃣", 2, True),
        ("số 2", 2, True),
        ("so 2", 2, True),
        ("chọn 2", 2, True),
        ("câu 2", 2, False),
        ("cái thứ hai", 2, False),
        ("CÁI THỨ HAI", 2, False),
        ("cai thu hai", 2, False),
        ("cais thuws hai", 2, False),
        ("ca1i thu71 hai", 2, False),
        ("cấy thứ hai", 2, False),
        ("ý thứ 2 là gì", 2, False),
        ("cai thu 2 noi ro hon di", 2, False),
        ("cho mình xem câu số 2 nhé", 2, False),
        ("còn cái thứ 2 thì răng", 2, False),
        ("còn 2", 2, False),
        ("lựa chọn 1", 1, False),
        ("ko, số 1 cơ", 1, False),
        ("cái đầu tiên", 1, False),
        ("câu đầu", 1, False),
        ("cái cuối", LAST, False),
        ("muc cuoi la rang", LAST, False),
        ("thứ tư", 4, False),
        ("cai thu tu", 4, False),
        ("cái thứ sáu", 6, False),
        ("cai thu sau", 6, False),
        ("cái sáu", 6, False),
        ("cái thứ bảy", 7, False),
        ("cai thu bay", 7, False),
    ],
)
def test_a_number_picks(message: str, number: int, *, bare: bool) -> None:
    assert read(message) == Pick(number, bare)


@pytest.mark.parametrize(
    ("message", "number", "told"),
    [
        ("người thứ ba", 3, "people"),
        ("nguoi thu ba", 3, "people"),
        ("còn văn bản thứ nhất", 1, "papers"),
        ("cụ thể hơn về văn bản cuối cùng", LAST, "papers"),
    ],
)
def test_people_and_papers_are_picked_among_those_told(
    message: str, number: int, told: Literal["people", "papers"]
) -> None:
    assert read(message) == Pick(number, bare=False, told=told)


@pytest.mark.parametrize(
    ("message", "many"),
    [
        ("rứa mấy cái tất cả", None),
        ("may cai", None),
        ("cho xem lại 8 cái", 8),
        ("cho coi lai ca 8 cai", 8),
    ],
)
def test_all_of_a_list_may_be_asked_for(message: str, many: int | None) -> None:
    assert read(message) == All(many)


def test_more_may_be_asked_of_what_is_picked() -> None:
    assert read("cái thứ ba do ai dạy") == Pick(3, bare=False, around=Around("", "do ai dạy"))


@pytest.mark.parametrize(
    ("message", "by"),
    [
        ("tiếp theo", 1),
        ("tiep theo la gi", 1),
        ("tieeps ddi", 1),
        ("tiếp đi bạn", 1),
        ("kế tiếp?", 1),
        ("cái sau", 1),
        ("cai sau", 1),
        ("cái sau nữa", 1),
        ("next", 1),
        ("còn cái tiếp", 1),
        ("cái trước đó", -1),
        ("quay lại cái trước", -1),
        ("quay lại", -1),
        ("cai truoc", -1),
    ],
)
def test_a_step_is_made(message: str, by: int) -> None:
    assert read(message) == Step(by)


@pytest.mark.parametrize(
    ("message", "by", "noun"),
    [
        ("nội dung tiếp theo", 1, "noi dung"),
        ("nd tiep theo la j", 1, "noi dung"),
        ("mục tiêu ngay sau nó là gì", 1, "muc tieu"),
        ("nội dung sau", 1, "noi dung"),
        ("mục tiêu trước đó", -1, "muc tieu"),
        ("năm sau thì sao", 1, "nam"),
    ],
)
def test_a_step_may_say_what_of(message: str, by: int, noun: str) -> None:
    step = read(message)
    assert isinstance(step, Step)
    assert step.by == by
    assert noun in step.nouns


def test_without_marks_the_one_after_may_be_the_sixth_and_is_left_to_the_number() -> None:
    assert read("noi dung sau") is None


@pytest.mark.parametrize(
    "message",
    [
        "chi tiết hơn",
        "chi tiêt hơn",
        "chi tiet hon di",
        "nói rõ hơn được không",
        "noi ro hon",
        "kể thêm",
        "ke thme",
        "cụ thể là sao",
        "nghĩa là sao",
        "thế thôi à",
        "chi tiết hơn về ông ấy",
    ],
)
def test_more_is_asked(message: str) -> None:
    assert read(message) == More()


@pytest.mark.parametrize(
    "message",
    [
        "gì nữa?",
        "chi nữa ko",
        "còn gì nữa không",
        "còn gì khác k",
        "hết chưa",
        "het chua hay con",
        "con cai mo nua k",
        "rua la het ak",
        "thế là hết rồi à",
    ],
)
def test_what_else_there_is_is_asked(message: str) -> None:
    assert read(message) == More(other=True)


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        ("ai nữa?", ""),
        ("ai nx", ""),
        ("con ai nua k", ""),
        ("còn ai lên nói nữa không", "lên nói"),
        ("ngoài ông ấy ra còn ai", ""),
    ],
)
def test_more_people_are_asked(message: str, rest: str) -> None:
    assert read(message) == More(who=True, rest=rest)


@pytest.mark.parametrize(
    ("message", "new"),
    [
        ("còn ông Toàn?", "ông Toàn"),
        ("con ong Toan thi sao", "ong Toan"),
        ("thế còn bên sở?", "bên sở"),
        ("rứa còn ông Lương thì răng", "ông Lương"),
        ("thế mục tiêu 2?", "mục tiêu 2"),
        ("Tỉnh đoàn thì sao", "Tỉnh đoàn"),
        ("còn năm 2021", "năm 2021"),
        ("conf muc tieu 8", "muc tieu 8"),
        ("ý mình là mục tiêu cơ", "mục tiêu"),
        ("không, tôi hỏi mục tiêu cơ", "mục tiêu"),
        ("em đang hỏi về giá vé mà", "giá vé"),
        ("mình hỏi người dự chứ không phải người ký", "người dự"),
        ("noi dung co, ko phai muc tieu dau", "noi dung"),
        ("nội dung chứ đâu phải mục tiêu", "nội dung"),
        ("à nhầm, mục tiêu mới đúng", "mục tiêu"),
        ("ben so thi ai", "ben so"),
        ("ông Lương nữa", "ông Lương"),
        ("quay lại nội dung 5", "nội dung 5"),
    ],
)
def test_something_else_is_put_in_the_place(message: str, new: str) -> None:
    assert read(message) == Replacement(new)


@pytest.mark.parametrize(
    ("message", "kind", "rest"),
    [
        ("đồng chí ấy giữ chức gì", "person", "giữ chức gì"),
        ("dong chi ay giu chuc gi", "person", "giu chuc gi"),
        ("đ/c ấy là ai", "person", "là ai"),
        ("ổng là ai", "person", "là ai"),
        ("người này tên gì", "person", "tên gì"),
        ("họ cam kết gì", "people", "cam kết gì"),
        ("hai người đó là ai", "people", "là ai"),
        ("hắn nhằm mần chi rứa", "thing", "nhằm mần chi rứa"),
        ("nó của ai", "thing", "của ai"),
        ("cấy nớ là chi", "thing", "là chi"),
        ("văn bản đó của ai", "noun", "của ai"),
        ("van ban do cua ai", "noun", "cua ai"),
        ("ở đó có ai dự", "place", "có ai dự"),
        ("o do co ai du", "place", "co ai du"),
        ("khi đó ai là bí thư", "time", "ai là bí thư"),
        ("bên kia làm gì", "other side", "làm gì"),
        ("đơn vị kia làm gì", "other side", "làm gì"),
    ],
)
def test_a_pronoun_is_found(message: str, kind: str, rest: str) -> None:
    found = read(message)
    assert isinstance(found, Pronoun)
    assert (found.kind, found.around) == (kind, Around("", rest))


def test_a_pronoun_that_stands_alone_asks_the_question_before() -> None:
    assert read("còn bên kia?") == Pronoun("other side", None)
    assert read("còn kế hoạch kia thì sao") == Pronoun("noun", None, noun="ke hoach")


def test_several_people_are_known_by_their_title() -> None:
    assert read("3 ông nớ giờ làm chi") == Pronoun("people", Around("", "giờ làm chi"), noun="ong")


@pytest.mark.parametrize(
    "message",
    [
        "do ai ký",
        "để làm gì",
        "của bên nào thế",
        "de lam gi",
    ],
)
def test_the_end_of_a_question_is_a_fragment(message: str) -> None:
    assert read(message) == Fragment()


@pytest.mark.parametrize(
    "message",
    [
        "vì sao?",
        "của ai thế",
        "voi ai",
        "ở đâu vậy bạn",
        "răng rứa",
        "o dau",
        "ai thế",
        "mấy giờ",
        "nam mo",
        "tên chi rứa",
        "ở nội dung mấy",
        "o noi dung mo rua",
        "rứa là mục tiêu thứ mấy",
    ],
)
def test_what_only_asks_is_a_fragment_that_tells_nothing(message: str) -> None:
    assert read(message) == Fragment(only_asks=True)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Nội dung 3 là gì?",
        "kế hoạch số 598 nói gì",
        "chuong trinh do ai ky",
        "ảnh trong bài do ai chụp rứa",
        "chương trình còn hiệu lực không",
        "còn hiệu lực không",
        "2 bên là ai",
        "cảm ơn bạn",
        "xin chào",
        "chi tiết về nội dung 3",
        "không làm thì sao",
        "ai ký chương trình",
        "có mấy mục tiêu",
        "câu lạc bộ sinh hoạt ở đâu",
        "hôm nay trời thế nào",
        " ".join(["cái thứ hai"] * 9),
    ],
)
def test_a_message_that_leans_on_nothing_shows_no_sign(message: str) -> None:
    assert read(message) is None


@pytest.mark.parametrize(
    "message",
    ["chắc không", "chac k", "chắc chứ?", "thật à", "có thật vậy không", "rứa có đúng ko"],
)
def test_the_last_answer_may_be_doubted(message: str) -> None:
    assert read(message) == Doubt()


@pytest.mark.parametrize("message", ["có chắc năm 2022 không", "thật thà là gì", "đúng hạn chưa"])
def test_what_asks_of_something_is_no_mere_doubt(message: str) -> None:
    assert read(message) != Doubt()


@pytest.mark.parametrize(
    ("message", "meant", "found"),
    [
        ("cai tiep gheo", "cai|tiep|theo,cheo", Step(1)),
        ("ci th 3", "cai|thu,thi|3", Pick(3, bare=False)),
        ("chu tiết hơn", "chi,chu|tiet|hon", More()),
        ("giá vév", "gia|ve", None),
    ],
)
def test_small_words_may_be_slips_where_all_are_small(
    message: str, meant: str, found: FollowUp | None
) -> None:
    words = [word.split(",") for word in meant.split("|")]
    assert mended_follow_up(READER.read(message), words) == found
