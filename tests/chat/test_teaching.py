"""An admin writes an answer to what was asked in vain, and the bot knows it from then on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.chat.taught_library import (
    ADMIN,
    ANSWER,
    NOT_KNOWN,
    PRINTER,
    WIFI,
    WIFI_AGAIN,
    Library,
    open_library,
)

REPHRASED = ("cho mình xin mật khẩu wifi với", "wifi mật khẩu bao nhiêu vậy ad")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path) as library:
        yield library


def begins(library: Library, *questions: str) -> None:
    """Someone asks in vain, and the admin begins to write an answer."""
    library.asked_in_vain(*(questions or (WIFI,)))
    asked = library.press(library.card(), "Viết câu trả lời mới")
    assert asked.text.startswith(f"Viết câu trả lời cho: “{(questions or (WIFI,))[0]}”")


def test_asked_in_vain_taught_and_answered(library: Library) -> None:
    telegram = library.telegram
    before = (library.folder / "qa" / "muon-sach.yaml").read_bytes()
    library.asked_in_vain(WIFI, PRINTER, WIFI_AGAIN)

    inbox = library.inbox()
    assert inbox.text.startswith("Hộp thư: 3 câu chưa được trả lời tốt trong 30 ngày qua, gộp")
    assert f"1. 2× {WIFI}\n2. 1× {PRINTER}" in inbox.text
    telegram.press(inbox.button("1"))
    card = telegram.edited()
    assert f"• “{WIFI}”\n• “{WIFI_AGAIN}”" in card.text

    asked = library.press(card, "Viết câu trả lời mới")
    assert asked.text.startswith(f"Viết câu trả lời cho: “{WIFI}”")
    asked = telegram.ask(ANSWER)
    assert "Nguồn ở đâu?" in asked.text
    assert "Nội quy mượn sách" in asked.labels
    asked = telegram.ask("Bảng tin ở quầy, https://songxanh.example/wifi")
    assert asked.text.startswith("Đúng đến khi nào?")
    preview = telegram.ask("31/12/2099")
    assert f"Câu trả lời mới: {WIFI}" in preview.text
    assert "Mật khẩu wifi là docsach2026." in preview.text.replace("**", "")
    assert "songxanh.example" in preview.text
    assert "31/12/2099" in preview.text
    assert library.answers(WIFI).startswith(NOT_KNOWN)

    applied = library.press(preview, "Áp dụng")
    assert applied.text.startswith("Đã áp dụng")
    for question in (WIFI, *REPHRASED):
        answer = library.answers(question)
        assert answer.startswith("Mật khẩu wifi là docsach2026.")
        assert "Nguồn: Bảng tin ở quầy" in answer
    assert (library.folder / "qa" / "muon-sach.yaml").read_bytes() == before

    left = library.inbox()
    assert "1 câu" in left.text
    assert WIFI not in left.text
    assert "Traceback" not in library.bot.errors


def test_source_and_date_can_be_skipped_and_each_part_changed_before_it_is_applied(
    library: Library,
) -> None:
    begins(library)
    source = library.telegram.ask(ANSWER)
    until = library.press(source, "Bỏ qua")
    preview = library.press(until, "Bỏ qua")
    assert "Tính đến" in preview.text
    asked = library.press(preview, "Sửa câu trả lời")
    assert asked.text.startswith("Viết câu trả lời cho")
    preview = library.telegram.ask("Hỏi cô Lụa ở quầy 3.")
    assert "docsach2026" not in preview.text
    library.press(preview, "Thêm cách hỏi")
    preview = library.telegram.ask("wifi vào sao\npass wifi")
    assert "• wifi vào sao\n• pass wifi" in preview.text
    source = library.press(preview, "Sửa nguồn")
    preview = library.press(source, "Nội quy mượn sách")
    assert "Nguồn: noi-quy-muon-sach" in preview.text
    assert "Tính đến" not in preview.text
    library.press(preview, "Áp dụng")
    answer = library.answers("pass wifi")
    assert answer.startswith("Hỏi cô Lụa ở quầy 3.")
    assert "Nội quy mượn sách" in answer


def test_what_can_not_be_taken_is_asked_for_again(library: Library) -> None:
    begins(library)
    assert library.telegram.ask("👍").text.startswith("Mình chưa thấy chữ nào")
    library.press(library.telegram.ask(ANSWER), "Bỏ qua")
    until = library.telegram.ask("sang năm")
    assert until.text.startswith("Mình chưa đọc được ngày này")
    assert library.telegram.ask("2001").text.startswith("Ngày này đã qua rồi")
    assert "Xem trước" in library.press(until, "Bỏ qua").text


def test_other_buttons_and_commands_in_between_change_nothing(library: Library) -> None:
    begins(library)
    inbox = library.inbox()
    library.turn(inbox, "Câu để sau")
    assert library.telegram.ask("/topics").text.startswith("Bạn muốn hỏi về chủ đề nào?")
    assert "Nguồn ở đâu?" in library.telegram.ask(ANSWER).text


@pytest.mark.parametrize("by", ["the command", "the button"])
def test_a_draft_can_be_cancelled_and_the_next_words_are_a_question(
    library: Library, by: str
) -> None:
    begins(library)
    source = library.telegram.ask(ANSWER)
    cancelled = (
        library.telegram.ask("/huy") if by == "the command" else library.press(source, "Huỷ")
    )
    assert cancelled.text.startswith("Đã bỏ bản nháp")
    assert "21 ngày" in library.telegram.ask("Mượn sách được bao lâu?").text
    assert library.telegram.ask("/huy").text == "Bạn không có bản nháp nào đang viết."
    library.telegram.press(source.button("Bỏ qua"))
    library.telegram.edited()
    assert library.telegram.reply().text.startswith("Mình không còn giữ bản nháp này")
    assert "1 câu" in library.inbox().text


def test_one_answer_is_written_at_a_time(library: Library) -> None:
    library.asked_in_vain(WIFI, PRINTER)
    library.press(library.card("1"), "Viết câu trả lời mới")
    choice = library.press(library.card("2"), "Viết câu trả lời mới")
    assert choice.text.startswith(f"Bạn đang viết dở câu trả lời cho “{WIFI}”")
    asked = library.press(choice, "Viết tiếp")
    assert f"“{WIFI}”" in asked.text
    choice = library.press(library.card("2"), "Viết câu trả lời mới")
    asked = library.press(choice, "Bỏ bản ấy")
    assert f"“{PRINTER}”" in asked.text


def test_what_was_typed_for_an_answer_is_no_question_when_it_is_edited(library: Library) -> None:
    begins(library)
    typed = library.telegram.say(ANSWER)
    library.telegram.reply()
    library.telegram.correct(typed, "Mượn sách được bao lâu?")
    assert library.telegram.reply().text.startswith("Mình không đọc lại tin đã sửa")


def test_two_admins_write_beside_each_other(tmp_path: Path) -> None:
    with open_library(tmp_path, BOT_ADMINS=f"{ADMIN},98") as library:
        telegram = library.telegram
        library.asked_in_vain(WIFI, PRINTER)
        library.press(library.card("1"), "Viết câu trả lời mới")
        telegram.person = 98
        library.press(library.card("2"), "Viết câu trả lời mới")
        telegram.ask("Ở sân sau.")
        telegram.person = ADMIN
        assert "docsach2026" in telegram.ask(ANSWER).text


def test_an_answer_is_not_taken_from_others_nor_in_a_group(library: Library) -> None:
    begins(library)
    assert "21 ngày" in library.answers("Mượn sách được bao lâu?")
    group = {"chat": -5, "chat_type": "supergroup"}
    library.telegram.say("Mọi người ơi", **group)
    assert "21 ngày" in library.telegram.ask("@thu_vien_bot mượn sách được bao lâu?", **group).text
    assert "Nguồn ở đâu?" in library.telegram.ask(ANSWER).text


@pytest.mark.parametrize("data", ["write:", "write:x"])
def test_a_button_that_makes_no_sense_begins_nothing(library: Library, data: str) -> None:
    library.asked_in_vain(WIFI)
    button = replace(library.card().button("Viết câu trả lời mới"), data=data)
    assert library.telegram.toast(library.telegram.press(button)) == ""
    assert "21 ngày" in library.telegram.ask("Mượn sách được bao lâu?").text


def test_a_question_that_left_the_log_is_told_so(library: Library) -> None:
    library.asked_in_vain(WIFI)
    button = replace(library.card().button("Viết câu trả lời mới"), data="write:999999")
    library.telegram.press(button)
    assert library.telegram.reply().text == "Câu này không còn trong nhật ký nữa."
