"""A question that is corrected gets its answer where the first one stands."""

from __future__ import annotations

import pytest

from tests.bot_api import Fault
from tests.telegram_server import TelegramServer

HELP = "Bạn gõ câu hỏi, bot tìm câu trả lời"


def test_an_edited_question_edits_its_answer(telegram: TelegramServer) -> None:
    asked = telegram.say("Mượn sách được bao lâu?")
    reply = telegram.reply()
    telegram.correct(asked, "Câu lạc bộ thành lập ngày nào?")
    edited = telegram.edited()
    assert edited.id == reply.id
    assert "12/5/2019" in edited.text
    assert "Ai sáng lập câu lạc bộ?" in edited.labels


def test_an_edit_that_changes_no_word_changes_no_answer(telegram: TelegramServer) -> None:
    asked = telegram.say("Mượn sách được bao lâu?")
    telegram.reply()
    telegram.correct(asked, asked["text"])
    assert telegram.ask("/help").text.startswith(HELP)


def test_an_answer_that_grows_is_edited_and_goes_on_below(telegram: TelegramServer) -> None:
    asked = telegram.say("xin chào")
    reply = telegram.reply()
    telegram.correct(asked, "Toàn văn nội quy phòng đọc")
    assert telegram.edited().id == reply.id
    parts = [telegram.reply()]
    while not parts[-1].buttons:
        parts.append(telegram.reply())
    assert "Điều 40:" in parts[-1].text

    telegram.correct(asked, "cảm ơn bot")
    edited = telegram.edited()
    assert edited.text == "Không có gì, chúc bạn đọc sách vui!"
    telegram.wait(lambda: (telegram.person, parts[-1].id) not in telegram.api.messages)
    assert (telegram.person, parts[0].id) not in telegram.api.messages
    assert (telegram.person, reply.id) in telegram.api.messages


def test_an_answer_that_was_deleted_is_given_anew(telegram: TelegramServer) -> None:
    asked = telegram.say("xin chào")
    del telegram.api.messages[telegram.person, telegram.reply().id]
    telegram.correct(asked, "Mượn sách được bao lâu?")
    assert "21 ngày" in telegram.reply().text
    telegram.correct(asked, "Câu lạc bộ thành lập ngày nào?")
    assert "12/5/2019" in telegram.edited().text


def test_a_corrected_number_picks_from_what_was_offered_then(telegram: TelegramServer) -> None:
    telegram.ask("Câu lạc bộ đọc sách là gì?")
    picked = telegram.say("1")
    assert "12/5/2019" in telegram.reply().text
    telegram.correct(picked, "2")
    assert "9 tuổi" in telegram.edited().text
    assert "không mất phí" in telegram.ask("1").text


def test_correcting_an_earlier_question_does_not_turn_back_the_talk(
    telegram: TelegramServer,
) -> None:
    first = telegram.say("Mượn sách được bao lâu?")
    telegram.reply()
    telegram.ask("Câu lạc bộ thành lập ngày nào?")
    telegram.correct(first, "Mỗi lần được mượn bao nhiêu cuốn sách?")
    assert "5 cuốn" in telegram.edited().text
    assert "Mai Thị Lụa" in telegram.ask("2").text


def test_what_becomes_a_question_only_by_an_edit_is_answered_while_it_is_fresh(
    telegram: TelegramServer,
) -> None:
    asked = telegram.say("Câu lạc bộ thành lập ngày nào?", chat=-1001, chat_type="supergroup")
    telegram.correct(asked, "@thu_vien_bot Câu lạc bộ thành lập ngày nào?", minutes=5)
    reply = telegram.reply()
    assert "12/5/2019" in reply.text
    assert reply.replies_to == asked["message_id"]
    telegram.correct(asked, "@thu_vien_bot Mượn sách được bao lâu?", minutes=5)
    assert "21 ngày" in telegram.edited().text


@pytest.mark.parametrize(("answered", "minutes"), [(False, 60), (True, 25 * 60)])
def test_an_old_message_that_is_edited_stays_as_it_was(
    telegram: TelegramServer, *, answered: bool, minutes: float
) -> None:
    asked = telegram.say("Mượn sách được bao lâu?")
    telegram.reply()
    if not answered:
        asked = asked | {"message_id": telegram.api.next_id()}
    telegram.correct(asked, "Câu lạc bộ thành lập ngày nào?", minutes=minutes)
    assert telegram.ask("/help").text.startswith(HELP)


@pytest.mark.parametrize("fault", [Fault(429, retry_after=1), Fault(502), Fault(0)])
def test_a_bad_moment_of_the_network_loses_no_edit(telegram: TelegramServer, fault: Fault) -> None:
    asked = telegram.say("xin chào")
    telegram.reply()
    telegram.api.faults["editMessageText"] = fault
    telegram.correct(asked, "Mượn sách được bao lâu?")
    assert "21 ngày" in telegram.edited().text


def test_an_edit_that_took_effect_unseen_is_not_answered_twice(telegram: TelegramServer) -> None:
    asked = telegram.say("xin chào")
    telegram.reply()
    telegram.api.faults["editMessageText"] = Fault(0, took_effect=True)
    telegram.correct(asked, "Mượn sách được bao lâu?")
    assert "21 ngày" in telegram.edited().text
    assert telegram.ask("/help").text.startswith(HELP)
