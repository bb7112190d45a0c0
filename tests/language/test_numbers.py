"""Which numbers name something and must agree, and which only count."""

from __future__ import annotations

import pytest

from bot.language.lexicon import Lexicon
from bot.language.numbers import counting_numbers, number_of
from bot.language.query import Query, Reader
from bot.language.tokens import Token, token

READER = Reader(Lexicon([("KH", "kế hoạch"), ("KH", "khoa học"), ("ND", "nội dung")]))


def read(question: str) -> Query:
    return READER.read(question)


def names(question: str) -> set[str]:
    """The named numbers of a question as "kind value"."""
    return {f"{kind} {value}" for kind, value in read(question).references}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("nội dung 3 là gì", "noi dung 3"),
        ("nội dung bảy nhắm tới ai", "noi dung 7"),
        ("muc tieu dau tien la gi", "muc tieu 1"),
        ("nội dung số 3", "noi dung 3"),
        ("Nội dung thứ 3", "noi dung 3"),
        ("nội dung thứ ba", "noi dung 3"),
        ("noi dung thu ba", "noi dung 3"),
        ("noi dung ba la gi", "noi dung 3"),
        ("nội dung 08", "noi dung 8"),
        ("nội dung thứ nhất", "noi dung 1"),
        ("nội dung thứ tư", "noi dung 4"),
        ("nội dung bốn", "noi dung 4"),
        ("nội dung thứ năm", "noi dung 5"),
        ("noi dung thu nam", "noi dung 5"),
        ("nội dung sáu", "noi dung 6"),
        ("noi dung thu sau", "noi dung 6"),
        ("nội dung thứ mười", "noi dung 10"),
        ("mục tiêu 12", "muc tieu 12"),
        ("cấp độ 4 màu gì", "cap do 4"),
        ("điều 5", "dieu 5"),
        ("nd5", "noi dung 5"),
        ("ND 5", "noi dung 5"),
        ("goal 3", "muc tieu 3"),
        ("goal number three", "muc tieu 3"),
        ("what is content 5", "noi dung 5"),
        ("nội dung thứ năm mươi", "noi dung 50"),
        ("nội dung hai mươi mốt", "noi dung 21"),
        ("nội dung mười hai", "noi dung 12"),
    ],
)
def test_a_number_after_a_noun_that_is_counted_out_names_one_of_them(
    question: str, named: str
) -> None:
    assert names(question) == {named}


@pytest.mark.parametrize(
    "question",
    [
        "kế hoạch 731",
        "ke hoach so 731",
        "Kế hoạch số 731/KH-UB",
        "731/KH-UB",
        "KH 731",
        "kh731",
        "văn bản 731",
        "plan 731",
        "nghị quyết 731/NQ-CP",
        "731-CTPH/BX",
        "bản ký kết số 731",
    ],
)
def test_a_number_of_a_paper_names_it_whatever_the_paper_is_called(question: str) -> None:
    assert names(question) == {"document 731"}


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("năm 2022", {"year 2022"}),
        ("giai đoạn 2022-2025", {"year 2022", "year 2025"}),
        ("giai đoạn 2022 – 2025", {"year 2022", "year 2025"}),
        ("giai đoạn 22-25", {"year 2022", "year 2025"}),
        ("22 - 25 thì sao", {"year 2022", "year 2025"}),
        ("chương trình 22-25", {"year 2022", "year 2025"}),
        ("ngày 28/2", {"date 28/2"}),
        ("ký 28/02/2022", {"date 28/2", "year 2022"}),
        ("28.2.2022", {"date 28/2", "year 2022"}),
        ("ngày 28 tháng 2 năm 2022", {"date 28/2", "year 2022"}),
        ("ngay 28 thang 2", {"date 28/2"}),
        ("28-2-2022", {"date 28/2", "year 2022"}),
        ("luật số 45/2019/QH14", {"document 45", "year 2019"}),
        ("nội dung năm 2022", {"year 2022"}),
        ("em là sinh viên năm 2", {"nam thu 2"}),
        ("kéo dài 5 năm 2 tháng", set()),
    ],
)
def test_years_periods_and_dates_name_a_time(question: str, named: set[str]) -> None:
    assert names(question) == named


@pytest.mark.parametrize(
    "question",
    [
        "con tôi 8 tuổi",
        "có 4 mục tiêu phải không",
        "2 bên ký",
        "hai bên ký",
        "nội dung hai bên phối hợp",
        "chương trình 2 năm",
        "1.000 người",
        "thanh niên 22-25 tuổi",
        "thương binh hạng 3/4",
        "lúc 12:30",
        "ai ký",
    ],
)
def test_a_count_or_an_age_names_nothing(question: str) -> None:
    assert names(question) == set()


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("có 4 mục tiêu phải không", {"4"}),
        ("gồm tám nội dung", {"8"}),
        ("bon muc tieu la gi", {"4"}),
        ("nội dung 4", set()),
        ("hai bên ký", {"2"}),
        ("cấp độ dịch 1 màu gì", set()),
        ("tam noi dung la gi", {"8"}),
        ("sau noi dung do", set()),
        ("4286 ký ngày nào", set()),
        ("là nội dung thứ mấy trong 8 cái", {"8"}),
        ("nd thu may trong 8 cai", {"8"}),
    ],
)
def test_a_number_before_a_noun_says_how_many_there_are(question: str, counted: set[str]) -> None:
    assert {number.value for number in counting_numbers(read(question).words)} == counted


@pytest.mark.parametrize(
    ("question", "six"),
    [
        ("noi dung sau", True),
        ("noi dung sau la gi", True),
        ("noi dung sau cung", False),
        ("noi dung sau do", False),
        ("noi dung sau khi ky", False),
        ("nội dung sau là gì", False),
    ],
)
def test_unmarked_sau_after_a_noun_is_six_only_where_nothing_else_fits(
    question: str,
    six: bool,  # noqa: FBT001
) -> None:
    assert names(question) == ({"noi dung 6"} if six else set())


@pytest.mark.parametrize(
    "question",
    [
        "nội dung năm",
        "noi dung nam",
        "nội dung tư vấn",
        "noi dung tu van",
        "nội dung một là gì",
        "mục tiêu nhất là gì",
        "thứ tư ký",
        "nội dung mấy",
    ],
)
def test_words_that_are_seldom_a_number_name_nothing(question: str) -> None:
    assert names(question) == set()


def test_the_digits_of_vni_keys_name_nothing() -> None:
    assert names("le64 ky1 nga2y na2o") == set()
    assert names("ke61 hoa5ch 731") == {"document 731"}


@pytest.mark.parametrize(
    ("word", "anywhere", "placed"),
    [
        ("ba", "3", "3"),
        ("bốn", "4", "4"),
        ("bảy", "7", "7"),
        ("năm", None, "5"),
        ("tư", None, "4"),
        ("nhất", None, "1"),
        ("sau", None, None),
        ("17", "17", "17"),
    ],
)
def test_a_word_is_a_number_where_one_is_expected(
    word: str, anywhere: str | None, placed: str | None
) -> None:
    assert number_of(token(word), placed=False) == anywhere
    assert number_of(token(word), placed=True) == placed


def test_an_unmarked_word_is_a_number_only_where_it_seldom_is_another_word() -> None:
    bare = {word: Token("", word) for word in ("hai", "ba", "sau", "nam", "bon")}
    read_as = {word: number_of(bare[word], placed=False) for word in bare}
    assert read_as == {"hai": "2", "ba": None, "sau": None, "nam": None, "bon": "4"}
