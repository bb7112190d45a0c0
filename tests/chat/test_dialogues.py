"""What people write on Telegram and what the bot says, over real HTTP, about a reading club."""

from __future__ import annotations

import unicodedata

import pytest

from tests.bot_api import BOT
from tests.telegram_server import TelegramServer

GROUP = -1001
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
    assert reply.labels == ["Câu lạc bộ đọc sách là gì?", "Ai sáng lập câu lạc bộ?"]


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


def test_a_button_opens_what_it_names(telegram: TelegramServer) -> None:
    reply = telegram.ask("Mượn sách được bao lâu?")
    press = telegram.press(reply.button("Trả sách muộn"))
    assert "thẻ tạm khóa" in telegram.reply().text
    assert {"callback_query_id": press} in telegram.api.called("answerCallbackQuery")


def test_topics_lead_to_questions_and_questions_to_answers(telegram: TelegramServer) -> None:
    topics = telegram.ask("/topics")
    assert topics.text == "Bạn muốn hỏi về chủ đề nào?"
    assert topics.labels == ["Về câu lạc bộ", "Buổi sinh hoạt", "Mượn sách", "Điều chưa biết"]

    telegram.press(topics.button("Buổi sinh hoạt"))
    questions = telegram.reply()
    assert questions.text == "Về Buổi sinh hoạt, bạn có thể hỏi:"
    assert len(questions.buttons) == 3

    telegram.press(questions.button("sinh hoạt ở đâu"))
    assert "phòng Hoa Sen" in telegram.reply().text


def test_start_greets_and_shows_the_topics(telegram: TelegramServer) -> None:
    reply = telegram.ask("/start")
    assert "<b>Câu lạc bộ đọc sách Sông Xanh</b>" in reply.html
    assert "Mượn sách" in reply.labels


def test_a_deep_link_opens_its_entry(telegram: TelegramServer) -> None:
    assert "12/5/2019" in telegram.ask("/start ngay-thanh-lap").text


def test_a_deep_link_to_nothing_says_so(telegram: TelegramServer) -> None:
    assert VANISHED in telegram.ask("/start muc-da-xoa").text


@pytest.mark.parametrize("command", ["/help", f"/help@{BOT['username']}", "/khong_co_lenh_nay"])
def test_help_and_unknown_commands_tell_how_to_ask(telegram: TelegramServer, command: str) -> None:
    assert telegram.ask(command).text.startswith(HELP)


def test_a_photo_gets_one_kind_sentence(telegram: TelegramServer) -> None:
    photo = {"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}
    telegram.say(None, photo=[photo], caption="Mượn sách được bao lâu?")
    assert telegram.reply().text.startswith(NOT_TEXT)


def test_what_telegram_itself_notes_in_a_chat_is_not_answered(telegram: TelegramServer) -> None:
    telegram.say(None, message_auto_delete_timer_changed={"message_auto_delete_time": 60})
    telegram.say(None, chat=GROUP, chat_type="supergroup", new_chat_title="Nhóm đọc")
    assert telegram.ask("/help").text.startswith(HELP)


@pytest.mark.parametrize("said", ["😀😀😀", "?", "   \u200b ", "á" * 10_000, "<b>&lt;", "la gi"])
def test_whatever_is_said_gets_one_reply(telegram: TelegramServer, said: str) -> None:
    assert telegram.ask(said).text


@pytest.mark.parametrize(
    "data", ["e:muc-da-xoa", "t:chu-de-cu:0", "t:muon-sach:99", "t:x", "?", ""]
)
def test_an_old_button_is_confirmed_and_says_that_its_entry_is_gone(
    telegram: TelegramServer, data: str
) -> None:
    old = telegram.ask("/topics").buttons[0]
    press = telegram.press(type(old)(old.text, data, old.message))
    assert telegram.reply().text.startswith(VANISHED)
    assert {"callback_query_id": press} in telegram.api.called("answerCallbackQuery")


def test_an_answer_too_long_for_one_message_comes_whole_in_several(
    telegram: TelegramServer,
) -> None:
    parts = [telegram.ask("Toàn văn nội quy phòng đọc")]
    while not parts[-1].buttons:
        parts.append(telegram.reply())
    text = "\n\n".join(part.text for part in parts)
    assert len(parts) > 1
    assert text.count("bạn đọc giữ trật tự & không viết vào sách.") == 120
    assert all(f"Điều {number}:" in text for number in range(1, 41))
    assert parts[-1].labels == ["Mượn sách được bao lâu?"]


def group_says(telegram: TelegramServer, text: str, **more: object) -> dict:
    return telegram.say(text, chat=GROUP, chat_type="supergroup", **more)


@pytest.mark.parametrize(
    "text",
    [
        "Câu lạc bộ thành lập ngày nào?",
        "@bot_khac_bot Câu lạc bộ thành lập ngày nào?",
        "/help@bot_khac_bot",
        "/lenh_la",
        "viết cho thu_vien_bot nhé",
    ],
)
def test_in_a_group_the_bot_is_silent_unless_spoken_to(telegram: TelegramServer, text: str) -> None:
    group_says(telegram, text)
    assert telegram.ask("/help").text.startswith(HELP)


@pytest.mark.parametrize(
    "text",
    [
        "@thu_vien_bot Câu lạc bộ thành lập ngày nào?",
        "Câu lạc bộ thành lập ngày nào, @Thu_Vien_Bot?",
        "😀 @thu_vien_bot: câu lạc bộ thành lập ngày nào",
    ],
)
def test_in_a_group_a_mention_is_answered_as_a_reply(telegram: TelegramServer, text: str) -> None:
    message = group_says(telegram, text)
    reply = telegram.reply()
    assert "12/5/2019" in reply.text
    assert f'"message_id": {message["message_id"]}' in reply.params["reply_parameters"]


def test_in_a_group_a_mention_by_name_counts_too(telegram: TelegramServer) -> None:
    named = {"type": "text_mention", "offset": 0, "length": 3, "user": BOT}
    group_says(telegram, "Bot ơi, câu lạc bộ thành lập ngày nào?", entities=[named])
    assert "12/5/2019" in telegram.reply().text


def test_in_a_group_a_command_to_the_bot_is_answered(telegram: TelegramServer) -> None:
    group_says(telegram, "/start@thu_vien_bot noi-sinh-hoat")
    assert "phòng Hoa Sen" in telegram.reply().text


def test_in_a_forum_the_reply_stays_in_its_topic(telegram: TelegramServer) -> None:
    group_says(telegram, "@thu_vien_bot xin chào", message_thread_id=7, is_topic_message=True)
    assert telegram.reply().params["message_thread_id"] == "7"


def test_menu_and_descriptions_are_set_at_start(telegram: TelegramServer) -> None:
    commands = telegram.api.answer(telegram.api.token, "getMyCommands", {})
    assert [command["command"] for command in commands] == ["start", "topics", "help"]
    described = telegram.api.called("setMyDescription") + telegram.api.called(
        "setMyShortDescription"
    )
    assert ["Sông Xanh" in "".join(params.values()) for params in described] == [True, True]
