"""Where the questions are in a message, and what is at the core of a story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.questions import (
    asking,
    cores,
    joined_questions,
    plainly,
    questions_in,
    sentences_in,
)


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("Ai lập?", ["Ai lập?"]),
        ("ai lập câu lạc bộ", ["ai lập câu lạc bộ"]),
        ("Em là sinh viên. Ai lập? Họp ngày nào ạ?", ["Ai lập?", "Họp ngày nào ạ?"]),
        ("Họp ở đâu?? Mấy giờ!!!", ["Họp ở đâu?", "Mấy giờ!"]),
        ("Lịch họp? Danh sách?", ["Lịch họp?", "Danh sách?"]),
        ("Ai lập hội? Tui không hỏi ai lập làng, họp năm mô.", ["Ai lập hội?"]),
        ("Em đi học. Nó hỏi ai lập hội.", ["Nó hỏi ai lập hội."]),
        ("Em ở xa. Em không hỏi được ai, hội ai lập.", ["Em không hỏi được ai, hội ai lập."]),
        (
            "Em ở xa. Không hỏi thì ai biết hội lập khi nào?",
            ["Không hỏi thì ai biết hội lập khi nào?"],
        ),
        ("xin chào\nai lập\nhọp ngày nào", ["ai lập", "họp ngày nào"]),
        ("Ai lập; họp ngày nào", ["Ai lập;", "họp ngày nào"]),
        ("Tôi ở phố 28.2 đó. Ai lập vậy?", ["Ai lập vậy?"]),
        ("TP. Vinh có chi nhánh không?", ["TP. Vinh có chi nhánh không?"]),
        (
            "Cho em hỏi ai lập? Mẹ em bảo đi hỏi cho rõ mà em quên mất tên hội rồi.",
            ["Cho em hỏi ai lập?"],
        ),
        (
            "Tôi họp từ 2019. Bot nói giúp lịch họp với. Chú tôi đi họp về mà cả xóm chẳng hay.",
            ["Bot nói giúp lịch họp với."],
        ),
        (
            "Mẹ em bảo ai cũng phải biết hội mà sao em quên mất. Ai lập? Nhà em xa.",
            ["Ai lập?"],
        ),
        ("Ai lập. Họp ngày nào?", ["Ai lập.", "Họp ngày nào?"]),
        ("Chào bot", []),
        ("Hôm qua tôi đến. Đông vui lắm.", []),
        ("?", []),
        ("", []),
    ],
)
def test_the_sentences_that_ask_are_found_in_order(message: str, questions: list[str]) -> None:
    assert questions_in(message) == questions


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("Có mấy phòng và ai dọn phòng?", ["Có mấy phòng", "ai dọn phòng?"]),
        ("sách nào hay, phòng nào rộng", ["sách nào hay", "phòng nào rộng"]),
        ("co may phong con ai don phong", ["co may phong", "ai don phong"]),
        ("Họp ngày nào rồi họp ở đâu?", ["Họp ngày nào", "họp ở đâu?"]),
        ("Mượn được bao lâu và trả muộn thì sao?", ["Mượn được bao lâu", "trả muộn thì sao?"]),
        ("Thầy và trò họp ngày nào và họp ở đâu?", ["Thầy và trò họp ngày nào", "họp ở đâu?"]),
    ],
)
def test_two_questions_in_one_sentence_are_taken_apart(message: str, questions: list[str]) -> None:
    assert joined_questions(message) == questions


@pytest.mark.parametrize(
    "message",
    ["Giá vé và giờ mở cửa?", "Thầy và trò họp ở đâu?", "Nếu trời mưa, họp ở đâu?", "họp ở đâu"],
)
def test_a_sentence_stays_whole_where_a_piece_asks_nothing_by_itself(message: str) -> None:
    assert joined_questions(message) == []
    assert questions_in(message) == [message]


@pytest.mark.parametrize(
    ("story", "core"),
    [
        ("Tôi là thợ hàn, ở Vinh, muốn biết ai lập hội?", "ai lập hội?"),
        ("Dạ em chào ad, cho em hỏi lịch họp tuần này", "lịch họp tuần này"),
        ("da cho em hoi lich hop tuan nay", "lich hop tuan nay"),
        ("Nhà tôi xa, mưa hoài, họp ngày nào vậy", "họp ngày nào vậy"),
        ("Tôi có một thắc mắc là sách ai giữ", "sách ai giữ"),
        (
            "bác già rồi đi chợ nghe loa nói câu được câu mất nên chẳng hiểu vậy hội họp ngày nào",
            "hội họp ngày nào",
        ),
    ],
)
def test_the_narrowest_core_of_a_story_is_its_question(story: str, core: str) -> None:
    assert cores(story)[-1] == core


@pytest.mark.parametrize(
    ("part", "asks"),
    [
        ("Họp ngày mai?", True),
        ("cho em hỏi lịch họp", True),
        ("Nhờ bot nói rõ lịch họp giùm", True),
        ("ad kể lại buổi họp", True),
        ("Xin cho tôi số điện thoại", True),
        ("ai lập hội", False),
        ("Bác Tư nói là họp với hội phụ nữ", False),
        ("?", False),
    ],
)
def test_a_part_asks_plainly_by_a_mark_or_a_request(part: str, asks: bool) -> None:  # noqa: FBT001
    assert plainly(part) is asks


def test_a_bare_question_has_no_narrower_core() -> None:
    assert cores("ai lập hội?") == []


@pytest.mark.parametrize(
    ("part", "asks"),
    [("ai lập", True), ("lịch họp?", True), ("lịch họp", False), ("ai", False), ("?", False)],
)
def test_a_part_asks_by_a_mark_or_by_a_word_but_never_alone(
    part: str,
    asks: bool,  # noqa: FBT001
) -> None:
    assert asking(part) is asks


@given(st.text(alphabet=st.sampled_from("ai lập? và, cho hỏi.\n;!…"), max_size=60))
def test_questions_and_cores_are_pieces_of_the_message(message: str) -> None:
    assert all(question in sentences_in(message) for question in questions_in(message))
    for question in questions_in(message):
        assert question in message
        assert all(core in question for core in cores(question))
        assert all(piece in question for piece in joined_questions(question))
