"""What people write on Telegram and what the bot says, over real HTTP, about a reading club."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from tests.bot_api import BOT
from tests.telegram_server import TelegramServer

NOT_TEXT = "Mình chỉ đọc được tin nhắn chữ"
HELP = "Bạn gõ câu hỏi, bot tìm câu trả lời"
VANISHED = "Mục này không còn"


def test_a_question_is_answered_with_source_and_related_questions(telegram: TelegramServer) -> None:
    reply = telegram.ask("Câu lạc bộ thành lập ngày nào?")
    assert reply.text == (
        "Câu lạc bộ thành lập ngày 12/5/2019.\n\n"
        "Thông tin tại thời điểm 3/2021.\n\n"
        "Nguồn: Giới thiệu câu lạc bộ đọc sách, Bản tin Sông Xanh, 14/3/2021"
    )
    assert "<b>12/5/2019</b>" in reply.html
    assert '<a href="https://songxanh.example/gioi-thieu?trang=1&amp;in=co">' in reply.html
    assert reply.labels[:2] == ["Câu lạc bộ đọc sách là gì?", "Ai sáng lập câu lạc bộ?"]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("cau lac bo thanh lap ngay nao", "12/5/2019"),
        ("muon sach duoc bao lau", "21 ngày"),
        ("clb do ai lập vậy bot", "Mai Thị Lụa"),
        (unicodedata.normalize("NFD", "Đăng ký vào câu lạc bộ như thế nào?"), "phiếu màu xanh"),
        ("Xin chào", "Chào bạn!"),
        ("số lượng thành viên hiện nay", "Tài liệu không nói"),
        ("hè năm 2020 câu lạc bộ làm gì", "giai đoạn đã kết thúc (8/2020)"),
    ],
)
def test_people_ask_as_they_type(telegram: TelegramServer, asked: str, answer: str) -> None:
    assert answer in telegram.ask(asked).text


def test_what_no_entry_covers_comes_from_an_article(telegram: TelegramServer) -> None:
    reply = telegram.ask("sách bị rách bìa thì có phải đền không?")
    assert "Tóm lược theo Thư viện Sông Xanh" in reply.text
    assert "mang đến quầy để cô thủ thư dán lại, không phải đền." in reply.text


def test_what_nobody_wrote_down_is_not_invented(telegram: TelegramServer) -> None:
    assert "Nguồn:" not in telegram.ask("Ai vô địch giải bóng đá thế giới?").text


def test_a_button_under_an_answer_opens_what_it_names_below(telegram: TelegramServer) -> None:
    reply = telegram.ask("Mượn sách được bao lâu?")
    press = telegram.press(reply.button("Trả sách muộn"))
    assert "thẻ tạm khóa" in telegram.reply().text
    assert {"callback_query_id": press} in telegram.api.called("answerCallbackQuery")


def test_a_deep_link_opens_its_entry(telegram: TelegramServer) -> None:
    assert "12/5/2019" in telegram.ask("/start ngay-thanh-lap").text


def test_a_deep_link_opens_a_passage_too(telegram: TelegramServer) -> None:
    assert "Tóm lược theo" in telegram.ask("/start noi-quy-muon-sach__2").text


def test_a_deep_link_to_nothing_says_so_and_offers_the_nearest(telegram: TelegramServer) -> None:
    reply = telegram.ask("/start ngay-thanh-lap-clb")
    assert VANISHED in reply.text
    assert "Câu lạc bộ thành lập ngày nào?" in reply.labels


@pytest.mark.parametrize("command", ["/help", f"/help@{BOT['username']}", "/khong_co_lenh_nay"])
def test_help_and_unknown_commands_tell_how_to_ask(telegram: TelegramServer, command: str) -> None:
    assert telegram.ask(command).text.startswith(HELP)


PHOTO = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]


@pytest.mark.parametrize(
    "content",
    [
        {"photo": PHOTO},
        {"sticker": PHOTO[0] | {"type": "regular", "is_animated": False, "is_video": False}},
        {"voice": {"file_id": "1", "file_unique_id": "1", "duration": 3}},
        {"contact": {"phone_number": "1", "first_name": "An"}},
        {"location": {"latitude": 18.7, "longitude": 105.7}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ],
    ids=lambda content: next(iter(content)),
)
def test_what_is_no_text_gets_one_kind_sentence(telegram: TelegramServer, content: dict) -> None:
    telegram.say(None, **content)
    assert telegram.reply().text.startswith(NOT_TEXT)


def test_photos_sent_together_get_one_sentence(telegram: TelegramServer) -> None:
    for _ in range(3):
        telegram.say(None, photo=PHOTO, media_group_id="7")
    assert telegram.reply().text.startswith(NOT_TEXT)
    assert telegram.ask("/help").text.startswith(HELP)


def test_a_question_under_photos_is_answered_once(telegram: TelegramServer) -> None:
    telegram.say(None, photo=PHOTO, caption="Mượn sách được bao lâu?", media_group_id="8")
    telegram.say(None, photo=PHOTO, media_group_id="8")
    assert "21 ngày" in telegram.reply().text
    assert telegram.ask("/help").text.startswith(HELP)


def test_what_was_sent_through_the_bot_itself_is_no_question(telegram: TelegramServer) -> None:
    telegram.say("Sách mượn được giữ 21 ngày.", via_bot=BOT)
    assert telegram.ask("/help").text.startswith(HELP)


def test_what_telegram_itself_notes_in_a_chat_is_not_answered(telegram: TelegramServer) -> None:
    telegram.say(None, message_auto_delete_timer_changed={"message_auto_delete_time": 60})
    telegram.say(None, chat=-1001, chat_type="supergroup", new_chat_title="Nhóm đọc")
    assert telegram.ask("/help").text.startswith(HELP)


@pytest.mark.parametrize("said", ["😀😀😀", "?", "   \u200b ", "á" * 10_000, "<b>&lt;", "la gi"])
def test_whatever_is_said_gets_one_reply(telegram: TelegramServer, said: str) -> None:
    assert telegram.ask(said).text


def test_a_button_whose_entry_is_gone_says_so_and_offers_the_nearest(
    telegram: TelegramServer,
) -> None:
    reply = telegram.ask("Câu lạc bộ thành lập ngày nào?")
    button = reply.button("Ai sáng lập")
    reply.message["reply_markup"]["inline_keyboard"][1][0]["callback_data"] = "e:da-doi-ten"
    press = telegram.press(replace(button, data="e:da-doi-ten"))
    gone = telegram.reply()
    assert gone.text.startswith(VANISHED)
    assert "Ai sáng lập câu lạc bộ?" in gone.labels
    assert {"callback_query_id": press} in telegram.api.called("answerCallbackQuery")


@pytest.mark.parametrize("data", ["e:muc-da-xoa", "e:", "?", "?:x"])
def test_whatever_an_old_button_carries_is_confirmed_and_answered(
    telegram: TelegramServer, data: str
) -> None:
    old = telegram.ask("/topics").buttons[0]
    press = telegram.press(replace(old, data=data))
    assert telegram.reply().text.startswith(VANISHED)
    assert {"callback_query_id": press} in telegram.api.called("answerCallbackQuery")


def test_a_button_under_a_message_too_old_to_be_told_is_answered_in_its_chat(
    telegram: TelegramServer,
) -> None:
    reply = telegram.ask("Mượn sách được bao lâu?")
    telegram.press(reply.button("Trả sách muộn"), old=True, inaccessible=True)
    assert "thẻ tạm khóa" in telegram.reply().text


def test_an_answer_too_long_for_one_message_comes_whole_its_buttons_at_the_end(
    telegram: TelegramServer,
) -> None:
    parts = [telegram.ask("Toàn văn nội quy phòng đọc")]
    while not parts[-1].buttons:
        parts.append(telegram.reply())
    text = "\n\n".join(part.text for part in parts)
    assert len(parts) > 1
    assert text.count("bạn đọc giữ trật tự & không viết vào sách.") == 120
    assert all(f"Điều {number}:" in text for number in range(1, 41))
    assert parts[-1].labels[:2] == ["Mượn sách được bao lâu?", "Chép số 12/QĐ-TV"]
    assert parts[-1].button("Chép số").copy == "12/QĐ-TV"
