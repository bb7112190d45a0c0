"""Finding an answer without typing a question: one message that is leafed through."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.telegram_server import TelegramServer

TOPICS = ["Về câu lạc bộ", "Buổi sinh hoạt", "Mượn sách", "Điều chưa biết"]


def test_start_greets_and_shows_the_topics(telegram: TelegramServer) -> None:
    reply = telegram.ask("/start")
    assert "<b>Câu lạc bộ đọc sách Sông Xanh</b>" in reply.html
    assert reply.labels == TOPICS


def test_topics_questions_answer_and_back_in_one_message(telegram: TelegramServer) -> None:
    start = telegram.ask("/start")

    telegram.press(start.button("Buổi sinh hoạt"))
    questions = telegram.edited()
    assert questions.text == "Về Buổi sinh hoạt, bạn có thể hỏi:"
    assert questions.labels == [
        "Câu lạc bộ sinh hoạt vào ngày nào?",
        "Câu lạc bộ sinh hoạt ở đâu?",
        "Trại đọc mùa hè 2020 có gì?",
        "‹ Tất cả chủ đề",
    ]

    telegram.press(questions.button("vào ngày nào"))
    answer = telegram.edited()
    assert "15 giờ chủ nhật cuối cùng" in answer.text

    telegram.press(answer.button("sinh hoạt ở đâu"))
    related = telegram.edited()
    assert "phòng Hoa Sen" in related.text

    telegram.press(related.button("‹ Buổi sinh hoạt"))
    assert telegram.edited().text == questions.text
    assert {each.id for each in (questions, answer, related)} == {start.id}


def test_from_every_page_a_button_leads_to_all_topics(telegram: TelegramServer) -> None:
    telegram.press(telegram.ask("/topics").button("Buổi sinh hoạt"))
    questions = telegram.edited()
    telegram.press(questions.button("vào ngày nào"))
    answer = telegram.edited()
    assert "‹ Tất cả chủ đề" in questions.labels
    telegram.press(answer.button("Tất cả chủ đề"))
    topics = telegram.edited()
    assert topics.text == "Bạn muốn hỏi về chủ đề nào?"
    assert topics.labels == TOPICS


def test_pressing_twice_changes_nothing_and_is_quiet(telegram: TelegramServer) -> None:
    topics = telegram.ask("/topics")
    button = topics.button("Buổi sinh hoạt")
    telegram.press(button)
    telegram.press(button)
    telegram.edited()
    assert telegram.ask("cảm ơn bot").text == "Không có gì, chúc bạn đọc sách vui!"


@pytest.mark.parametrize("inaccessible", [False, True])
def test_a_page_that_was_deleted_is_sent_anew(
    telegram: TelegramServer, *, inaccessible: bool
) -> None:
    topics = telegram.ask("/topics")
    del telegram.api.messages[telegram.person, topics.id]
    telegram.press(topics.button("Buổi sinh hoạt"), old=True, inaccessible=inaccessible)
    assert telegram.reply().text == "Về Buổi sinh hoạt, bạn có thể hỏi:"


def test_an_answer_of_the_guide_too_long_for_one_message_has_its_buttons_at_the_end(
    telegram: TelegramServer,
) -> None:
    page = telegram.ask("/topics")
    telegram.press(replace(page.buttons[0], data="g:noi-quy-day-du"))
    assert "Điều 1:" in telegram.edited().text
    parts = [telegram.reply()]
    while not parts[-1].buttons:
        parts.append(telegram.reply())
    assert "Điều 40:" in parts[-1].text
    telegram.press(parts[-1].button("‹ Mượn sách"))
    assert telegram.edited().id == parts[-1].id


@pytest.mark.parametrize("data", ["t:chu-de-cu:0", "t:muon-sach:99", "t:muon-sach:x", "t:x"])
def test_a_topic_that_is_gone_leads_to_those_there_are(telegram: TelegramServer, data: str) -> None:
    telegram.press(replace(telegram.ask("/start").buttons[0], data=data))
    assert telegram.edited().labels == TOPICS


def test_an_entry_that_is_gone_says_so_and_offers_the_nearest(telegram: TelegramServer) -> None:
    telegram.press(replace(telegram.ask("/topics").buttons[0], data="g:ngay-thanh-lap-cu"))
    gone = telegram.edited()
    assert gone.text.startswith("Mục này không còn")
    assert gone.labels[0] == "Câu lạc bộ thành lập ngày nào?"
    assert gone.labels[-1] == "‹ Tất cả chủ đề"


def test_what_the_guide_showed_can_be_asked_about_further(telegram: TelegramServer) -> None:
    topics = telegram.ask("/topics")
    telegram.press(replace(topics.buttons[0], data="g:ngay-thanh-lap"))
    telegram.edited()
    assert "Mai Thị Lụa" in telegram.ask("2").text


def test_the_sources_are_told_with_publisher_date_and_address(telegram: TelegramServer) -> None:
    reply = telegram.ask("/sources")
    assert "• Giới thiệu câu lạc bộ đọc sách, Bản tin Sông Xanh, 14/3/2021" in reply.text
    assert "• Sổ tay trại đọc, 6/2020" in reply.text
    assert '<a href="https://songxanh.example/gioi-thieu?trang=1&amp;in=co">' in reply.html


def commands(telegram: TelegramServer, **scope: object) -> list[str]:
    told = telegram.api.answer(telegram.api.token, "getMyCommands", {"scope": json.dumps(scope)})
    return [command["command"] for command in told]


def test_people_and_groups_have_a_menu_each(telegram: TelegramServer) -> None:
    people = ["start", "topics", "sources", "help", "privacy", "forget"]
    assert commands(telegram, type="all_private_chats") == people
    assert commands(telegram, type="all_group_chats") == ["topics", "sources", "help"]


def test_an_admin_gets_a_menu_at_the_first_message_and_only_once(
    telegram: TelegramServer,
) -> None:
    for _ in range(2):
        telegram.ask("xin chào", chat=99, user=99)
    telegram.wait(lambda: commands(telegram, type="chat", chat_id=99) != [])
    people = commands(telegram, type="all_private_chats")
    admins = commands(telegram, type="chat", chat_id=99)
    assert admins[: len(people)] == people
    assert {"link", "status", "knowledge", "history", "rollback", "inbox", "why", "stats"} == {
        *admins[len(people) :]
    }
    scopes = [params.get("scope", "") for params in telegram.api.called("setMyCommands")]
    assert sum('"chat_id": 99' in scope for scope in scopes) == 1


def test_descriptions_are_set_at_start(telegram: TelegramServer) -> None:
    described = telegram.api.called("setMyDescription") + telegram.api.called(
        "setMyShortDescription"
    )
    assert ["Sông Xanh" in "".join(params.values()) for params in described] == [True, True]
