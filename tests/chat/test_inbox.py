"""What people asked in vain comes to the admins, who say what is to be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.chat.taught_library import (
    ADMIN,
    NOT_KNOWN,
    PRINTER,
    READER,
    WIFI,
    WIFI_AGAIN,
    Library,
    open_library,
)

STAFF = -200
EMPTY = "Hộp thư trống"
THINGS = ["bể bơi", "máy in", "hồ cá", "quán phở", "bãi xe", "nhà vệ sinh", "két sắt"]
THINGS += ["tủ thuốc", "sân bóng", "đàn dương cầm", "vườn hồng"]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path) as library:
        yield library


def test_an_empty_inbox_says_so(library: Library) -> None:
    assert library.answers("Mượn sách được bao lâu?")
    inbox = library.inbox()
    assert inbox.text == "Hộp thư trống: trong 30 ngày qua không còn câu nào chờ bạn."
    assert library.turn(inbox, "Câu để sau").text == "Không có câu nào để sau."


def test_ten_groups_a_page_turned_in_place(library: Library) -> None:
    questions = [f"Có {thing} không?" for thing in THINGS]
    library.asked_in_vain(*questions)
    inbox = library.inbox()
    assert "11 câu" in inbox.text
    assert inbox.labels == [*map(str, range(1, 11)), "Trang sau »", "Câu để sau"]
    second = library.turn(inbox, "Trang sau")
    assert second.text.endswith(f"11. 1× {questions[-1]}")
    assert second.labels == ["11", "« Trang trước", "Câu để sau"]
    card = library.turn(second, "11")
    assert questions[-1] in card.text
    assert library.turn(card, "Hộp thư").text == inbox.text


def test_questions_become_phrasings_of_an_entry(library: Library) -> None:
    path = library.folder / "qa" / "muon-sach.yaml"
    before = path.read_text(encoding="utf-8")
    library.asked_in_vain("Cầm về nhà được mấy hôm?")
    near = library.turn(library.card(), "Thêm cách hỏi")
    assert near.text.startswith("Câu này cùng ý với mục nào?")
    entries = [label for label in near.labels if not label.startswith("‹")]
    assert 1 <= len(entries) <= 5
    library.telegram.press(replace(near.buttons[0], data=to(near, "thoi-han-muon")))
    preview = library.telegram.reply()
    assert "Thêm cách hỏi vào mục thoi-han-muon" in preview.text
    assert path.read_text(encoding="utf-8") == before
    library.press(preview, "Áp dụng")
    added = '    - "Cầm về nhà được mấy hôm?"\n'
    assert path.read_text(encoding="utf-8").replace(added, "") == before
    assert "21 ngày" in library.answers("Cầm về nhà được mấy hôm?")
    assert library.inbox().text.startswith(EMPTY)


def to(shown: object, entry: str) -> str:
    """The data of the button that adds to an entry."""
    data = next(b.data for b in shown.buttons if ":to:" in b.data)  # type: ignore[attr-defined]
    return f"{data.rpartition(':')[0]}:{entry}"


def test_a_proposal_that_is_dropped_leaves_the_group_where_it_was(library: Library) -> None:
    library.asked_in_vain("Cầm về nhà được mấy hôm?")
    near = library.turn(library.card(), "Thêm cách hỏi")
    library.telegram.press(near.buttons[0])
    assert library.press(library.telegram.reply(), "Huỷ").text.startswith("Đã huỷ")
    assert "1 câu" in library.inbox().text


def test_what_is_out_of_scope_is_left_unanswered(library: Library) -> None:
    library.asked_in_vain(WIFI, WIFI_AGAIN, PRINTER)
    gaps = library.turn(library.card(), "Ngoài phạm vi")
    assert "Câu lạc bộ có bao nhiêu thành viên?" in gaps.labels
    settled = library.turn(gaps, "Chỉ bỏ khỏi hộp thư")
    assert settled.text == "Đã bỏ 2 câu khỏi hộp thư."
    assert PRINTER in library.turn(settled, "Hộp thư").text
    assert library.answers(WIFI).startswith(NOT_KNOWN)


def test_what_is_out_of_scope_can_be_answered_by_an_entry_that_says_so(library: Library) -> None:
    library.asked_in_vain("Bể bơi mở lúc nào?")
    gaps = library.turn(library.card(), "Ngoài phạm vi")
    preview = library.press(gaps, "Câu lạc bộ có bao nhiêu thành viên?")
    library.press(preview, "Áp dụng")
    assert "Tài liệu không nói" in library.answers("Bể bơi mở lúc nào?")
    assert library.inbox().text.startswith(EMPTY)


def test_what_is_put_off_is_found_again(library: Library) -> None:
    library.asked_in_vain(WIFI, PRINTER)
    put_off = library.turn(library.card(), "Để sau")
    assert put_off.text == "Đã để sau 1 câu."
    inbox = library.turn(put_off, "Hộp thư")
    assert WIFI not in inbox.text
    later = library.turn(inbox, "Câu để sau")
    assert f"1. 1× {WIFI}" in later.text
    card = library.turn(later, "1")
    assert WIFI in card.text
    assert library.press(card, "Viết câu trả lời mới").text.startswith("Viết câu trả lời cho")


def test_an_answer_voted_down_comes_to_the_inbox(library: Library) -> None:
    answer = library.telegram.ask("Mượn sách được bao lâu?", user=READER, chat=READER)
    library.telegram.press(answer.button("👎"), user=READER)
    library.telegram.edited()
    inbox = library.inbox()
    assert "1. 1× Mượn sách được bao lâu? (👎 1)" in inbox.text
    card = library.turn(inbox, "1")
    assert "Mục thoi-han-muon trả lời câu này, bị 👎 1 lần." in card.text


def test_a_personal_number_never_reaches_the_inbox(library: Library) -> None:
    library.asked_in_vain("Gọi 0912 345 678 xin mật khẩu wifi được không?")
    assert "0912" not in library.inbox().text
    library.press(library.card(), "Viết câu trả lời mới")
    library.press(library.telegram.ask("Không."), "Bỏ qua")
    library.telegram.say("2099")
    preview = library.telegram.reply()
    assert "Gọi xin mật khẩu wifi được không?" in preview.text


def test_the_inbox_is_for_admins_alone_in_private(library: Library) -> None:
    library.asked_in_vain(WIFI)
    inbox = library.inbox()
    assert library.answers("/inbox").startswith("Bạn gõ câu hỏi")
    assert library.answers("/huy").startswith("Bạn gõ câu hỏi")
    for data in (inbox.buttons[0].data, "inbox:open:0", "write:1", "teach:1:out"):
        press = library.telegram.press(replace(inbox.buttons[0], data=data), user=READER)
        assert library.telegram.toast(press) == ""
    library.telegram.say("/inbox", chat=-5, chat_type="supergroup")
    assert "1 câu" in library.inbox().text


@pytest.mark.parametrize("data", ["teach:999999", "teach:x", "teach:999999:out"])
def test_a_question_that_is_gone_is_told_so(library: Library, data: str) -> None:
    library.asked_in_vain(WIFI)
    library.telegram.press(replace(library.inbox().buttons[0], data=data))
    assert library.telegram.edited().text == "Câu này không còn trong nhật ký nữa."


@pytest.mark.parametrize("data", ["inbox:", "inbox:open", "inbox:all:0", "inbox:open:-1"])
def test_a_page_that_makes_no_sense_stays_where_it_is(library: Library, data: str) -> None:
    library.asked_in_vain(WIFI)
    inbox = library.inbox()
    assert (
        library.telegram.toast(library.telegram.press(replace(inbox.buttons[0], data=data))) == ""
    )
    assert library.inbox().text == inbox.text


def test_the_buttons_work_after_a_restart(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        library.asked_in_vain(WIFI, PRINTER)
        inbox = library.inbox()
        (data,) = [button.data for button in inbox.buttons if button.text == "2"]
    with open_library(tmp_path) as library:
        inbox = library.inbox()
        library.telegram.press(replace(inbox.buttons[0], data=data))
        assert PRINTER in library.telegram.edited().text


def staff_answers(library: Library, words: str, user: int) -> object:
    """A reader's question goes to staff, who answer; what the staff's chat is told then."""
    telegram = library.telegram
    telegram.api.chats.add(STAFF)
    lost = telegram.ask(WIFI, user=READER, chat=READER)
    telegram.press(lost.button("Gửi câu hỏi cho cán bộ"), user=READER)
    post = telegram.reply()
    telegram.edited()
    telegram.reply()
    said = {"chat": STAFF, "user": user, "chat_type": "supergroup"}
    telegram.say(words, reply_to_message=post.message, **said)
    telegram.reply()
    return telegram.reply()


def test_what_staff_answered_is_taught_with_their_words(tmp_path: Path) -> None:
    with open_library(tmp_path, BOT_STAFF_CHAT=str(STAFF)) as library:
        telegram = library.telegram
        telegram.ask("/start")
        told = staff_answers(library, "Mật khẩu wifi là docsach2026.", ADMIN)
        press = telegram.press(told.button("Thêm vào kho tri thức"))
        card = telegram.reply()
        assert telegram.toast(press) == "Mình đã mở câu này trong chat riêng với bạn."
        assert card.message["chat"]["id"] == ADMIN
        source = library.press(card, "Viết câu trả lời mới")
        assert source.text.startswith("Mật khẩu wifi là docsach2026.\n\nNguồn ở đâu?")
        until = library.press(source, "Bỏ qua")
        library.press(library.press(until, "Bỏ qua"), "Áp dụng")
        assert library.answers(WIFI).startswith("Mật khẩu wifi là docsach2026.")


def test_who_is_no_admin_can_not_teach_from_the_staffs_chat(tmp_path: Path) -> None:
    with open_library(tmp_path, BOT_STAFF_CHAT=str(STAFF)) as library:
        told = staff_answers(library, "Mật khẩu wifi là docsach2026.", 500)
        press = library.telegram.press(told.button("Thêm vào kho tri thức"), user=500)
        assert library.telegram.toast(press).startswith("Chỉ người phụ trách bot")


def test_an_admin_who_never_wrote_to_the_bot_is_told_to_start_it(tmp_path: Path) -> None:
    with open_library(tmp_path, BOT_STAFF_CHAT=str(STAFF)) as library:
        told = staff_answers(library, "Mật khẩu wifi là docsach2026.", 500)
        press = library.telegram.press(told.button("Thêm vào kho tri thức"))
        assert library.telegram.toast(press).startswith("Bạn mở chat riêng với mình, bấm Start")
