"""Where many talk: the bot answers who speaks to it, briefly, and is silent otherwise."""

from __future__ import annotations

from itertools import count

import pytest

from tests.bot_api import BOT, Fault, Json, Sent
from tests.telegram_server import TelegramServer

GROUP = -1001
HELP = "Bạn gõ câu hỏi, bot tìm câu trả lời"
QUESTION = "Câu lạc bộ thành lập ngày nào?"
OTHER_BOT = {"id": 5, "is_bot": True, "first_name": "Bot khác", "username": "bot_khac_bot"}
MEMBERS = count(100)
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}


def says(telegram: TelegramServer, text: str | None, **more: object) -> Json:
    return telegram.say(text, chat=GROUP, chat_type="supergroup", **{"user": next(MEMBERS)} | more)


def asks(telegram: TelegramServer, text: str, **more: object) -> Sent:
    says(telegram, f"@thu_vien_bot {text}", **more)
    return telegram.reply()


def is_silent(telegram: TelegramServer) -> bool:
    """Whether the bot says nothing to what was said, and to the next command it does."""
    return telegram.ask("/help").text.startswith(HELP)


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        f"@bot_khac_bot {QUESTION}",
        "/help@bot_khac_bot",
        "/lenh_la",
        "viết cho thu_vien_bot nhé",
    ],
)
def test_the_bot_is_silent_unless_spoken_to(telegram: TelegramServer, text: str) -> None:
    says(telegram, text)
    assert is_silent(telegram)


@pytest.mark.parametrize(
    "text",
    [
        "@thu_vien_bot Câu lạc bộ thành lập ngày nào?",
        "Câu lạc bộ thành lập ngày nào, @Thu_Vien_Bot?",
        "😀 @thu_vien_bot: câu lạc bộ thành lập ngày nào",
    ],
)
def test_a_mention_is_answered_as_a_reply(telegram: TelegramServer, text: str) -> None:
    message = says(telegram, text)
    reply = telegram.reply()
    assert "12/5/2019" in reply.text
    assert reply.replies_to == message["message_id"]


def test_a_mention_by_name_counts_too(telegram: TelegramServer) -> None:
    named = {"type": "text_mention", "offset": 0, "length": 3, "user": BOT}
    says(telegram, "Bot ơi, câu lạc bộ thành lập ngày nào?", entities=[named])
    assert "12/5/2019" in telegram.reply().text


def test_a_mention_under_a_photo_counts_too(telegram: TelegramServer) -> None:
    photo = {"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}
    mention = {"type": "mention", "offset": 0, "length": 13}
    says(
        telegram,
        None,
        photo=[photo],
        caption=f"@thu_vien_bot {QUESTION}",
        caption_entities=[mention],
    )
    assert "12/5/2019" in telegram.reply().text


def test_a_mention_alone_passes_on_the_question_it_replies_to(telegram: TelegramServer) -> None:
    asked = says(telegram, QUESTION)
    says(telegram, "@thu_vien_bot", reply_to_message=asked, user=2)
    assert "12/5/2019" in telegram.reply().text


def test_a_mention_that_asks_nothing_is_told_how_to_ask(telegram: TelegramServer) -> None:
    says(telegram, "@thu_vien_bot")
    assert "Bạn gõ câu hỏi giúp mình nhé" in telegram.reply().text


def test_a_command_is_answered(telegram: TelegramServer) -> None:
    says(telegram, "/start@thu_vien_bot noi-sinh-hoat")
    assert "phòng Hoa Sen" in telegram.reply().text
    says(telegram, "/topics")
    assert "Mượn sách" in telegram.reply().labels


def test_a_reply_to_the_bot_is_a_question_to_it(telegram: TelegramServer) -> None:
    answer = asks(telegram, QUESTION)
    says(telegram, "thế mượn sách được bao lâu?", reply_to_message=answer.message)
    assert "21 ngày" in telegram.reply().text


@pytest.mark.parametrize(
    "replied",
    [
        {"from": OTHER_BOT, "text": "Tôi là bot khác"},
        {"from": {"id": 9, "is_bot": False, "first_name": "Bình"}, "via_bot": BOT, "text": "21"},
        {"from": BOT, "forum_topic_created": {"name": "Hỏi đáp", "icon_color": 1}},
    ],
    ids=["another bot's", "sent through the bot", "the note that the topic began"],
)
def test_a_reply_to_anything_else_is_not(telegram: TelegramServer, replied: Json) -> None:
    chat = {"id": GROUP, "type": "supergroup"}
    says(telegram, QUESTION, reply_to_message={"message_id": 3, "date": 1, "chat": chat} | replied)
    assert is_silent(telegram)


def test_the_answer_is_short_its_details_folded_and_it_goes_on_in_private(
    telegram: TelegramServer,
) -> None:
    reply = asks(telegram, QUESTION)
    assert reply.text.startswith("Câu lạc bộ thành lập ngày 12/5/2019.\n")
    assert reply.folded == (
        "Thông tin tại thời điểm 3/2021.\n\n"
        "Nguồn: Giới thiệu câu lạc bộ đọc sách, Bản tin Sông Xanh, 14/3/2021"
    )
    onward = reply.button("Hỏi tiếp trong chat riêng")
    assert onward.url == "https://t.me/thu_vien_bot?start=ngay-thanh-lap"
    assert "Ai sáng lập câu lạc bộ?" not in reply.labels


def test_a_passage_goes_on_in_private_too(telegram: TelegramServer) -> None:
    reply = asks(telegram, "sách bị rách bìa thì có phải đền không?")
    payload = reply.button("chat riêng").url.partition("?start=")[2]
    assert "không phải đền" in telegram.ask(f"/start {payload}").text


def test_a_long_answer_is_folded_and_whole(telegram: TelegramServer) -> None:
    parts = [asks(telegram, "Toàn văn nội quy phòng đọc")]
    while not parts[-1].buttons:
        parts.append(telegram.reply())
    assert sum(part.text.count("bạn đọc giữ trật tự") for part in parts) == 120
    assert sum(part.folded.count("bạn đọc giữ trật tự") for part in parts) > 110


def test_a_choice_in_a_group_is_a_button(telegram: TelegramServer) -> None:
    reply = asks(telegram, "ngày nào")
    choices = [button for button in reply.buttons if button.data]
    telegram.press(choices[0], user=2)
    answer = telegram.reply()
    assert answer.replies_to == reply.id


def test_in_a_forum_the_reply_stays_in_its_topic(telegram: TelegramServer) -> None:
    reply = asks(telegram, "xin chào", message_thread_id=7, is_topic_message=True)
    assert reply.params["message_thread_id"] == "7"


def test_in_a_chain_of_replies_there_is_no_topic_to_stay_in(telegram: TelegramServer) -> None:
    reply = asks(telegram, "xin chào", message_thread_id=3)
    assert "message_thread_id" not in reply.params


@pytest.mark.parametrize(
    "sender",
    [
        {"from": ANONYMOUS, "sender_chat": {"id": GROUP, "type": "supergroup", "title": "Nhóm"}},
        {"from": ANONYMOUS, "sender_chat": {"id": -1007, "type": "channel", "title": "Kênh"}},
        {"from": None},
    ],
    ids=["an anonymous admin", "a channel as a member", "nobody"],
)
def test_whoever_asks_is_answered(telegram: TelegramServer, sender: Json) -> None:
    assert "12/5/2019" in asks(telegram, QUESTION, **sender).text


def test_another_bot_is_not_answered(telegram: TelegramServer) -> None:
    says(telegram, f"@thu_vien_bot {QUESTION}", **{"from": OTHER_BOT})
    assert is_silent(telegram)


def test_a_post_of_the_linked_channel_is_no_question(telegram: TelegramServer) -> None:
    says(telegram, f"Hỏi @thu_vien_bot: {QUESTION}", is_automatic_forward=True)
    assert is_silent(telegram)


def test_a_post_in_a_channel_is_no_question(telegram: TelegramServer) -> None:
    chat = {"id": -1008, "type": "channel", "title": "Kênh"}
    telegram.push(channel_post={"message_id": 1, "date": 1, "chat": chat, "text": "/start"})
    assert is_silent(telegram)


def test_each_member_has_a_talk_of_their_own(telegram: TelegramServer) -> None:
    first = asks(telegram, QUESTION, user=21)
    asks(telegram, "mượn sách được bao lâu?", user=22)
    says(telegram, "2", user=21, reply_to_message=first.message)
    assert "Mai Thị Lụa" in telegram.reply().text


def test_a_group_that_grew_gets_its_answer_in_the_new_chat(telegram: TelegramServer) -> None:
    telegram.api.chats.add(-1009)
    telegram.api.faults["sendMessage"] = Fault(
        400,
        chats={-55},
        description="Bad Request: group chat was upgraded to a supergroup chat",
        moved_to=-1009,
    )
    telegram.say(f"@thu_vien_bot {QUESTION}", chat=-55, chat_type="group")
    reply = telegram.reply()
    assert "12/5/2019" in reply.text
    assert reply.message["chat"]["id"] == -1009


def test_growing_itself_is_not_answered(telegram: TelegramServer) -> None:
    telegram.say(None, chat=-56, chat_type="group", migrate_to_chat_id=-1010)
    telegram.say(None, chat=-1010, chat_type="supergroup", migrate_from_chat_id=-56)
    assert is_silent(telegram)
