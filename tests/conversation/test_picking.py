"""What was offered is picked by its number, its label or its words; a button opens by its id."""

from __future__ import annotations

import pytest

from bot.answering import Responder
from tests.conversation.dialogue import Dialogue, last

LOAN = "Mượn sách được bao lâu?"


@pytest.mark.parametrize(
    "message",
    [
        "1",
        " 1. ",
        "(1)",
        "số 1",
        "so 1",
        "câu 1",
        "cái đầu tiên",
        "lựa chọn 1",
        "cho mình số 1 nhé",
    ],
)
def test_a_number_picks_what_was_offered(message: str, library: Responder) -> None:
    assert last(library, [LOAN, message]) == ["tra-muon"]


def test_a_number_that_is_not_offered_picks_nothing(library: Responder) -> None:
    for message in ("7", "0", "số 4"):
        assert "tra-muon" not in last(library, [LOAN, message])
    assert "tra-muon" not in last(library, ["1"])


def test_the_numbers_of_what_is_shown_come_before_those_of_a_family(village: Responder) -> None:
    dialogue = Dialogue(village)
    dialogue.says("kể các bước")
    assert [choice.id for choice in dialogue.talk.offered] == ["buoc-1", "men-gom"]
    assert dialogue.says("2") == ["men-gom"]
    assert last(village, ["kể các bước", "cái thứ hai"]) == ["buoc-2"]


@pytest.mark.parametrize(
    "message",
    [
        "Trả sách muộn thì bị phạt thế nào?",
        "tra sach muon thi bi phat the nao",
        "TRẢ SÁCH MUỘN THÌ BỊ PHẠT THẾ NÀO",
    ],
)
def test_a_typed_label_picks_it(message: str, library: Responder) -> None:
    dialogue = Dialogue(library)
    dialogue.says(LOAN)
    assert dialogue.says(message) == ["tra-muon"]
    assert dialogue.talk.messages[-1].casefold().startswith("trả sách muộn")


def test_the_words_of_one_choice_pick_it_where_the_bot_asked_back(village: Responder) -> None:
    dialogue = Dialogue(village)
    dialogue.says("ai dự hội thi")
    assert dialogue.says("đồng chí ấy là ai") == ["asked back"]
    assert dialogue.says("trưởng làng") == ["truong-lang"]


def test_words_that_a_choice_holds_here_and_there_do_not_pick_it(shipped: Responder) -> None:
    assert "dia-ban" not in last(shipped, ["ai ký chương trình", "bãi xe ở đâu", "máy in ở đâu"])


def test_a_button_opens_and_the_talk_goes_on_from_it(village: Responder) -> None:
    dialogue = Dialogue(village)
    assert dialogue.presses("buoc-3", "Bước 3 làm gốm là gì?") == ["buoc-3"]
    assert dialogue.says("tiếp theo") == ["buoc-4"]


def test_a_button_whose_entry_has_vanished_opens_nothing(village: Responder) -> None:
    dialogue = Dialogue(village)
    dialogue.says("bước 3 là gì")
    before = dialogue.talk
    assert dialogue.presses("vanished", "Xưa kia") == []
    assert dialogue.talk == before


def test_a_choice_that_has_vanished_meanwhile_is_a_message_like_any_other(
    village: Responder, library: Responder
) -> None:
    dialogue = Dialogue(village)
    dialogue.says("kể các bước")
    elsewhere = Dialogue(library)
    elsewhere.talk = dialogue.talk
    assert elsewhere.says("1")
