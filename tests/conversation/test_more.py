"""More on what was answered: something new, or the honest word that this is all."""

from __future__ import annotations

import pytest

from bot.answering import Responder
from bot.model import DirectAnswer, Excerpt, Fallback
from tests.conversation.dialogue import Dialogue, last


@pytest.mark.parametrize(
    "message", ["chi tiết hơn", "kể thêm đi", "nói rõ hơn nhé", "noi ro hon", "cụ thể là sao"]
)
def test_a_passage_with_news_tells_more(message: str, village: Responder) -> None:
    assert last(village, ["men gốm làm bằng gì", message]) == ["men#2"]


def test_the_same_is_never_told_again_as_if_it_were_new(village: Responder) -> None:
    dialogue = Dialogue(village)
    told = [dialogue.says(m) for m in ["men gốm làm bằng gì", *["kể thêm"] * 3]]
    assert told == [["men-gom"], ["men#2"], ["men#1"], ["not known"]]


def test_an_excerpt_goes_on_with_its_whole_passage(library: Responder) -> None:
    dialogue = Dialogue(library)
    (first,) = dialogue.hears("tập truyện Cây khế nở hoa").answers
    (second,) = dialogue.hears("nói thêm").answers
    assert isinstance(first, Excerpt)
    assert isinstance(second, Excerpt)
    assert second.text != first.text


@pytest.mark.parametrize("message", ["ai nữa?", "còn ai nữa không", "con ai nx", "còn ai"])
def test_more_people_are_others_than_those_who_were_named(message: str, village: Responder) -> None:
    assert last(village, ["ai dự hội thi", message]) == ["khach-thi"]


def test_that_all_is_told_is_said_with_what_may_be_asked_next(village: Responder) -> None:
    dialogue = Dialogue(village)
    dialogue.says("bước 3 là gì")
    turn = dialogue.hears("chi tiết hơn")
    (answer,) = turn.answers
    assert isinstance(answer, Fallback)
    assert answer.reason == "told_all"
    assert [choice.id for choice in turn.offered] == ["cac-buoc"]
    assert "đã kể hết" in turn.text(village.knowledge.messages)


def test_what_is_no_list_has_no_next_but_names_what_is_near(village: Responder) -> None:
    dialogue = Dialogue(village)
    dialogue.says("hội thi diễn ra ngày nào")
    assert [choice.id for choice in dialogue.hears("tiếp theo").offered] == ["noi-thi", "du-thi"]


def test_going_back_brings_the_answer_before(village: Responder) -> None:
    assert last(village, ["giá vé bao nhiêu", "men gốm làm bằng gì", "quay lại"]) == ["gia-ve"]


def test_more_of_a_list_names_its_members_rather_than_one(village: Responder) -> None:
    dialogue = Dialogue(village)
    dialogue.says("làm gốm có mấy bước")
    turn = dialogue.hears("kể cụ thể ra")
    assert "buoc-1" not in [
        answer.entry.id for answer in turn.answers if isinstance(answer, DirectAnswer)
    ]
    assert "buoc-1" in [choice.id for choice in turn.offered]


@pytest.mark.parametrize("message", ["còn cái nào nữa không", "con cai mo nua ko", "còn gì nữa"])
def test_what_else_there_is_beside_one_of_a_family_is_the_next_of_it(
    message: str, village: Responder
) -> None:
    assert last(village, ["bước 3 là gì", message]) == ["buoc-4"]


def test_behind_the_last_of_a_family_nothing_stands(village: Responder) -> None:
    assert last(village, ["bước 6 là gì", "còn cái nào nữa không"]) == ["buoc-khac"]
