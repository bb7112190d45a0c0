"""Whether words ask, and what for."""

from __future__ import annotations

import pytest

from bot.language.asking import asked_for
from bot.language.lexicon import Lexicon
from bot.language.normal import strip_marks
from bot.language.query import Reader
from bot.language.tokens import token, tokenize
from bot.language.words import asks, weight

READER = Reader(Lexicon(()))

KINDS = [
    ("ai sáng lập", "who"),
    ("người nào đứng ra lập", "who"),
    ("Đồng chí nào phát biểu?", "who"),
    ("thành lập ngày nào", "when"),
    ("bao giờ mở cửa", "when"),
    ("khi mô thì họp", "when"),
    ("ngày mấy khai mạc", "when"),
    ("họp ở đâu", "where"),
    ("chỗ mô rứa", "where"),
    ("địa điểm sinh hoạt", "where"),
    ("mấy giờ mở cửa", "when"),
    ("kéo dài bao lâu", "long"),
    ("mấy hôm thì xong", "long"),
    ("chờ lâu không", "long"),
    ("giá bao nhiêu", "money"),
    ("lệ phí hết bao nhiêu", "money"),
    ("có mất tiền không", "money"),
    ("cần giấy tờ gì", "papers"),
    ("hồ sơ gồm những giấy chi", "papers"),
    ("bao nhiêu thành viên", "many"),
    ("có mấy phòng", "many"),
    ("vì sao đổi tên", "why"),
    ("tại sao vậy", "why"),
    ("lý do hoãn", "why"),
    ("Who founded it", "who"),
    ("When was it", "when"),
    ("How many books", "many"),
]


@pytest.mark.parametrize(("question", "kind"), KINDS)
def test_a_question_asks_for_its_kind_with_marks_and_without(question: str, kind: str) -> None:
    assert asked_for(READER.read(question).words) == {kind}
    assert asked_for(READER.read(strip_marks(question)).words) == {kind}


@pytest.mark.parametrize(
    "question",
    [
        "mục tiêu",
        "hai bên",
        "tài liệu ở tủ",
        "tại Vinh",
        "thời gian thực hiện",
        "ái chà",
        "sai",
        "",
    ],
)
def test_a_question_without_such_a_word_asks_for_no_kind(question: str) -> None:
    assert asked_for(READER.read(question).words) == frozenset()


def test_a_question_may_ask_for_two_kinds() -> None:
    assert asked_for(tokenize("ai lập và lập ngày nào")) == {"who", "when"}


def test_marks_that_were_typed_tell_a_question_word_from_another() -> None:
    assert asked_for(tokenize("ái mộ đã lập")) == frozenset()
    assert asked_for(tokenize("may áo đẹp ở đầu phố")) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "ai lập",
        "họp ngày nào",
        "có không",
        "hop o dau",
        "may gio hop",
        "sao vậy",
        "cho biết lịch họp",
        "liet ke noi dung",
        "kể ra giúp em",
        "xin hỏi về sách",
        "giới thiệu câu lạc bộ",
        "thế nào",
        "đã họp chưa",
        "what is it",
        "mượn được bao lâu",
        "bao giờ họp",
        "có họp ở đây không em",
        "mai họp không",
        "chưa biết ai dự",
        "mấy người dự",
    ],
)
def test_words_that_ask_are_heard(text: str) -> None:
    assert asks(tokenize(text))


@pytest.mark.parametrize(
    "text",
    [
        "lịch họp",
        "câu lạc bộ họp rồi",
        "em chào anh",
        "toi la giao vien",
        "đầu tiên",
        "cảm ơn",
        "",
        "nghe ai đó kể lại",
        "hỏi ai cũng lắc đầu",
        "em ở chi đoàn thôn Bảy",
        "mấy đứa cháu đi học xa",
        "tôi không đi họp được",
        "nỏ ai nói lại",
    ],
)
def test_words_that_tell_do_not_ask(text: str) -> None:
    assert not asks(tokenize(text))


def test_what_a_question_is_about_weighs_more_than_the_words_around_it() -> None:
    about, asking, grammar, polite = map(weight, map(token, ("lịch", "nào", "của", "ạ")))
    assert about == 1 > asking > polite > 0
    assert about > grammar > polite
