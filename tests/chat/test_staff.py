"""A question goes to staff without its asker's name, and a person's answer comes back."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import open_knowledge
from bot.chat.staff import post_for_staff
from bot.store import Store
from tests.bot_api import Fault, Json, Sent
from tests.chat.conftest import STAFF
from tests.chat.test_feedback import STAFF_BUTTON, with_contact
from tests.telegram_bot import LIBRARY, running_bot
from tests.telegram_html import LIMIT, parse, units
from tests.telegram_server import TelegramServer

UNKNOWN = "Bác Tư ở quầy số mấy, gọi 0912 345 678 được không?"
SENT_ON = "Mình đã gửi câu hỏi này cho cán bộ"
NOT_SENT_ON = "Xin lỗi, lúc này mình chưa gửi được câu hỏi cho cán bộ."
FROM_STAFF = "👤 Cán bộ trả lời bạn:"
NOBODY_WAITS = "Câu này đã có người trả lời"
PICTURE = {"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}


def hands_over(
    telegram: TelegramServer, question: str = UNKNOWN, **more: object
) -> tuple[Json, Sent]:
    """Someone asks in vain and sends the question to staff; what they wrote, and the post."""
    asked = telegram.say(question, **more)
    telegram.press(telegram.reply().button(STAFF_BUTTON))
    post = telegram.reply()
    assert telegram.edited().labels[-1] == "Đã gửi cho cán bộ ✓"
    assert telegram.reply().text.startswith(SENT_ON)
    return asked, post


def staff_reply(telegram: TelegramServer, post: Sent, text: str | None, **more: object) -> Json:
    said = {"chat": STAFF, "user": 500, "chat_type": "supergroup"}
    return telegram.say(text, reply_to_message=post.message, **said | more)


def test_a_question_comes_to_staff_without_its_asker_and_masked(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    assert post.message["chat"]["id"] == STAFF
    assert post.text.startswith(
        "Có người hỏi:\n\nBác Tư ở quầy số mấy, gọi [số điện thoại] được không?\n\nBot đã trả lời:"
    )
    assert "Tài liệu mình có không trả lời được câu này" in post.folded
    assert "Bạn trả lời (reply) tin này" in post.text
    assert str(staffed.person) not in post.html
    assert "An" not in post.text.split()


def test_the_asker_gets_the_reply_under_their_question(staffed: TelegramServer) -> None:
    asked, post = hands_over(staffed)
    reply = staff_reply(staffed, post, "Quầy số 3, bạn <hỏi> bác Tư & cô Lụa nhé.")
    answer = staffed.reply()
    assert answer.message["chat"]["id"] == staffed.person
    assert answer.replies_to == asked["message_id"]
    assert answer.text == f"{FROM_STAFF}\n\nQuầy số 3, bạn <hỏi> bác Tư & cô Lụa nhé."
    told = staffed.reply()
    assert told.text == "Đã gửi cho người hỏi."
    assert told.replies_to == reply["message_id"]


def test_a_reply_keeps_its_marks_and_links(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    bold = {"type": "bold", "offset": 0, "length": 9}
    link = {"type": "text_link", "offset": 10, "length": 5, "url": "https://songxanh.example/"}
    staff_reply(staffed, post, "Quầy số 3 ở đây", entities=[bold, link])
    answer = staffed.reply()
    assert "<b>Quầy số 3</b>" in answer.html
    assert '<a href="https://songxanh.example/">ở đây</a>' in answer.html
    staffed.reply()


def test_only_the_first_reply_is_passed_on(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    first = staff_reply(staffed, post, "Quầy số 3.")
    assert staffed.reply().text.endswith("Quầy số 3.")
    staffed.reply()
    staff_reply(staffed, post, "À, quầy số 4.", user=501)
    assert staffed.reply().text.startswith(NOBODY_WAITS)
    staffed.correct(first, "Quầy số 4.")
    assert staffed.reply().text.startswith(NOBODY_WAITS)


def test_a_picture_is_not_passed_on_and_its_words_are(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    staff_reply(staffed, post, None, photo=[PICTURE])
    assert staffed.reply().text.startswith("Mình chỉ chuyển được chữ")
    staff_reply(staffed, post, None, photo=[PICTURE], caption="Quầy số 3, xem ảnh.")
    assert staffed.reply().text == f"{FROM_STAFF}\n\nQuầy số 3, xem ảnh."
    assert staffed.reply().text.startswith("Đã gửi phần chữ")


def test_a_reply_as_long_as_can_be_comes_whole(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    words = ("Quầy số 3. " * 400)[:4096].strip()
    staff_reply(staffed, post, words)
    assert staffed.reply().text == FROM_STAFF
    assert staffed.reply().text == words
    staffed.reply()


@pytest.mark.parametrize(
    "sender",
    [
        {
            "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
            "sender_chat": {"id": STAFF, "type": "supergroup", "title": "Cán bộ"},
        },
        {"from": {"id": 501, "is_bot": False, "first_name": "Cán bộ khác"}},
    ],
    ids=["an anonymous admin", "anyone there"],
)
def test_whoever_is_in_the_staffs_chat_may_answer(staffed: TelegramServer, sender: Json) -> None:
    _, post = hands_over(staffed)
    staff_reply(staffed, post, "Quầy số 3.", **sender)
    assert staffed.reply().text.endswith("Quầy số 3.")
    staffed.reply()


def test_what_staff_say_among_themselves_stays_there(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    said = {"chat": STAFF, "user": 500, "chat_type": "supergroup"}
    colleague = staffed.say("Ai trả lời câu này nhé?", **said)
    staffed.say("Để mình.", reply_to_message=colleague, **said)
    staff_reply(staffed, post, "Quầy 9", **{"from": {"id": 6, "is_bot": True, "first_name": "B"}})
    staff_reply(staffed, post, "/help")
    assert staffed.reply().text.startswith("Bạn gõ câu hỏi")
    staff_reply(staffed, post, "Quầy số 3.")
    assert staffed.reply().text.endswith("Quầy số 3.")
    staffed.reply()


def test_staff_can_ask_the_bot_too(staffed: TelegramServer) -> None:
    said = {"chat": STAFF, "user": 500, "chat_type": "supergroup"}
    staffed.say("@thu_vien_bot mượn sách được bao lâu?", **said)
    answer = staffed.reply()
    assert "21 ngày" in answer.text
    staffed.say("ai sáng lập câu lạc bộ?", reply_to_message=answer.message, **said)
    assert "Mai Thị Lụa" in staffed.reply().text


def test_an_answer_voted_down_is_shown_to_staff_with_the_question(staffed: TelegramServer) -> None:
    asked = staffed.say("Mượn sách được bao lâu?")
    staffed.press(staffed.reply().button("👎"))
    staffed.press(staffed.edited().button(STAFF_BUTTON))
    post = staffed.reply()
    assert "Mượn sách được bao lâu?" in post.text
    assert "21 ngày" in post.folded
    staffed.edited()
    staffed.reply()
    staff_reply(staffed, post, "Nay là 30 ngày.")
    assert staffed.reply().replies_to == asked["message_id"]
    staffed.reply()


def test_a_question_asked_by_a_button_is_answered_under_its_answer(
    staffed: TelegramServer,
) -> None:
    opened = staffed.ask("/start tra-muon")
    staffed.press(opened.button("👎"))
    staffed.press(staffed.edited().button(STAFF_BUTTON))
    post = staffed.reply()
    staffed.edited()
    staffed.reply()
    staff_reply(staffed, post, "Thẻ khóa đúng số ngày trễ.")
    assert staffed.reply().replies_to == opened.id
    staffed.reply()


def test_a_question_is_handed_over_once(staffed: TelegramServer) -> None:
    button = staffed.ask(UNKNOWN).button(STAFF_BUTTON)
    presses = [staffed.press(button), staffed.press(button)]
    staffed.reply()
    sent = staffed.edited()
    staffed.reply()
    presses.append(staffed.press(sent.button("Đã gửi cho cán bộ")))
    first, *again = map(staffed.toast, presses)
    assert first == ""
    assert all(toast.startswith("Câu hỏi này đã được gửi cho cán bộ") for toast in again)
    staffed.press(sent.button("👎"))
    assert staffed.edited().labels[-1] == "Đã gửi cho cán bộ ✓"


def test_one_person_can_not_fill_the_staffs_chat(staffed: TelegramServer) -> None:
    began = int(time.time())
    for minute in range(5):
        hands_over(staffed, UNKNOWN, date=began + 60 * minute)
    button = staffed.ask(UNKNOWN, date=began + 300).button(STAFF_BUTTON)
    assert staffed.toast(staffed.press(button)).startswith("Bạn đã gửi cán bộ khá nhiều câu rồi")


def test_whom_an_answer_can_not_reach_staff_are_told(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    staffed.api.faults["sendMessage"] = Fault(
        403, chats={staffed.person}, description="Forbidden: bot was blocked by the user"
    )
    staff_reply(staffed, post, "Quầy số 3.")
    assert staffed.reply().text.startswith("Không gửi được: người hỏi không còn nhận")
    staff_reply(staffed, post, "Quầy số 3.")
    assert staffed.reply().text.startswith(NOBODY_WAITS)


def test_a_reply_that_the_network_lost_can_be_written_again(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    staffed.api.faults["sendMessage"] = Fault(
        429, chats={staffed.person}, retry_after=3600, description="Too Many Requests"
    )
    staff_reply(staffed, post, "Quầy số 3.")
    assert "bạn trả lời lại" in staffed.reply().text
    staff_reply(staffed, post, "Quầy số 3.")
    assert staffed.reply().text == f"{FROM_STAFF}\n\nQuầy số 3."
    staffed.reply()


def test_who_has_themselves_forgotten_is_not_answered(staffed: TelegramServer) -> None:
    _, post = hands_over(staffed)
    staffed.ask("/xoa")
    staff_reply(staffed, post, "Quầy số 3.")
    assert staffed.reply().text.startswith(NOBODY_WAITS)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(403, description="Forbidden: bot was kicked from the supergroup chat"),
        Fault(400, description="Bad Request: not enough rights to send text messages to the chat"),
        Fault(400, description="Bad Request: chat not found"),
    ],
    ids=["kicked out", "no rights", "no such chat"],
)
def test_where_staff_can_not_be_reached_the_contact_is_named(tmp_path: Path, fault: Fault) -> None:
    knowledge = with_contact(tmp_path / "knowledge")
    with (
        TelegramServer() as telegram,
        running_bot(telegram, tmp_path, knowledge, BOT_STAFF_CHAT=str(STAFF)) as bot,
    ):
        telegram.api.chats.add(STAFF)
        telegram.api.faults["sendMessage"] = replace(fault, chats={STAFF})
        reply = telegram.ask(UNKNOWN)
        telegram.press(reply.button(STAFF_BUTTON))
        assert telegram.reply().text == (
            f"{NOT_SENT_ON}\n\nBạn có thể hỏi thêm: Cô Lụa, 0238 3 000 000"
        )
        bot.told("did not reach the staff's chat")
        telegram.press(reply.button(STAFF_BUTTON))  # they let the bot in again
        assert telegram.reply().message["chat"]["id"] == STAFF
        assert telegram.reply().text.startswith(SENT_ON)


def test_a_button_whose_question_is_gone_sends_nothing(staffed: TelegramServer) -> None:
    button = staffed.ask(UNKNOWN).button(STAFF_BUTTON)
    staffed.press(replace(button, data="s:999999:1"))
    assert staffed.reply().text == NOT_SENT_ON


@pytest.mark.parametrize("data", ["s:", "s:x:1", "s:1", "s:1:2:3"])
def test_a_button_that_makes_no_sense_is_confirmed_quietly(
    staffed: TelegramServer, data: str
) -> None:
    button = replace(staffed.ask(UNKNOWN).button(STAFF_BUTTON), data=data)
    assert staffed.toast(staffed.press(button)) == ""


def test_the_asker_is_known_after_a_restart_and_in_the_chat_the_staffs_group_became(
    tmp_path: Path,
) -> None:
    with TelegramServer() as telegram:
        telegram.api.chats |= {-77, -1077}
        telegram.api.faults["sendMessage"] = Fault(
            400,
            chats={-77},
            description="Bad Request: group chat was upgraded to a supergroup chat",
            moved_to=-1077,
        )
        with running_bot(telegram, tmp_path, BOT_STAFF_CHAT="-77") as bot:
            _, post = hands_over(telegram)
            bot.told("set BOT_STAFF_CHAT to -1077")
        assert post.message["chat"]["id"] == -1077
        with running_bot(telegram, tmp_path, BOT_STAFF_CHAT="-77"):
            staff_reply(telegram, post, "Quầy số 3.", chat=-1077)
            assert telegram.reply().text.endswith("Quầy số 3.")
            assert telegram.reply().text == "Đã gửi cho người hỏi."


def test_one_official_can_be_all_the_staff(tmp_path: Path) -> None:
    with TelegramServer() as telegram, running_bot(telegram, tmp_path, BOT_STAFF_CHAT="500"):
        telegram.api.chats.add(500)
        _, post = hands_over(telegram)
        staff_reply(telegram, post, "Quầy số 3.", chat=500, chat_type="private")
        assert telegram.reply().text.endswith("Quầy số 3.")
        assert telegram.reply().text == "Đã gửi cho người hỏi."


def test_after_seven_days_nobody_knows_who_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/staff.sqlite3"
    settings = {"BOT_DATABASE_URL": url, "BOT_STAFF_CHAT": str(STAFF)}
    with TelegramServer() as telegram:
        telegram.api.chats.add(STAFF)
        with running_bot(telegram, tmp_path, **settings):
            _, post = hands_over(telegram)
        store = Store.open(url)
        store.expire(datetime.now(UTC) + timedelta(days=7, minutes=1), timedelta(days=90))
        store.close()
        with running_bot(telegram, tmp_path, **settings):
            staff_reply(telegram, post, "Quầy số 3.")
            assert telegram.reply().text.startswith(NOBODY_WAITS)


@pytest.mark.parametrize("words", ["Vì sao? " * 512, "á" * 4096, "😀" * 2048, "<b>&amp;" * 500])
def test_whatever_was_asked_is_one_post(words: str) -> None:
    reply = post_for_staff(open_knowledge(LIBRARY), words, words)
    text, _ = parse(reply.html)
    assert units(text) <= LIMIT
    assert "Bạn trả lời (reply) tin này" in text
